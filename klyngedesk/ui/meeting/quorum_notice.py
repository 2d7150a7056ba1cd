"""One quiet line where a decision stands and too few were there to make it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.quorum import seat_count


def lacks_quorum(meeting: Meeting, profile: Profile, item: AgendaItem) -> str:
    """Return the sentence where the item has a decision without a quorum, else an empty string."""
    if meeting.started is None or not any(line.outcome or line.note for line in item.recommendations):
        return ""
    count = seat_count(meeting, profile, item.id)
    if count.is_enough:
        return ""
    return (
        f"Der er besluttet noget, men mødet er ikke beslutningsdygtigt: {count.present} af {count.seats} er til stede, "
        f"og der skal være {count.needed}."
    )


class QuorumNotice(QLabel):
    """Shows the sentence, or nothing at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quorumNotice")
        self.setWordWrap(True)
        self.hide()

    def show_item(self, meeting: Meeting | None, profile: Profile, item: AgendaItem) -> None:
        words = lacks_quorum(meeting, profile, item) if meeting else ""
        self.setText(words)
        self.setVisible(bool(words))
