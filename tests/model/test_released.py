"""What the room may see, and what it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from klyngedesk.model.agenda import AgendaItem, ItemKind, Outcome, Recommendation
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.released import CLOSED, RoomPage, room_page
from klyngedesk.text.blocks import text_of_lines

ITEM = AgendaItem(
    "Puljen",
    presenters=("Åse",),
    recommendations=(
        Recommendation("Godkender X.", Outcome.FOLLOWED, "Rådet godkendte X."),
        Recommendation("Drøfter Y."),
        Recommendation("Tager Z.", Outcome.NOTED),
    ),
    minutes=text_of_lines("Hemmelig uenighed"),
    internal_note="Pas på Bo",
)
SECRET = AgendaItem("Personsag om Karl", closed=True, presenters=("Bo",), public_title="Lejesag")
PAUSE = AgendaItem("Pause", ItemKind.BREAK, minutes_planned=10)


def meeting(*items: AgendaItem) -> Meeting:
    return Meeting("", "Rådet", date=date(2027, 3, 8), items=items)


def test_the_released_page_has_the_decisions_and_shows_which_line_is_in_hand() -> None:
    page = room_page(meeting(ITEM, PAUSE), ITEM, with_decisions=True)
    assert (page.head, page.place, page.title) == ("Rådet, 8. marts 2027", "Punkt 1 af 1", "Puljen")
    assert [line.decision for line in page.lines] == ["Rådet godkendte X.", "", "Taget til efterretning"]
    assert [line.is_now for line in page.lines] == [False, True, False]
    assert page.then == "Derefter: Pause i 10 minutter"


def test_a_page_that_was_not_released_has_what_the_agenda_said() -> None:
    page = room_page(meeting(ITEM), ITEM, with_decisions=False)
    assert not any(line.decision or line.is_now for line in page.lines)


def test_minutes_and_notes_never_reach_the_room() -> None:
    told = repr(room_page(meeting(ITEM), ITEM, with_decisions=True))
    assert "uenighed" not in told
    assert "Pas på" not in told


def test_a_closed_item_is_the_same_two_words_whatever_it_is() -> None:
    page = room_page(meeting(SECRET, ITEM), SECRET, with_decisions=True)
    assert page == RoomPage(CLOSED, SECRET.id, is_closed=True)
    assert page.spoken == CLOSED


def test_what_stands_under_a_closed_theme_is_closed() -> None:
    theme = AgendaItem("Tema", ItemKind.THEME, closed=True, items=(ITEM,))
    assert room_page(meeting(theme), ITEM, with_decisions=True).is_closed


def test_the_page_before_a_closed_item_does_not_name_it() -> None:
    page = room_page(meeting(ITEM, SECRET), ITEM, with_decisions=True)
    assert page.then == "Derefter: Lukket punkt"
    below = replace(ITEM, items=(SECRET,))
    assert "Karl" not in repr(room_page(meeting(below), below, with_decisions=True))
