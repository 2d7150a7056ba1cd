"""The mark by which an exported Word file is known again, and the words that stand in it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

NAME = "KlyngeDesk-udgave"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_SPACE = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_LARGEST = 200_000_000


def write_mark(document: Any, mark: str) -> None:
    """Put the mark among the document's own properties, where Word keeps it."""
    package = document.part.package
    found = next((each.target_part for each in package.rels.values() if each.reltype == _RELATION), None)
    root = etree.Element(f"{_SPACE}Properties", nsmap={None: _SPACE[1:-1], "vt": _TYPES})
    if found is not None:
        root = etree.fromstring(found.blob)
        for old in [each for each in root if each.get("name") == NAME]:
            root.remove(old)
    number = max((int(each.get("pid", "1")) for each in root), default=1) + 1
    made = etree.SubElement(root, f"{_SPACE}property", fmtid=_FORMAT, pid=str(number), name=NAME)
    etree.SubElement(made, f"{{{_TYPES}}}lpwstr").text = mark
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if found is not None:
        found._blob = content
    else:
        package.relate_to(Part(PackURI("/docProps/custom.xml"), _TYPE, content, package), _RELATION)


def read_mark(path: Path) -> str:
    """Return the mark of a file that was exported, however often it was saved since; empty where it has none."""
    try:
        with zipfile.ZipFile(path) as archive:
            name = next(name for name in archive.namelist() if name.casefold() == "docprops/custom.xml")
            if archive.getinfo(name).file_size > _LARGEST:
                return ""
            root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False))
    except (OSError, zipfile.BadZipFile, StopIteration, etree.XMLSyntaxError, NotImplementedError):
        return ""
    found = next((each for each in root if each.get("name") == NAME), None)
    return "" if found is None else "".join(found.itertext()).strip()


def lines_of_word(path: Path) -> tuple[str, ...]:
    """Return the paragraphs of the file from top to bottom, those of tables too, without the table of contents."""
    with path.open("rb") as file:  # docx itself calls every file that it cannot open no Word file
        document = docx.Document(file)
    contents = {style.style_id for style in document.styles if str(style.name).casefold().startswith("toc ")}
    found = (paragraph for paragraph in document.element.body.iter(qn("w:p")) if _style(paragraph) not in contents)
    return tuple(line for line in map(_words, found) if line.strip())


def _style(paragraph: Any) -> str:
    properties = paragraph.pPr
    return properties.pStyle.val if properties is not None and properties.pStyle is not None else ""


def _words(paragraph: Any) -> str:
    letters = {qn("w:tab"): "\t", qn("w:br"): "\n"}
    runs = (piece for run in paragraph.iter(qn("w:r")) for piece in run)
    return "".join(str(piece.text or "") if piece.tag == qn("w:t") else letters.get(piece.tag, "") for piece in runs)
