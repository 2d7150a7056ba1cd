"""Reading a meeting file: JSON that holds whole meetings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from klyngedesk.intake.checked import Checked
from klyngedesk.intake.checked_text import read_text
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
from klyngedesk.model.identity import new_id
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.numbering import slots
from klyngedesk.model.people import AttendanceGroup, Participant, Presence

LARGEST_FILE = 50_000_000
MEETING_KEYS = (
    *("id", "document", "forum", "title", "date", "date_as_printed", "date_inferred", "start", "end", "started"),
    *("ended", "place", "chair", "minute_taker", "case_number", "document_number", "groups", "items", "annexes"),
)
ITEM_KEYS = (
    *("id", "printed_number", "kind", "title", "purpose", "presenters", "start", "end", "minutes_planned"),
    *("closed", "public_title", "public_text", "case_number", "document_number", "background"),
    *("recommendation_to", "recommendations", "minutes", "attachments", "links", "action_items"),
    *("internal_note", "items"),
)
PERSON_KEYS = (
    *("id", "name", "title", "organisation", "role", "email", "excused", "presence", "arrived", "left"),
    "substitute_for",
)


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """A meeting as the file tells it, and where the files of its bilag lie."""

    meeting: Meeting
    files: Mapping[str, Path] = field(default_factory=dict)


def read_meeting_file(path: Path) -> tuple[ReadMeeting, ...]:
    """Return the meetings of the file; UserError, naming the place, where anything in it is wrong."""
    data = _parsed(path)
    found = data if isinstance(data, list) else [data]
    if not found:
        raise UserError(f"Mødefilen »{path.name}« er en tom liste. Vælg en anden fil.")
    places = [f"Mødefilen »{path.name}«" + (f", møde {n}" if len(found) > 1 else "") for n in range(1, len(found) + 1)]
    read = [_meeting(Checked.of(each, place), path.parent) for each, place in zip(found, places, strict=True)]
    return tuple(read)


def _parsed(path: Path) -> Any:
    if path.is_dir():
        raise UserError(f"»{path.name}« er en mappe. Vælg selve mødefilen.")
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(f"»{path.name}« er for stor til at være en mødefil. Vælg en anden fil.")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"Filen »{path.name}« findes ikke. Se efter, om den er flyttet eller omdøbt.") from error
    except OSError as error:
        raise UserError(f"Filen »{path.name}« kan ikke læses. Se efter, om du må åbne den.") from error
    if not content.strip():
        raise UserError(f"Mødefilen »{path.name}« er tom. Vælg en anden fil.")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError(
            f"Mødefilen »{path.name}« er ikke skrevet som UTF-8. Gem den sådan, og hent den igen."
        ) from error
    except json.JSONDecodeError as error:
        raise UserError(
            f"»{path.name}« er ikke en mødefil: linje {error.lineno} kan ikke læses som JSON. Vælg en anden fil."
        ) from error
    except RecursionError as error:
        raise UserError(f"»{path.name}« er ikke en mødefil: den er indlejret for dybt. Vælg en anden fil.") from error


def _meeting(where: Checked, folder: Path) -> ReadMeeting:
    where.allow(MEETING_KEYS)
    where.need("forum")
    where.need("items")
    files: dict[str, Path] = {}
    items = tuple(
        _item(Checked.of(each, f"{where.place}, punkt {n}"), folder, files, 0)
        for n, each in enumerate(where.many("items"), 1)
    )
    meeting = Meeting(
        forum_id="",
        forum_name=where.words("forum").strip(),
        title=where.words("title"),
        place=where.words("place"),
        chair=where.words("chair"),
        minute_taker=where.words("minute_taker"),
        case_number=where.words("case_number"),
        document_number=where.words("document_number"),
        document=where.words("document") or "dagsorden",
        date=where.day("date"),
        date_inferred=where.day("date_inferred"),
        start=where.moment("start"),
        end=where.moment("end"),
        started=where.moment("started"),
        ended=where.moment("ended"),
        date_as_printed=where.optional_words("date_as_printed"),
        groups=_groups(where),
        items=items,
        annexes=_annexes(where),
        id=where.words("id") or new_id(),
    )
    if not meeting.forum_name:
        raise where.wrong("forum", "navnet på et mødeforum")
    _refuse_doubles(meeting, where)
    return ReadMeeting(with_derived_times(meeting), files)


def _refuse_doubles(meeting: Meeting, where: Checked) -> None:
    ids = [item.id for item in meeting.walk()] + [attachment.id for _, attachment in meeting.attachments()]
    ids += [line.id for item in meeting.walk() for line in item.recommendations]
    ids += [group.id for group in meeting.groups] + [person.id for person in meeting.people()]
    ids += [annex.id for annex in meeting.annexes]
    if len(set(ids)) < len(ids):
        raise UserError(f"{where.place}: det samme id står to steder. Ret mødefilen, og hent den igen.")


def with_derived_times(meeting: Meeting) -> Meeting:
    """Return the meeting with fixed times only where minutes and order do not give them already."""
    given = {item.id: (item.fixed_start, item.fixed_end) for item in meeting.walk()}
    free = replace(meeting, items=tuple(_without_times(item) for item in meeting.items))
    for item in list(meeting.walk()):
        start, end = given[item.id]
        slot = slots(free).get(item.id)
        if start and (slot is None or (slot.start, slot.end) != (start, end or slot.end)):
            free = replace(free, items=tuple(_with_times(each, item.id, start, end) for each in free.items))
    return free


def _without_times(item: AgendaItem) -> AgendaItem:
    items = tuple(_without_times(child) for child in item.items)
    return replace(item, fixed_start=None, fixed_end=None, items=items)


def _with_times(item: AgendaItem, item_id: str, start: time, end: time | None) -> AgendaItem:
    items = tuple(_with_times(child, item_id, start, end) for child in item.items)
    if item.id != item_id:
        return replace(item, items=items)
    fixed_end = end if end and _minutes(start, end) != item.minutes_planned else None
    return replace(item, fixed_start=start, fixed_end=fixed_end, items=items)


def _item(where: Checked, folder: Path, files: dict[str, Path], depth: int) -> AgendaItem:
    where.allow(ITEM_KEYS)
    where.need("title")
    start, end = where.moment("start"), where.moment("end")
    minutes = where.whole_number("minutes_planned")
    return AgendaItem(
        title=where.words("title"),
        kind=ItemKind(where.one_of("kind", [kind.value for kind in ItemKind], "item")),
        purpose=_purpose(where),
        presenters=where.strings("presenters"),
        minutes_planned=_minutes(start, end) if minutes is None else minutes,
        fixed_start=start,
        fixed_end=end,
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
        attachments=_attachments(where, folder, files),
        links=_links(where),
        action_items=_action_items(where),
        printed_number=where.optional_words("printed_number"),
        items=_sub_items(where, folder, files, depth),
        id=where.words("id") or new_id(),
    )


def _sub_items(where: Checked, folder: Path, files: dict[str, Path], depth: int) -> tuple[AgendaItem, ...]:
    below = where.many("items")
    if below and depth:
        raise UserError(f"{where.place} har underpunkter under et underpunkt. Flyt dem et trin op, og hent filen igen.")
    return tuple(
        _item(Checked.of(each, f"{where.place}, underpunkt {n}"), folder, files, depth + 1)
        for n, each in enumerate(below, 1)
    )


def _purpose(where: Checked) -> Purpose | None:
    if not where.data.get("purpose"):
        return None
    return Purpose(where.one_of("purpose", [purpose.value for purpose in Purpose], ""))


def _minutes(start: time | None, end: time | None) -> int | None:
    if start is None or end is None:
        return None
    any_day = date(2000, 1, 1)
    length = datetime.combine(any_day, end) - datetime.combine(any_day, start)
    return int(length.total_seconds() // 60) % (24 * 60)


def _recommendations(where: Checked) -> tuple[Recommendation, ...]:
    return tuple(
        _recommendation(each, f"{where.place}, indstilling {n}")
        for n, each in enumerate(where.many("recommendations"), 1)
    )


def _recommendation(data: Any, place: str) -> Recommendation:
    if isinstance(data, str):
        return Recommendation(data)
    where = Checked.of(data, place)
    where.allow(("id", "text", "outcome", "note"))
    where.need("text")
    outcome = where.data.get("outcome")
    known = where.one_of("outcome", [each.value for each in Outcome], "followed") if outcome else None
    note = where.words("note")
    kept = Outcome(known) if known else None
    return Recommendation(where.words("text"), kept, note, where.words("id") or new_id())


def _attachments(where: Checked, folder: Path, files: dict[str, Path]) -> tuple[Attachment, ...]:
    return tuple(
        _attachment(Checked.of(each, f"{where.place}, bilag {n}"), folder, files)
        for n, each in enumerate(where.many("attachments"), 1)
    )


def _attachment(where: Checked, folder: Path, files: dict[str, Path]) -> Attachment:
    where.allow(("id", "printed_number", "title", "file", "file_name", "closed", "late"))
    where.need("title")
    attachment = Attachment(
        where.words("title"),
        file_name=where.words("file_name"),
        closed=where.truth("closed"),
        late=where.truth("late"),
        printed_number=where.optional_words("printed_number"),
        id=where.words("id") or new_id(),
    )
    if not where.data.get("file"):
        return attachment
    file = _file_beside(where, folder)
    files[attachment.id] = file
    return replace(attachment, file_name=attachment.file_name or file.name)


def _file_beside(where: Checked, folder: Path) -> Path:
    name = where.words("file")
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise UserError(f"{where.place}: filen »{name}« ligger uden for mødefilens mappe. Læg den ved siden af.")
    if not file.is_file():
        raise UserError(f"{where.place}: filen »{name}« findes ikke ved siden af mødefilen. Læg den der.")
    return file


def _links(where: Checked) -> tuple[Link, ...]:
    return tuple(_link(each, f"{where.place}, link {n}") for n, each in enumerate(where.many("links"), 1))


def _link(data: Any, place: str) -> Link:
    if isinstance(data, str):
        return Link(data)
    where = Checked.of(data, place)
    where.allow(("url", "title"))
    where.need("url")
    return Link(where.words("url"), where.words("title"))


def _action_items(where: Checked) -> tuple[ActionItem, ...]:
    found = (Checked.of(each, f"{where.place}, opgave {n}") for n, each in enumerate(where.many("action_items"), 1))
    return tuple(_action_item(each) for each in found)


def _action_item(where: Checked) -> ActionItem:
    where.allow(("id", "text", "owner", "deadline"))
    where.need("text")
    return ActionItem(where.words("text"), where.words("owner"), where.day("deadline"), where.words("id") or new_id())


def _groups(where: Checked) -> tuple[AttendanceGroup, ...]:
    return tuple(
        _group(Checked.of(each, f"{where.place}, deltagergruppe {n}")) for n, each in enumerate(where.many("groups"), 1)
    )


def _group(where: Checked) -> AttendanceGroup:
    where.allow(("id", "title", "people"))
    people = (_person(Checked.of(each, f"{where.place}, person {n}")) for n, each in enumerate(where.many("people"), 1))
    return AttendanceGroup(where.words("title"), tuple(people), where.words("id") or new_id())


def _person(where: Checked) -> Participant:
    where.allow(PERSON_KEYS)
    where.need("name")
    default = Presence.EXCUSED if where.truth("excused") else Presence.PRESENT
    names = ("name", "title", "organisation", "role", "email", "substitute_for")
    return Participant(
        **{name: where.words(name) for name in names},
        presence=Presence(where.one_of("presence", [each.value for each in Presence], default.value)),
        arrived=where.moment("arrived"),
        left=where.moment("left"),
        id=where.words("id") or new_id(),
    )


def _annexes(where: Checked) -> tuple[Annex, ...]:
    found = (Checked.of(each, f"{where.place}, tillæg {n}") for n, each in enumerate(where.many("annexes"), 1))
    return tuple(_annex(each) for each in found)


def _annex(where: Checked) -> Annex:
    where.allow(("id", "title", "blocks", "text", "content", "background"))
    key = next((name for name in ("blocks", "text", "content", "background") if where.data.get(name)), "blocks")
    return Annex(where.words("title"), read_text(where, key), where.words("id") or new_id())
