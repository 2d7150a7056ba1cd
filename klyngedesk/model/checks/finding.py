"""What a check found, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error holds back the mail draft; a warning holds back nothing."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def danish(self) -> str:
        return "Fejl" if self is Severity.ERROR else "Advarsel"


class Place(StrEnum):
    """The field that the finding is about."""

    DATE = "date"
    TIME = "time"
    PEOPLE = "people"
    FRAME = "frame"
    ANNEX = "annex"
    TITLE = "title"
    PRESENTERS = "presenters"
    MINUTES_PLANNED = "minutes_planned"
    BACKGROUND = "background"
    RECOMMENDATIONS = "recommendations"
    ATTACHMENTS = "attachments"
    TASKS = "tasks"
    LINKS = "links"
    PUBLIC_TITLE = "public_title"
    PUBLIC_TEXT = "public_text"
    MINUTES = "minutes"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Finding:
    """`message` is what is wrong and `advice` where, or what to do; `part_id` is the line or bilag it is about.

    A finding that `stops_public` holds back every file for the public until it is seen to. `mark` tells two findings
    apart that say the same of one place, so that letting one stand lets no other.
    """

    rule: str
    severity: Severity
    message: str
    advice: str
    place: Place
    item_id: str = ""
    item_label: str = ""
    part_id: str = ""
    stops_public: bool = False
    mark: str = ""

    @property
    def key(self) -> str:
        """Return what names this finding when she says that it has been seen to."""
        named = (self.rule, self.item_id, self.part_id, self.message)
        return "|".join((*named, self.mark) if self.mark else named)
