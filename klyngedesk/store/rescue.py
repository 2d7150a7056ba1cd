"""Texts out of a store that SQLite will not open: every leaf page is read for itself, with the pages it runs over.

Nothing else of the file is needed: not its first page, not its tree, not its schema.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from klyngedesk.text.form import from_form
from klyngedesk.text.plain import plain

_LEAF, _HEADER = 0x0D, 8
_MAGIC_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
# the header of a leaf page: no free block, less than 256 rows, less than 256 stray bytes
_TEXT_LEAF = re.compile(rb"\x0d\x00\x00\x00[\x01-\xff]..\x00", re.DOTALL)
_MOST_SHIFTS, _LEAST_PAGES = 4, 3
_SIZES = (4096, 8192, 16384, 1024, 2048, 512, 32768, 65536)
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}
_LEAST_LETTERS = 2
_SCHEMA = ("table", "index", "trigger", "view")
_DIGEST = re.compile(r"[0-9a-f]{64}")

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rescued:
    """One row that could be read: its identity, that of the meeting it belongs to, and its texts in order."""

    id: str
    meeting_id: str
    texts: tuple[str, ...]


def rescued_rows(file: Path) -> list[Rescued]:
    """Return every row with words in it, page by page, each of them once; OSError where the file cannot be read."""
    if file.exists() and not file.is_file():  # reading from a pipe would wait for ever
        return []
    content = file.read_bytes()
    found: dict[tuple[str, tuple[str, ...]], Rescued] = {}
    for values in (each for shifted in _shifted(content) for each in records(shifted)):
        row = _rescued(values)
        if row:
            found.setdefault((row.id, row.texts), row)
    return list(found.values())


def _shifted(content: bytes) -> Iterator[bytes]:
    """Yield the content, and again from each place where pages begin that something put in before them has moved."""
    yield content
    size, first = page_size(content), content.find(_MAGIC)
    found = Counter(at.start() % size for at in _TEXT_LEAF.finditer(content))
    for shift, count in found.most_common(_MOST_SHIFTS):
        if shift and count >= _LEAST_PAGES:
            yield content[first if first > 0 and first % size == shift else shift :]


def as_document(rows: Sequence[Rescued]) -> str:
    """Return the rows as plain words to read: those of a meeting together, without the identities."""
    ids = {row.id for row in rows} | {row.meeting_id for row in rows}
    owners = {row.meeting_id for row in rows}
    groups: dict[str, list[str]] = {}
    for row in rows:
        words = [text for text in row.texts if text not in ids]
        owner = row.id if row.id in owners else row.meeting_id
        if words:
            groups.setdefault(owner, []).append("\n".join(words))
    return "\n\n----------\n\n".join("\n\n".join(parts) for parts in groups.values()) + "\n"


def records(content: bytes, size: int = 0) -> Iterator[Values]:
    """Yield the values of each row on each leaf page."""
    size = size or page_size(content)
    for start in range(0, len(content), size):
        yield from _page(content, start, size)


def page_size(content: bytes) -> int:
    """Return the size of a page: as the header says, else the one with which most rows can be read."""
    told = int.from_bytes(content[16:18], "big")
    told = 65536 if told == 1 else told
    if content.startswith(_MAGIC) and told in _SIZES:
        return told
    return max(_SIZES, key=lambda size: sum(map(_looks_whole, records(content, size))))


def _looks_whole(values: Values) -> bool:
    return len(values) > 1 and isinstance(values[0], str) and "\ufffd" not in values[0] and values[0].isprintable()


def _page(content: bytes, start: int, size: int) -> Iterator[Values]:
    header = start + (_MAGIC_BYTES if start == 0 and content.startswith(b"SQLite") else 0)
    if header + _HEADER > len(content) or content[header] != _LEAF:
        return
    count = int.from_bytes(content[header + 3 : header + 5], "big")
    for number in range(min(count, size // 4)):
        pointer = header + _HEADER + 2 * number
        place = int.from_bytes(content[pointer : pointer + 2], "big")
        if 0 < place < size:
            try:
                yield _cell(content, start + place, size)
            except (ValueError, IndexError, UnicodeDecodeError):
                continue


def _cell(content: bytes, at: int, size: int) -> Values:
    length, at = _varint(content, at)
    _, at = _varint(content, at)
    if not 0 < length <= len(content):
        raise ValueError(length)
    return _record(_payload(content, at, length, size))


def _payload(content: bytes, at: int, length: int, size: int) -> bytes:
    """Return what the cell holds, followed over its overflow pages; a chain that breaks ends there."""
    most = size - 35
    if length <= most:
        return content[at : at + length]
    least = (size - 12) * 32 // 255 - 23
    local = least + (length - least) % (size - 4)
    local = local if local <= most else least
    parts, got = [content[at : at + local]], local
    page = int.from_bytes(content[at + local : at + local + 4], "big")
    seen: set[int] = set()
    while got < length and 0 < page <= len(content) // size and page not in seen:
        seen.add(page)
        start = (page - 1) * size
        take = min(size - 4, length - got)
        parts.append(content[start + 4 : start + 4 + take])
        got += take
        page = int.from_bytes(content[start : start + 4], "big")
    return b"".join(parts)


def _record(payload: bytes) -> Values:
    header, at = _varint(payload, 0)
    if not 0 < header <= len(payload):
        raise ValueError(header)
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Any] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], at
    if kind in _WIDTHS:
        width = _WIDTHS[kind]
        return int.from_bytes(payload[at : at + width], "big", signed=True), at + width
    if kind < 12:
        raise ValueError(kind)
    length = (kind - 12) // 2
    taken = payload[at : at + length]
    return (taken.decode("utf-8", "replace") if kind % 2 else taken), at + length


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(9):
        byte = content[at + place]
        if place == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError(at)


def _rescued(values: Values) -> Rescued | None:
    strings = [value for value in values if isinstance(value, str)]
    if not _looks_whole(values) or len(strings) < 2 or values[0] in _SCHEMA or _DIGEST.fullmatch(strings[-1]):
        return None
    texts = tuple(dict.fromkeys(text for text in map(_words, strings[1:]) if len(text) >= _LEAST_LETTERS))
    return Rescued(values[0], strings[1], texts) if texts else None


def _words(value: str) -> str:
    """Return the words of a column: a rich text as plain lines, a list as its parts, else the column itself."""
    if not value.startswith(("[", "{")):
        return value.strip()
    try:
        form = json.loads(value)
    except ValueError:
        return value.strip()
    try:
        return plain(from_form(form)).strip()
    except (TypeError, KeyError, ValueError, AttributeError):
        return "\n".join(_strings(form)).strip()


def _strings(form: Any) -> Iterator[str]:
    if isinstance(form, str):
        yield form
    elif isinstance(form, list | dict):
        for part in form.values() if isinstance(form, dict) else form:
            yield from _strings(part)
