"""The stamp on each page of a bilag: which it is, and the way back to its item."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents import fonts

SIZE, HEIGHT, INSET = 8.0, 14.0, 12.0
_FONT = "/KlyngeStempel"


class StampSheet:
    """The stamps of a packet as they are drawn, and the fonts they share."""

    def __init__(self, packet: Pdf, words: Sequence[str]) -> None:
        fonts.registered()
        made = io.BytesIO()
        canvas = Canvas(made, invariant=1, initialFontName=fonts.BODY)
        self._stamps = [_draw(canvas, each) for each in words]
        canvas.showPage()
        canvas.save()
        with pikepdf.open(io.BytesIO(made.getvalue())) as drawn:
            listed = drawn.pages[0].resources.get("/Font", {})
            self._fonts = {_named(name): packet.copy_foreign(font) for name, font in listed.items()}
        self._packet = packet
        self._before = packet.make_stream(b"q\n")

    def put(self, page: pikepdf.Page, number: int, back_to: str) -> Any:
        """Put that stamp in the top right corner as the page is read; return its link back to a destination."""
        width, drawing = self._stamps[number]
        matrix, corner = placement(page, width)
        for name, font in self._fonts.items():
            if name.encode() in drawing:
                page.add_resource(font, Name.Font, Name(name))
        page.contents_add(self._before, prepend=True)
        placed = " ".join(f"{value:.4f}" for value in matrix).encode("ascii")
        page.contents_add(b"\nQ\n/Artifact <</Type /Pagination>> BDC\nq " + placed + b" cm\n" + drawing + b"Q\nEMC\n")
        return _link_back(self._packet, page, corner, back_to)


def _named(name: str) -> str:
    """Return a name for the font that no page has for another."""
    return _FONT + name.lstrip("/").replace("+", "-")


def _draw(canvas: Canvas, words: str) -> tuple[float, bytes]:
    """Return the stamp's width, and the operators that draw it."""
    pieces = list(fonts.pieces(words))
    named = [(text, fonts.FALLBACK if fallback else fonts.BODY) for text, fallback in pieces]
    width = sum(pdfmetrics.stringWidth(text, font, SIZE) for text, font in named) + 10
    line = canvas.beginText(5, 4)
    for text, font in named:
        line.setFont(font, SIZE)
        line.textOut(text)
    written = re.sub(r"/F\d+\+\d+", lambda found: _named(found[0]), line.getCode())
    box = f"1 g 0 0 {width:.2f} {HEIGHT} re f 0.7 G 0.5 w 0.25 0.25 {width - 0.5:.2f} {HEIGHT - 0.5} re S 0.1 g\n"
    return width, box.encode("ascii") + written.encode("latin-1") + b"\n"


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


def _link_back(target: Pdf, page: pikepdf.Page, corner: tuple[float, ...], destination: str) -> Any:
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([*corner]),
        Border=Array([0, 0, 0]),
        Dest=String(destination),
        Contents=String("Tilbage til punktet"),
        F=4,
    )
    made = target.make_indirect(link)
    listed = page.obj.get("/Annots")
    page.obj.Annots = Array([*(listed if isinstance(listed, Array) else ()), made])
    return made
