"""The beginning of the bottom row while minutes are taken: the time, the item's minutes, how late it is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from klyngedesk.model.danish import clock, short_date
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels, planned_minutes
from klyngedesk.model.pace import Pace, pace, running, used_seconds
from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.theme import current_theme


def item_words(meeting: Meeting, now: datetime) -> str:
    """Return "Punkt 4: <b>19 af 20 min</b>", or how long the break has lasted; nothing while the clock stands."""
    current = running(meeting.timeline)
    if current is None:
        return ""
    minutes = int(current.seconds(now)) // 60
    if current.is_break:
        return f"Pause: <b>{minutes} min</b>"
    item = next((each for each in meeting.walk() if each.id == current.item_id), None)
    if item is None:
        return ""
    used = int(used_seconds(meeting, now).get(item.id, 0.0)) // 60
    planned = planned_minutes(item)
    return f"Punkt {item_labels(meeting)[item.id].full}: <b>{used}{f' af {planned}' if planned else ''} min</b>"


def pace_words(found: Pace | None) -> str:
    """Return "+4 min i alt, slutter ca. 15.34"; within a minute of the plan just the end."""
    if found is None:
        return ""
    ends = f"slutter ca. {clock(found.ends)}"
    return f"{found.drift:+} min i alt, {ends}".replace("-", "−") if found.drift else ends.capitalize()


def dated_words(meeting: Meeting, now: datetime) -> str:
    """Return a quiet word where the meeting is on, on another day than its own; the plan then says nothing of time."""
    if running(meeting.timeline) is None or meeting.day is None:
        return ""
    begun = {entry.at.date() for entry in meeting.timeline} | {now.date()}
    return "" if meeting.day in begun else f"Mødet er dateret {short_date(meeting.day)}"


class LiveStatus(QWidget):
    """Clock, minutes of the current item, and the drift; each in a place that does not move the next.

    `people` counts those who are there while their pane has given way.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock, self.item, self.pace, self._mark = QLabel(), QLabel(), QLabel(), QLabel()
        self.people = QLabel()
        self.people.setProperty("secondary", True)
        self.people.hide()
        self.clock.setObjectName("liveClock")
        self.clock.setAccessibleName("Klokken")
        self.pace.setObjectName("livePace")
        self.item.setTextFormat(Qt.TextFormat.RichText)
        self.item.setObjectName("liveItem")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.clock, _line(), self.item, _line(), self._mark, self.pace, _line(), self.people):
            row.addWidget(widget)

    def show_people(self, words: str) -> None:
        """Count those present here while their pane has given way."""
        self.people.setText(words)
        self.people.setVisible(bool(words))

    def show_meeting(self, meeting: Meeting | None, now: datetime) -> None:
        """Show how the meeting stands at this moment; nothing here ever blinks."""
        dated = dated_words(meeting, now) if meeting else ""
        found = pace(meeting, now) if meeting and not dated else None
        self.clock.setText(clock(now.time()))
        self.item.setText(item_words(meeting, now) if meeting else "")
        self.pace.setText(dated or pace_words(found) or ("Mødet er ikke i gang" if meeting else ""))
        late = found is not None and found.drift > 0
        color = current_theme().color("warn" if late else "ink_3").name()
        self._mark.setPixmap(pixmap("clock", color, 13))
        if self.pace.property("late") != late:
            self.pace.setProperty("late", late)
            self.pace.style().unpolish(self.pace)
            self.pace.style().polish(self.pace)


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setObjectName("thinLine")
    line.setFixedHeight(18)
    return line
