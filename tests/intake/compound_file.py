"""Writing the compound files of Outlook and older Office, so that tests need no such program."""

from __future__ import annotations

import struct
from pathlib import Path

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_SMALLEST = 4096


def write_compound_file(path: Path, streams: dict[str, bytes]) -> Path:
    """Write the streams, by names such as "folder/stream"; a short one is filled up with zeros."""
    parts = [name.split("/") for name in streams]
    folders = sorted({"/".join(part[:depth]) for part in parts for depth in range(1, len(part))})
    chains: list[bytes] = [content.ljust(_SMALLEST, b"\0") for content in streams.values()]
    starts, at = [], 0
    for content in chains:
        starts.append(at)
        at += -(-len(content) // SECTOR)
    entries = _entries(folders, list(streams), starts, [len(content) for content in chains])
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % SECTOR)
    data = b"".join(content + b"\0" * (-len(content) % SECTOR) for content in chains)
    first_directory = len(data) // SECTOR
    sectors = first_directory + len(directory) // SECTOR
    tables = -(-(sectors + 1) // 127) or 1
    fat = _fat(chains, len(directory) // SECTOR, tables)
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables,
                       first_directory, 0, _SMALLEST, END, 0, END, 0)  # fmt: skip
    head += struct.pack("<109I", *range(sectors, sectors + tables), *[FREE] * (109 - tables))
    path.write_bytes(head + data + directory + fat)
    return path


def _fat(chains: list[bytes], directory: int, tables: int) -> bytes:
    table: list[int] = []
    for length in [-(-len(content) // SECTOR) for content in chains] + [directory]:
        first = len(table)
        table += [first + number + 1 for number in range(length - 1)] + [END]
    table += [FAT] * tables
    table += [FREE] * (tables * 128 - len(table))
    return struct.pack(f"<{len(table)}I", *table)


def _entries(folders: list[str], names: list[str], starts: list[int], sizes: list[int]) -> list[bytes]:
    """Return the directory: each level is a chain of right-hand siblings."""
    order = [*folders, *names]
    number = {entry: place for place, entry in enumerate(order, 1)}
    made = [_entry("Root Entry", 5, child=1 if order else FREE)]
    for entry in order:
        parent, _, name = entry.rpartition("/")
        level = [other for other in order if other.rpartition("/")[0] == parent]
        place = level.index(entry)
        right = number[level[place + 1]] if place + 1 < len(level) else FREE
        if entry in folders:
            inside = next(number[other] for other in order if other.rpartition("/")[0] == entry)
            made.append(_entry(name, 1, right=right, child=inside))
        else:
            at = names.index(entry)
            made.append(_entry(name, 2, right=right, start=starts[at], size=sizes[at]))
    return made


def _entry(name: str, kind: int, *, right: int = FREE, child: int = FREE, start: int = 0, size: int = 0) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    made = struct.pack("<64sHBBIII16xI16xIQ", wide, len(wide), kind, 1, FREE, right, child, 0, start, size)
    assert len(made) == 128
    return made
