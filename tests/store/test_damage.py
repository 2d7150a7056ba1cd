"""Damaged stores: never a crash, and never a word that has changed without being told of."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from klyngedesk.model.errors import UserError
from klyngedesk.services.demo import load_demo
from klyngedesk.services.safety import rescue_texts, verify
from klyngedesk.store.listing import list_meetings_quickly
from klyngedesk.store.rows import flatten
from klyngedesk.store.store import Store

FILE = "klyngedesk.db"
PAGE = 4096
Words = dict[str, str]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Words]:
    """The bytes of a store with the demo's meetings, and every row of them."""
    store = Store.open(tmp_path_factory.mktemp("whole"))
    load_demo(store)
    words = rows_of(store)
    store.close()
    return store.file.read_bytes(), words


def rows_of(store: Store) -> Words:
    rows: Words = {}
    for listed in store.list_meetings():
        with contextlib.suppress(KeyError):  # a list and a table that disagree must have been told of
            rows |= {row_id: repr(row) for (_, row_id), row in flatten(store.load_meeting(listed.id)).items()}
    return rows


def bit(content: bytearray, chance: random.Random) -> None:
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def bytes_at(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) - 512)
    content[start : start + 512] = chance.randbytes(512)


def zeroed_page(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)


def swapped_pages(content: bytearray, chance: random.Random) -> None:
    one, other = (PAGE * place for place in chance.sample(range(len(content) // PAGE), 2))
    content[one : one + PAGE], content[other : other + PAGE] = content[other : other + PAGE], content[one : one + PAGE]


def cut_off(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def another_file(content: bytearray, chance: random.Random) -> None:
    content[:] = chance.choice((b"", b"PK\x03\x04", b"SQLite format 3\x00", bytes(PAGE), b"{}")) + chance.randbytes(99)


def letter(content: bytearray, chance: random.Random) -> None:
    """Change one letter of the words themselves."""
    places = [n for n in range(0, len(content) - 1, 17) if chr(content[n]).isalpha() and chr(content[n + 1]).isalpha()]
    content[chance.choice(places)] ^= 3


HARMS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    *(bit, bytes_at, zeroed_page, swapped_pages, cut_off, another_file, letter),
)


def harm(whole: tuple[bytes, Words], folder: Path, count: int) -> dict[str, int]:
    """Return how many damaged stores were refused, had their damage found, or kept every word."""
    chance, outcome = random.Random(6), {"refused": 0, "found": 0, "unharmed": 0}
    for number in range(count):
        content = bytearray(whole[0])
        HARMS[number % len(HARMS)](content, chance)
        for old in folder.iterdir():
            old.unlink()
        (folder / FILE).write_bytes(content)
        outcome[looked_at(folder, whole[1])] += 1
        (folder / "saved").write_bytes(content)
        try:
            rescue_texts(folder / "saved", folder / "out.txt")
        except UserError:
            assert len(content) < len(whole[0]) // 3
    return outcome


def looked_at(folder: Path, words: Words) -> str:
    list_meetings_quickly(folder)
    try:
        store = Store.open(folder)
    except UserError:
        return "refused"
    try:
        told = {finding.id for finding in verify(store)}
        found = rows_of(store)
    except UserError:
        return "refused"
    finally:
        store.close()
    changed = {row_id for row_id, row in words.items() if found.get(row_id) != row}
    silent = changed - told if "" not in told else set()
    assert not silent, f"{len(silent)} rows have changed without a word"
    return "found" if told else "unharmed"


def test_damage_is_refused_or_told_of(whole: tuple[bytes, Words], quick_folder: Path) -> None:
    outcome = harm(whole, quick_folder, 70)
    assert outcome["refused"] > 20


@pytest.mark.long
def test_two_thousand_damaged_stores(whole: tuple[bytes, Words], quick_folder: Path) -> None:
    outcome = harm(whole, quick_folder, 2000)
    print(outcome)
    assert sum(outcome.values()) == 2000
