"""Pages of our own for a bilag: a picture, the lines of a text, or why there is nothing to show. All are accessible."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageOps, ImageSequence
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Frame, PageBreak, PageTemplate, Spacer
from reportlab.platypus.doctemplate import BaseDocTemplate

from klyngedesk.documents import fonts
from klyngedesk.documents.pdf_styles import styles
from klyngedesk.documents.pdf_text import markup
from klyngedesk.documents.tagged.canvas import TaggedCanvas
from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.finish import finish
from klyngedesk.documents.tagged.flowables import TaggedParagraph
from klyngedesk.documents.tagged.metadata import Description

rl_config.useA85 = 0  # pictures in letters are a quarter larger, and slow to make
MARGIN = 40
LARGEST_SIDE = 3000
QUALITY = 88


class CannotBeShown(Exception):
    """A bilag that has no pages of its own; its text is the Danish reason."""


@dataclass(frozen=True)
class Picture:
    """A picture for a page of its own: the pixels, what it shows, and the words that stand in it.

    A word is its text with its left, bottom and height in parts of the picture's width and height.
    """

    pixels: Image.Image
    alt: str
    size: tuple[float, float] | None = None
    words: tuple[tuple[str, float, float, float], ...] = ()


def picture_pages(path: Path, title: str, tell: Callable[[object], None] = lambda _: None) -> pikepdf.Pdf:
    """Return a page for each picture in the file; CannotBeShown where it is damaged."""
    _know_phone_pictures()
    try:
        with Image.open(path) as opened:
            return pages_of_pictures(_frames(opened, title, tell), title)
    except Image.DecompressionBombError as error:
        raise CannotBeShown("Billedet er for stort. Gem det mindre, og skift filen.") from error
    except MemoryError:
        raise
    except Exception as error:  # every reader of pictures fails in its own way
        raise CannotBeShown("Billedet er beskadiget. Bed om at få det sendt igen, og skift filen.") from error


def _know_phone_pictures() -> None:
    import pi_heif  # late: only where there are pictures

    pi_heif.register_heif_opener()


def _frames(opened: Image.Image, title: str, tell: Callable[[object], None]) -> Iterator[Picture]:
    """Yield the pages of a TIFF, and of everything else, also what moves, the first picture."""
    count = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
    for number, frame in enumerate(ImageSequence.Iterator(opened)):
        if number == count:
            return
        tell(("page", number))
        yield Picture(_upright(frame), f"{title}, side {number + 1} af {count}" if count > 1 else title)


def _upright(frame: Image.Image) -> Image.Image:
    """Return the picture turned as it was taken, on white, in colours every reader shows."""
    turned = ImageOps.exif_transpose(frame)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        layered = turned.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        turned = Image.alpha_composite(white, layered)
    picture = turned.convert("L" if turned.mode in ("1", "L") else "RGB")
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    picture.info.clear()  # a JPEG's comment would be written again
    picture.format = frame.format
    return picture


def pages_of_pictures(pictures: Iterable[Picture], title: str) -> pikepdf.Pdf:
    """Return a page for each picture, of the picture's own size where it has one, else A4."""
    made, root = io.BytesIO(), Element("Document")
    canvas = TaggedCanvas(made, pagesize=A4, invariant=1, initialFontName=_font(), pageCompression=1, lang="da-DK")
    for picture in pictures:
        _draw_picture(canvas, picture, root)
        canvas.showPage()
    canvas.save()
    return _finished(made.getvalue(), root, title)


def _draw_picture(canvas: TaggedCanvas, picture: Picture, root: Element) -> None:
    pixels = picture.pixels
    size = picture.size or ((A4[1], A4[0]) if pixels.width > pixels.height else A4)
    canvas.setPageSize(size)
    margin = 0 if picture.size else MARGIN
    wide, high = size[0] - 2 * margin, size[1] - 2 * margin
    scale = min(wide / pixels.width, high / pixels.height, 9 if picture.size else 72 / 96)
    width, height = pixels.width * scale, pixels.height * scale
    left, bottom = (size[0] - width) / 2, size[1] - margin - height
    figure = root.child("Figure", alt=picture.alt)
    figure.box = (left, bottom, left + width, bottom + height)
    with canvas.marked(figure):
        canvas.drawImage(_reader(pixels), left, bottom, width, height)
        for words, x, y, tall in picture.words:
            _write_unseen(canvas, words, left + x * width, bottom + y * height, tall * height)


def _write_unseen(canvas: TaggedCanvas, words: str, x: float, y: float, tall: float) -> None:
    """Write words that can be searched for and copied, and are seen in the picture."""
    text = canvas.beginText(x, y)
    text.setTextRenderMode(3)
    for piece, fallback in fonts.pieces(words):
        text.setFont(fonts.FALLBACK if fallback else fonts.BODY, max(1.0, min(tall, 200.0)))
        text.textOut(piece)
    canvas.drawText(text)


def _reader(pixels: Image.Image) -> ImageReader:
    if pixels.format not in ("JPEG", "MPO", "HEIF"):
        return ImageReader(pixels)
    packed = io.BytesIO()
    pixels.save(packed, "JPEG", quality=QUALITY)
    packed.seek(0)
    return ImageReader(packed)


def _font() -> str:
    fonts.registered()
    return fonts.BODY


def text_pages(path: Path, title: str) -> pikepdf.Pdf:
    """Return the lines of a text file on pages."""
    content = path.read_bytes()
    try:
        words = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        words = content.decode("cp1252", errors="replace")
    return line_pages(words.splitlines(), title)


def line_pages(lines: Iterable[str], title: str, heads: Iterable[tuple[str, str]] = ()) -> pikepdf.Pdf:
    """Return pages with what the heads say, each a name and its words, and then a paragraph for each line."""
    root, look = Element("Document"), styles()
    story: list[Any] = []
    for name, words in heads:
        shown = f"<b>{markup(name)}:</b> {markup(words)}"
        story.append(TaggedParagraph(shown, look.body, root.child("P")))
    story += [Spacer(1, 12)] if story else []
    for line in lines:
        shown = markup(line.expandtabs(4))
        story.append(TaggedParagraph(shown, look.body, root.child("P")) if shown.strip() else Spacer(1, 10))
    return _flowed(story or [Spacer(1, 1)], root, title)


def placeholder_page(title: str, file_name: str, reason: str) -> pikepdf.Pdf:
    """Return one page that says what should have been here, and why it is not."""
    root, look = Element("Document"), styles()
    told: list[Any] = [Spacer(1, 60), TaggedParagraph("Dette bilag kan ikke vises", look.title, root.child("H1"))]
    for words, style in ((title, look.subtitle), (file_name, look.info), (reason, look.body)):
        told += [Spacer(1, 10), TaggedParagraph(markup(words), style, root.child("P"))] if words.strip() else []
    return _flowed([*told, PageBreak()], root, title or "Bilag")


def _flowed(story: list[Any], root: Element, title: str) -> pikepdf.Pdf:
    made = io.BytesIO()
    document = BaseDocTemplate(made, pagesize=A4, invariant=1, initialFontName=_font(), lang="da-DK")
    frame = Frame(60, 60, A4[0] - 120, A4[1] - 120, id="page")
    document.addPageTemplates([PageTemplate("page", [frame])])
    document.build(story, canvasmaker=TaggedCanvas)
    return _finished(made.getvalue(), root, title)


def _finished(drawn: bytes, root: Element, title: str) -> pikepdf.Pdf:
    done = io.BytesIO()
    finish(drawn, root, Description(title, "", ""), done)
    return pikepdf.open(done)
