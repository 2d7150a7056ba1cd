"""Word files that were changed by hand after they were exported: seen, kept, and shown for what differs."""

from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from klyngedesk.documents.word_mark import lines_of_word, read_mark
from klyngedesk.durable import make_folder
from klyngedesk.model.identity import new_id
from klyngedesk.store import opening
from klyngedesk.store.store import Store
from klyngedesk.text.differ import Piece, PieceKind, compared

FOLDER = "eksporterede"
MOST_KEPT = 500
_MARK_LETTERS = frozenset("0123456789abcdef-")


@dataclass(frozen=True, slots=True)
class HandEdits:
    """What was changed by hand: the file that was kept, and the paragraphs that differ, word by word."""

    kept: Path
    paragraphs: tuple[tuple[Piece, ...], ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return it as lines for those who have no window; what went stands in [-…-], what came in {+…+}."""
        told = f"Word-filen var rettet i hånden. Den rettede fil er gemt som »{self.kept.name}«."
        if not self.paragraphs:
            return (f"{told} Ordene er de samme; det er udseendet, der er ændret.",)
        return (told, *("".join(map(_marked, paragraph)) for paragraph in self.paragraphs))


def new_mark() -> str:
    """Return a mark for a file that is about to be exported."""
    return new_id()


def remember_export(store: Store, mark: str, path: Path) -> None:
    """Remember the file as it was written, so that a change by hand is seen later.

    The exported file stands all the same where this disk does not take it.
    """
    with suppress(OSError):
        told = {"sha256": _digest(path), "lines": lines_of_word(path)}
        packed = gzip.compress(json.dumps(told, ensure_ascii=False).encode())
        make_folder(store.folder / FOLDER)
        with open(_file(store, mark), "wb", opener=opening.private) as written:
            written.write(packed)
        _keep_the_newest(store.folder / FOLDER)


def _keep_the_newest(folder: Path) -> None:
    oldest_first = sorted(folder.glob("*.json.gz"), key=lambda file: file.stat().st_mtime)
    for file in oldest_first[:-MOST_KEPT]:
        file.unlink(missing_ok=True)


def is_changed_by_hand(store: Store, path: Path) -> bool:
    """Return whether the file was exported from here or another machine, and is not as it was written."""
    mark = read_mark(path) if path.is_file() else ""
    return bool(mark) and _remembered(store, mark).get("sha256") != _digest(path)


def keep_hand_edits(store: Store, path: Path, instead: Path, now: datetime) -> HandEdits:
    """Return what differs once the changed file has another name beside; `instead` is what comes in its place.

    It is laid beside the file as it was exported; where that is not remembered here, beside what comes instead.
    """
    remembered = _remembered(store, read_mark(path)).get("lines")
    before = tuple(map(str, remembered)) if isinstance(remembered, list) else lines_of_word(instead)
    try:
        after = lines_of_word(path)
    except Exception:  # a file that cannot be read any more is kept all the same
        after = before
    kept = path.rename(_free_name(path, now))
    return HandEdits(kept, tuple(differing(before, after)))


def differing(before: tuple[str, ...], after: tuple[str, ...]) -> list[tuple[Piece, ...]]:
    """Return the paragraphs in which something came or went, each as its pieces."""
    found: list[list[Piece]] = [[]]
    for piece in compared(_text(before), _text(after)):
        lines = piece.words.split("\n")
        for number, words in enumerate(lines):
            if number:
                found.append([])
            if words:
                found[-1].append(Piece(piece.kind, words))
    return [tuple(pieces) for pieces in found if any(piece.kind is not PieceKind.SAME for piece in pieces)]


def _text(lines: tuple[str, ...]) -> str:
    return "".join(line.replace("\n", " ") + "\n" for line in lines)


def _marked(piece: Piece) -> str:
    opening, closing = {PieceKind.ADDED: ("{+", "+}"), PieceKind.REMOVED: ("[-", "-]")}.get(piece.kind, ("", ""))
    return f"{opening}{piece.words}{closing}"


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.stem} – rettet i hånden {now:%Y-%m-%d %H.%M}"
    names = [path.with_name(f"{stem}{path.suffix}")]
    while names[-1].exists():
        names.append(path.with_name(f"{stem} ({len(names) + 1}){path.suffix}"))
    return names[-1]


def _remembered(store: Store, mark: str) -> dict[str, object]:
    if not mark or not set(mark) <= _MARK_LETTERS or not _file(store, mark).is_file():
        return {}
    try:
        told: dict[str, object] = json.loads(gzip.decompress(_file(store, mark).read_bytes()))
    except (OSError, ValueError, EOFError):
        return {}
    return told


def _file(store: Store, mark: str) -> Path:
    return store.folder / FOLDER / f"{mark}.json.gz"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
