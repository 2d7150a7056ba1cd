"""Pictures without what they tell of themselves: place, camera, author, comments and small copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

_KEPT = {"JPEG", "PNG"}


def silent_picture(path: Path, folder: Path) -> Path:
    """Return a copy in the folder that shows the same and tells nothing; the file itself where it is no picture."""
    copy = folder / f"billede-{path.name}"
    if copy.exists():
        return copy
    try:
        with Image.open(path) as opened:
            if opened.format not in _KEPT:
                return path
            turned = ImageOps.exif_transpose(opened)
            kept = turned.size == opened.size and opened.format == "JPEG" and opened.getexif().get(0x0112, 1) == 1
            (opened if kept else turned).save(copy, opened.format, **_how(opened, kept=kept))
    except Exception:  # a damaged picture is told of where it is shown
        copy.unlink(missing_ok=True)
        return path
    return copy


def _how(picture: Image.Image, *, kept: bool) -> dict[str, Any]:
    """Return how to save: a JPEG that needs no turning keeps its very dots, and colours stay what they are."""
    colours = {"icc_profile": picture.info["icc_profile"]} if "icc_profile" in picture.info else {}
    if picture.format == "PNG":
        return colours
    return colours | {"exif": b"", "comment": b"", "quality": "keep" if kept else 92}
