"""A Word file read back: its headings, lists and tables, and the order of its parts."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from lxml import etree

from klyngedesk.documents.word_order import ORDERS

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def convert_in_office(folder: Path, *files: Path, form: str = "pdf") -> None:
    """Have LibreOffice write each file in another form into the folder, where its profile is too."""
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, *files]
    subprocess.run(command, check=True, capture_output=True)


def headings(path: Path) -> list[tuple[int, str]]:
    """Return level and words of each heading, with the number that Word counts."""
    found, counts = [], [0, 0]
    for paragraph in docx.Document(str(path)).paragraphs:
        if not paragraph.style.name.startswith("Heading"):
            continue
        numbers = paragraph._p.pPr.numPr
        number = ""
        if numbers is not None and numbers.numId.val:
            level = numbers.ilvl.val if numbers.ilvl is not None else 0
            counts[level] += 1
            counts[1] = counts[1] if level else 0
            number = f"{counts[0]} {chr(96 + counts[1])}) " if level else f"{counts[0]}. "
        found.append((int(paragraph.style.name.split()[1]), number + paragraph.text))
    return found


def list_lines(path: Path) -> list[tuple[str, int, str]]:
    """Return kind, depth and words of each line of a list."""
    found = []
    for paragraph in docx.Document(str(path)).paragraphs:
        kind = {"List Bullet": "•", "List Number": "1"}.get(paragraph.style.name)
        if kind:
            found.append((kind, paragraph._p.pPr.numPr.ilvl.val, paragraph.text))
    return found


def disorder(path: Path) -> list[str]:
    """Return the places where children stand in another order than the standard wants, or twice."""
    return [wrong for name, root in parts(path) for element in root.iter() for wrong in _wrong(name, element)]


def parts(path: Path) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield name, etree.fromstring(archive.read(name))


_MANY = {"headerReference", "footerReference", "lvl", "lvlOverride", "abstractNum", "num", "style", "tr", "tc"}
_MANY |= {"tblStylePr", "bookmarkStart", "bookmarkEnd"}


_SIDES = ("top", "left", "start", "bottom", "right", "end")
# Of the settings those that Word's own files and ours have; they stand in the order of the standard.
_SETTINGS = (
    *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "embedTrueTypeFonts"),
    *("embedSystemFonts", "saveSubsetFonts", "mirrorMargins", "hideSpellingErrors", "hideGrammaticalErrors"),
    *("activeWritingStyle", "proofState", "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "trackRevisions"),
    *("documentProtection", "defaultTabStop", "autoHyphenation", "hyphenationZone", "evenAndOddHeaders"),
    *("drawingGridHorizontalSpacing", "characterSpacingControl", "savePreviewPicture", "updateFields"),
    *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "themeFontLang"),
    *("clrSchemeMapping", "doNotAutoCompressPictures", "shapeDefaults", "decimalSymbol", "listSeparator"),
    *("docId", "defaultImageDpi", "chartTrackingRefBased"),
)
_WHOLE = {
    **ORDERS,
    "settings": _SETTINGS,
    "docDefaults": ("rPrDefault", "pPrDefault"),
    "tblStylePr": ("pPr", "rPr", "tblPr", "trPr", "tcPr"),
    "pBdr": ("top", "left", "bottom", "right", "between", "bar"),
    "tblBorders": (*_SIDES, "insideH", "insideV"),
    "tcBorders": (*_SIDES, "insideH", "insideV", "tl2br", "tr2bl"),
    "tblCellMar": _SIDES,
    "tcMar": _SIDES,
    "lvlOverride": ("startOverride", "lvl"),
    "sdtPr": ("rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr", "dataBinding", "text"),
}
_FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr", "tr": "trPr"}


def _wrong(name: str, element: Any) -> Iterator[str]:
    mine = str(element.tag).removeprefix(WORD)
    told = [etree.QName(child).localname for child in element if isinstance(child.tag, str)]
    if _FIRST.get(mine) in told[1:]:
        yield f"{name}: {mine} {told}"
    order = _WHOLE.get(mine)
    if order is None or not str(element.tag).startswith(WORD):
        return
    told = [each.replace("footerR", "headerR") for each in told]  # either may stand before the other
    unknown = [each for each in told if each not in order]
    places = [order.index(each) for each in told if each in order]
    twice = [each for each in set(told) - _MANY if told.count(each) > 1]
    if unknown or places != sorted(places) or twice:
        yield f"{name}: {element.tag.removeprefix(WORD)} {told}"
