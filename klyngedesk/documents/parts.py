"""The parts of a document, in the order a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass, field

from klyngedesk.model.agenda import Attachment
from klyngedesk.model.layout import STANDARD, AttachmentForm, Layout
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Text


@dataclass(frozen=True, slots=True)
class ItemHeading:
    """The heading of an item (level 1) or a sub-item (level 2); `anchor` names the place for links.

    `lead` is what stands before the title: its number, or when it begins; `tail` what stands after it; `label` is
    what names it elsewhere.
    """

    anchor: str
    lead: str
    title: str
    tail: str = ""
    meta: str = ""
    level: int = 1
    closed: bool = False
    label: str = ""

    @property
    def words(self) -> str:
        """Return the heading in one line."""
        return " ".join(part for part in (self.lead, self.title, self.tail) if part)


@dataclass(frozen=True, slots=True)
class BreakLine:
    """A break: "Kl. 14.05: Pause" where there is a `lead`, else "kl. 14.05-14.15 · Pause"."""

    title: str
    slot: str = ""
    lead: str = ""

    @property
    def words(self) -> str:
        if self.lead:
            return f"{self.lead} {self.title}"
        return " · ".join(filter(None, (self.slot and f"kl. {self.slot}", self.title)))


@dataclass(frozen=True, slots=True)
class Label:
    """A small heading such as "Sagsfremstilling", of an item of this level."""

    words: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Body:
    text: Text


@dataclass(frozen=True, slots=True)
class Recommended:
    """The indstilling: its stem, its lines, and whether they are counted."""

    stem: str
    lines: tuple[str, ...]
    numbered: bool


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
    """A bilag on the list, with what the packet must know of it; `elsewhere` tells which other file holds its pages."""

    attachment: Attachment
    number: int
    item_anchor: str
    item_label: str
    form: AttachmentForm = AttachmentForm.BILAG
    elsewhere: str = ""

    @property
    def words(self) -> str:
        """Return its line in the document."""
        return self.form.line(self.number, self.attachment.title) + self._marks()

    @property
    def short(self) -> str:
        """Return "Bilag 2", and where it is when it is elsewhere."""
        return f"Bilag {self.number}" + (f" ({self.elsewhere})" if self.elsewhere else "")

    @property
    def name(self) -> str:
        """Return what names it by itself: in the packet's bookmarks, and in what is said of it."""
        return AttachmentForm.BILAG.line(self.number, self.attachment.title) + self._marks()

    def _marks(self) -> str:
        told = (("lukket", self.attachment.closed), ("eftersendt", self.attachment.late))
        marks = ", ".join([*(word for word, is_so in told if is_so), *([self.elsewhere] if self.elsewhere else [])])
        return f" ({marks})" if marks else ""


@dataclass(frozen=True, slots=True)
class Attached:
    listed: tuple[ListedAttachment, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """Links as pairs of words and address."""

    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks as sentences: who does what, and when at the latest."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    anchor: str
    title: str
    level: int = 1

    @property
    def words(self) -> str:
        return self.title


_KINDS_WITH_CONTENTS = frozenset({DocumentKind.DAGSORDEN, DocumentKind.REFERAT})
_FEWEST_LISTED = 3

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
    layout: Layout = STANDARD
    draft: bool = False

    @property
    def name(self) -> str:
        """Return the document's title as its properties carry it."""
        return ", ".join(part for part in (f"{self.kind.danish}: {self.forum}", self.date_line) if part)

    @property
    def short(self) -> str:
        """Return what it is and of which day, for the head of a page."""
        day = self.date_line.partition(" kl. ")[0]
        return ", ".join(part for part in (self.kind.danish, day[:1].lower() + day[1:]) if part)

    def contents(self) -> tuple[ItemHeading | AnnexHeading, ...]:
        """Return the headings of the table of contents; nothing where the layout shows none, or two lines would do."""
        if not self.layout.shows_contents or self.kind not in _KINDS_WITH_CONTENTS:
            return ()
        listed = tuple(part for part in self.parts if isinstance(part, ItemHeading | AnnexHeading))
        return listed if len(listed) >= _FEWEST_LISTED else ()

    def attachments_of(self, heading: ItemHeading | AnnexHeading) -> tuple[ListedAttachment, ...]:
        """Return the bilag listed below this heading and before the next."""
        return tuple(each for each in self.attachments() if each.item_anchor == heading.anchor)

    def attachments(self) -> tuple[ListedAttachment, ...]:
        """Return every listed bilag in the order of the document."""
        return tuple(each for part in self.parts if isinstance(part, Attached) for each in part.listed)
