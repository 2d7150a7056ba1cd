"""The half that only those with access read tells what the whole meeting does."""

from __future__ import annotations

from datetime import time

from klyngedesk.documents.outline import outline
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.closed_apart import closed_half
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import slots
from klyngedesk.model.papers import Audience, DocumentKind

OPEN = AgendaItem("Kaj 1", minutes_planned=40)
CLOSED = AgendaItem("Kaj 2", minutes_planned=20, closed=True)
WITH_BILAG = AgendaItem("Kaj 3", minutes_planned=15, attachments=(Attachment("Tilbud", closed=True),))
INSIDE = AgendaItem("Kaj 5", minutes_planned=5, closed=True)
THEME = AgendaItem("Kajerne", items=(AgendaItem("Kaj 4", minutes_planned=10), INSIDE))
WHOLE = Meeting("f", "Havnerådet", start=time(13), end=time(15), items=(OPEN, CLOSED, WITH_BILAG, THEME))


def test_the_closed_part_says_when_the_whole_meeting_is() -> None:
    shown = outline(closed_half(WHOLE), DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    assert shown.date_line == "Kl. 13.00-15.00"


def test_every_item_of_the_closed_part_keeps_its_time() -> None:
    half, whole = slots(closed_half(WHOLE)), slots(WHOLE)
    assert set(half) == {CLOSED.id, WITH_BILAG.id, THEME.id, INSIDE.id}
    assert half == {item_id: whole[item_id] for item_id in half}
    assert half[CLOSED.id].start == time(13, 40)


def test_a_meeting_without_a_time_has_none_in_its_closed_part() -> None:
    bare = Meeting("f", "Havnerådet", items=(OPEN, CLOSED))
    assert slots(closed_half(bare)) == {}
