"""What is done to every page of a finished PDF: the word "Udkast" on a draft."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents import fonts
from klyngedesk.documents.pdf_saving import save_pdf

DRAFT = "Udkast"
_SIZE, _WIDTH, _HEIGHT, _INSET = 10, 58.0, 16.0, 12.0


def mark_as_draft(path: Path) -> None:
    """Write "Udkast" at the top of every page, beside what is read aloud."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf, pikepdf.open(io.BytesIO(_drawn())) as sheet:
        form = pdf.copy_foreign(sheet.pages[0].as_form_xobject())
        for page in pdf.pages:
            _put(page, form)
        _save(pdf, path)


def _save(pdf: Pdf, path: Path) -> None:
    save_pdf(pdf, path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _drawn() -> bytes:
    fonts.registered()
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(_WIDTH, _HEIGHT), invariant=1, initialFontName=fonts.BODY)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setStrokeColorRGB(0.65, 0.12, 0.09)
    canvas.rect(0.5, 0.5, _WIDTH - 1, _HEIGHT - 1, stroke=1, fill=1)
    canvas.setFillColorRGB(0.65, 0.12, 0.09)
    canvas.setFont(fonts.BODY, _SIZE)
    canvas.drawCentredString(_WIDTH / 2, 4.5, DRAFT)
    canvas.save()
    return made.getvalue()


def _put(page: pikepdf.Page, form: pikepdf.Object) -> None:
    """Draw the mark in the top left corner as the page is read."""
    left, bottom, right, top = (float(value) for value in page.cropbox)
    turn = int(page.rotation) % 360
    matrix = {
        0: (1, 0, 0, 1, left + _INSET, top - _INSET - _HEIGHT),
        90: (0, 1, -1, 0, left + _INSET + _HEIGHT, bottom + _INSET),
        180: (-1, 0, 0, -1, right - _INSET, bottom + _INSET + _HEIGHT),
        270: (0, -1, 1, 0, right - _INSET - _HEIGHT, top - _INSET),
    }.get(turn, (1, 0, 0, 1, left + _INSET, top - _INSET - _HEIGHT))
    name = page.add_resource(form, Name.XObject, Name("/KlyngeUdkast"))
    place = " ".join(f"{value:.2f}" for value in matrix)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(f"\nQ\n/Artifact BMC q {place} cm {name} Do Q EMC\n".encode("ascii"))
