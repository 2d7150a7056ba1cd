"""What a file may hold of what is closed follows from its kind, its format, its reader and its password."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from pathlib import Path

import pikepdf
import pytest

from klyngedesk.app import main
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Member, Participant
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.services import agenda, attachments, forums, meetings, sending
from klyngedesk.services.access import reaches_recused
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest
from klyngedesk.services.mail_drafts import CLOSED_IS_IN_IT
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines

PASSWORD = "kaj og fender"


@pytest.fixture
def meeting_id(store: Store) -> str:
    planned = meetings.plan_meeting(store, forums.create_forum(store, "Havnerådet").id, None)
    for closed in (False, True):
        agenda.add_item(store, planned.id, AgendaItem("Kajen", closed=closed, background=text_of_lines("Slidt.")))
    return planned.id


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": "koerekort", "format": "eml"}, "kan ikke blive en mail til alle"),
        ({"kind": "koerekort", "audience": "offentlig"}, "kun til mødelederen"),
        ({"kind": "pakke", "format": "eml", "document": "koerekort"}, "kan ikke blive en mail til alle"),
        ({"format": "json", "audience": "offentlig"}, "aldrig offentlig"),
        ({"format": "json", "password": PASSWORD}, "kan ikke få en adgangskode"),
        ({"format": "docx", "password": PASSWORD}, "kan ikke få en adgangskode"),
        ({"format": "zip", "password": PASSWORD}, "ligger Word-filen og bilagene uden adgangskode"),
        ({"format": "mappe", "password": PASSWORD}, "ligger Word-filen og bilagene uden adgangskode"),
        ({"audience": "offentlig", "closed_apart": True, "password": PASSWORD}, "aldrig offentlig"),
        ({"format": "json", "closed_apart": True}, "holder hele mødet"),
        ({"closed_apart": True}, "skal have en adgangskode"),
        ({"closed_apart": True, "password": "kort"}, "for kort"),
    ],
)
def test_what_would_tell_something_closed_is_refused_with_a_sentence(
    store: Store, meeting_id: str, tmp_path: Path, asked: dict[str, object], told: str
) -> None:
    before = sorted(tmp_path.iterdir())
    fields = {"kind": "dagsorden", "format": "pdf", "audience": "intern"} | asked
    with pytest.raises(UserError, match=told):
        export_document(store, meeting_id, ExportRequest(out=tmp_path / "ud", **fields))  # type: ignore[arg-type]
    assert sorted(tmp_path.iterdir()) == before


def test_a_klynge_takes_no_password_and_is_never_public(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["export", "demo-april", "--demo", "--format", "klynge", "--out", str(tmp_path / "m.klynge")]
    assert main([*asked, "--password", PASSWORD]) == 1
    assert "kan ikke få en adgangskode" in capsys.readouterr().err
    assert main([*asked, "--audience", "offentlig"]) == 1
    assert list(tmp_path.iterdir()) == []


def test_no_draft_is_written_where_one_of_them_has_a_name_that_is_taken(
    store: Store, meeting_id: str, tmp_path: Path
) -> None:
    taken = tmp_path / "ud – lukket del.eml"
    taken.write_text("hendes egen")
    request = ExportRequest("dagsorden", "eml", "intern", tmp_path / "ud.eml", closed_apart=True, password=PASSWORD)
    with pytest.raises(UserError, match=r"lukket del\.eml« findes allerede"):
        export_document(store, meeting_id, request)
    assert (taken.read_text(), (tmp_path / "ud.eml").exists()) == ("hendes egen", False)
    export_document(store, meeting_id, replace(request, overwrite=True))
    assert taken.read_text() != "hendes egen"


def test_bilag_beside_a_packet_are_not_written_over(store: Store, meeting_id: str, tmp_path: Path) -> None:
    (tmp_path / "Tegning.dwg").write_bytes(b"AC1032\0\0 linjer")
    attachments.attach_file(store, meeting_id, store.load_meeting(meeting_id).items[0].id, tmp_path / "Tegning.dwg")
    request = ExportRequest("pakke", "pdf", "intern", tmp_path / "p.pdf")
    (kept,) = export_document(store, meeting_id, request).beside
    kept.write_text("hendes egen")
    (tmp_path / "p.pdf").unlink()
    with pytest.raises(UserError, match=r"Tegning\.dwg« findes allerede"):
        export_document(store, meeting_id, request)
    assert (kept.read_text(), (tmp_path / "p.pdf").exists()) == ("hendes egen", False)


@pytest.mark.parametrize("name", ["ud", "ud.PDF", "ud.pdf"])
def test_a_packet_is_locked_whatever_its_name_ends_with(
    store: Store, meeting_id: str, tmp_path: Path, name: str
) -> None:
    request = ExportRequest("dagsorden", "pdf", "intern", tmp_path / name, password=PASSWORD, draft=True)
    made = export_document(store, meeting_id, request).path
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(made)
    with pikepdf.open(made, password=PASSWORD) as locked:
        assert (locked.encryption.R, locked.encryption.bits) == (6, 256)
    assert not any(PASSWORD.encode() in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_mail_with_something_closed_says_whom_it_reaches_beside_the_members(store: Store, tmp_path: Path) -> None:
    ane, bo = Member("Ane Berg", email="ane@havn.example"), Member("Bo Dahl", email="bo@havn.example")
    forum = forums.create_forum(store, "Havnerådet", members=(ane, bo))
    planned = meetings.plan_meeting(store, forum.id, None)
    agenda.add_item(store, planned.id, AgendaItem("Fogeden", closed=True))
    to = (("Ane", "ANE@havn.example"), ("Bo Dahl", "privat@bo.example"), ("Pressen", "presse@avis.example"))
    request = ExportRequest("dagsorden", "eml", "intern", tmp_path / "ud.eml", recipients=to, overwrite=True)
    found = export_document(store, planned.id, request).findings
    assert "Det lukkede går også til Pressen, som ikke står blandt mødeforummets medlemmer." in found
    assert export_document(store, planned.id, replace(request, recipients=to[:2])).findings == (CLOSED_IS_IN_IT,)
    assert export_document(store, planned.id, replace(request, without_closed=True)).findings == ()


@pytest.mark.parametrize(
    ("kind", "item", "count"), [("dagsorden", None, 2), ("udskrift", "1", 1), ("udskrift", "2", 2)]
)
def test_a_part_that_is_closed_is_locked_in_whatever_it_lies(
    store: Store, meeting_id: str, tmp_path: Path, kind: str, item: str | None, count: int
) -> None:
    more = {"item": item, "closed_apart": True, "password": PASSWORD}
    request = ExportRequest(kind, "pdf", "intern", tmp_path / "ud.pdf", **more)  # type: ignore[arg-type]
    assert len(export_document(store, meeting_id, request).files) == count
    packed = replace(request, format="zip", out=tmp_path / "ud.zip")
    with zipfile.ZipFile(export_document(store, meeting_id, packed).path) as archive:
        locked = [name for name in archive.namelist() if name.endswith("lukket del.pdf")]
        assert len(locked) == count - 1
        assert all(b"/Encrypt" in archive.read(name) for name in locked)


def test_the_password_stands_in_no_mail_no_store_and_no_log(
    store: Store, meeting_id: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    request = ExportRequest("dagsorden", "eml", "intern", tmp_path / "ud.eml", closed_apart=True, password=PASSWORD)
    with caplog.at_level("DEBUG"):
        sending.send(store, meeting_id, request, "fordi")
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    mails = [message_from_bytes(each) for each in written if each.startswith(b"X-Unsent")]
    written += [part.get_payload(decode=True) or b"" for mail in mails for part in mail.walk()]  # type: ignore[misc]
    assert len(mails) == 4
    assert not any(PASSWORD.encode(encoding) in each for each in written for encoding in ("utf-8", "utf-16-be"))
    assert PASSWORD not in caplog.text + repr(request)
    (sent,) = sending.sent_before(store, meeting_id)
    locked = next(file for file in sent.files if file.name.endswith("lukket del.pdf"))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(store.objects.path(locked.object_id))


@pytest.mark.parametrize(
    ("closed", "to", "told"),
    [(True, "ASE@havn.example", "Åse"), (True, "bo@havn.example", ""), (False, "ase@havn.example", "")],
)
def test_a_receiver_who_was_recused_behind_closed_doors_is_named(closed: bool, to: str, told: str) -> None:
    item, person = AgendaItem("Kajen", closed=closed), Participant("Åse", email="ase@havn.example")
    left = Entry(datetime(2027, 3, 8, 14, 1), Step.RECUSED, item.id, person.id)
    meeting = Meeting(forum_id="f", forum_name="Havnerådet", items=(item,), timeline=(left,))
    meeting = replace(meeting, groups=(AttendanceGroup("Medlemmer", (person,)),))
    found = reaches_recused(meeting, (("", to),))
    assert told in found
    assert bool(found) is bool(told)
