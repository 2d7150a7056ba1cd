"""Searching ten thousand items against reading them all from end to end."""

from __future__ import annotations

import itertools
import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from klyngedesk.store.search_entries import Entry
from klyngedesk.store.search_index import FILE_NAME, SearchIndex

SYLLABLES = (
    *("mø", "de", "for", "mand", "sund", "heds", "råd", "kom", "mune", "re", "gion", "bud", "get", "ø", "ko", "no"),
    *("mi", "be", "slut", "ning", "til", "syn", "hjem", "pleje", "læge", "sy", "ge", "hus", "bor", "ger", "ind"),
    *("stil", "ling", "afta", "le", "dri", "ft", "kørsel", "patient", "ven", "te", "lis", "ter", "frem", "vej"),
)
MEETINGS, ITEMS, WORDS = 500, 20, 500


def measured(work: Callable[[str], object], words: list[str]) -> float:
    """Return the 99th percentile in milliseconds of the processor, whatever else the machine is doing."""
    times = []
    for word in words:
        started = time.process_time()
        work(word)
        times.append((time.process_time() - started) * 1000)
    return sorted(times)[int(len(times) * 0.99)]


def filled(folder: Path, vocabulary: list[str], chance: random.Random) -> SearchIndex:
    weights = list(itertools.accumulate(1 / (place + 1) for place in range(len(vocabulary))))

    def some(count: int) -> str:
        return " ".join(chance.choices(vocabulary, cum_weights=weights, k=count))

    index = SearchIndex(folder)
    for number in range(MEETINGS):
        meeting = f"m{number}"
        entries = [
            Entry(meeting, f"i{place}", "Rådet", "2027-03-08", str(place), some(5), False, some(WORDS))
            for place in range(ITEMS)
        ]
        index._put(meeting, "s", entries)
    return index


@pytest.mark.long
def test_search_in_ten_thousand_items(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = random.Random(1)
    vocabulary = sorted({"".join(chance.choices(SYLLABLES, k=chance.randint(1, 5))) for _ in range(60_000)})
    with closing(filled(tmp_path, vocabulary, chance)) as index:
        index.search("varm")
        wanted = [*vocabulary[:100], *vocabulary[1000:1100], *(word[:4] for word in vocabulary[2000:2100])]
        ours = measured(index.search, wanted)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        query = "SELECT count(*) FROM entry WHERE words LIKE ?"
        floor = measured(lambda word: connection.execute(query, (f"%{word}%",)).fetchone(), wanted[:40])
    with capsys.disabled():
        print(f"\nsearch in {MEETINGS * ITEMS} items: p99 {ours:.0f} ms, {ours / floor:.2f} x reading them all")
    assert ours < 0.7 * floor
