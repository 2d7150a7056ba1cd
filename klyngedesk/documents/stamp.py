"""The stamp on each page of a bilag: which it is, and the way back to its item."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents import fonts

SIZE, HEIGHT, INSET = 8.0, 14.0, 12.0


@dataclass(frozen=True)
class StampSheet:
    """One drawn stamp for each page of the packet that needs one, in one file with one font."""

    pdf: Pdf
    widths: tuple[float, ...]

    @classmethod
    def of(cls, words: list[str]) -> StampSheet:
        """Return a sheet with a page for each stamp's words."""
        fonts.registered()
        made = io.BytesIO()
        canvas = Canvas(made, invariant=1, initialFontName=fonts.BODY)
        widths = tuple(_draw(canvas, each) for each in words)
        canvas.save()
        return cls(pikepdf.open(io.BytesIO(made.getvalue())), widths)


def _draw(canvas: Canvas, words: str) -> float:
    pieces = list(fonts.pieces(words))
    named = [(text, fonts.FALLBACK if fallback else fonts.BODY) for text, fallback in pieces]
    width = sum(pdfmetrics.stringWidth(text, font, SIZE) for text, font in named) + 10
    canvas.setPageSize((width, HEIGHT))
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(0, 0, width, HEIGHT, stroke=0, fill=1)
    canvas.setStrokeColorRGB(0.7, 0.7, 0.7)
    canvas.setLineWidth(0.5)
    canvas.rect(0.25, 0.25, width - 0.5, HEIGHT - 0.5, stroke=1, fill=0)
    canvas.setFillColorRGB(0.11, 0.11, 0.1)
    line = canvas.beginText(5, 4)
    for text, font in named:
        line.setFont(font, SIZE)
        line.textOut(text)
    canvas.drawText(line)
    canvas.showPage()
    return width


def stamp_page(target: Pdf, page: pikepdf.Page, sheet: StampSheet, number: int, back_to: str) -> None:
    """Put stamp `number` of the sheet in the top right corner as the page is read, linked back to a destination."""
    form = target.copy_foreign(sheet.pdf.pages[number].as_form_xobject())
    matrix, corner = placement(page, sheet.widths[number])
    page.contents_add(b"q\n", prepend=True)
    name = page.add_resource(form, Name.XObject, Name("/KlyngeStempel"))
    drawn = " ".join(f"{value:.4f}" for value in matrix)
    page.contents_add(f"\nQ\nq {drawn} cm {name} Do Q\n".encode("ascii"))
    _link_back(target, page, corner, back_to)


def placement(page: pikepdf.Page, width: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the matrix that puts a stamp upright in the visible top right corner, and its rectangle."""
    left, bottom, right, top = _visible(page)
    turn = _turn(page)
    across = (right - left) if turn in (0, 180) else (top - bottom)
    scale = max(0.2, min(6.0, across / 595.0, (across - 2 * INSET) / width if across > 3 * INSET else 0.2))
    inset, wide, high = INSET * scale, width * scale, HEIGHT * scale
    match turn:
        case 90:
            x, y = left + inset + high, top - inset - wide
            return (0, scale, -scale, 0, x, y), (x - high, y, x, y + wide)
        case 180:
            x, y = left + inset + wide, bottom + inset + high
            return (-scale, 0, 0, -scale, x, y), (x - wide, y - high, x, y)
        case 270:
            x, y = right - inset - high, bottom + inset + wide
            return (0, -scale, scale, 0, x, y), (x, y - wide, x + high, y)
    x, y = right - inset - wide, top - inset - high
    return (scale, 0, 0, scale, x, y), (x, y, x + wide, y + high)


def _visible(page: pikepdf.Page) -> tuple[float, float, float, float]:
    """Return what of the page is shown: its crop box within its media box, corners in order."""
    media, crop = _box(page.mediabox), _box(page.cropbox)
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _box(box: object) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(value) for value in box)  # type: ignore[attr-defined]
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _turn(page: pikepdf.Page) -> int:
    try:
        return int(page.obj.get("/Rotate", _inherited(page.obj, "/Rotate", 0))) % 360
    except (TypeError, ValueError):
        return 0


def _inherited(node: pikepdf.Object, key: str, default: int) -> int:
    for _ in range(50):
        node = node.get("/Parent")
        if node is None:
            return default
        if key in node:
            return int(node[key])
    return default


def _link_back(target: Pdf, page: pikepdf.Page, corner: tuple[float, ...], destination: str) -> None:
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([*corner]),
        Border=Array([0, 0, 0]),
        Dest=String(destination),
        Contents=String("Tilbage til punktet"),
        F=4,
    )
    listed = page.obj.get("/Annots")
    annotations = list(listed) if isinstance(listed, Array) else []
    page.obj.Annots = Array([*annotations, target.make_indirect(link)])
