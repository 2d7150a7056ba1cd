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


def shrink_pictures(path: Path) -> None:
    """Write the file anew with large photographs at the size of a screen; drawings and text stay as they are."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for found in pdf.objects:
            if isinstance(found, PdfStream) and found.get("/Subtype") == Name.Image:
                _shrink(found)
        save_pdf(pdf, path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _shrink(stream: PdfStream) -> None:
    """Put a smaller JPEG in the place of the picture, where that can be done without a trace and gains something."""
    before = len(stream.read_raw_bytes())
    if before < NOT_WORTH or any(key in stream for key in ("/ImageMask", "/Mask", "/Decode")):
        return
    try:
        picture = PdfImage(stream).as_pil_image()
    except Exception:  # a picture that cannot be read stays as it is
        return
    if picture.mode not in ("RGB", "L"):
        return
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    made = io.BytesIO()
    picture.save(made, "jpeg", quality=QUALITY, optimize=True)
    if made.tell() < before * 0.8:
        stream.write(made.getvalue(), filter=Name.DCTDecode)
        stream.Width, stream.Height = picture.size
        stream.ColorSpace = Name.DeviceRGB if picture.mode == "RGB" else Name.DeviceGray
        stream.BitsPerComponent = 8
