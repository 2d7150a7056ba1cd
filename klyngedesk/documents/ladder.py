"""From a bilag's file to its pages, by the first way that works.

A PDF is taken as it is; else as pdfium saves it anew; else as pictures of its pages; and where nothing works, and for
what has no pages, one page says what is missing and what to do.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from klyngedesk.documents.bilag_pages import (
    CannotBeShown,
    Picture,
    pages_of_pictures,
    picture_pages,
    placeholder_page,
    text_pages,
)
from klyngedesk.documents.mended import mend
from klyngedesk.documents.pdf_facts import PdfFacts, facts_of
from klyngedesk.documents.reasons import LOCKED

LARGEST_SIDE = 3000
MOST_LOST = 50
DOTS = 150 / 72
LONGEST_ALT = 2000
_DAMAGE = re.compile("damaged|reconstruct|MediaBox is undefined|non-dictionary")
DAMAGED = "Filen er beskadiget og kan ikke åbnes. Bed om at få den sendt igen, og skift filen."
WAITING_FORM = (
    "Filen er en dynamisk formular, som kun Adobe Reader kan vise. Åbn den dér, udskriv den til PDF, og skift filen."
)


class Rung(IntEnum):
    AS_IT_IS = 0
    SAVED_ANEW = 1
    PICTURES = 2
    TOLD = 3


class Shown(StrEnum):
    """What became of a bilag in the packet."""

    AS_IT_IS = "shown"
    SAVED_ANEW = "repaired"
    PICTURES = "picture"
    TOLD = "placeholder"

    @property
    def danish(self) -> str:
        """Return what the secretary should know of it; nothing where all is well."""
        return _DANISH[self]


_DANISH = {
    Shown.AS_IT_IS: "",
    Shown.SAVED_ANEW: "Filen er beskadiget og er læst så godt, det kan lade sig gøre. Se siderne efter i pakken.",
    Shown.PICTURES: "Filen er beskadiget og vises som billeder af siderne. Se dem efter i pakken.",
    Shown.TOLD: "",
}


class Form(StrEnum):
    """What a bilag's file holds, as far as its pages go."""

    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"
    NOTHING = "nothing"


@dataclass(frozen=True)
class BilagSource:
    """A bilag's file on its way to pages; where it has none, `reason` says why in Danish.

    `barriers` is why not everyone can read it, where somebody has looked before.
    """

    form: Form
    title: str
    file_name: str
    path: Path | None = None
    password: str = ""
    reason: str = ""
    barriers: tuple[str, ...] | None = None


@dataclass
class BilagPages:
    """The pages, what became of the file, and what was learnt of it."""

    pdf: pikepdf.Pdf
    shown: Shown
    reason: str = ""
    facts: PdfFacts | None = None


def pages_at(source: BilagSource, rung: Rung, tell: Callable[[object], None]) -> BilagPages:
    """Return the pages by this way; any error where it does not work, CannotBeShown where none will."""
    if source.form is Form.NOTHING or source.path is None or rung is Rung.TOLD:
        return told(source, source.reason or DAMAGED)
    match source.form:
        case Form.PICTURE:
            return BilagPages(picture_pages(source.path, source.title, tell), Shown.AS_IT_IS)
        case Form.TEXT:
            return BilagPages(text_pages(source.path, source.title), Shown.AS_IT_IS)
    match rung:
        case Rung.AS_IT_IS:
            return _as_it_is(source.path, source.password)
        case Rung.SAVED_ANEW:
            return _checked(pikepdf.open(_saved_anew(source.path, source.password)), Shown.SAVED_ANEW)
    return BilagPages(pages_of_pictures(_photographed(source, tell), source.title), Shown.PICTURES)


def told(source: BilagSource, reason: str) -> BilagPages:
    """Return the page that says what is missing."""
    return BilagPages(placeholder_page(source.title, source.file_name, reason), Shown.TOLD, reason)


def _as_it_is(path: Path, password: str) -> BilagPages:
    try:
        return _checked(pikepdf.open(path, password=password), Shown.AS_IT_IS)
    except pikepdf.PasswordError as error:
        # some lock no more than the files inside them, which only pdfium knows how to tell
        try:
            opened = pikepdf.open(_saved_anew(path, password))
        except (pypdfium2.PdfiumError, pikepdf.PasswordError):
            raise CannotBeShown(LOCKED) from error
        return _checked(opened, Shown.AS_IT_IS)


def _checked(pdf: pikepdf.Pdf, shown: Shown) -> BilagPages:
    """Return the PDF once each of its pages has been reached and looks like a page."""
    if not len(pdf.pages):
        raise ValueError("no pages")
    told = any(_DAMAGE.search(each) for each in pdf.get_warnings())
    if mend(pdf) or told:
        shown = Shown.SAVED_ANEW
    facts = facts_of(pdf)
    if facts.waiting_form:
        raise CannotBeShown(WAITING_FORM)
    return BilagPages(pdf, shown, facts=facts)


def _saved_anew(path: Path, password: str) -> io.BytesIO:
    made = io.BytesIO()
    document = pypdfium2.PdfDocument(path, password=password or None)
    try:
        document.save(made, flags=pypdfium2.raw.FPDF_REMOVE_SECURITY)
    finally:
        document.close()
    made.seek(0)
    return made


def _photographed(source: BilagSource, tell: Callable[[object], None]) -> Iterator[Picture]:
    document = pypdfium2.PdfDocument(source.path, password=source.password or None)
    lost = 0
    try:
        for number in range(len(document)):
            tell(("page", number))
            title = f"{source.title}, side {number + 1} af {len(document)}"
            try:
                yield _photograph(document[number], title)
            except pypdfium2.PdfiumError:
                lost += 1
                if lost in (len(document), MOST_LOST):
                    raise
                yield _lost_page(title)
    finally:
        document.close()


def _lost_page(title: str) -> Picture:
    """Return a page that says that it is not there, where others of the file are."""
    words = "Siden er beskadiget og kan ikke vises."
    pixels = Image.new("RGB", (595, 842), "white")
    ImageDraw.Draw(pixels).text((60, 60), words, "black", ImageFont.load_default(16))
    return Picture(pixels, f"{title}. {words}", pixels.size, ((words, 0.1, 0.9, 0.02),))


def _photograph(page: Any, title: str) -> Picture:
    width, height = page.get_size()
    pixels: Image.Image = page.render(scale=min(DOTS, LARGEST_SIDE / max(width, height, 1))).to_pil().convert("RGB")
    pixels.format = "JPEG"
    words = tuple(_words(page, width, height))
    spoken = " ".join(each[0] for each in words)
    return Picture(pixels, f"{title}. {spoken}".strip(". ")[:LONGEST_ALT], (width, height), words)


def _words(page: Any, width: float, height: float) -> Iterator[tuple[str, float, float, float]]:
    """Yield each line of the page's text with its place; a page whose text cannot be read has none."""
    if page.get_rotation():
        return
    try:
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        for left, bottom, right, top in boxes:
            words = text.get_text_bounded(left, bottom, right, top).strip()
            if words:
                yield words, left / width, bottom / height, (top - bottom) / height
    except Exception:  # the picture is what matters
        return
