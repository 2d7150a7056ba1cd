"""The power goes in the middle of any act, and the whole folder opens again with every word and bilag promised."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from itertools import groupby
from pathlib import Path

import pytest

from klyngedesk import durable
from klyngedesk.services import handover, safety
from klyngedesk.services.attachments import attach_file
from klyngedesk.store.opening import FILE_NAME
from klyngedesk.store.restoring import restore_copy
from klyngedesk.store.store import Store
from tests.store.lasting import Lasting, followed
from tests.store.stores import ITEM, MEETING, filled, minutes, type_minutes

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks /proc for the names of files")
RELEASED = Path(__file__).parent / "released" / "version-1.sql"
Act = Callable[[Path], None]


def begin(root: Path) -> None:
    """A new store, and its first words and bilag."""
    with closing(filled(root / "data")) as store:
        type_minutes(store, "Første ord")
        _attach(store, root / "bilag.txt")


def _attach(store: Store, file: Path) -> None:
    file.write_text(f"indholdet af {file.name}")
    attach_file(store, MEETING.id, ITEM.id, file)


def copy(root: Path) -> None:
    with closing(Store.open(root / "data")) as store:
        type_minutes(store, "Ord før kopien")
        safety.back_up(store)


def come_back(root: Path) -> None:
    """A copy is put in place of later words."""
    with closing(Store.open(root / "data")) as store:
        type_minutes(store, "Ord efter kopien")
    restore_copy(root / "data", safety.copies(root / "data")[0].file)


def merge(root: Path) -> None:
    """A colleague's words and bilag come in with the meeting's file."""
    with closing(Store.open(root / "data")) as store, closing(Store.open(root / "other")) as other:
        handover.hand_over(store, MEETING.id, root / "out.klynge", "Kollega")
        handover.receive(other, root / "out.klynge")
        type_minutes(other, "Ord fra kollegaen")
        _attach(other, root / "kollega.txt")
        received = handover.receive(store, handover.hand_over(other, MEETING.id, root / "back.klynge"))
        handover.accept(store, MEETING.id, received, {})


def move_up(root: Path) -> None:
    """A store of an older version is brought to today's."""
    Store.open(root / "older").close()


ACTS: dict[str, tuple[Act, list[tuple[str, int, bool]]]] = {
    "copy": (copy, [("Første ord", 1, True), ("Ord før kopien", 1, True)]),
    "come back": (come_back, [("Ord før kopien", 1, True), ("Ord efter kopien", 1, True), ("Ord før kopien", 1, True)]),
    "merge": (merge, [("Ord før kopien", 1, True), ("Ord før kopien", 1, False), ("Ord fra kollegaen", 2, True)]),
}


def state(folder: Path) -> tuple[str, int, bool]:
    """Return the minutes, how many bilag there are and whether the pen is here, once everything was found whole."""
    with closing(Store.open(folder)) as store:
        assert safety.verify(store) == []
        bilag = sum(1 for _ in store.load_meeting(MEETING.id).attachments())
        return minutes(store).strip(), bilag, handover.who_has_it(store, MEETING.id) is None


def left(lasting: Lasting, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    lasting.leave(target)
    return target / "data"


def cuts_during(act: Act, folder: Path) -> list[Path]:
    """Return what the power would leave after each sync of the act."""
    cuts: list[Path] = []
    with followed(folder / "root") as lasting:

        def cut() -> None:
            cuts.append(folder / f"cut-{len(cuts)}")
            lasting.leave(cuts[-1])

        lasting.after_sync = cut
        act(folder / "root")
    return cuts


def prepared(root: Path, until: str) -> None:
    """Do what comes before the act of that name."""
    root.mkdir()
    begin(root)
    for name, (act, _) in ACTS.items():
        if name == until:
            return
        act(root)


def test_the_first_words_and_bilag_of_a_new_store_outlive_a_power_cut(quick_folder: Path) -> None:
    (quick_folder / "root").mkdir()
    with followed(quick_folder / "root") as lasting:
        begin(quick_folder / "root")
    assert state(left(lasting, quick_folder / "cut")) == ("Første ord", 1, True)


def test_the_harness_sees_what_folders_that_are_not_synced_lose(
    quick_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "sync_folder", lambda folder: None)
    (quick_folder / "root").mkdir()
    with followed(quick_folder / "root") as lasting:
        begin(quick_folder / "root")
    assert not (left(lasting, quick_folder / "cut") / FILE_NAME).exists()


@pytest.mark.parametrize("name", ACTS)
def test_a_power_cut_at_any_moment_of_an_act_leaves_it_done_or_not_begun(name: str, quick_folder: Path) -> None:
    prepared(quick_folder / "root", name)
    act, states = ACTS[name]
    cuts = cuts_during(act, quick_folder)
    found = [state(cut / "data") for cut in cuts]
    assert len(cuts) > 10
    assert [one for one, _ in groupby(found)] == states


def test_an_older_store_is_old_or_new_after_a_power_cut(quick_folder: Path) -> None:
    (quick_folder / "root" / "older").mkdir(parents=True)
    with closing(sqlite3.connect(quick_folder / "root" / "older" / FILE_NAME, isolation_level=None)) as connection:
        connection.executescript(RELEASED.read_text("utf-8"))
    for cut in cuts_during(move_up, quick_folder):
        with closing(Store.open(cut / "older")) as store:
            assert len(store.list_meetings()) == 4, cut.name
