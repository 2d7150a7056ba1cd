"""Making the pictures of a PDF smaller, so that the file fits the mail."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Name, PdfImage
from pikepdf import Stream as PdfStream
from PIL import Image

from klyngedesk.documents.pdf_saving import save_pdf

LARGEST_SIDE, QUALITY, NOT_WORTH = 1400, 60, 40_000
MOST_TRIED, LARGEST_TRIED = 5, 50_000_000


def shrink_pictures(path: Path) -> None:
    """Write the file anew with large photographs at the size of a screen; drawings and text stay as they are."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for found in pdf.objects:
            if isinstance(found, PdfStream) and found.get("/Subtype") == Name.Image:
                _shrink(found)
        save_pdf(pdf, path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def saved_by_shrinking(pdf: pikepdf.Pdf) -> int:
    """Return about how many bytes smaller pictures would save: a few are tried, and stand for the rest."""
    found = [each for each in pdf.objects if isinstance(each, PdfStream) and _may_shrink(each)]
    tried = found[:: max(1, -(-len(found) // MOST_TRIED))]
    before = sum(_size(each) for each in tried)
    saved = sum(_size(each) - made[0].tell() for each in tried if (made := _smaller(each)) is not None)
    return int(saved * sum(_size(each) for each in found) / before) if before else 0


def _size(stream: PdfStream) -> int:
    return int(stream.get("/Length", 0))


def _may_shrink(stream: PdfStream) -> bool:
    is_light = int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) <= LARGEST_TRIED
    return stream.get("/Subtype") == Name.Image and is_light and _size(stream) >= NOT_WORTH


def _shrink(stream: PdfStream) -> None:
    """Put a smaller JPEG in the place of the picture, where that can be done without a trace and gains something."""
    made = _smaller(stream)
    if made is not None:
        content, picture = made
        stream.write(content.getvalue(), filter=Name.DCTDecode)
        stream.Width, stream.Height = picture.size
        stream.ColorSpace = Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray
        stream.BitsPerComponent = 8


def _smaller(stream: PdfStream) -> tuple[io.BytesIO, Image.Image] | None:
    """Return the picture as a smaller JPEG; None where it would gain nothing or leave a trace."""
    before = len(stream.read_raw_bytes())
    if before < NOT_WORTH or any(key in stream for key in ("/ImageMask", "/Mask", "/Decode")):
        return None
    try:
        picture = PdfImage(stream).as_pil_image()
    except Exception:  # a picture that cannot be read stays as it is
        return None
    if picture.mode not in ("RGB", "L"):
        return None
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    picture.save(made, "jpeg", quality=QUALITY, optimize=True)
    return (made, picture) if made.tell() < before * 0.8 else None
