"""Each rule finds the mistake it is named after, and says nothing of a meeting without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from klyngedesk.model.agenda import ActionItem, AgendaItem, Attachment, Outcome, Recommendation
from klyngedesk.model.checks.every import RULES, checked
from klyngedesk.model.checks.finding import Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.model.votes import Vote
from klyngedesk.text.blocks import Cell, Figure, Heading, Run, Table, Text, paragraph, text_of_lines

TODAY = date(2027, 3, 1)
ASK = Recommendation("Godkender planen")


def person(name: str, **more: Any) -> Participant:
    return Participant(name, email=more.pop("email", "en@havn.example"), **more)


def item(title: str = "Kajplads", **more: Any) -> AgendaItem:
    return AgendaItem(title, **({"background": text_of_lines("Kajen er slidt.")} | more))


def meeting(*items: AgendaItem, **more: Any) -> Meeting:
    fields: dict[str, Any] = {"date": date(2027, 3, 8), "start": time(13), "end": time(15), "document": "dagsorden"}
    people = more.pop("people", (person("Ane Berg"), person("Bo Dahl")))
    groups = (AttendanceGroup("Medlemmer", tuple(people)),)
    return Meeting("f", "Havnerådet Ærø", groups=groups, items=items or (item(),), **(fields | more))


def said(words: str, **more: Any) -> Meeting:
    return meeting(item(background=text_of_lines(words), **more))


def table(*rows: tuple[str, str], header: int = 1) -> Text:
    return Text((Table(tuple(tuple(Cell((paragraph(word),)) for word in row) for row in rows), header),))


def held(*items: AgendaItem) -> Meeting:
    return meeting(*items, document="referat", started=time(13), ended=time(15))


def voted(outcome: Outcome, votes_for: int, against: int) -> Meeting:
    line = replace(ASK, outcome=outcome, note="Planen blev behandlet.")
    return held(item(recommendations=(line,), votes=(Vote(line.id, (), (votes_for, against, 0)),)))


AWAY = (person("Ane Berg", presence=Presence.EXCUSED), person("Bo Dahl"))
LATE = Attachment("Kort", "a", "kort.pdf", late=True)
FILED = Attachment("Kort", "a", "kort.pdf")

WRONG: list[tuple[str, Meeting]] = [
    ("no_cpr_number_in_a_text", said("Borgeren 010203-1234 har klaget.")),
    ("no_cpr_number_in_a_text", said("Borgeren 0102031234 har klaget.")),
    ("guide_text_is_gone", said("HUSK denne hjælpetekst skal slettes")),
    ("guide_text_is_gone", said("[Indsæt navn] bød velkommen.")),
    ("bilag_without_file", meeting(item(attachments=(Attachment("Kort"),)))),
    ("meeting_has_a_date", meeting(date=None)),
    ("meeting_has_a_date", meeting(date_as_printed="mandag den 8. marts")),
    ("meeting_ends_after_it_begins", meeting(start=time(15), end=time(13))),
    ("item_has_a_title", meeting(item(" "))),
    ("every_recommendation_has_an_outcome", held(item(recommendations=(ASK,)))),
    ("every_recommendation_has_an_outcome", held(item(recommendations=(ASK,), minutes=text_of_lines("Kaffe.")))),
    (
        "whether_is_answered",
        held(item(recommendations=(Recommendation("Beslutter hvorvidt kajen skal rives ned", Outcome.FOLLOWED),))),
    ),
    ("postponed_says_where_to", held(item(recommendations=(replace(ASK, outcome=Outcome.POSTPONED),)))),
    ("decision_has_a_recommendation", held(item(minutes=text_of_lines("Rådet besluttede at male.")))),
    ("task_has_owner_and_deadline", meeting(item(action_items=(ActionItem("Mal kajen"),)))),
    ("referat_label_stands_once", held(item(minutes=text_of_lines("Referat:\nKaffe.")))),
    ("bilag_spoken_of_is_listed", said("Se bilag 3.", attachments=(FILED,))),
    ("bilag_spoken_of_is_listed", said("Se bilag 1 til punkt 9.", attachments=(FILED,))),
    ("something_enclosed_is_listed", said("Planen er vedlagt.")),
    ("late_bilag_has_a_reason", meeting(item(attachments=(LATE,)))),
    ("bilag_listed_once", meeting(item(attachments=(FILED, replace(FILED, id="b"))))),
    ("item_spoken_of_exists", said("Se punkt 7.")),
    ("item_says_something", meeting(AgendaItem("Kajplads"))),
    ("printed_numbers_are_in_order", meeting(item(printed_number="1."), item(printed_number="1."))),
    ("printed_numbers_are_in_order", meeting(item(printed_number="1."), item(printed_number="3."))),
    ("sums_add_up", meeting(item(background=table(("a", "kr."), ("x", "1.000,50"), ("y", "2"), ("I alt", "1.002"))))),
    ("forum_is_named_as_it_is", said("Havnerådt Ærø bød velkommen.")),
    ("weekday_fits_the_date", said("Vi ses tirsdag den 8. marts 2027.")),
    ("printed_weekday_fits_the_meeting", meeting(date_as_printed="Tirsdag den 8. marts 2027")),
    ("dates_exist", said("Frist den 31. juni.")),
    ("dates_exist", said("Frist kl. 13.75.")),
    ("years_run_forward", said("Mødekalender for 2022-2002")),
    ("forum_meets_when_it_says", said("Havnerådet Ærø mødes den 9. marts 2027.")),
    ("agenda_keeps_its_deadline", meeting(date=date(2027, 3, 3))),
    (
        "times_follow_each_other",
        meeting(item(fixed_start=time(13), fixed_end=time(13, 10)), item(fixed_start=time(13, 20))),
    ),
    ("items_fit_in_the_meeting", meeting(item(minutes_planned=180))),
    ("items_fit_in_the_meeting", meeting(item(minutes_planned=0))),
    ("excused_person_presents_nothing", meeting(item(presenters=("Ane Berg",)), people=AWAY)),
    ("excused_person_takes_no_part", replace(said("Ane Berg deltager i punktet."), groups=meeting(people=AWAY).groups)),
    ("name_is_spelled_one_way", meeting(item(presenters=("Ane Marie Berg",)))),
    ("name_is_spelled_one_way", meeting(item(presenters=("Ane Borg",)))),
    ("person_is_listed_once", meeting(people=(person("Ane Berg"), person("Ane  berg")))),
    ("everyone_can_be_reached", meeting(people=(person("Ane Berg", email=" "),))),
    ("closed_item_has_a_public_title", meeting(item(closed=True))),
    ("open_text_names_no_closed_item", meeting(item("Salg af Kaj Syd", closed=True), item("Nyt om salg af kaj syd"))),
    ("open_text_names_no_closed_item", meeting(item("Personsag Brun", closed=True), item("Jf. personsag Brun"))),
    (
        "open_text_names_no_closed_bilag",
        meeting(
            item(
                attachments=(replace(FILED, title="Tilbud fra Ejler Brun", closed=True),),
                minutes=text_of_lines("Tilbud fra Ejler Brun er bedst."),
            )
        ),
    ),
    (
        "closed_file_is_open_nowhere",
        meeting(item(attachments=(FILED,)), item(attachments=(replace(FILED, id="b", closed=True),))),
    ),
    (
        "forum_has_one_short_name",
        replace(said("Havneklynge Ærø og Klynge Ærø mødes."), forum_name="Politisk Havneklynge Ærø"),
    ),
    ("level_is_named_one_way", said("Det faglige/strategiske niveau, fagligt, strategisk niveau.")),
    ("law_is_of_one_day", said("Jf. bekendtgørelse nr. 1248 af 15. september 2022.")),
    ("law_is_of_one_day", said("Lov nr. 12 af 1. maj 2026 afløser lov nr. 12 af 2/5-2026.")),
    ("law_is_named_as_it_is", said("Jf. lov om ændring af sundhedsklynger.")),
    ("law_is_named_as_it_is", said("Jf. sundhedslovens § 3 og kommunestyrelselovens § 8.")),
    ("law_is_named_as_it_is", said("Jf. offentligehedsloven.")),
    (
        "draft_law_is_not_cited_beside_the_law",
        said("Bekendtgørelse nr. 12 af 1. maj 2026 om havneklynger.\nJf. udkast til bekendtgørelse om havneklynger."),
    ),
    (
        "calendar_has_this_meeting",
        meeting(item("Kalender", background=table(("Styregruppen", "Havnerådet"), ("1. marts", "9. marts")))),
    ),
    (
        "cancelled_meeting_is_in_no_calendar",
        meeting(
            item(minutes=text_of_lines("Rådet anbefaler, at mødet den 9/12 aflyses.")),
            item("Mødekalender", background=text_of_lines("Rådet mødes 9. december.")),
        ),
    ),
    ("pictures_are_described", meeting(item(background=Text((Figure("a"),))))),
    ("tables_have_a_header", meeting(item(background=table(("a", "1"), ("b", "2"), header=0)))),
    ("vote_carries_the_decision", voted(Outcome.FOLLOWED, 1, 1)),
    ("vote_carries_the_decision", voted(Outcome.FOLLOWED_CHANGED, 0, 2)),
    ("vote_carries_the_decision", voted(Outcome.NOT_FOLLOWED, 2, 0)),
    ("vote_agrees_with_those_present", held(item(votes=(Vote(numbers=(2, 1, 0)),)))),
    (
        "decision_had_a_quorum",
        meeting(
            item(recommendations=(replace(ASK, outcome=Outcome.FOLLOWED),)),
            started=time(13),
            people=(person("Ane Berg", presence=Presence.EXCUSED), person("Bo Dahl")),
        ),
    ),
    ("nothing_waits_to_be_confirmed", held(item(recommendations=(replace(ASK, offered=Outcome.FOLLOWED),)))),
    ("decision_says_something", held(item(recommendations=(replace(ASK, outcome=Outcome.OTHER),)))),
    (
        "item_was_dealt_with",
        replace(held(item(), item("Bro")), timeline=(Entry(datetime(2027, 3, 8, 13), Step.OPENED, "en anden"),)),
    ),
    ("headings_go_down_by_one", meeting(item(background=Text((Heading((Run("Økonomi"),), 3),))))),
]

RIGHT = [
    said("Referatet af mødet den 8. februar 2027 blev godkendt med denne ændring: Punkt 9: »3 mio. kr.«"),
    meeting(),
    said("Sagsnr. 2019-065072-9, tlf. 20 20 20 20, 1234567890123 og 99.99.99-1234 er ikke CPR."),
    said("Se bilag 1 til punkt 1 og punkt 1.", attachments=(FILED,)),
    meeting(item("Nyt sygehus", closed=True, public_title="En sag"), item("Et nyt sygehus")),
    meeting(item("Havnerådet Ærø", closed=True, public_title="En sag"), item("Havnerådet Ærø mødes")),
    replace(said("Klynge Ærø mødes, og Klynge Ærø drøfter."), forum_name="Politisk Havneklynge Ærø"),
    said("Det faglige/strategiske niveau og fagligt/strategisk niveau; det politiske niveau."),
    said("Bekendtgørelse nr. 1248 af 05/09/2022 og lov nr. 699 af 20. juni 2025, jf. sundhedslovens § 3."),
    said("Udkast til bekendtgørelse om broer. Bekendtgørelse nr. 12 af 1. maj 2026 om havneklynger."),
    meeting(item("Kalender", background=table(("Styregruppen", "Havnerådet"), ("9. marts", "8. marts")))),
    meeting(item(minutes=text_of_lines("Mødet den 9/12 aflyses.")), item("Mødekalender for 2027")),
    meeting(item(attachments=(FILED,)), item(attachments=(replace(FILED, id="b"),))),
    said("Det vedlagte kort.", attachments=(FILED,)),
    said("Mandag den 8. marts 2027 kl. 13.00, i 2022-2023, og onsdag den 8. december."),
    said("Kortet er eftersendt, fordi det kom sent.", attachments=(LATE,)),
    held(item(recommendations=(replace(ASK, outcome=Outcome.FOLLOWED),))),
    held(item(recommendations=(ASK,), minutes=text_of_lines("Havnerådet Ærø godkendte planen."))),
    meeting(item(background=table(("a", "kr."), ("x", "1.000,50"), ("y", "2"), ("I alt", "1.002,50")))),
    meeting(AgendaItem("Eventuelt"), item(minutes_planned=10), item(minutes_planned=20)),
    meeting(item("Salg af Kaj Syd", closed=True, public_title="Salg af Kaj Syd"), item("Nyt om salg af kaj syd")),
    meeting(people=(person("Ane Berg"), person("Ane Bergmann"), person("Bo Dahl"), person("Åse Dahl"))),
]


def look(found: Meeting) -> Sight:
    return Sight(found, Profile(), TODAY)


@pytest.mark.parametrize(("rule", "wrong"), WRONG, ids=[rule for rule, _ in WRONG])
def test_a_rule_finds_its_mistake(rule: str, wrong: Meeting) -> None:
    found = [finding for finding in checked(look(wrong)).findings if finding.rule == rule]
    assert found
    assert all(finding.message.endswith((".", "?")) and finding.advice for finding in found)


@pytest.mark.parametrize("right", RIGHT)
def test_nothing_is_found_where_nothing_is_wrong(right: Meeting) -> None:
    found = checked(look(right))
    assert found.findings == ()
    assert found.quiet_rules == len(RULES)


def test_every_rule_has_a_mistake_it_finds() -> None:
    named = {rule.__name__ for rule in RULES}
    assert {rule for rule, _ in WRONG} == named


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_says_nothing_of_an_empty_meeting(rule: Callable[..., Any]) -> None:
    empty = Meeting("f", "", date=date(2027, 3, 8))
    assert list(rule(look(empty))) == []


def test_errors_come_first_and_a_finding_is_told_once() -> None:
    found = checked(look(said("Se bilag 3. Se bilag 3.", attachments=(Attachment("Kort"),)))).findings
    assert [finding.severity for finding in found] == [Severity.ERROR, Severity.WARNING]


def test_what_only_the_closed_side_holds_stops_nothing_public() -> None:
    inside = item(closed=True, public_title="Personsag", background=text_of_lines("Om 010203-1234. XXX skal slettes."))
    found = checked(look(meeting(inside)))
    assert found.findings
    assert found.stops_public == ()
    assert checked(look(said("Om 010203-1234."))).stops_public


def test_a_late_bilag_is_not_said_to_have_missed_a_deadline_that_nobody_knows_of() -> None:
    found = checked(look(meeting(item(attachments=(LATE,))))).findings
    assert [finding.advice for finding in found] == ["Skriv i punktets tekst, hvorfor det er eftersendt."]
    assert (
        checked(look(meeting(item(background=text_of_lines("Kortet er eftersendt."), attachments=(LATE,))))).findings
        == ()
    )
