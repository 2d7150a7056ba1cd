"""The power goes at any moment, and no acknowledged word is lost; settings known to be bad lose some.

Every write and sync that the real store asks of the disk is recorded. A cut keeps what was synced and none, all or
some of the rest, torn at a sector; the store is then opened as the program opens it. The redo file is left out, so
that it cannot hide a loss.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from klyngedesk.services.safety import verify
from klyngedesk.store import opening
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.patches import Patch
from klyngedesk.store.store import Store
from tests.store.disk import Call, after_power_cut, recording
from tests.store.stores import ITEM, filled, minutes, type_minutes

FILE = "klyngedesk.db"


@dataclass(frozen=True)
class Outcome:
    """What many cuts led to."""

    cuts: int
    damaged: int
    lost: int


def typed(number: int) -> str:
    return f"{number} " + "ord æøå " * (number * 7 % 90)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a store before anything is typed."""
    store = filled(tmp_path_factory.mktemp("begun"))
    type_minutes(store, typed(0))
    store.close()
    return {name: (store.folder / name).read_bytes() for name in (FILE, f"{FILE}-journal")}


def recorded(begun: dict[str, bytes], folder: Path, saves: int) -> Sequence[Call]:
    """Return what the disk was asked while she typed; a mark follows each acknowledged save."""
    put(begun, folder)
    with recording() as disk:
        store = Store.open(folder)
        for number in range(1, saves + 1):
            type_minutes(store, typed(number))
            if number % 5 == 0:
                store.apply([Patch("agenda_item", ITEM.id, {}, {"title": typed(number)})])
            disk.mark(str(number))
        store.close()
    return disk.calls


def put(files: dict[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def cut_often(begun: dict[str, bytes], folder: Path, cuts: int, saves: int = 60) -> Outcome:
    calls = recorded(begun, folder, saves)
    chance = random.Random(20270308)
    damaged = lost = 0
    for _ in range(cuts):
        place = chance.randrange(len(calls) + 1)
        promised = max((int(call.name) for call in calls[:place] if call.kind == "mark"), default=0)
        put(after_power_cut(begun, calls[:place], chance), folder)
        try:
            found = opened(folder)
        except StoreFault:
            damaged += 1
            continue
        lost += found not in {typed(number).strip() for number in range(promised, promised + 2)}
    return Outcome(cuts, damaged, lost)


def opened(folder: Path) -> str:
    """Return the minutes as they are after the cut; StoreFault where anything is not as it was written."""
    store = Store.open(folder)
    try:
        if verify(store):
            raise StoreFault(Fault.DAMAGED, "changed")
        return minutes(store).strip()
    finally:
        store.close()


@pytest.fixture
def settings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The store's settings with another one for how much is synced."""
    changed = tuple(
        f"PRAGMA synchronous = {request.param}" if "synchronous" in setting else setting
        for setting in opening._SETTINGS
    )
    monkeypatch.setattr(opening, "_SETTINGS", changed)
    return request.param


def test_no_acknowledged_word_is_lost_in_some_cuts(begun: dict[str, bytes], quick_folder: Path) -> None:
    assert cut_often(begun, quick_folder / "store", 120) == Outcome(120, 0, 0)


@pytest.mark.parametrize("settings", ["OFF"], indirect=True)
def test_the_harness_sees_what_settings_without_syncs_lose(
    begun: dict[str, bytes], quick_folder: Path, settings: str
) -> None:
    outcome = cut_often(begun, quick_folder / "store", 40)
    assert outcome.lost + outcome.damaged > 10


@pytest.mark.long
def test_no_acknowledged_word_is_lost_in_ten_thousand_cuts(begun: dict[str, bytes], quick_folder: Path) -> None:
    outcome = cut_often(begun, quick_folder / "store", 10_000, saves=120)
    print(outcome)
    assert outcome == Outcome(10_000, 0, 0)


@pytest.mark.long
@pytest.mark.parametrize("settings", ["OFF", "NORMAL"], indirect=True)
def test_settings_known_to_be_bad_lose_words_in_a_thousand_cuts(
    begun: dict[str, bytes], quick_folder: Path, settings: str
) -> None:
    outcome = cut_often(begun, quick_folder / "store", 1000)
    print(settings, outcome)
    assert outcome.lost + outcome.damaged > 0
