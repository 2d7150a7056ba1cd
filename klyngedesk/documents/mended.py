"""Putting right what a page needs to be shown at all: its boxes, its turn, and content that can be read to its end."""

from __future__ import annotations

import math
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from klyngedesk.documents.whole_content import whole_content

# what readers take where a page does not say how large it is
_USUAL = (0, 0, 612, 792)
_SMALLEST, _LARGEST, _LARGEST_UNIT = 1.0, 1_000_000.0, 1_000.0
_LISTS = ("/Font", "/XObject", "/Properties", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading")
_AT_ONCE = 65_536
_MOST_DRAWN = 30_000_000


def mend(pdf: Pdf) -> bool:
    """Return whether anything on the pages was damaged, and now is not."""
    found = [_mend_page(pdf, page) for page in pdf.pages]
    return any(found)


def _mend_page(pdf: Pdf, page: pikepdf.Page) -> bool:
    mended = _mend_boxes(page) | _mend_numbers(page) | _mend_resources(page)
    contents = page.obj.get("/Contents")
    if contents is None:
        return mended
    streams = list(contents) if isinstance(contents, Array) else [contents]
    whole = [each for each in streams if isinstance(each, Stream)]
    read = [_read(each) for each in whole]
    if None in read or len(whole) < len(streams):
        saved = [_saved(each) if words is None else words for each, words in zip(whole, read, strict=True)]
        page.obj.Contents = pdf.make_stream(b"\n".join(saved))
        mended, read = True, list(saved)
    drawn = b"\n".join(each for each in read if each is not None)
    ended = whole_content(drawn, page) if len(drawn) <= _MOST_DRAWN else None
    if ended is not None:
        page.obj.Contents = pdf.make_stream(ended)
    return mended


def _mend_boxes(page: pikepdf.Page) -> bool:
    """Give the page a size that can be shown, and take away a crop that would show nothing of it."""
    media, crop = _corners(page.mediabox), _corners(page.cropbox)
    if media is None:
        page.obj.MediaBox = Array(_USUAL)
        media = _USUAL
    elif crop is not None and _meet(media, crop):
        return False
    page.obj.CropBox = Array(media)
    return True


def _corners(box: object) -> tuple[float, ...] | None:
    """Return the box's corners in order, or None where it is not the box of any page."""
    try:
        x0, y0, x1, y1 = (float(value) for value in box)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return None
    corners = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    sound = all(math.isfinite(each) and abs(each) <= _LARGEST for each in corners)
    smallest = min(corners[2] - corners[0], corners[3] - corners[1])
    return corners if sound and smallest >= _SMALLEST else None


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return min(wide, high) >= _SMALLEST


def _mend_numbers(page: pikepdf.Page) -> bool:
    """Take away a unit or a turn that no page has."""
    mended = False
    unit, turn = page.obj.get("/UserUnit", 1), page.obj.get("/Rotate", 0)
    if not _is_number(unit) or not 0 < float(unit) <= _LARGEST_UNIT:
        del page.obj["/UserUnit"]
        mended = True
    if not _is_number(turn) or float(turn) % 90:
        page.obj.Rotate = 0
        mended = True
    return mended


def _mend_resources(page: pikepdf.Page) -> bool:
    """Take away lists of fonts and drawings that are no lists."""
    resources = page.obj.get("/Resources")
    if not isinstance(resources, Dictionary):
        return False
    wrong = [key for key in _LISTS if not isinstance(resources.get(key, resources), Dictionary)]
    for key in wrong:
        del resources[key]
    return bool(wrong)


def _is_number(value: Any) -> bool:
    try:
        return math.isfinite(float(value))
    except (TypeError, ValueError):
        return False


def _read(stream: Stream) -> bytes | None:
    """Return what is in the stream, or None where its filter cannot make sense of it."""
    try:
        return stream.read_bytes()
    except MemoryError:
        raise
    except Exception:
        return None


def _saved(stream: Stream) -> bytes:
    """Return what can be read before the damage."""
    if stream.get("/Filter") not in (Name.FlateDecode, Array([Name.FlateDecode])) or "/DecodeParms" in stream:
        return b""
    raw, found, reader = stream.read_raw_bytes(), [], zlib.decompressobj()
    try:
        for at in range(0, len(raw), _AT_ONCE):
            found.append(reader.decompress(raw[at : at + _AT_ONCE]))
    except zlib.error:
        pass
    return b"".join(found)
