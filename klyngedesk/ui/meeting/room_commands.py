"""What she does about the room while minutes are taken: people, breaks, ad-hoc items, postponed items."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.attendance import moves_of
from klyngedesk.model.danish import clock, read_clock, short_date
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.pace import running
from klyngedesk.model.people import Presence
from klyngedesk.services import agenda, attendance, meetings, open_cases, room
from klyngedesk.services.changes import Changes
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.meeting.meeting_clock import MeetingClock
from klyngedesk.ui.writing.at_hand import next_day_of


class RoomCommands:
    """Commands of the live view that need no editor; `choose` shows an item."""

    def __init__(self, desk: Desk, clock_: MeetingClock, ask: AskBar, choose: Callable[[str], None]) -> None:
        self._desk, self._clock, self._ask, self._choose = desk, clock_, ask, choose

    def new_item(self) -> None:
        """Put an item that nobody had planned after this one, and go to it."""
        here = self._desk.here
        self._ask.ask("Nyt punkt efter dette", partial(self._add_item, here), item_id=here)

    def _add_item(self, after: str, title: str) -> bool:
        meeting, item = self._desk.meeting, AgendaItem(title)
        parent = agenda.parent_of(meeting, after) if meeting else None
        parent_id = parent.id if parent else None
        if not self._desk.do(agenda.add_item, item, parent_id=parent_id, after_id=after):
            return False
        self._choose(item.id)
        return True

    def start_or_end(self) -> Changes | None:
        """Begin the meeting, or end it; Ctrl+Z takes it back."""
        meeting = self._desk.meeting
        if meeting is None:
            return None
        if running(meeting.timeline) is not None:
            return self._desk.do(meetings.end_meeting, self._clock.now())
        return self._desk.do(meetings.start_meeting, self._clock.now(), self._desk.here)

    def toggle_break(self) -> None:
        """Begin a break, the planned one that comes next if there is one, or end it."""
        meeting = self._desk.meeting
        current = running(meeting.timeline) if meeting else None
        if meeting is None or current is None:
            self._desk.prompts.tell("Mødet er ikke i gang, så der er intet ur at sætte på pause. Start mødet først.")
            return
        here = _after_break(meeting, self._desk.here) if current.is_break else self._desk.here
        planned = "" if current.is_break else _next_break(meeting, here)
        self._desk.do(room.pause_or_resume, self._clock.now(), here, planned)
        self._choose(planned or here)

    def postpone(self) -> None:
        """Postpone the current item; it becomes an open case until a meeting takes it in."""
        item = self._desk.item(self._desk.here)
        if item is not None and item.postponed:
            self._desk.do(open_cases.take_back_postponement, item.id)
        elif item is not None:
            postpone = partial(self._could, open_cases.postpone_item, item.id)
            proposed = item.postponed_to or self._next_meeting()
            self._ask.ask("Punktet udskydes til", postpone, proposed, item_id=item.id)

    def _could(self, service: Callable[..., Changes], *arguments: str) -> bool:
        """Return whether it could be done; else the line keeps the words."""
        return bool(self._desk.do(service, *arguments))

    def _next_meeting(self) -> str:
        day = next_day_of(self._desk)
        return f"mødet den {short_date(day)}" if day else "næste møde"

    def mark(self, person_id: str, word: str) -> None:
        """Say that of the person; the words are those of the keys in the pane."""
        now, here, do = self._clock.now(), self._desk.here, self._desk.do
        match word:
            case "came":
                do(room.mark_arrived, person_id, now, here)
            case "left":
                do(room.mark_left, person_id, now, here)
            case "recused":
                do(room.toggle_recused, person_id, now, here)
            case "forget":
                do(room.forget_last_move, person_id)
            case "substitute":
                self._ask.ask(
                    "Hvem møder i stedet?", partial(self._could, attendance.send_substitute, person_id), about=person_id
                )
            case "moment":
                self._ask_moment(person_id)
            case _:
                do(attendance.mark_presence, person_id, Presence(word))

    def _ask_moment(self, person_id: str) -> None:
        meeting = self._desk.meeting
        moves = moves_of(meeting, person_id) if meeting else ()
        if moves:
            self._ask.ask("Klokken var", partial(self._change_moment, person_id), clock(moves[-1].at.time()), person_id)

    def _change_moment(self, person_id: str, words: str) -> bool:
        try:
            moment = read_clock(words)
        except ValueError as error:
            self._desk.prompts.tell(str(error))
            return False
        if moment is not None:
            self._desk.do(room.change_last_move, person_id, moment)
        return True


def _next_break(meeting: Meeting, here: str) -> str:
    """Return the id of the planned break right after the item, if it has not been held; else an empty string."""
    held = {entry.item_id for entry in meeting.timeline}
    items = list(meeting.items)
    place = next((n for n, item in enumerate(items) if here in [one.id for one in item.walk()]), len(items))
    after = items[place + 1 : place + 2]
    return after[0].id if after and after[0].is_break and after[0].id not in held else ""


def _after_break(meeting: Meeting, here: str) -> str:
    """Return the item to go on with: the one after a planned break, else the one she is at."""
    items = list(meeting.items)
    ids = [item.id for item in items]
    if here in ids and items[ids.index(here)].is_break and ids.index(here) + 1 < len(ids):
        return ids[ids.index(here) + 1]
    return here
