"""The template that is shipped: the house's clothes with every place marked, to be changed in Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from klyngedesk.documents.word_edges import page_of_pages
from klyngedesk.documents.word_styles import WIDTH, Role, Styles, speak_danish
from klyngedesk.documents.word_template import CONTENT_TAG, TAGS
from klyngedesk.model.layout import Layout

_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"


def write_ready_template(path: Path, layout: Layout) -> None:
    """Write a .dotx in the layout's colour and font, whose controls KlyngeDesk fills."""
    document = docx.Document()
    styles = Styles(document, layout)
    styles.wear_house()
    for tag, role in (
        ("dokument", Role.TITLE),
        ("forum", Role.SUBTITLE),
        ("titel", Role.SUBTITLE),
        ("dato", Role.DATE),
    ):
        _put_control(document.add_paragraph(style=styles[role]), tag)
    body = document.element.body
    body.insert(len(body) - 1, _control(CONTENT_TAG, f"<w:p><w:r><w:t>{TAGS[CONTENT_TAG]}</w:t></w:r></w:p>"))
    section = document.sections[0]
    section.header.paragraphs[0].text = "Brevhoved: sæt kommunens logo og adresse ind her"
    footer = section.footer.paragraphs[0]
    footer.style.paragraph_format.tab_stops.clear_all()
    footer.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    _put_control(footer, "forum")
    footer.add_run("\t")
    page_of_pages(footer)
    speak_danish(document)
    document.core_properties.title, document.core_properties.author = "Skabelon", "KlyngeDesk"
    made = io.BytesIO()
    document.save(made)
    path.write_bytes(_as_template(made.getvalue()))


def _put_control(paragraph: Any, tag: str) -> None:
    paragraph._p.append(_control(tag, f"<w:r><w:t>{TAGS[tag].replace('…', 'og så videre')}</w:t></w:r>"))


def _control(tag: str, inner: str) -> Any:
    return parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _as_template(content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for each in source.infolist():
            data = source.read(each)
            if each.filename == "[Content_Types].xml":
                data = data.replace(CONTENT_TYPE.WML_DOCUMENT_MAIN.encode(), _TEMPLATE.encode())
            copy.writestr(each.filename, data)
    return made.getvalue()
