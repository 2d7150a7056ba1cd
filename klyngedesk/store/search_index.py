"""The index of everything that was ever written: a file of its own, made anew whenever it is missing or damaged.

It holds nothing the store does not hold, so it is never backed up, and deleting it costs a minute.
"""

from __future__ import annotations

import os
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from klyngedesk.model.folding import folded as without_marks
from klyngedesk.store.search_entries import Entry, entries_of, stamps
from klyngedesk.store.store import Store

FILE_NAME, VERSION = "search.db", 2
MOST_HITS = 30
# Where so many places hold the words, the newest are as good as the best, and found much sooner.
COMMON = 2000
# How many longer words that hold a short one are looked for too, by its length.
_PARTS = {3: 6, 4: 12}
_MOST_PARTS = 24
_AROUND = 70
_LETTERS = {"ae": "æ", "oe": "ø", "aa": "å"}
_WORD = re.compile(r"[^\W_]+")
_SCHEMA = (
    (
        "CREATE TABLE entry (id INTEGER PRIMARY KEY, meeting_id TEXT, item_id TEXT, forum TEXT, day TEXT, number TEXT, "
        "title TEXT, closed INTEGER, words TEXT)"
    ),
    "CREATE INDEX entry_by_meeting ON entry (meeting_id)",
    "CREATE TABLE indexed (meeting_id TEXT PRIMARY KEY, stamp TEXT)",
    "CREATE TABLE vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID",
    (
        "CREATE VIRTUAL TABLE found USING fts5(title, words, content='', "
        "tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')"
    ),
)
_ENTRY = """
SELECT meeting_id, item_id, forum, day, number, title, closed, words FROM entry WHERE id = ?
"""
_NEWEST = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT ?"
_BEST = """
SELECT found.rowid FROM found JOIN entry ON entry.id = found.rowid WHERE found MATCH ?
ORDER BY bm25(found, 6.0, 1.0), entry.day DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item (or, with no item, a meeting) where the words stand, and the words around the first of them."""

    meeting_id: str
    item_id: str
    forum: str
    date: date | None
    number: str
    title: str
    closed: bool
    snippet: str


class SearchIndex:
    """Any thread may call it; while it is being made, searching finds what is there already."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._lock = threading.RLock()
        self._connection = self._opened()
        self._vocabulary: list[str] | None = None

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def renew(self, store: Store, cancelled: Callable[[], bool] = lambda: False) -> int:
        """Return how many meetings were indexed anew: those that are another than when they were last."""
        wanted = stamps(store)
        with self._lock:
            known = dict(self._safely(lambda: self._connection.execute("SELECT * FROM indexed").fetchall()))
        gone = [meeting_id for meeting_id in known if meeting_id not in wanted]
        changed = [meeting_id for meeting_id, stamp in wanted.items() if known.get(meeting_id) != stamp]
        for meeting_id in (*gone, *changed):
            if cancelled():
                break
            entries = entries_of(store, meeting_id) if meeting_id in wanted else ()
            self._safely(partial(self._put, meeting_id, wanted.get(meeting_id, ""), entries))
        return len(changed)

    def search(self, words: str, most: int = MOST_HITS) -> tuple[Hit, ...]:
        """Return the best places where all the words stand, also inside longer words; nothing for no words."""
        tokens = _tokens(words)
        if not tokens:
            return ()
        wanted = [word for token in tokens for word in token]
        return tuple(_hit(row, wanted) for row in self._safely(lambda: self._rows(tokens, most)))

    def _rows(self, tokens: Sequence[Sequence[str]], most: int) -> list[Any]:
        """Return the entries where the words stand as they are, then those where they stand in longer words."""
        places = self._places(" AND ".join(_phrase(token) for token in tokens), most)
        if len(places) < most:
            wider = self._places(" AND ".join(self._alternatives(token) for token in tokens), most)
            places = list(dict.fromkeys((*places, *wider)))[:most]
        return [row for place in places for row in self._connection.execute(_ENTRY, (place,))]

    def _places(self, query: str, most: int) -> list[int]:
        newest = [row[0] for row in self._connection.execute(_NEWEST, (query, COMMON))]
        if len(newest) < COMMON:
            return [row[0] for row in self._connection.execute(_BEST, (query, most))] if newest else []
        titled = [row[0] for row in self._connection.execute(_NEWEST, (f"title : ({query})", most))]
        return list(dict.fromkeys((*titled, *newest[:most])))[:most]

    def _alternatives(self, token: Sequence[str]) -> str:
        """Return what FTS looks for: the word, longer words that begin with it, and words that hold it."""
        if len(token) > 1:
            return _phrase(token)
        word = token[0]
        like = self._words_with(word) if len(word) >= min(_PARTS) else []
        return "(" + " OR ".join([f'"{word}"*', *(f'"{each}"' for each in like)]) + ")"

    def _words_with(self, word: str) -> list[str]:
        if self._vocabulary is None:
            rows = self._safely(lambda: self._connection.execute("SELECT word FROM vocabulary").fetchall())
            self._vocabulary = [row[0] for row in rows]
        found = [each for each in self._vocabulary if word in each and not each.startswith(word)]
        return sorted(found, key=len)[: _PARTS.get(len(word), _MOST_PARTS)]

    def _put(self, meeting_id: str, stamp: str, entries: Sequence[Entry]) -> None:
        with self._connection:
            self._take_out(meeting_id)
            for entry in entries:
                self._add(entry)
            if entries:
                self._connection.execute("INSERT INTO indexed VALUES (?, ?)", (meeting_id, stamp))
        self._vocabulary = None

    def _take_out(self, meeting_id: str) -> None:
        execute = self._connection.execute
        rows = execute("SELECT id, title, words FROM entry WHERE meeting_id = ?", (meeting_id,)).fetchall()
        for id_, title, words in rows:
            command = "INSERT INTO found (found, rowid, title, words) VALUES ('delete', ?, ?, ?)"
            execute(command, (id_, folded(title), folded(words)))
        execute("DELETE FROM entry WHERE meeting_id = ?", (meeting_id,))
        execute("DELETE FROM indexed WHERE meeting_id = ?", (meeting_id,))

    def _add(self, entry: Entry) -> None:
        told = (entry.meeting_id, entry.item_id, entry.forum, entry.day, entry.number, entry.title, entry.closed)
        columns = "meeting_id, item_id, forum, day, number, title, closed, words"
        command = f"INSERT INTO entry ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        made = self._connection.execute(command, (*told, entry.words))
        title, words = folded(entry.title), folded(entry.words)
        command = "INSERT INTO found (rowid, title, words) VALUES (?, ?, ?)"
        self._connection.execute(command, (made.lastrowid, title, words))
        distinct = ((word,) for word in {*_folded_words(title), *_folded_words(words)})
        self._connection.executemany("INSERT OR IGNORE INTO vocabulary VALUES (?)", distinct)

    def _safely(self, work: Callable[[], Any]) -> list[Any]:
        """Return what the work returns; a damaged file is thrown away, and the new one is empty until it is renewed."""
        with self._lock:
            try:
                return list(work() or [])
            except sqlite3.DatabaseError:
                self._connection.close()
                self._vocabulary = None
                self._connection = self._opened(anew=True)
                return []

    def _opened(self, *, anew: bool = False) -> sqlite3.Connection:
        """Return the index; where the disk takes none it is kept in memory, since searching must not fail."""
        for begin_again in (anew, True):
            with suppress(sqlite3.DatabaseError, OSError):
                for file in (self._file, self._file.with_name(f"{FILE_NAME}-journal")) if begin_again else ():
                    file.unlink(missing_ok=True)
                return self._connected()
        return _prepared(sqlite3.connect(":memory:", check_same_thread=False))

    def _connected(self) -> sqlite3.Connection:
        with suppress(FileExistsError):
            os.close(os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return _prepared(sqlite3.connect(self._file, check_same_thread=False))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return the connection with its tables; DatabaseError, and closed, where it is no whole index of ours."""
    try:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA secure_delete = ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION) or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
        if version == 0:
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("SELECT count(*) FROM indexed").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _phrase(token: Sequence[str]) -> str:
    return '"' + " ".join(token) + '"'


def folded(words: str) -> str:
    """Return the words as they are searched, also where å was typed as a and a ring."""
    return without_marks(unicodedata.normalize("NFC", words))


def _folded_words(words: str) -> list[str]:
    """Return each word of the text as it is searched."""
    return _WORD.findall(folded(words))


def _place_of(wanted: list[str], words: str) -> tuple[int, int]:
    """Return where the first of the folded words stands in the text: its start and end."""
    quick = re.search("|".join(_spelled(each) for each in wanted), words, re.IGNORECASE)
    if quick:
        return quick.span()
    for found in _WORD.finditer(words):
        here = folded(found[0])
        if any(each in here for each in wanted):
            return found.start(), found.end()
    return 0, 0


def _spelled(word: str) -> str:
    """Return the pattern for a folded word as it may be written."""
    return re.sub("ae|oe|aa", lambda found: f"(?:{found[0]}|{_LETTERS[found[0]]})", re.escape(word))


def _tokens(words: str) -> list[list[str]]:
    """Return each word, and each phrase in quotation marks, as the folded words it is made of."""
    parts = re.findall(r'["»«]([^"»«]+)["»«]|(\S+)', words)
    return [token for phrase, word in parts if (token := _folded_words(phrase or word))]


def _hit(row: Iterable[object], wanted: list[str]) -> Hit:
    meeting_id, item_id, forum, day, number, title, closed, words = (str(value or "") for value in row)
    told = date.fromisoformat(day) if day else None
    return Hit(meeting_id, item_id, forum, told, number, title, closed == "1", _snippet(words, wanted))


def _snippet(words: str, wanted: list[str]) -> str:
    """Return the words around the first that was found, on one line."""
    start, end = _place_of(wanted, words)
    first, last = max(0, start - _AROUND), min(len(words), end + _AROUND * 2)
    cut = " ".join(words[first:last].split())
    return f"{'…' if first else ''}{cut}{'…' if last < len(words) else ''}"
