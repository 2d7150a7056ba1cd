"""The parts of a document, in the order a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from klyngedesk.model.agenda import Attachment
from klyngedesk.text.blocks import Text


class DocumentKind(StrEnum):
    DAGSORDEN = "dagsorden"
    REFERAT = "referat"
    BESLUTNINGSREFERAT = "beslutningsreferat"
    UDSKRIFT = "udskrift"

    @property
    def danish(self) -> str:
        return "Protokoludskrift" if self is DocumentKind.UDSKRIFT else self.value.capitalize()

    @property
    def shows_minutes(self) -> bool:
        return self is not DocumentKind.DAGSORDEN


class Audience(StrEnum):
    INTERN = "intern"
    OFFENTLIG = "offentlig"


@dataclass(frozen=True, slots=True)
class ItemHeading:
    """The heading of an item (level 1) or a sub-item (level 2); `anchor` names the place for links."""

    anchor: str
    number: str
    title: str
    meta: str = ""
    level: int = 1
    closed: bool = False


@dataclass(frozen=True, slots=True)
class BreakLine:
    title: str
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A small heading such as "Sagsfremstilling"."""

    words: str


@dataclass(frozen=True, slots=True)
class Body:
    text: Text


@dataclass(frozen=True, slots=True)
class Recommended:
    """The indstilling: its stem and its lines, numbered where there are several."""

    stem: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionLine:
    number: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided, set apart from the rest."""

    lines: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True)
class ListedAttachment:
    """A bilag on the list, with what the packet must know of it."""

    attachment: Attachment
    number: int
    item_anchor: str
    item_label: str

    @property
    def words(self) -> str:
        marks = [
            word for word, true in (("lukket", self.attachment.closed), ("eftersendt", self.attachment.late)) if true
        ]
        return f"Bilag {self.number} – {self.attachment.title}" + (f" ({', '.join(marks)})" if marks else "")


@dataclass(frozen=True, slots=True)
class Attached:
    listed: tuple[ListedAttachment, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Links as pairs of words and address."""

    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks as rows of text, owner and deadline."""

    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    anchor: str
    title: str


Part = ItemHeading | BreakLine | Label | Body | Recommended | Decided | Attached | Linked | Tasks | AnnexHeading


@dataclass(frozen=True, slots=True)
class Attendance:
    """One group: its title and rows of name, description and mark ("afbud", "kom 13.21")."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """What this reader of this document sees, in order."""

    kind: DocumentKind
    audience: Audience
    forum: str
    title: str
    date_line: str
    frame: tuple[tuple[str, str], ...] = ()
    attendance: tuple[Attendance, ...] = ()
    parts: tuple[Part, ...] = field(default_factory=tuple)

    @property
    def name(self) -> str:
        """Return the document's title as its properties carry it."""
        return ", ".join(part for part in (f"{self.kind.danish}: {self.forum}", self.date_line) if part)

    def attachments(self) -> tuple[ListedAttachment, ...]:
        """Return every listed bilag in the order of the document."""
        return tuple(each for part in self.parts if isinstance(part, Attached) for each in part.listed)
