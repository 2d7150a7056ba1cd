"""Pictures as every document takes them: upright, in the screen's colours, and no larger than a page shows."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageOps

LARGEST_SIDE = 2400
# What Pillow says of files that are missing, damaged, no picture, or too large to be one.
PICTURE_UNREADABLE = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)


def page_picture(path: Path | None) -> tuple[io.BytesIO, tuple[int, int]]:
    """Return the picture as JPEG or PNG, and the size it had in pixels; one of PICTURE_UNREADABLE where it is none."""
    if path is None:
        raise FileNotFoundError
    with Image.open(path) as picture:
        size = picture.size
        if picture.format == "JPEG" and picture.mode in ("RGB", "L") and max(size) <= LARGEST_SIDE:
            turned = picture.getexif().get(0x0112, 1)
            if turned == 1:
                picture.load()  # a damaged file is found here, not in the reader's program
                return io.BytesIO(path.read_bytes()), size
        upright = ImageOps.exif_transpose(picture)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    size = plain.size
    plain.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    made = io.BytesIO()
    plain.save(made, "PNG")
    made.seek(0)
    return made, size
