"""What each reader of each document sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import DecisionLine, ItemHeading, Label, Outline, Recommended
from klyngedesk.documents.proceedings import decision_lines
from klyngedesk.model.agenda import AgendaItem, Attachment, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.layout import ItemPart, Layout, ListForm, Place
from klyngedesk.model.layout_form import layout_form, layout_of
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.text.blocks import text_of_lines
from tests.documents.meetings import PUBLIC_KINDS, full_item, full_meeting


def seen(meeting: Meeting, kind: DocumentKind = DocumentKind.REFERAT, audience: Audience = Audience.INTERN) -> Outline:
    return outline(meeting, kind, audience, Profile())


def with_secret(**more: object) -> Meeting:
    secret = full_item("hemmelig", items=(full_item("hemmelig"),), **more)
    return replace(full_meeting(), items=(secret, *full_meeting().items))


def test_a_dagsorden_tells_nothing_of_what_was_decided() -> None:
    shown = repr(seen(full_meeting(), DocumentKind.DAGSORDEN))
    assert "refx1" not in shown
    assert "Notex1" not in shown
    assert "Opgavex1" not in shown
    assert "sagx1" in shown
    assert "Godkenderx1" in shown


def test_who_came_and_left_stands_under_the_heading_of_the_minutes_also_without_other_words() -> None:
    came = Entry(datetime(2027, 3, 8, 13, 5), Step.CAME, "kajen", "ane")
    meeting = Meeting(
        "forum",
        "Havnerådet",
        started=time(13),
        document="referat",
        items=(AgendaItem("Kajen", recommendations=(Recommendation("Drøfter kajen."),), id="kajen"),),
        groups=(AttendanceGroup("Rådet", (Participant("Ane Berg", id="ane"),)),),
        timeline=(Entry(datetime(2027, 3, 8, 13), Step.OPENED, "kajen"), came),
    )
    parts = seen(meeting).parts
    told = next(number for number, part in enumerate(parts) if "kom til mødet" in repr(part))
    assert isinstance(parts[told - 1], Label)
    assert parts[told - 1].words == "Referat"


def test_the_minutes_say_that_they_are_out_for_comments_or_approved_and_an_agenda_never_does() -> None:
    def told(state: MinutesState, kind: DocumentKind) -> str:
        meeting = replace(full_meeting(), minutes_state=state)
        return dict(outline(meeting, kind, Audience.INTERN, Profile()).frame).get("Referatet er", "")

    assert told(MinutesState.HEARING, DocumentKind.REFERAT) == "et udkast i høring"
    assert told(MinutesState.APPROVED, DocumentKind.BESLUTNINGSREFERAT) == "godkendt"
    assert told(MinutesState.DRAFT, DocumentKind.REFERAT) == ""
    assert told(MinutesState.APPROVED, DocumentKind.DAGSORDEN) == ""


def test_a_decision_in_other_words_is_told_by_its_words_alone() -> None:
    line = Recommendation("Drøfter kajen.", Outcome.OTHER, "Kajen ses på til sommer.")
    assert decision_lines(AgendaItem("Kajen", recommendations=(line,))) == (
        DecisionLine("", "", "Kajen ses på til sommer."),
    )


def test_an_internal_note_is_on_the_chairs_card_alone() -> None:
    assert all("Intern" not in repr(seen(full_meeting(), kind)).replace("INTERN", "") for kind in PUBLIC_KINDS)
    assert "Intern" in repr(seen(full_meeting(), DocumentKind.KOEREKORT)).replace("INTERN", "")


def test_the_chairs_card_is_never_public() -> None:
    with pytest.raises(UserError, match="Vælg intern"):
        seen(full_meeting(), DocumentKind.KOEREKORT, Audience.OFFENTLIG)


def test_the_public_sees_the_public_title_and_text_of_a_closed_item_and_nothing_else() -> None:
    meeting = with_secret(
        closed=True, public_title="Sag om lokaler", public_text=text_of_lines("Taget til efterretning.")
    )
    for kind in PUBLIC_KINDS:
        shown = repr(seen(meeting, kind, Audience.OFFENTLIG))
        assert "hemmelig" not in shown
    assert "Sag om lokaler" in shown
    assert "hemmelig" in repr(seen(meeting))


def test_a_closed_bilag_on_an_open_item_is_not_public_and_the_others_keep_their_numbers() -> None:
    listed = (Attachment("Åben A"), Attachment("Lukket B", closed=True), Attachment("Åben C"))
    shown = seen(Meeting("f", "Rådet", items=(AgendaItem("Punkt", attachments=listed),)), audience=Audience.OFFENTLIG)
    assert [each.words for each in shown.attachments()] == ["Bilag 1 – Åben A", "Bilag 3 – Åben C"]


def test_bilag_are_numbered_as_the_forum_counts() -> None:
    profile = Profile(AttachmentNumbering.THROUGH_MEETING)
    shown = outline(full_meeting(), DocumentKind.DAGSORDEN, Audience.INTERN, profile)
    assert [each.number for each in shown.attachments()] == [1, 2, 3]


def test_a_udskrift_holds_one_item_under_the_number_it_has() -> None:
    meeting = full_meeting()
    shown = outline(meeting, DocumentKind.UDSKRIFT, Audience.INTERN, Profile(), meeting.items[1].id)
    headings = [part.lead for part in shown.parts if isinstance(part, ItemHeading)]
    assert headings == ["2.", "2 a)", "2 b)"]


def test_attendance_is_put_into_words_once_however_many_items_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Meeting] = []
    monkeypatch.setattr("klyngedesk.documents.outline.item_sentences", lambda meeting: asked.append(meeting) or {})
    seen(replace(full_meeting(), items=tuple(AgendaItem(f"Punkt {n}") for n in range(30))))
    assert len(asked) == 1


@pytest.mark.parametrize("kind", PUBLIC_KINDS)
def test_an_empty_meeting_has_an_outline(kind: DocumentKind) -> None:
    assert seen(Meeting("f", "Rådet"), kind).parts == ()


def words_of(meeting: Meeting, layout: Layout, kind: DocumentKind = DocumentKind.REFERAT) -> list[str]:
    shown = outline(meeting, kind, Audience.INTERN, Profile(layout=layout))
    return [part.words for part in shown.parts if isinstance(part, ItemHeading | Label)]


def test_the_parts_of_an_item_stand_in_the_order_and_under_the_words_of_the_layout() -> None:
    layout = Layout(
        order=(ItemPart.RECOMMENDATIONS, ItemPart.DECISIONS, ItemPart.ATTACHMENTS, ItemPart.MINUTES),
        words={ItemPart.RECOMMENDATIONS: "Indstilling:", ItemPart.DECISIONS: "", ItemPart.MINUTES: "Drøftet"},
    )
    meeting = Meeting("f", "Rådet", items=(full_item("x1"),))
    assert words_of(meeting, layout)[1:] == ["Indstilling:", "Drøftet"]


def test_time_and_presenters_stand_where_the_layout_has_them() -> None:
    item = AgendaItem("Budget", presenters=("Ida",), minutes_planned=15)
    meeting = Meeting("f", "Rådet", start=time(13), items=(item,))
    assert words_of(meeting, Layout(slot=Place.AFTER, presenters=Place.AFTER)) == ["1. Budget v/ Ida – 13.00-13.15"]
    assert words_of(meeting, Layout(slot=Place.BEFORE, presenters=Place.NOWHERE)) == ["Kl. 13.00: Budget"]


def test_the_lines_of_an_indstilling_are_counted_as_the_layout_says() -> None:
    one = Meeting("f", "Rådet", items=(AgendaItem("A", recommendations=(Recommendation("godkender"),)),))
    for form, counted in ((ListForm.BY_COUNT, False), (ListForm.NUMBERS, True), (ListForm.BULLETS, False)):
        shown = outline(one, DocumentKind.DAGSORDEN, Audience.INTERN, Profile(layout=Layout(recommendations=form)))
        assert [part.numbered for part in shown.parts if isinstance(part, Recommended)] == [counted]


def test_a_layout_is_kept_whole_and_wrong_pieces_of_it_become_the_standard() -> None:
    layout = Layout("Vores", tuple(reversed(ItemPart)), stem="At {organ}", accent="#003300", shows_contents=True)
    assert layout_of(layout_form(layout)) == layout
    assert (
        layout_of({"order": ["bilag", "ukendt", 3], "slot": "i midten", "accent": 7}).order[0] is ItemPart.ATTACHMENTS
    )
    assert layout_of({}) == Layout()
