"""Pictures as a PDF for archives takes them: in the screen's colours, and no larger than a page shows."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps
from reportlab.platypus import Flowable

from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.flowables import TaggedImage

HIGHEST = 400.0
LARGEST_SIDE = 2400
# What Pillow says of files that are missing, damaged, no picture, or too large to be one.
PICTURE_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def picture_flowable(path: Path | None, width: float, element: Element) -> Flowable:
    """Return the picture, scaled down to the width where it is wider; one of PICTURE_UNREADABLE where it is none."""
    if path is None:
        raise FileNotFoundError
    content, (wide, high) = _content(path)
    scale = min(1.0, width / wide, HIGHEST / high)
    return TaggedImage(content, wide * scale, high * scale, element)


def _content(path: Path) -> tuple[io.BytesIO, tuple[int, int]]:
    with Image.open(path) as picture:
        size = picture.size
        if picture.format == "JPEG" and picture.mode in ("RGB", "L") and max(size) <= LARGEST_SIDE:
            turned = picture.getexif().get(0x0112, 1)
            if turned == 1:
                return io.BytesIO(path.read_bytes()), size
        upright = ImageOps.exif_transpose(picture)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    size = plain.size
    plain.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    made = io.BytesIO()
    plain.save(made, "PNG")
    made.seek(0)
    return made, size
