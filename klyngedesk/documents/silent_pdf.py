"""A PDF for the public without what its parts tell of themselves: places, cameras, writers, notes, private data."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from pikepdf import Stream as PdfStream

from klyngedesk.documents.disarm import take_away
from klyngedesk.documents.pdf_saving import save_pdf
from klyngedesk.documents.silent_notes import silence_notes

# What programs write beside what is drawn, for themselves.
_UNSEEN = ("/Metadata", "/PieceInfo", "/LastModified")
# EXIF and XMP, Photoshop's notes, and comments; colours and the like stay.
_TELLING = (0xE1, 0xED, 0xFE, *range(0xE3, 0xED))
_SCAN, _ALONE = 0xDA, (0x01, *range(0xD0, 0xD9))


def silence_pdf(path: Path) -> None:
    """Write the file anew where anything was taken away; every dot of every picture stays."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        noted = silence_notes(pdf)
        silenced = [_silenced(found) for found in pdf.objects if isinstance(found, PdfStream)]
        if noted or any(silenced):
            save_pdf(pdf, path, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _silenced(stream: PdfStream) -> bool:
    """Return whether anything was taken away; a stream that is damaged stays as it is."""
    is_drawing = stream.get("/Type") == Name.XObject or _is_image(stream)
    told = is_drawing and take_away(stream, _UNSEEN)
    with contextlib.suppress(Exception):
        if _is_image(stream) and stream.get("/Filter") in (Name.DCTDecode, [Name.DCTDecode]):
            raw = stream.read_raw_bytes()
            silent = silent_jpeg(raw)
            if silent != raw:
                stream.write(silent, filter=Name.DCTDecode, decode_parms=stream.get("/DecodeParms", Dictionary()))
                return True
    return told


def _is_image(stream: PdfStream) -> bool:
    return bool(stream.get("/Subtype") == Name.Image)


def silent_jpeg(content: bytes) -> bytes:
    """Return the picture without its notes; what is no whole JPEG is given back as it is."""
    if not content.startswith(b"\xff\xd8"):
        return content
    kept, place = bytearray(content[:2]), 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        kind = content[place + 1]
        if kind == _SCAN:
            return bytes(kept) + content[place:]
        if kind == 0xFF or kind in _ALONE:
            kept += content[place : place + (1 if kind == 0xFF else 2)]
            place += 1 if kind == 0xFF else 2
            continue
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if kind not in _TELLING:
            kept += content[place:end]
        place = end
    return content
