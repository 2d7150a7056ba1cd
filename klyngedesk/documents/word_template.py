"""The forum's own Word template: opened with care, its controls filled, its letterhead left alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from klyngedesk.documents.parts import Outline
from klyngedesk.documents.word_letters import writable
from klyngedesk.documents.word_styles import Styles
from klyngedesk.model.errors import UserError

LARGEST, MOST_PARTS = 100_000_000, 4_000
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_TYPES = "[Content_Types].xml"
CONTENT_TAG = "indhold"
# The tags a content control may have, and what each is filled with.
TAGS: Mapping[str, str] = {
    "forum": "Mødeforummets navn",
    "dokument": "Dagsorden, Referat …",
    "titel": "Mødets egen titel",
    "dato": "Dag og tid, for eksempel Mandag den 8. marts 2027 kl. 13.00-15.00",
    "sted": "Stedet",
    "mødeleder": "Mødelederen",
    "referent": "Referenten",
    "afbud": "Navnene på dem, der har meldt afbud",
    "sagsnr": "Mødets sagsnummer",
    "dokumentnr": "Mødets dokumentnummer",
    "udgave": "Intern eller Offentlig",
    CONTENT_TAG: "Her står punkterne; uden det kommer de sidst i dokumentet",
}
_FRAME_TAGS = {"Sted": "sted", "Mødeleder": "mødeleder", "Referent": "referent", "Afbud": "afbud"}
_FRAME_TAGS |= {"Sagsnr.": "sagsnr", "Dokumentnr.": "dokumentnr"}


class TemplateProblem(UserError):
    """Why a file cannot be a template, in a sentence."""


def open_template(path: Path | None) -> Document:
    """Return the template as a document to write in; TemplateProblem where it is none or cannot be trusted."""
    if path is None or not path.is_file():
        raise TemplateProblem("Skabelonens fil mangler. Hent skabelonen igen.")
    content = path.read_bytes()
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        told = "Skabelonen er en ældre Word-fil eller låst med adgangskode."
        raise TemplateProblem(f"{told} Gem den i Word som .docx eller .dotx uden adgangskode.")
    try:
        document = docx.Document(io.BytesIO(_as_document(content)))
        _ = document.styles, document.sections[0]
    except TemplateProblem:
        raise
    except Exception as error:  # whatever a damaged file makes python-docx say
        raise TemplateProblem("Skabelonen kan ikke læses. Den er ikke en Word-fil eller er beskadiget.") from error
    _forget_its_own_template(document)
    return document


def _as_document(content: bytes) -> bytes:
    """Return the package of a .docx or .dotx as that of a document."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.infolist()
        if len(names) > MOST_PARTS or sum(each.file_size for each in names) > LARGEST:
            raise TemplateProblem("Skabelonen er alt for stor. Vælg en, der fylder mindre end 100 MB pakket ud.")
        types = archive.read(_TYPES)
        if b"macroEnabled" in types or any(each.filename.endswith("vbaProject.bin") for each in names):
            raise TemplateProblem("Skabelonen indeholder makroer. Gem den i Word som .dotx uden makroer.")
        if _TEMPLATE.encode() not in types:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
            for each in names:
                data = archive.read(each)
                is_types = each.filename == _TYPES
                told = data.replace(_TEMPLATE.encode(), CONTENT_TYPE.WML_DOCUMENT_MAIN.encode()) if is_types else data
                copy.writestr(each.filename, told)
        return made.getvalue()


def _forget_its_own_template(document: Document) -> None:
    """Drop the link to the file the template was made from: it tells a path on somebody's computer."""
    settings: Any = document.settings  # made where the template has none
    link = settings.element.find(qn("w:attachedTemplate"))
    if link is not None:
        settings.element.remove(link)
    relations = document.part.part_related_by(RELATION.SETTINGS).rels
    for key in [key for key, found in relations.items() if found.reltype.endswith("/attachedTemplate")]:
        del relations[key]


def missing_sentences(styles: Styles) -> tuple[str, ...]:
    """Return a sentence for each style that the template should have and has not."""
    return tuple(
        f"Skabelonen mangler typografien »{name}«. KlyngeDesk har brugt sin egen." for name in styles.missing()
    )


def values_of(outline: Outline) -> Mapping[str, str]:
    """Return what each tag is filled with."""
    frame = {_FRAME_TAGS[name]: value for name, value in outline.frame if name in _FRAME_TAGS}
    told = {"forum": outline.forum, "dokument": outline.kind.danish, "titel": outline.title}
    told |= {"dato": outline.date_line, "udgave": outline.audience.value.capitalize()}
    return {tag: told.get(tag, frame.get(tag, "")) for tag in TAGS if tag != CONTENT_TAG}


class Place:
    """Where in a template the document comes to stand, and what its controls already say."""

    def __init__(self, document: Document) -> None:
        self._document, self._body = document, document.element.body
        controls = list(_controls(self._body))
        self.tags = frozenset(tag for tag, _ in controls)
        self._control = next((control for tag, control in controls if tag == CONTENT_TAG), None)
        if self._control is None and not "".join(self._body.itertext()).strip() and not _has_picture(self._body):
            for empty in [each for each in self._body if each.tag == qn("w:p")]:
                self._body.remove(empty)
        self._before = set(self._body)

    def fill(self, values: Mapping[str, str]) -> None:
        """Fill the controls of the body, the headers and the footers; one with an unknown tag is left as it is."""
        for root in (self._body, *_edges(self._document)):
            for tag, control in list(_controls(root)):
                if tag in values:
                    _fill(control, values[tag])

    def move_in(self) -> None:
        """Move what was written at the end to the control that is meant for it."""
        if self._control is None:
            return
        written = [each for each in self._body if each not in self._before]
        place = _block_of(self._control)
        if place.tag == qn("w:sdt"):
            for each in written:
                place.addprevious(each)
            _end_with_paragraph(place)
            place.getparent().remove(place)
            return
        for each in reversed(written):
            place.addnext(each)
        _fill(self._control, "")


def _edges(document: Document) -> Iterator[Any]:
    """Yield the root of each header and footer that the template has."""
    for relation in document.part.rels.values():
        if relation.reltype in (RELATION.HEADER, RELATION.FOOTER):
            yield relation.target_part.element


def _controls(root: Any) -> Iterator[tuple[str, Any]]:
    for control in root.iter(qn("w:sdt")):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None:
            yield str(tag.get(qn("w:val"), "")).strip().casefold(), control


def _block_of(control: Any) -> Any:
    """Return the control, or what holds it, that stands where paragraphs can: in the body or in a cell."""
    while control.getparent().tag not in (qn("w:body"), qn("w:tc")):
        control = control.getparent()
    return control


def _end_with_paragraph(place: Any) -> None:
    """Let a cell that loses its last block end with a paragraph, which Word asks of it."""
    last = place.getprevious()
    if place.getparent().tag == qn("w:tc") and place.getnext() is None and (last is None or last.tag != qn("w:p")):
        place.addnext(OxmlElement("w:p"))


def _has_picture(body: Any) -> bool:
    return any(True for name in ("w:drawing", "w:pict", "w:sdt") for _ in body.iter(qn(name)))


def _fill(control: Any, words: str) -> None:
    """Let the control say the words, in the look of its first letters."""
    content = control.find(qn("w:sdtContent"))
    if content is None:
        return
    properties = control.find(qn("w:sdtPr"))
    for name in ("w:showingPlcHdr", "w:dataBinding"):  # Word would put its own words back
        for found in properties.findall(qn(name)):
            properties.remove(found)
    runs = list(content.iter(qn("w:r")))
    run = runs[0] if runs else _new_run(content)
    for other in runs[1:]:
        other.getparent().remove(other)
    for child in [each for each in run if each.tag != qn("w:rPr")]:
        run.remove(child)
    _no_placeholder_look(run)
    _write_lines(run, words)


def _new_run(content: Any) -> Any:
    paragraph = next(content.iter(qn("w:p")), None)
    run = OxmlElement("w:r")
    (content if paragraph is None else paragraph).append(run)
    return run


def _no_placeholder_look(run: Any) -> None:
    style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
    if style is not None and style.get(qn("w:val")) in ("PlaceholderText", "Pladsholdertekst"):
        style.getparent().remove(style)


def _write_lines(run: Any, words: str) -> None:
    for number, line in enumerate(writable(words).split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        text = OxmlElement("w:t")
        text.text = line
        text.set(qn("xml:space"), "preserve")
        run.append(text)
