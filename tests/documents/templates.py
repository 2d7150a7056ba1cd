"""Templates as a forum's own Word makes them, and files that only look like one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

DOCUMENT = b"wordprocessingml.document.main+xml"


def control(tag: str, shown: str = "Klik her", *, block: bool = True, bound: bool = False) -> object:
    """Return a content control with that tag."""
    binding = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/>' if bound else ""
    look = '<w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr>'
    run = f"<w:r>{look}<w:t>{shown}</w:t></w:r><w:r><w:t>rest</w:t></w:r>"
    inner = f"<w:p>{run}</w:p>" if block else run
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/>{binding}<w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def danish_template(path: Path, change: Callable[[docx.document.Document], None] = lambda _: None) -> Path:
    """Return a template with Danish style ids, a letterhead and controls in body, header and footer."""
    document = docx.Document()
    for number in (1, 2, 3):
        style = document.styles[f"Heading {number}"]
        style.element.set(style.element.attrib.keys()[-1], f"Overskrift{number}")
        style.font.name = "Georgia"
    document.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1
    section = document.sections[0]
    section.header.paragraphs[0].text = "Havneby Kommune · Brevhoved"
    section.header.paragraphs[0]._p.append(control("Forum", block=False, bound=True))
    section.footer.paragraphs[0].text = "CVR 12 34 56 78"
    section.footer._element.append(control("dato"))
    document.add_paragraph("Før indholdet")
    body = document.element.body
    for tag in ("dokument", "indhold", "ukendt"):
        body.insert(len(body) - 1, control(tag))
    document.add_paragraph("Efter indholdet")
    change(document)
    document.save(str(path))
    return path


def changed_types(source: Path, target: Path, kind: bytes, more: dict[str, bytes] | None = None) -> Path:
    """Return a copy whose main part is of another kind."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            content = old.read(each)
            new.writestr(
                each.filename, content.replace(DOCUMENT, kind) if "Content_Types" in each.filename else content
            )
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return target


def zip_bomb(path: Path) -> Path:
    """Return a small file that unpacks to 300 MB."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", DOCUMENT)
        with archive.open("word/document.xml", "w") as file:
            zeros = io.BytesIO(b"\0" * 1_000_000).getvalue()
            for _ in range(300):
                file.write(zeros)
    return path
