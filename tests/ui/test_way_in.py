"""Each fault at the start has its own sentence and its own buttons, and each button leads on."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from klyngedesk.services import safety
from klyngedesk.store.backup_plan import copy_name
from klyngedesk.store.faults import OPEN_ELSEWHERE
from klyngedesk.store.marker import Marker
from klyngedesk.store.store import Store
from klyngedesk.ui.times import when
from klyngedesk.ui.way_in import ANEW, CLOSE, IN_A_COPY, MOVE, OTHER_FOLDER, RESCUE, STAY, TRY, WayIn
from tests.store.stores import filled, minutes, type_minutes
from tests.ui.conftest import Answers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store, one copy, and words written after it."""
    store = filled(tmp_path / "store")
    type_minutes(store, "i kopien")
    safety.back_up(store, "automatisk")
    type_minutes(store, "efter kopien")
    store.close()
    return store.folder


@pytest.fixture
def answers() -> Iterator[Answers]:
    made = Answers()
    yield made
    assert made.choices == [], "a button was never offered"


def opened(folder: Path, answers: Answers) -> Store:
    store = WayIn(folder, answers).store()
    assert store is not None
    return store


def newest_copy(answers: Answers) -> str:
    return next(word for word in answers.offered[-1][1] if word.startswith("Hent kopien fra i dag"))


def open_on_another_computer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "KONTOR-7")
    Marker(folder).set()
    monkeypatch.setattr("platform.node", lambda: "MIN-PC")


def test_a_whole_store_opens_without_a_question(folder: Path, answers: Answers) -> None:
    store = opened(folder, answers)
    assert (minutes(store), answers.offered) == ("efter kopien", [])
    store.close()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" * 999, None], ids=["empty", "another file", "zeroed page"])
def test_a_damaged_store_offers_the_copy_and_the_rescue_side_by_side(
    folder: Path, answers: Answers, content: bytes | None
) -> None:
    file = folder / "klyngedesk.db"
    harmed = content if content is not None else file.read_bytes()[:4096] + bytes(8192) + file.read_bytes()[12288:]
    file.write_bytes(harmed)
    assert WayIn(folder, answers).store() is None
    sentence, words = answers.offered[-1]
    assert "Nyeste prøvede sikkerhedskopi: i dag" in sentence
    assert "1 møde. " not in sentence
    assert {RESCUE, CLOSE} < set(words)
    answers.choices = [newest_copy(answers)]
    store = opened(folder, answers)
    assert minutes(store) == "efter kopien"
    assert [f.read_bytes() for f in folder.glob("lagt til side/*/klyngedesk.db")] == [harmed]
    store.close()


def test_a_copy_that_is_damaged_too_is_passed_over_for_the_one_before(folder: Path, answers: Answers) -> None:
    (older,) = safety.copies(folder)
    content = older.file.read_bytes()
    for later, harmed in ((1, content[:8192] + bytes(4096) + content[12288:]), (2, b"x" * 9000)):
        name = copy_name(older.moment + timedelta(minutes=later), "automatisk")
        older.file.with_name(name).write_bytes(harmed)
    (folder / "klyngedesk.db").write_bytes(b"x" * 9000)
    answers.choices = [f"Hent kopien fra {when(older.moment)}"]
    store = opened(folder, answers)
    assert minutes(store) == "efter kopien"
    store.close()


def test_the_rescue_writes_a_text_file_and_asks_again(folder: Path, answers: Answers, tmp_path: Path) -> None:
    file = folder / "klyngedesk.db"
    file.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    answers.path, answers.choices = tmp_path / "reddet.txt", [RESCUE, CLOSE]
    assert WayIn(folder, answers).store() is None
    assert "efter kopien" in answers.path.read_text("utf-8")
    assert "stykker tekst kan læses" not in answers.offered[0][0]


def test_a_lost_file_comes_back_from_the_copy_with_the_words_written_since(folder: Path, answers: Answers) -> None:
    (folder / "klyngedesk.db").unlink()
    assert WayIn(folder, answers).store() is None
    answers.choices = [newest_copy(answers)]
    store = opened(folder, answers)
    assert minutes(store) == "efter kopien"
    store.close()


def test_a_lost_file_may_be_begun_anew_and_nothing_of_the_old_comes_back(folder: Path, answers: Answers) -> None:
    (folder / "klyngedesk.db").unlink()
    answers.choices = [ANEW]
    store = opened(folder, answers)
    assert (store.list_meetings(), len(safety.copies(folder))) == ((), 1)
    store.close()


def test_a_newer_store_is_left_untouched_and_another_folder_may_be_chosen(
    folder: Path, answers: Answers, tmp_path: Path
) -> None:
    file = folder / "klyngedesk.db"
    content = file.read_bytes()
    newer = content[:60] + (99).to_bytes(4, "big") + content[64:]
    file.write_bytes(newer)
    answers.folder, answers.choices = tmp_path / "en anden", [OTHER_FOLDER]
    opened(folder, answers).close()
    assert "nyere udgave" in answers.offered[0][0]
    assert file.read_bytes() == newer


@pytest.fixture
def no_writing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder can be read, and not written in."""

    def refuse(connection: object, file: Path) -> None:
        if file.parent == folder:
            raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("klyngedesk.store.opening._really_write", refuse)


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights there")
@pytest.mark.usefixtures("no_writing")
def test_a_folder_that_cannot_be_written_may_be_copied_elsewhere(
    folder: Path, answers: Answers, tmp_path: Path
) -> None:
    answers.folder, answers.choices = tmp_path, [TRY, IN_A_COPY]
    store = opened(folder, answers)
    assert "kan ikke skrives" in answers.offered[0][0]
    assert (store.folder, minutes(store)) == (tmp_path / "KlyngeDesk", "efter kopien")
    store.close()


@pytest.mark.usefixtures("no_writing")
def test_instead_of_a_folder_that_cannot_be_written_another_may_be_chosen(
    folder: Path, answers: Answers, tmp_path: Path
) -> None:
    answers.folder, answers.choices = tmp_path / "en anden", [OTHER_FOLDER]
    store = opened(folder, answers)
    assert "vælg en anden mappe" in answers.offered[0][0]
    assert store.folder == tmp_path / "en anden"
    store.close()


def test_a_store_that_is_open_elsewhere_is_tried_again(folder: Path, answers: Answers) -> None:
    program = (
        "import sys; from pathlib import Path; from klyngedesk.store.store import Store;"
        "s = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        first.stdout.readline()
        answers.choices = [TRY, CLOSE]
        assert WayIn(folder, answers).store() is None
        first.communicate()
    assert ["allerede åben" in sentence for sentence, _ in answers.offered] == [True, True]
    assert "afslut KlyngeDesk i Jobliste" in answers.offered[0][0]


def test_a_store_open_on_another_computer_names_it(
    folder: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_on_another_computer(folder, monkeypatch)
    assert WayIn(folder, answers).store() is None
    assert "computeren »KONTOR-7«" in answers.offered[0][0]
    os.utime(folder / "klyngedesk.open", (0, 0))
    opened(folder, answers).close()


def test_a_sign_of_life_from_a_clock_that_was_ahead_closes_nobody_out_for_ever(
    folder: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_on_another_computer(folder, monkeypatch)
    next_year = time.time() + 365 * 86400
    os.utime(folder / "klyngedesk.open", (next_year, next_year))
    opened(folder, answers).close()


def test_a_folder_that_is_open_brings_its_window_forward_instead_of_asking(
    folder: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_: Path, **__: object) -> Store:
        raise OPEN_ELSEWHERE

    monkeypatch.setattr(Store, "open", held)
    assert WayIn(folder, answers, lambda _: True).store() is None
    assert answers.offered == []


def test_a_file_of_another_program_is_not_touched(folder: Path, answers: Answers) -> None:
    file = folder / "klyngedesk.db"
    file.unlink()
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE x (y)")
    before = file.read_bytes()
    assert WayIn(folder, answers).store() is None
    assert (OTHER_FOLDER in answers.offered[0][1], file.read_bytes()) == (True, before)


def test_a_synced_folder_is_warned_of_once_and_left_on_wish(
    tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = tmp_path / "OneDrive" / "store"
    filled(synced).close()
    answers.choices = [STAY]
    opened(synced, answers).close()
    opened(synced, answers).close()
    assert ["OneDrive også skriver i" in sentence for sentence, _ in answers.offered] == [True]


def test_a_store_in_a_synced_folder_is_moved_to_the_computers_own_disk(
    tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = tmp_path / "OneDrive" / "store"
    filled(synced).close()
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "own" / "KlyngeDesk"))
    answers.choices = [MOVE]
    store = opened(synced, answers)
    assert (store.folder, len(store.list_meetings())) == (tmp_path / "own" / "KlyngeDesk", 1)
    store.close()


def test_a_folder_she_may_not_enter_says_so_and_another_may_be_chosen(
    folder: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "exists", refused)
    answers.choices = [CLOSE]
    assert WayIn(folder, answers).store() is None
    sentence, buttons = answers.offered[0]
    assert sentence == f"Du har ikke adgang til mappen {folder}. Bed om adgang, eller vælg en anden mappe."
    assert list(buttons) == [TRY, OTHER_FOLDER, CLOSE]
