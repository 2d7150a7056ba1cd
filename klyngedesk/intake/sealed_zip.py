"""A zip file that stores its parts as they are and ends with a sha256 of itself: any other bit, and it is refused.

Layout: stored parts one after the other, the directory, and as the archive's comment a mark and 64 hexadecimal digits.
"""

from __future__ import annotations

import hashlib
import re
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20
MOST_PARTS, LARGEST_FILE = 4000, 2_000_000_000
_MARK = b"klynge-sha256 "
_HEX = 64
_LOCAL_HEADER = 30
_OLDEST_DATE = (1980, 1, 1, 0, 0, 0)
_OLDEST_MOMENT = (0, 1 << 5 | 1)  # the same, as the clock and the day of a header
_UTF8_NAME = 0x800


class NotWhole(Exception):
    """The file is damaged, or somebody else made it."""


def write_sealed(target: Path, parts: Mapping[str, bytes | Path]) -> None:
    """Write the parts in order, and seal the file."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = _MARK + b"0" * _HEX
        for name, content in parts.items():
            _add(archive, name, content)
    with target.open("rb+") as file:
        file.seek(-_HEX, 2)
        place = file.tell()
        file.seek(0)
        digest = _digest(file, place)
        file.seek(place)
        file.write(digest.encode("ascii"))


def _add(archive: zipfile.ZipFile, name: str, content: bytes | Path) -> None:
    info = zipfile.ZipInfo(name, _OLDEST_DATE)
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    info.create_system = 3
    if isinstance(content, bytes):
        archive.writestr(info, content)
        return
    info.file_size = content.stat().st_size
    with content.open("rb") as source, archive.open(info, "w") as part:
        while chunk := source.read(CHUNK):
            part.write(chunk)


def _digest(file: BinaryIO, length: int) -> str:
    digest = hashlib.sha256()
    while length > 0:
        chunk = file.read(min(CHUNK, length))
        if not chunk:
            raise NotWhole
        digest.update(chunk)
        length -= len(chunk)
    return digest.hexdigest()


def check_seal(path: Path) -> None:
    """Raise NotWhole where the file is not as it was written."""
    size, tail = path.stat().st_size, len(_MARK) + _HEX
    if not tail < size <= LARGEST_FILE:
        raise NotWhole
    with path.open("rb") as file:
        file.seek(size - tail)
        told = file.read(tail)
        if not told.startswith(_MARK):
            raise NotWhole
        file.seek(0)
        if _digest(file, size - _HEX).encode("ascii") != told[len(_MARK) :]:
            raise NotWhole


def unpack_sealed(path: Path, folder: Path, allowed: re.Pattern[str]) -> tuple[str, ...]:
    """Return the names of the parts, which now lie in the folder; NotWhole where anything in the file is odd.

    `allowed` is the pattern that every name must match. A part is never compressed, so a small file is never large.
    """
    check_seal(path)
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_parts(parts, archive.start_dir, allowed)
            _check_headers(path, parts)
            for part in parts:
                _unpack(archive, part, folder / part.filename)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise NotWhole from error
    return tuple(part.filename for part in parts)


def _check_parts(parts: list[zipfile.ZipInfo], end: int, allowed: re.Pattern[str]) -> None:
    place = 0
    for part in parts:
        is_plain = part.compress_type == zipfile.ZIP_STORED and part.flag_bits in (0, _UTF8_NAME) and not part.extra
        kind = stat.S_IFMT(part.external_attr >> 16)
        if not is_plain or kind not in (0, stat.S_IFREG) or part.file_size != part.compress_size:
            raise NotWhole
        if not allowed.fullmatch(part.orig_filename) or part.header_offset != place:
            raise NotWhole
        place += _LOCAL_HEADER + len(part.orig_filename.encode("utf-8")) + part.file_size
    names = {part.orig_filename for part in parts}
    if place != end or len(names) != len(parts) or not 0 < len(parts) <= MOST_PARTS:
        raise NotWhole


def _check_headers(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    """Raise NotWhole where what stands before a part is not what the directory says of it."""
    with path.open("rb") as file:
        for part in parts:
            name = part.orig_filename.encode("utf-8")
            file.seek(part.header_offset)
            header = file.read(_LOCAL_HEADER + len(name))
            kind = (part.extract_version, part.flag_bits, part.compress_type, *_OLDEST_MOMENT)
            told = (*kind, part.CRC, part.file_size, part.file_size, len(name), 0)
            if len(header) != _LOCAL_HEADER + len(name) or not header.endswith(name):
                raise NotWhole
            if struct.unpack("<HHHHHLLLHH", header[4:_LOCAL_HEADER]) != told:
                raise NotWhole


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    left = part.file_size
    with archive.open(part) as source, target.open("xb") as file:
        while chunk := source.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise NotWhole
            file.write(chunk)
    if left:
        raise NotWhole
