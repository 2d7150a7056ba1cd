"""Words that changed on the disk by themselves are told of wherever the meeting is checked or goes out."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from klyngedesk.model.checks.finding import Severity
from klyngedesk.model.errors import UserError
from klyngedesk.services.agenda import change_item
from klyngedesk.services.changed_findings import CHANGED_RULE
from klyngedesk.services.checks import check_meeting
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.store import Store
from tests.store.stores import ITEM, MEETING, filled

DRIVE_AWAY = StoreFault(Fault.OTHER, "Drevet er væk. Sæt det i igen.")


@pytest.fixture
def harmed(tmp_path: Path) -> Store:
    """A store where one letter of a title has changed by itself."""
    with closing(filled(tmp_path / "store")) as store:
        file = store.file
    file.write_bytes(file.read_bytes().replace("Økonomi på øen".encode(), "Økonomi på åen".encode()))
    return Store.open(file.parent)


def request(folder: Path, audience: str, form: str = "docx") -> ExportRequest:
    return ExportRequest("dagsorden", form, audience, folder / f"ud.{form}")


def changed(store: Store) -> list[tuple[str, Severity]]:
    found = check_meeting(store, MEETING.id).findings
    return [(each.item_id, each.severity) for each in found if each.rule == CHANGED_RULE]


def test_the_check_finds_them_until_she_has_put_them_right(harmed: Store) -> None:
    with closing(harmed) as store:
        assert changed(store) == [(ITEM.id, Severity.ERROR)]
        change_item(store, MEETING.id, ITEM.id, title="Økonomi på øen")
        assert changed(store) == []


def test_they_do_not_go_to_the_public(harmed: Store, tmp_path: Path) -> None:
    with closing(harmed) as store, pytest.raises(UserError, match="er ikke, som det blev gemt"):
        export_document(store, MEETING.id, request(tmp_path, "offentlig"))


@pytest.mark.parametrize("form", ["docx", "json"])
def test_a_file_for_the_members_comes_with_a_word_of_them(harmed: Store, tmp_path: Path, form: str) -> None:
    with closing(harmed) as store:
        made = export_document(store, MEETING.id, request(tmp_path, "intern", form))
    assert any("»Økonomi på åen« er ikke, som det blev gemt" in told for told in made.findings)


def test_a_store_that_cannot_tell_of_them_leaves_no_file_behind(
    harmed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise DRIVE_AWAY

    monkeypatch.setattr("klyngedesk.services.dispatch.changed_rows_of", away)
    with closing(harmed) as store, pytest.raises(StoreFault):
        export_document(store, MEETING.id, request(tmp_path, "intern"))
    assert not request(tmp_path, "intern").out.exists()


@pytest.mark.parametrize("harm", ["DELETE FROM agenda_item", "UPDATE agenda_item SET meeting_id = 'x'"])
def test_a_row_that_is_gone_is_missed(tmp_path: Path, harm: str) -> None:
    with closing(filled(tmp_path / "store")) as store:
        with store.alone() as connection:
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute(harm)
        assert changed(store) == [("", Severity.ERROR)]
