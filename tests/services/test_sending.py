"""What was sent is remembered for good: its bytes, its numbers, and why it went out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from klyngedesk.app import main
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.dispatch import Dispatch
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import AttachmentNumbering
from klyngedesk.model.numbering import attachment_numbers, item_labels
from klyngedesk.model.papers import Audience
from klyngedesk.model.people import Member
from klyngedesk.services import agenda, attachments, forums, meetings, sending
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines
from tests.documents.pdf_reading import words

NOW = datetime(2027, 3, 1, 9, 12)


@pytest.fixture
def meeting_id(store: Store, tmp_path: Path) -> str:
    """Two items; the first has a bilag."""
    member = Member("Ane Berg", email="ane@havn.example", group="Medlemmer")
    forum = forums.create_forum(store, "Havnerådet Ærø", members=(member,))
    planned = meetings.plan_meeting(store, forum.id, date(2099, 3, 9))
    for title in ("Maling af kajen", "Nye fendere"):
        agenda.add_item(store, planned.id, AgendaItem(title, background=text_of_lines("Kajen er slidt.")))
    attach(store, planned.id, 0, tmp_path, "Kort")
    return planned.id


def attach(store: Store, meeting_id: str, number: int, folder: Path, title: str) -> None:
    path = folder / f"{title}.txt"
    path.write_text(f"Indhold af {title}", "utf-8")
    attachments.attach_file(store, meeting_id, store.load_meeting(meeting_id).items[number].id, path)


def request(folder: Path, kind: str = "pakke", form: str = "eml", audience: str = "intern") -> ExportRequest:
    return ExportRequest(kind, form, audience, folder / f"ud-{kind}.{form}", overwrite=True)


def sent(store: Store, meeting_id: str, folder: Path, reason: str = "") -> ExportResult:
    return sending.send(store, meeting_id, request(folder), reason, now=NOW).result


def test_what_was_sent_can_be_fetched_again_byte_for_byte(store: Store, meeting_id: str, tmp_path: Path) -> None:
    result = sent(store, meeting_id, tmp_path)
    kept = sending.sent_before(store, meeting_id)[0]
    assert (kept.document, kept.audience, kept.moment) == ("Dagsorden", Audience.INTERN, NOW)
    assert kept.recipients == (("Ane Berg", "ane@havn.example"),)
    mail = next(file for file in kept.files if file.name.endswith(".eml"))
    assert sending.fetch_again(store, mail, tmp_path / "igen.eml").read_bytes() == result.path.read_bytes()
    packet = next(file for file in kept.files if file.name.endswith(".pdf"))
    sending.fetch_again(store, packet, tmp_path / "igen.pdf")
    assert "Indhold af Kort" in words(tmp_path / "igen.pdf")
    assert packet.pages == 2


def test_what_was_sent_last_is_the_last_also_where_the_clock_has_been_set_back(store: Store, meeting_id: str) -> None:
    for named, moment in (("først", NOW), ("så", NOW - timedelta(hours=1)), ("sidst", NOW - timedelta(days=400))):
        store.ledger.add_dispatch(Dispatch(meeting_id, moment, "Dagsorden", Audience.INTERN, reason=named))
    assert [each.reason for each in sending.sent_before(store, meeting_id)] == ["sidst", "så", "først"]


def test_what_a_public_draft_carries_says_that_it_is_public(store: Store, meeting_id: str, tmp_path: Path) -> None:
    carried = {
        audience: export_document(store, meeting_id, request(tmp_path, "dagsorden", audience=audience)).files[0].sent[0]
        for audience in ("intern", "offentlig")
    }
    assert carried["intern"].name == "2099-03-09 Havnerådet Ærø – Dagsorden.pdf"
    assert carried["offentlig"].name == "2099-03-09 Havnerådet Ærø – Dagsorden – offentlig.pdf"


def test_an_error_holds_the_draft_back_until_she_says_why(store: Store, meeting_id: str, tmp_path: Path) -> None:
    bilag = store.load_meeting(meeting_id).items[0].attachments[0]
    store.objects.path(str(bilag.object_id)).unlink()
    with pytest.raises(UserError, match="Løs 1 fejl først"):
        sent(store, meeting_id, tmp_path)
    assert sending.sent_before(store, meeting_id) == ()
    sent(store, meeting_id, tmp_path, "Kortet eftersendes")
    assert sending.sent_before(store, meeting_id)[0].reason == "Kortet eftersendes"


def test_a_dispatch_that_fails_is_not_remembered(store: Store, meeting_id: str, tmp_path: Path) -> None:
    asked = replace(request(tmp_path), out=tmp_path / "mangler" / "ud.eml")
    with pytest.raises(UserError):
        sending.send(store, meeting_id, asked)
    assert sending.sent_before(store, meeting_id) == ()
    assert not store.load_meeting(meeting_id).items[0].sent_label


def test_a_late_bilag_gets_the_next_number_and_its_mark_and_nothing_sent_moves(
    store: Store, meeting_id: str, tmp_path: Path
) -> None:
    sent(store, meeting_id, tmp_path)
    attach(store, meeting_id, 0, tmp_path, "Tilbud")
    meeting = store.load_meeting(meeting_id)
    first, late = meeting.items[0].attachments
    attachments.move_attachment(store, meeting_id, late.id, 0)
    numbers = attachment_numbers(store.load_meeting(meeting_id), AttachmentNumbering.PER_ITEM)
    assert (numbers[first.id], numbers[late.id]) == (1, 2)
    assert (first.late, late.late) == (False, True)


def test_an_item_that_is_moved_or_put_in_between_moves_no_number(store: Store, meeting_id: str, tmp_path: Path) -> None:
    sent(store, meeting_id, tmp_path)
    first, second = store.load_meeting(meeting_id).items
    agenda.add_item(store, meeting_id, AgendaItem("Is i havnen"), after_id=first.id)
    assert numbered(store, meeting_id) == [("Maling af kajen", "1"), ("Is i havnen", "3"), ("Nye fendere", "2")]
    agenda.move_item_up(store, meeting_id, second.id)
    agenda.move_item_up(store, meeting_id, second.id)
    assert numbered(store, meeting_id) == [("Nye fendere", "2"), ("Maling af kajen", "1"), ("Is i havnen", "3")]


def numbered(store: Store, meeting_id: str) -> list[tuple[str, str]]:
    meeting = store.load_meeting(meeting_id)
    labels = item_labels(meeting)
    return [(item.title, labels[item.id].full) for item in meeting.items]


def test_a_supplement_holds_just_what_is_new_with_a_sheet_of_what_changed(
    store: Store, meeting_id: str, tmp_path: Path
) -> None:
    sent(store, meeting_id, tmp_path)
    second = store.load_meeting(meeting_id).items[1]
    agenda.change_item(store, meeting_id, second.id, title="Nye fendere i gummi")
    agenda.add_item(store, meeting_id, AgendaItem("Is i havnen", background=text_of_lines("Isen er tyk.")))
    attach(store, meeting_id, 0, tmp_path, "Tilbud")
    result = export_document(store, meeting_id, request(tmp_path, "tillaeg", "pdf"))
    found = words(result.path)
    for told in (
        "Tillægsdagsorden nr. 1",
        "Punkt 3 er nyt: Is i havnen.",
        "Punkt 2 hedder nu »Nye fendere i gummi«.",
        "Punkt 1: nyt bilag, »Tilbud«.",
        "Isen er tyk.",
        "Bilag 2 til punkt 1 – side 1 af 1",
    ):
        assert told in found
    assert "Kajen er slidt" not in found
    assert "Indhold af Kort" not in found


def test_there_is_no_supplement_to_nothing(store: Store, meeting_id: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="ikke sendt ud endnu"):
        export_document(store, meeting_id, request(tmp_path, "tillaeg", "pdf"))
    sent(store, meeting_id, tmp_path)
    with pytest.raises(UserError, match="intet nyt"):
        export_document(store, meeting_id, request(tmp_path, "tillaeg", "pdf"))


def test_a_supplement_for_the_public_tells_nothing_closed(store: Store, meeting_id: str, tmp_path: Path) -> None:
    sent(store, meeting_id, tmp_path)
    agenda.add_item(store, meeting_id, AgendaItem("Afskedigelse af havnefogeden", closed=True))
    asked = request(tmp_path, "tillaeg", "pdf", "offentlig")
    found = words(export_document(store, meeting_id, asked).path)
    assert "Punkt 3 er nyt: Lukket punkt." in found
    assert "havnefogeden" not in found


def test_a_supplement_for_the_public_names_no_closed_item_that_was_taken_off(
    store: Store, meeting_id: str, tmp_path: Path
) -> None:
    below = AgendaItem("Havnefogedens afløser", background=text_of_lines("Fortroligt"))
    item = AgendaItem("Personsag", closed=True, items=(below,))
    agenda.add_item(store, meeting_id, item)
    sent(store, meeting_id, tmp_path)
    agenda.remove_item(store, meeting_id, item.id)
    agenda.add_item(store, meeting_id, AgendaItem("Is i havnen", background=text_of_lines("Isen er tyk.")))
    found = words(export_document(store, meeting_id, request(tmp_path, "tillaeg", "pdf", "offentlig")).path)
    assert "Isen er tyk" in found
    assert "afløser" not in found
    assert "Personsag" not in found


def test_a_draft_from_the_command_line_is_remembered_too(tmp_path: Path) -> None:
    data = ["--data-dir", str(tmp_path / "data")]
    assert main(["export", "demo-april", "--demo", "--format", "json", "--out", str(tmp_path / "m.json")]) == 0
    assert main(["import", str(tmp_path / "m.json"), *data]) == 0
    assert main(["export", "demo-april", "--format", "eml", "--out", str(tmp_path / "m.eml"), *data]) == 0
    store = Store.open(tmp_path / "data")
    assert [each.document for each in sending.sent_before(store, "demo-april")] == ["Dagsorden"]
    store.close()


def test_a_mail_that_the_disk_cannot_remember_is_not_left_to_be_sent(
    store: Store, meeting_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFault(Fault.FULL, "Disken er fuld.")

    for target in (type(store.objects), "add"), (type(store.ledger), "add_dispatch"):
        with monkeypatch.context() as patched:
            patched.setattr(*target, full)
            with pytest.raises(UserError, match="Disken er fuld"):
                sent(store, meeting_id, tmp_path, "Alligevel")
        assert (list(tmp_path.glob("**/*.eml")), store.ledger.dispatches(meeting_id)) == ([], ())
