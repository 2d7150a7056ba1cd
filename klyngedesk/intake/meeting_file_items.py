"""The items of a meeting file, each checked and named by its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from klyngedesk.intake.checked import Checked
from klyngedesk.intake.checked_text import read_text
from klyngedesk.intake.proceedings_file import ITEM_KEYS as PROCEEDINGS_KEYS
from klyngedesk.intake.proceedings_file import read_item_proceedings
from klyngedesk.intake.sniff import is_program_name
from klyngedesk.model.agenda import (
    ActionItem,
    AgendaItem,
    Attachment,
    ItemKind,
    Link,
    Outcome,
    Purpose,
    Recommendation,
)
from klyngedesk.model.errors import UserError

ITEM_KEYS = (
    *("id", "printed_number", "kind", "title", "purpose", "presenters", "start", "end", "minutes_planned"),
    *("closed", "public_title", "public_text", "case_number", "document_number", "background"),
    *("recommendation_to", "recommendations", "minutes", "attachments", "links", "action_items"),
    *("internal_note", "sent_label", "items"),
    *PROCEEDINGS_KEYS,
)
_UNTITLED_BREAK = "Pause"


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads items; `files` fills up with the path of each bilag that names one, by the bilag's id."""

    folder: Path
    files: dict[str, Path] = field(default_factory=dict)

    def items(self, where: Checked) -> tuple[AgendaItem, ...]:
        return tuple(self._item(each) for each in where.parts("items", "punkt"))

    def _item(self, where: Checked) -> AgendaItem:
        if where.data.get("kind") != ItemKind.BREAK.value:
            where.need("title")
        return replace(read_item(where), attachments=self._attachments(where), items=self._sub_items(where))

    def _sub_items(self, where: Checked) -> tuple[AgendaItem, ...]:
        below = tuple(where.parts("items", "underpunkt"))
        for each in below:
            if each.data.get("items"):
                raise UserError(
                    f"{each.place} har selv underpunkter, og det er et trin for dybt. Flyt dem op, og hent filen igen."
                )
        return tuple(self._item(each) for each in below)

    def _attachments(self, where: Checked) -> tuple[Attachment, ...]:
        return tuple(self._attachment(each) for each in where.parts("attachments", "bilag"))

    def _attachment(self, where: Checked) -> Attachment:
        attachment = read_attachment(where)
        if not where.words("file"):
            return attachment
        file = self._file_beside(where)
        self.files[attachment.id] = file
        return replace(attachment, file_name=attachment.file_name or file.name)

    def _file_beside(self, where: Checked) -> Path:
        name = where.words("file")
        try:
            file = (self.folder / name.replace("\\", "/")).resolve()
            inside = file.is_relative_to(self.folder.resolve())
            found = inside and file.is_file()
        except (OSError, ValueError, RuntimeError) as error:  # a link to itself is the last
            raise where.wrong("file", "stien til en fil ved siden af mødefilen") from error
        told = f"{where.place}: filen »{' '.join(name.split())[:80]}«"
        if not inside:
            raise UserError(f"{told} ligger uden for mødefilens mappe. Læg den ved siden af.")
        if not found:
            raise UserError(f"{told} findes ikke ved siden af mødefilen. Læg den der.")
        return file


def read_item(where: Checked) -> AgendaItem:
    """Return the item without its bilag and sub-items, its times as the file gives them."""
    where.allow(ITEM_KEYS)
    kind = ItemKind(where.one_of("kind", [kind.value for kind in ItemKind], "item"))
    return AgendaItem(
        title=_UNTITLED_BREAK if where.data.get("title") is None else where.words("title"),
        kind=kind,
        purpose=_purpose(where),
        presenters=where.strings("presenters"),
        minutes_planned=where.whole_number("minutes_planned"),
        fixed_start=where.moment("start"),
        fixed_end=where.moment("end"),
        closed=where.truth("closed"),
        public_title=where.words("public_title"),
        case_number=where.words("case_number"),
        document_number=where.words("document_number"),
        recommendation_to=where.words("recommendation_to"),
        internal_note=where.words("internal_note"),
        public_text=read_text(where, "public_text"),
        background=read_text(where, "background"),
        minutes=read_text(where, "minutes"),
        recommendations=_recommendations(where),
        links=tuple(_link(each, f"{where.place}, link {n}") for n, each in enumerate(where.many("links"), 1)),
        action_items=tuple(_action_item(each) for each in where.parts("action_items", "opgave")),
        **read_item_proceedings(where),
        printed_number=printed_number(where),
        sent_label=where.words("sent_label"),
        id=where.identity(),
    )


def printed_number(where: Checked) -> str | None:
    """Return the printed number, empty where the file says that none was printed, None where it says nothing."""
    return where.words("printed_number") if "printed_number" in where.data else None


def read_attachment(where: Checked) -> Attachment:
    """Return the bilag as the file tells of it, without its file."""
    where.allow(("id", "printed_number", "title", "file", "file_name", "closed", "late", "sent_number"))
    where.need("title")
    return Attachment(
        where.words("title"),
        file_name=_own_name(where),
        closed=where.truth("closed"),
        late=where.truth("late"),
        printed_number=printed_number(where),
        sent_number=where.whole_number("sent_number"),
        id=where.identity(),
    )


def _own_name(where: Checked) -> str:
    name = where.words("file_name")
    if "/" in name or "\\" in name:
        raise where.wrong("file_name", "et filnavn uden mapper")
    if is_program_name(name):
        raise UserError(f"{where.place}: »{name[:60]}« er navnet på et program og kan ikke være bilag. Ret mødefilen.")
    return name


def _purpose(where: Checked) -> Purpose | None:
    if not where.data.get("purpose"):
        return None
    return Purpose(where.one_of("purpose", [purpose.value for purpose in Purpose], ""))


def _recommendations(where: Checked) -> tuple[Recommendation, ...]:
    return tuple(
        _recommendation(each, f"{where.place}, indstilling {n}")
        for n, each in enumerate(where.many("recommendations"), 1)
    )


def _recommendation(data: Any, place: str) -> Recommendation:
    if isinstance(data, str):
        return Recommendation(data)
    where = Checked.of(data, place)
    where.allow(("id", "text", "outcome", "note", "offered", "draft"))
    where.need("text")
    outcome, offered = _outcome(where, "outcome"), _outcome(where, "offered")
    return Recommendation(
        where.words("text"), outcome, where.words("note"), offered, where.words("draft"), where.identity()
    )


def _outcome(where: Checked, name: str) -> Outcome | None:
    if not where.data.get(name):
        return None
    return Outcome(where.one_of(name, [each.value for each in Outcome], ""))


def _link(data: Any, place: str) -> Link:
    if isinstance(data, str):
        return Link(data)
    where = Checked.of(data, place)
    where.allow(("url", "title"))
    where.need("url")
    return Link(where.words("url"), where.words("title"))


def _action_item(where: Checked) -> ActionItem:
    where.allow(("id", "text", "owner", "deadline", "done"))
    where.need("text")
    days = (where.day("deadline"), where.day("done"))
    return ActionItem(where.words("text"), where.words("owner"), *days, where.identity())
