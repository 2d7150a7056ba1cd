"""Each bilag as PDF pages: as it is, from a picture, from text, or as a page that says why not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageOps, ImageSequence
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Frame, PageBreak, PageTemplate, Paragraph, Spacer
from reportlab.platypus.doctemplate import BaseDocTemplate

from klyngedesk.documents import fonts
from klyngedesk.documents.pdf_styles import styles
from klyngedesk.documents.pdf_text import markup

MARGIN = 40
LARGEST_SIDE = 3000


class CannotBeShown(Exception):
    """A bilag that has no pages of its own; its text is the Danish reason."""


@dataclass(frozen=True)
class BilagPages:
    """The pages, and what became of the file: "shown", "picture" or "placeholder" with the reason."""

    pdf: pikepdf.Pdf
    outcome: str
    reason: str = ""


def open_pdf(path: Path) -> BilagPages:
    """Return the pages of a PDF: by pikepdf, else saved anew by pdfium, else as pictures; CannotBeShown otherwise."""
    try:
        return BilagPages(_counted(pikepdf.open(path)), "shown")
    except pikepdf.PasswordError as error:
        raise CannotBeShown("Filen er låst med en adgangskode. Bed om den uden adgangskode, og skift filen.") from error
    except Exception:  # a damaged file may fail in any way; the next step of the ladder decides
        return _by_pdfium(path)


def _counted(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """Return the PDF once each of its pages has been reached and looks like a page."""
    if not len(pdf.pages):
        raise ValueError("no pages")
    for page in pdf.pages:
        page.mediabox  # noqa: B018 - a page without a box cannot be shown
    return pdf


def _by_pdfium(path: Path) -> BilagPages:
    for outcome, render in (("shown", _saved_anew), ("picture", _as_pictures)):
        try:
            return BilagPages(_counted(pikepdf.open(io.BytesIO(render(path)))), outcome)
        except Exception:
            continue
    raise CannotBeShown("Filen er beskadiget og kan ikke åbnes. Bed om at få den sendt igen, og skift filen.")


def _saved_anew(path: Path) -> bytes:
    made = io.BytesIO()
    document = pypdfium2.PdfDocument(path)
    document.save(made)
    document.close()
    return made.getvalue()


def _as_pictures(path: Path) -> bytes:
    document = pypdfium2.PdfDocument(path)
    pictures = []
    for page in document:
        scale = min(150 / 72, LARGEST_SIDE / max(page.get_size()))
        pictures.append(page.render(scale=scale).to_pil().convert("RGB"))
    return _pictures_as_pdf(pictures)


def picture_pages(path: Path) -> BilagPages:
    """Return a page for each picture in the file; CannotBeShown where it is damaged."""
    try:
        with Image.open(path) as opened:
            frames = [_upright(frame) for frame in ImageSequence.Iterator(opened)][:500]
        return BilagPages(pikepdf.open(io.BytesIO(_pictures_as_pdf(frames))), "shown")
    except Exception as error:  # every reader of pictures fails in its own way
        raise CannotBeShown("Billedet er beskadiget. Bed om at få det sendt igen, og skift filen.") from error


def _upright(frame: Image.Image) -> Image.Image:
    """Return the picture turned as it was taken, on white, in colours every reader shows."""
    turned = ImageOps.exif_transpose(frame)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        layered = turned.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        turned = Image.alpha_composite(white, layered)
    picture = turned.convert("RGB")
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    return picture


def _pictures_as_pdf(pictures: list[Image.Image]) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1, initialFontName=_font())
    for picture in pictures:
        size = (A4[1], A4[0]) if picture.width > picture.height else A4
        canvas.setPageSize(size)
        wide, high = size[0] - 2 * MARGIN, size[1] - 2 * MARGIN
        scale = min(wide / picture.width, high / picture.height, 72 / 96)
        width, height = picture.width * scale, picture.height * scale
        reader = ImageReader(picture)
        canvas.drawImage(reader, (size[0] - width) / 2, size[1] - MARGIN - height, width, height)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _font() -> str:
    fonts.registered()
    return fonts.BODY


def text_pages(path: Path) -> BilagPages:
    """Return the lines of a text file on pages."""
    content = path.read_bytes()
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("cp1252", errors="replace")
    lines = [Paragraph(markup(line.expandtabs(4)) or "&nbsp;", styles().body) for line in words.splitlines()]
    return BilagPages(_flowed(lines or [Spacer(1, 1)]), "shown")


def placeholder_page(title: str, file_name: str, reason: str) -> BilagPages:
    """Return one page that says what should have been here, and why it is not."""
    look = styles()
    told = [Spacer(1, 60), Paragraph(markup("Dette bilag kan ikke vises"), look.kind), Spacer(1, 16)]
    told += [Paragraph(markup(title), look.forum), Paragraph(markup(file_name), look.meta), Spacer(1, 10)]
    told += [Paragraph(markup(reason), look.body), PageBreak()]
    return BilagPages(_flowed(told), "placeholder", reason)


def _flowed(story: list[object]) -> pikepdf.Pdf:
    made = io.BytesIO()
    document = BaseDocTemplate(made, pagesize=A4, invariant=1, initialFontName=_font(), lang="da-DK")
    frame = Frame(60, 60, A4[0] - 120, A4[1] - 120, id="page")
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(story)
    return pikepdf.open(io.BytesIO(made.getvalue()))


Reader = Callable[[Path], BilagPages]
