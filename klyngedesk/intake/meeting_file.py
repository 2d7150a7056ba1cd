"""Reading a meeting file: JSON that holds whole meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from pathlib import Path
from typing import Any

from klyngedesk.intake.checked import Checked
from klyngedesk.intake.checked_text import read_text
from klyngedesk.intake.meeting_file_items import ItemReader
from klyngedesk.intake.meeting_file_json import parsed
from klyngedesk.intake.meeting_file_times import with_derived_facts
from klyngedesk.intake.proceedings_file import MEETING_KEYS as PROCEEDINGS_KEYS
from klyngedesk.intake.proceedings_file import read_meeting_proceedings
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.numbering import attachment_numbers
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.quorum_rule import QuorumRule
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.text.blocks import EMPTY, Text

MEETING_KEYS = (
    *("id", "document", "forum", "profile", "title", "date", "date_as_printed", "date_inferred", "start", "end"),
    *("started", "ended", "place", "chair", "minute_taker", "case_number", "document_number", "groups", "items"),
    *("annexes", *PROCEEDINGS_KEYS),
)
PERSON_KEYS = (
    *("id", "name", "title", "organisation", "role", "email", "excused", "presence", "arrived", "left"),
    "substitute_for",
)
PROFILE_KEYS = (
    *("attachment_numbering", "deadline_weekdays", "votes", "can_close_items"),
    *("phrase_style", "quorum", "seated_groups", "joined_decisions"),
)
ANNEX_TEXT_KEYS = ("blocks", "text", "content", "background", "body")


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """A meeting as the file tells it, where the files of its bilag lie, and its forum's profile if it is told."""

    meeting: Meeting
    files: Mapping[str, Path] = field(default_factory=dict)
    profile: Profile | None = None


def read_meeting_file(path: Path) -> tuple[ReadMeeting, ...]:
    """Return the meetings of the file; UserError, naming the place, where anything in it is wrong."""
    return read_meetings(parsed(path), f"Mødefilen »{path.name}«", path.parent)


def read_meetings(data: Any, place: str, folder: Path) -> tuple[ReadMeeting, ...]:
    """Return the meetings of parsed JSON, one object or a list of them; files of bilag lie in the folder."""
    found = data if isinstance(data, list) else [data]
    if not found:
        raise UserError(f"{place} er en tom liste. Vælg en anden fil.")
    places = [f"{place}, møde {n}" for n in range(1, len(found) + 1)] if len(found) > 1 else [place]
    read = tuple(_read(Checked.of(each, where), folder) for each, where in zip(found, places, strict=True))
    _refuse_doubles(read, place)
    return read


def _read(where: Checked, folder: Path) -> ReadMeeting:
    where.allow(MEETING_KEYS)
    where.need("forum")
    where.need("items")
    reader = ItemReader(folder)
    meeting = replace(_frame(where), items=reader.items(where))
    if not meeting.forum_name:
        raise where.wrong("forum", "navnet på et mødeforum")
    profile = _profile(where)
    meeting = _with_told_times_once(with_derived_facts(meeting))
    return ReadMeeting(_with_own_numbers(meeting, profile) if profile else meeting, reader.files, profile)


def _frame(where: Checked) -> Meeting:
    return Meeting(
        forum_id="",
        forum_name=where.words("forum").strip(),
        document=where.words("document") or "dagsorden",
        title=where.words("title"),
        place=where.words("place"),
        chair=where.words("chair"),
        minute_taker=where.words("minute_taker"),
        case_number=where.words("case_number"),
        document_number=where.words("document_number"),
        date=where.day("date"),
        date_inferred=where.day("date_inferred"),
        start=where.moment("start"),
        end=where.moment("end"),
        started=where.moment("started"),
        ended=where.moment("ended"),
        date_as_printed=where.optional_words("date_as_printed"),
        groups=tuple(_group(each) for each in where.parts("groups", "deltagergruppe")),
        annexes=tuple(_annex(each, f"{where.place}, tillæg {n}") for n, each in enumerate(where.many("annexes"), 1)),
        **read_meeting_proceedings(where),
        id=where.identity(),
    )


def _profile(where: Checked) -> Profile | None:
    if where.data.get("profile") is None:
        return None
    told = Checked.of(where.data["profile"], f"{where.place}, profil")
    told.allow(PROFILE_KEYS)
    weekdays = told.whole_number("deadline_weekdays")
    default = Profile()
    return Profile(
        AttachmentNumbering(
            told.one_of("attachment_numbering", [each.value for each in AttachmentNumbering], "per_item")
        ),
        default.deadline_weekdays if weekdays is None else weekdays,
        told.truth("votes"),
        told.truth("can_close_items") if "can_close_items" in told.data else default.can_close_items,
        phrase_style=PhraseStyle(
            told.one_of("phrase_style", [each.value for each in PhraseStyle], default.phrase_style.value)
        ),
        quorum=QuorumRule(told.one_of("quorum", [each.value for each in QuorumRule], default.quorum.value)),
        seated_groups=told.strings("seated_groups"),
        joined_decisions=told.truth("joined_decisions"),
    )


def _with_told_times_once(meeting: Meeting) -> Meeting:
    """Return the meeting without the times in the list of people that only say what the timeline says."""
    noted: dict[str, list[Entry]] = {}
    for entry in meeting.timeline:
        if entry.step.is_of_the_door:
            noted.setdefault(entry.person_id, []).append(entry)

    def told(moment: time | None, entry: Entry, step: Step) -> time | None:
        is_same = entry.step is step and entry.at.time().replace(second=0, microsecond=0) == moment
        return None if is_same else moment

    def person(each: Participant) -> Participant:
        if each.id not in noted:
            return each
        first, last = noted[each.id][0], noted[each.id][-1]
        return replace(each, arrived=told(each.arrived, first, Step.CAME), left=told(each.left, last, Step.LEFT))

    groups = (replace(group, people=tuple(person(each) for each in group.people)) for group in meeting.groups)
    return replace(meeting, groups=tuple(groups))


def _with_own_numbers(meeting: Meeting, profile: Profile) -> Meeting:
    """Return the meeting with printed numbers of bilag only where the forum's own counting gives others."""
    numbers = attachment_numbers(meeting, profile.attachment_numbering)

    def freed(each: Attachment) -> Attachment:
        return replace(each, printed_number=None) if each.printed_number == str(numbers[each.id]) else each

    return meeting.with_each_attachment(freed)


def _refuse_doubles(read: tuple[ReadMeeting, ...], place: str) -> None:
    counted = Counter(id_ for each in read for id_ in _identities(each.meeting))
    double = next((id_ for id_, count in counted.items() if count > 1), None)
    if double:
        raise UserError(f"{place}: id'et »{double}« står to steder. Ret det ene, og hent filen igen.")


def _identities(meeting: Meeting) -> Iterator[str]:
    yield meeting.id
    for item in meeting.walk():
        yield item.id
        yield from (line.id for line in item.recommendations)
        yield from (each.id for each in item.attachments)
        yield from (each.id for each in item.action_items)
    yield from (group.id for group in meeting.groups)
    yield from (person.id for person in meeting.people())
    yield from (annex.id for annex in meeting.annexes)
    yield from (entry.id for entry in meeting.timeline)


def _group(where: Checked) -> AttendanceGroup:
    where.allow(("id", "title", "people"))
    people = tuple(_person(each) for each in where.parts("people", "person"))
    return AttendanceGroup(where.words("title"), people, where.identity())


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
        id=where.identity(),
    )


def _annex(data: Any, place: str) -> Annex:
    """Return the annex; a bare text or a bare list of blocks is one without a title."""
    where = Checked.of({"blocks": data} if isinstance(data, str | list) else data, place)
    where.allow(("id", "title", "printed_number", *ANNEX_TEXT_KEYS))
    text = tuple(block for key in ANNEX_TEXT_KEYS for block in read_text(where, key).blocks)
    title = " ".join(filter(None, (where.words("printed_number"), where.words("title"))))
    return Annex(title, Text(text) if text else EMPTY, where.identity())
