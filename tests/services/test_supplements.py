"""A supplement tells its readers just what they have not seen, and nothing that they may not."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import Attached, ItemHeading
from klyngedesk.model.agenda import AgendaItem, ItemKind, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services import agenda, attachments, forums, meetings, sending
from klyngedesk.services.checks import check_meeting
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.services.sent_findings import CLOSED_SINCE_RULE
from klyngedesk.services.supplement import Supplement, outline_of_supplement, since_last, supplement_for
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines
from tests.documents.pdf_reading import words

FIRST = datetime(2027, 3, 1, 9, 12)
INTERN, PUBLIC = Audience.INTERN, Audience.OFFENTLIG


class Office:
    """A secretary at work on one meeting of three items: the second is closed, the third has one below it."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self._folder, self._times = store, folder, 0
        forum = forums.create_forum(store, "Havnerådet")
        self.id = meetings.plan_meeting(store, forum.id, date(2099, 3, 9)).id
        below = AgendaItem("Gummi", background=text_of_lines("Sort."))
        for item in (
            AgendaItem("Kajen", background=text_of_lines("Slidt."), recommendations=(Recommendation("Males"),)),
            AgendaItem("Fogeden fyres", closed=True, public_title="En personsag"),
            AgendaItem("Fendere", items=(below,)),
        ):
            agenda.add_item(store, self.id, item)
        self.attach(0, "Kort")
        self.attach(1, "Fyringsbrev")

    def item(self, number: int) -> AgendaItem:
        return self.store.load_meeting(self.id).items[number]

    def attach(self, number: int, title: str, *, closed: bool = False) -> None:
        path = self._folder / f"{title}.txt"
        path.write_text(f"Indhold af {title}", "utf-8")
        attachments.attach_file(self.store, self.id, self.item(number).id, path)
        if closed:
            attachments.close_attachment(self.store, self.id, self.item(number).attachments[-1].id, True)

    def change(self, number: int, **fields: object) -> None:
        agenda.change_item(self.store, self.id, self.item(number).id, **fields)

    def send(self, audience: Audience = INTERN, kind: str = "dagsorden") -> None:
        self._times += 1
        request = ExportRequest(kind, "eml", audience.value, self._folder / "ud.eml", recipients=())
        now = FIRST + timedelta(hours=self._times)
        sending.remember(self.store, self.id, request, ExportResult(()), "", now)

    def supplement(self, audience: Audience = INTERN, *, hides_closed: bool | None = None) -> Supplement:
        hides = audience is PUBLIC if hides_closed is None else hides_closed
        return since_last(self.store, self.store.load_meeting(self.id), audience, hides_closed=hides)

    def both(self) -> tuple[Supplement, Supplement | None]:
        return supplement_for(self.store, self.store.load_meeting(self.id), INTERN, apart=True, hides_closed=True)

    def told(self, audience: Audience = INTERN) -> tuple[str, ...]:
        return self.supplement(audience).sentences

    def closed_since(self) -> list[str]:
        found = check_meeting(self.store, self.id, date(2027, 1, 1)).findings
        return [each.message for each in found if each.rule == CLOSED_SINCE_RULE]

    def parts(self, audience: Audience = INTERN) -> tuple[list[str], list[str]]:
        """Return the headings and the bilag that stand in the supplement."""
        meeting, forum = self.store.load_meeting(self.id), self.store.forums()[0]
        whole = outline(meeting, DocumentKind.DAGSORDEN, audience, forum.profile)
        made = outline_of_supplement(whole, self.supplement(audience), meeting)
        headings = [f"{part.lead} {part.title}" for part in made.parts if isinstance(part, ItemHeading)]
        listed = [one.name for part in made.parts if isinstance(part, Attached) for one in part.listed]
        return headings, listed


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Office:
    return Office(store, tmp_path)


def test_what_changed_is_told_once_in_the_agendas_order(office: Office) -> None:
    office.send()
    office.change(0, title="Kajen ved havnen", background=text_of_lines("Meget slidt."))
    office.change(2, recommendations=(Recommendation("Købes"),))
    agenda.add_item(office.store, office.id, AgendaItem("Isen"))
    assert office.told() == (
        "Punkt 1 hedder nu »Kajen ved havnen«.",
        "Punkt 1: sagsfremstillingen er rettet.",
        "Punkt 3: indstillingen er rettet.",
        "Punkt 4 er nyt: Isen.",
    )


def test_a_second_supplement_holds_only_what_came_after_the_first(office: Office) -> None:
    office.send()
    office.attach(0, "Tilbud")
    assert (office.supplement().number, office.parts()) == (
        1,
        (["1. Kajen"], ["Bilag 2 – Tilbud (eftersendt)"]),
    )
    office.send(kind="tillaeg")
    office.attach(0, "Nyt tilbud")
    assert (office.supplement().number, office.parts()) == (
        2,
        (["1. Kajen"], ["Bilag 3 – Nyt tilbud (eftersendt)"]),
    )
    office.send(kind="tillaeg")
    with pytest.raises(UserError, match="intet nyt"):
        office.supplement()


def test_each_circle_of_readers_is_told_what_it_has_not_seen(office: Office) -> None:
    office.send(PUBLIC)
    office.send()
    office.attach(0, "Tilbud")
    office.send(kind="tillaeg")
    assert (office.supplement(PUBLIC).number, office.told(PUBLIC)) == (1, ("Punkt 1: nyt bilag, »Tilbud«.",))
    with pytest.raises(UserError, match="intet nyt"):
        office.supplement()


def test_what_was_taken_off_is_told_once_and_its_number_is_nobodys(office: Office) -> None:
    agenda.add_item(office.store, office.id, AgendaItem("Pause", ItemKind.BREAK))
    office.send()
    attachments.remove_attachment(office.store, office.id, office.item(0).attachments[0].id)
    for number in (3, 2):
        agenda.remove_item(office.store, office.id, office.item(number).id)
    agenda.add_item(office.store, office.id, AgendaItem("Isen"))
    assert office.told() == (
        "Punkt 4 er nyt: Isen.",
        "Punkt 1: »Kort« er taget af.",
        "Punkt 3 er taget af: Fendere.",
    )


def test_what_was_closed_after_the_sending_is_not_named_to_the_public(office: Office) -> None:
    office.send(PUBLIC)
    office.change(0, closed=True)
    attachments.close_attachment(office.store, office.id, office.item(0).attachments[0].id, True)
    office.attach(2, "Aftale", closed=True)
    assert office.told(PUBLIC) == ("Punkt 1 er nu lukket.",)
    assert office.told() == ("Punkt 1 er nu lukket.", "Punkt 3: nyt bilag, »Aftale«.")


def test_what_was_closed_after_the_public_got_it_is_told_by_the_checks(office: Office) -> None:
    office.send(PUBLIC)
    assert office.closed_since() == []
    office.change(0, closed=True)
    attachments.close_attachment(office.store, office.id, office.item(0).attachments[0].id, True)
    assert office.closed_since() == [
        "Punkt 1 er lukket nu, men var åbent i det, der blev sendt.",
        "Bilag 1 til punkt 1 er lukket nu, men var åbent i det, der blev sendt.",
    ]
    office.send(PUBLIC)
    assert office.closed_since() == []


def test_what_was_opened_after_the_sending_goes_whole_to_the_public(office: Office) -> None:
    office.send(PUBLIC)
    office.change(1, closed=False)
    assert office.told(PUBLIC) == (
        "Punkt 2 er nu åbent: Fogeden fyres.",
        "Punkt 2: »Fyringsbrev« er nu åbent.",
    )
    assert office.parts(PUBLIC) == (["2. Fogeden fyres"], ["Bilag 1 – Fyringsbrev"])
    assert office.told() == ("Punkt 2 er nu åbent.",)


def test_a_closed_item_that_goes_or_changes_is_not_named_to_the_public(office: Office) -> None:
    office.send()
    office.change(1, title="Fogeden fyres straks", public_title="To personsager")
    agenda.add_item(office.store, office.id, AgendaItem("Isen"))
    assert office.told(PUBLIC) == ("Punkt 2 hedder nu »To personsager«.", "Punkt 4 er nyt: Isen.")
    agenda.remove_item(office.store, office.id, office.item(1).id)
    attachments.remove_attachment(office.store, office.id, office.item(0).attachments[0].id)
    assert office.told(PUBLIC) == ("Punkt 4 er nyt: Isen.", "Punkt 1: et bilag er taget af.")


def test_what_is_new_and_closed_goes_into_a_part_of_its_own(office: Office) -> None:
    office.send()
    office.attach(0, "Politianmeldelse", closed=True)
    office.attach(0, "Tilbud")
    agenda.add_item(office.store, office.id, AgendaItem("Ny foged", closed=True))
    opened, closed = office.both()
    assert opened.sentences == ("Punkt 1: nyt bilag, »Tilbud«.", "Punkt 4 er nyt: Lukket punkt.")
    assert closed is not None
    assert closed.sentences == ("Punkt 1: nyt bilag, »Politianmeldelse«.", "Punkt 4 er nyt: Ny foged.")
    assert not opened.new_bilag & closed.new_bilag


def test_where_only_something_closed_is_new_the_rest_are_told_no_more(office: Office) -> None:
    office.send()
    office.attach(0, "Politianmeldelse", closed=True)
    opened, closed = office.both()
    assert (opened.sentences, opened.new_bilag) == (("Der er kun kommet noget lukket til.",), frozenset())
    assert closed is not None
    assert closed.sentences == ("Punkt 1: nyt bilag, »Politianmeldelse«.",)


def test_a_supplement_with_something_closed_is_two_mails_and_one_is_locked(office: Office, tmp_path: Path) -> None:
    office.send()
    office.attach(0, "Politianmeldelse", closed=True)
    office.attach(0, "Tilbud")
    request = ExportRequest("tillaeg", "pdf", "intern", tmp_path / "t.pdf", closed_apart=True, password="kaj og fender")
    opened, closed = (file.path for file in export_document(office.store, office.id, request).files)
    assert "Indhold af Tilbud" in words(opened)
    assert "Politianmeldelse" not in words(opened)
    assert "Indhold af Politianmeldelse" in words(closed, "kaj og fender")
    assert "Tilbud" not in words(closed, "kaj og fender")


def test_the_mail_says_that_it_is_a_supplement(office: Office, tmp_path: Path) -> None:
    office.send()
    office.attach(0, "Tilbud")
    request = ExportRequest("tillaeg", "eml", "intern", tmp_path / "t.eml", closed_apart=True)
    mail = message_from_bytes(export_document(office.store, office.id, request).path.read_bytes(), policy=policy.SMTP)
    assert mail["Subject"].startswith("Tillægsdagsorden: Havnerådet")
    assert "Hermed en tillægsdagsorden med det, der er nyt, til mødet" in mail.get_body().get_content()  # type: ignore[union-attr]


def test_an_item_below_another_is_named_by_its_whole_number(office: Office) -> None:
    office.send()
    fendere = office.item(2)
    agenda.add_item(office.store, office.id, AgendaItem("Reb"), parent_id=fendere.id)
    assert office.told() == ("Punkt 3 b) er nyt: Reb.",)
    assert office.parts() == (["3 b) Reb"], [])
    agenda.move_item(office.store, office.id, fendere.items[0].id, parent_id=None, index=3)
    assert office.told()[1:] == ("Punkt 3 a) har nu nummer 4.",)


def test_another_day_or_place_comes_first(office: Office) -> None:
    office.send()
    meetings.change_frame(office.store, office.id, date=date(2099, 3, 11), start=time(13), place="Rådhuset")
    assert office.told() == ("Mødet holdes nu onsdag den 11. marts 2099 kl. 13.00.", "Stedet er nu: Rådhuset.")


def test_a_bilag_that_was_exchanged_renamed_or_moved_is_told(office: Office, tmp_path: Path) -> None:
    office.attach(0, "Tilbud")
    office.send()
    kort, tilbud = office.item(0).attachments
    (tmp_path / "nyt.txt").write_text("Nyt", "utf-8")
    attachments.replace_file(office.store, office.id, kort.id, tmp_path / "nyt.txt")
    attachments.rename_attachment(office.store, office.id, tilbud.id, "Bedste tilbud")
    assert office.told() == ("Punkt 1: »Kort« er skiftet ud.", "Punkt 1: et bilag hedder nu »Bedste tilbud«.")
    assert office.parts() == (["1. Kajen"], ["Bilag 1 – Kort"])
