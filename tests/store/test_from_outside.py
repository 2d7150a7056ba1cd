"""A store that somebody else has written in: refused as it stands, or told of, whatever it was that changed."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from klyngedesk.app import main
from klyngedesk.model.dispatch import Dispatch
from klyngedesk.model.papers import Audience
from klyngedesk.services.safety import look_inside, verify, verify_folder
from klyngedesk.services.versions import MARKED, keep_versions
from klyngedesk.store.archive_tables import APPEND_ONLY
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.listing import list_meetings_quickly
from klyngedesk.store.opening import FILE_NAME, journal_of
from klyngedesk.store.restoring import restore_copy
from klyngedesk.store.store import Store
from tests.store.stores import MEETING, filled, minutes, type_minutes

SENT = Dispatch(MEETING.id, datetime(2027, 3, 1), "Dagsorden", Audience.INTERN, (("Åse", "aase@x.dk"),), ())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with minutes, two versions of them and a dispatch."""
    with closing(filled(tmp_path / "store")) as store:
        for words in ("fem stemmer for", "seks stemmer for"):
            type_minutes(store, words)
            keep_versions(store, store.load_meeting(MEETING.id), MARKED)
        store.ledger.add_dispatch(SENT)
    return tmp_path / "store"


def changed(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def cut_off(folder: Path) -> None:
    """Leave the files as they are in the middle of a save."""
    with closing(sqlite3.connect(folder / FILE_NAME, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE digest SET sha256 = '' || random()")
        connection.execute("UPDATE agenda_item SET minutes_plain = hex(zeroblob(20000))")
        shutil.copytree(folder, folder.parent / "halvt")
    shutil.rmtree(folder)
    (folder.parent / "halvt").rename(folder)
    assert journal_of(folder / FILE_NAME).stat().st_size > 0


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def lose_most_pages(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:4096] + bytes(len(content) - 4096))


def become_newer(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:60] + (99).to_bytes(4, "big") + content[64:])


def become_a_letter(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 et brev" * 900)


@pytest.mark.parametrize("harm", [lose_most_pages, become_newer, become_a_letter])
def test_no_journal_is_played_into_a_file_that_is_refused(folder: Path, harm: Callable[[Path], None]) -> None:
    cut_off(folder)
    harm(folder / FILE_NAME)
    stood = files(folder)
    with pytest.raises(StoreFault):
        Store.open(folder)
    assert files(folder) == stood


def test_what_a_restore_lays_aside_is_what_stood_there(folder: Path, tmp_path: Path) -> None:
    shutil.copyfile(folder / FILE_NAME, tmp_path / "kopi.db")
    cut_off(folder)
    become_a_letter(folder / FILE_NAME)
    stood = files(folder)
    aside = restore_copy(folder, tmp_path / "kopi.db")
    assert aside is not None
    assert {name: stood[name] for name in files(aside)} == files(aside)


def test_what_was_laid_aside_in_the_middle_of_a_save_comes_back_whole(folder: Path, tmp_path: Path) -> None:
    cut_off(folder)
    shutil.copytree(folder, tmp_path / "lagt til side")
    restore_copy(tmp_path / "ny", tmp_path / "lagt til side" / FILE_NAME)
    with closing(Store.open(tmp_path / "ny")) as store:
        assert minutes(store) == "seks stemmer for"


@pytest.mark.parametrize(
    "rule",
    [
        "CREATE TRIGGER x AFTER UPDATE ON agenda_item BEGIN UPDATE agenda_item SET title = 'andet'; END",
        "CREATE VIEW x AS SELECT * FROM meeting",
        "DROP TABLE annex",
        "ALTER TABLE agenda_item DROP COLUMN internal_note",
    ],
)
def test_a_schema_that_somebody_has_changed_is_refused_as_it_stands(folder: Path, rule: str) -> None:
    changed(folder, rule)
    stood = files(folder)
    with pytest.raises(StoreFault) as told:
        Store.open(folder)
    assert (told.value.fault, files(folder)) == (Fault.DAMAGED, stood)


def test_a_store_without_a_version_is_damaged(folder: Path) -> None:
    changed(folder, "PRAGMA user_version = 0")
    with pytest.raises(StoreFault, match="beskadiget"):
        Store.open(folder)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dispatch SET recipients = '[]'",
        "UPDATE dispatch SET audience = 'hvem som helst'",
        "DELETE FROM dispatch",
        "UPDATE forum SET standing_items = '7'",
    ],
)
def test_what_was_sent_and_by_whom_is_watched_too(folder: Path, statement: str) -> None:
    changed(folder, statement)
    assert {finding.kind for finding in verify_folder(folder)} >= {"text"}
    assert main(["sent", MEETING.id, "--data-dir", str(folder)]) in (0, 1)


def test_the_newest_version_cannot_go_unseen(folder: Path) -> None:
    changed(folder, "DROP TRIGGER revision_no_delete", "DELETE FROM revision WHERE id = 2", APPEND_ONLY[1])
    assert [finding.kind for finding in verify_folder(folder)] == ["version"]


def test_a_store_from_before_dispatches_had_a_hash_gets_them(folder: Path) -> None:
    changed(folder, "DELETE FROM digest WHERE id LIKE 'dispatch:%'", "DELETE FROM fact WHERE id = 'ledger_hashed'")
    with closing(Store.open(folder)) as store:
        assert verify(store) == []
    changed(folder, "UPDATE dispatch SET reason = 'andet'")
    assert [finding.kind for finding in verify_folder(folder)] == ["text"]


def test_verify_answers_in_json_whatever_stands_in_the_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "objects").write_text("ingen mappe")
    main(["verify", "--json", "--data-dir", str(folder)])
    assert "findings" in json.loads(capsys.readouterr().out)


def test_a_list_that_makes_no_sense_is_empty_at_first_and_then_told_of(folder: Path) -> None:
    without = "UPDATE sqlite_master SET sql = replace(sql, 'document VARCHAR NOT NULL', 'document VARCHAR')"
    changed(folder, "PRAGMA writable_schema = ON", without)
    changed(folder, "UPDATE meeting SET document = NULL")
    shutil.copyfile(folder / FILE_NAME, folder / "kopi.db")
    assert list_meetings_quickly(folder) == ()
    with pytest.raises(StoreFault, match="beskadiget"):
        look_inside(folder / "kopi.db")


def test_a_redo_file_with_lines_that_do_not_fit_gives_the_others(folder: Path) -> None:
    good = '[101, "2027-01-01T10:00:00", [["agenda_item", "item-1", false, {"title": "Fra redo"}]]]'
    bad = [
        '[100, "2027-01-01T10:00:00", [["meeting", "meeting-1", false, {"ukendt": 1}]]]',
        '[102, "2027-01-01T10:00:00", [["ukendt", "x", true, {"id": "x"}]]]',
        '[103, "2027-01-01T10:00:00", [["agenda_item", "x", true, {"id": "x"}]]]',
        '[104, "engang", [["agenda_item", "item-1", false, {"title": "Uden tid"}]]]',
        '["104", 5, [["agenda_item", "item-1", false, 7]]]',
        '[105, "2027-01-01T10:00:00", [["agenda_item", "item-1", false, 7]]]',
    ]
    (folder / "klyngedesk.redo").write_text("\n".join([*bad, good]), "utf-8")
    with closing(Store.open(folder)) as store:
        assert [item.title for item in store.load_meeting(MEETING.id).walk()] == ["Fra redo"]
        assert verify(store) == []
    assert list(folder.glob("klyngedesk.redo.*"))


def test_a_version_whose_words_are_no_text_any_more_is_named(folder: Path) -> None:
    changed(folder, "DROP TRIGGER revision_no_update", "UPDATE revision SET body = '[{' WHERE id = 1", APPEND_ONLY[0])
    assert [(each.kind, each.id) for each in verify_folder(folder)] == [("version", "1")]
