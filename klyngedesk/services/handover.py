"""Giving a meeting to a colleague as one file, and taking it back: who has the pen, and two versions made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from klyngedesk.documents.safe_write import written_safely
from klyngedesk.intake.klynge_file import ENDING, MOST_KNOWN, Manifest, Packet, opened_klynge, write_klynge
from klyngedesk.intake.meeting_form import meeting_form
from klyngedesk.intake.sniff import check_attachable
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.errors import UserError
from klyngedesk.model.identity import new_id
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers
from klyngedesk.model.texts import texts_of
from klyngedesk.services.changes import Changes, change
from klyngedesk.services.discarding import annexes_gone, discarding, item_words
from klyngedesk.services.exchange import placed
from klyngedesk.services.meetings import forum_of, open_meeting
from klyngedesk.services.merge_questions import Choice
from klyngedesk.services.merging import Merged, merge
from klyngedesk.services.versions import MERGED, keep_versions
from klyngedesk.store.handovers import (
    HEARD,
    IN,
    OUT,
    Handover,
    ended_patches,
    field_hashes,
    forgotten_patches,
    handover_patch,
    handovers,
    heard_patches,
    is_known_here,
    meetings_of_packets,
)
from klyngedesk.store.patches import Patch, taken_back
from klyngedesk.store.rows import Rows, flatten
from klyngedesk.store.seals import TABLE as SEALS
from klyngedesk.store.seals import seal_patch
from klyngedesk.store.store import Store, patches_of
from klyngedesk.store.wastebasket import DiscardedKind
from klyngedesk.text.pictures import pictures_in

STORE_ID = "store_id"


def hand_over(store: Store, meeting_id: str, path: Path, holder: str = "") -> Path:
    """Return the path of the written packet; with a holder's name, the holder has the pen from now on.

    Without one the pen stays where it is.
    """
    meeting, forum = open_meeting(store, meeting_id), forum_of(store, meeting_id)
    known = handovers(store, meeting_id)
    now = _moment_after(known)
    manifest = Manifest(
        packet=new_id(),
        store=_store_id(store),
        meeting=meeting_id,
        made=now.isoformat(timespec="seconds"),
        holder=holder,
        known=tuple(each.id for each in known[:MOST_KNOWN]),
        base=field_hashes(known[0].rows) if known else {},
    )
    parts = _parts(store, meeting)
    names = {object_id: name for name, object_id in parts.items()}
    files = {each.id: names[each.object_id] for _, each in meeting.attachments() if each.object_id in names}
    numbers = attachment_numbers(meeting, forum.profile.attachment_numbering)
    form = _with_line_ids(meeting_form(meeting, numbers, files, forum.profile), meeting)
    paths = {name: store.objects.path(object_id) for name, object_id in parts.items()}
    done: list[Patch] = []

    def write(target: Path) -> None:
        write_klynge(target, manifest, form, paths)
        # What stands in the file, read back, is what both sides will compare with.
        with opened_klynge(target) as packet:
            sent = packet.meeting
        ended = ended_patches(known, now) if holder else []
        done.extend(store.apply([*ended, handover_patch(manifest.packet, sent, OUT, holder, now)]))

    try:
        return written_safely(path, write)
    except UserError:
        store.apply(taken_back(done))  # nobody has the pen of a file that is not there
        raise


def _store_id(store: Store) -> str:
    known = store.fact(STORE_ID)
    if not known:
        known = new_id()
        store.keep_fact(STORE_ID, known)
    return known


def _parts(store: Store, meeting: Meeting) -> dict[str, str]:
    """Return the object of each file that goes along, by its name in the packet."""
    wanted = {each.object_id: Path(each.file_name).suffix for _, each in meeting.attachments() if each.object_id}
    wanted |= {object_id: "" for text in texts_of(meeting) for object_id in pictures_in(text.text)}
    here = {id_: suffix for id_, suffix in wanted.items() if store.objects.has(id_)}
    return {f"bilag/{n:04}{_ending(suffix)}": id_ for n, (id_, suffix) in enumerate(here.items(), 1)}


def _ending(suffix: str) -> str:
    plain = suffix.casefold()
    return plain if plain[1:].isascii() and plain[1:].isalnum() and len(plain) <= 9 else ""


def _with_line_ids(form: dict[str, Any], meeting: Meeting) -> dict[str, Any]:
    """Return the form with every line of an indstilling under its own id, so that both sides mean the same line."""

    def item(told: dict[str, Any], each: AgendaItem) -> dict[str, Any]:
        lines = [
            {"id": line.id} | (written if isinstance(written, dict) else {"text": written})
            for written, line in zip(told["recommendations"], each.recommendations, strict=True)
        ]
        below = [item(*pair) for pair in zip(told["items"], each.items, strict=True)]
        return told | {"recommendations": lines, "items": below}

    return form | {"items": [item(*pair) for pair in zip(form["items"], meeting.items, strict=True)]}


def who_has_it(store: Store, meeting_id: str) -> Handover | None:
    """Return the packet whose holder has the pen; None where it is here."""
    return next((each for each in handovers(store, meeting_id) if each.is_out), None)


def sender_of(store: Store, received: Received) -> str:
    """Return the name of whoever the meeting was given to that this packet comes from; empty where nobody was named."""
    told = (each for each in handovers(store, received.theirs.id) if each.direction == OUT and each.holder)
    return next((each.holder for each in told if each.id in received.manifest.known), "")


def take_back(store: Store, meeting_id: str) -> None:
    """Take the pen back; what the holder has written meanwhile is merged when the file comes."""
    now = datetime.now().astimezone()
    store.apply(ended_patches(handovers(store, meeting_id), now))


def is_klynge(path: Path) -> bool:
    """Return whether the file is meant as a packet."""
    return path.suffix.casefold() == ENDING


@dataclass(frozen=True, slots=True)
class Received:
    """A packet taken in: a meeting that is new here, or one to be merged with the one that is here.

    `base` is the meeting as both sides last knew it, empty where they have nothing in common.
    """

    manifest: Manifest
    theirs: Meeting
    mine: Meeting | None = None
    base: Rows | None = None

    def merged(self, choices: Mapping[str, Choice] | None = None) -> Merged:
        """Return both sides' changes as one meeting, with what a person must decide."""
        if self.mine is None:
            return Merged(self.theirs, ())
        return merge(self.base or {}, self.mine, self.theirs, choices)

    def all_as(self, choice: Choice) -> dict[str, Choice]:
        """Return the choices that answer every question in the same way."""
        choices: dict[str, Choice] = {}
        while still_open := self.merged(choices).open(choices):
            choices |= {clash.id: choice for clash in still_open}
        return choices


def receive(store: Store, path: Path) -> Received:
    """Return what the packet holds, its files now in the object folder; UserError where it is not whole.

    A meeting that is new here is saved; one that is here already is not touched yet.
    """
    with opened_klynge(path) as packet:
        for file in packet.objects.values():
            check_attachable(file)
        is_here = packet.manifest.meeting in {row.id for row in store.list_meetings()}
        mine = store.load_meeting(packet.manifest.meeting) if is_here else None
        _refuse_of_another(store, packet, flatten(mine) if mine else {})
        for file in packet.objects.values():
            store.objects.add(file)
        return _new_here(store, packet) if mine is None else _to_merge(store, packet, mine)


def _refuse_of_another(store: Store, packet: Packet, here: Rows) -> None:
    """UserError where anything that is new in the packet has the id of something of another meeting."""
    manifest = packet.manifest
    new = {key: row for key, row in flatten(packet.meeting).items() if key not in here}
    others = set(meetings_of_packets(store, (manifest.packet, *manifest.known)).values()) - {manifest.meeting}
    if others or is_known_here(store, new):
        raise UserError(
            "Mødet i filen har punkter, som et andet møde her også har, så det kan ikke hentes uden at røre det. "
            "Slet det ene først."
        )


def _new_here(store: Store, packet: Packet) -> Received:
    manifest = packet.manifest
    (meeting,), new_forum = placed(store, [replace(packet.read, meeting=packet.meeting)])
    known = handovers(store, meeting.id)  # those of a meeting that was deleted
    now = _moment_after(known)
    held = {manifest.packet, *manifest.known}
    ended = ended_patches([each for each in known if each.id in held], now)
    forgotten = forgotten_patches(each for each in known if each.id not in held)
    patches = [*patches_of(None, meeting), *ended, *forgotten, *_remembered(store, manifest, meeting, now)]
    store.apply([*new_forum, *patches, Patch(SEALS, meeting.id, {}, None), *seal_patch(None, meeting, now)])
    return Received(manifest, meeting)


def _moment_after(known: Sequence[Handover]) -> datetime:
    """Return now; just after the newest packet where the clock was set back, since a merge goes by their order."""
    after = (each.moment + timedelta(microseconds=1) for each in known[:1])
    return max([datetime.now().astimezone(), *after]).astimezone()


def _remembered(store: Store, manifest: Manifest, theirs: Meeting, now: datetime) -> list[Patch]:
    """Return the patches that remember the packet, and those its sender had seen."""
    heard = heard_patches(store, theirs.id, manifest.known, now)
    if meetings_of_packets(store, (manifest.packet,)):
        return heard
    return [handover_patch(manifest.packet, theirs, IN, "", now), *heard]


def _to_merge(store: Store, packet: Packet, mine: Meeting) -> Received:
    theirs = replace(packet.meeting, forum_id=mine.forum_id, forum_name=mine.forum_name)
    return Received(packet.manifest, theirs, mine, _base(store, packet.manifest, theirs))


def _base(store: Store, manifest: Manifest, theirs: Meeting) -> Rows:
    """Return the meeting as both sides last knew it: only what this store itself remembers is believed."""
    known = handovers(store, manifest.meeting)
    if manifest.packet in {each.id for each in known if each.direction == HEARD}:
        return flatten(theirs)  # all of it came with a later packet
    seen_there = {manifest.packet, *manifest.known}
    common = [each for each in known if each.rows and each.id in seen_there]
    same = [each for each in common if each.id == manifest.packet]
    if not common:
        return {}
    newest = (same or common)[0]  # as this store remembers them
    is_newest_there = bool(manifest.known) and newest.id == manifest.known[0]
    agrees = not is_newest_there or field_hashes(newest.rows) == dict(manifest.base)
    return newest.rows if agrees else {}


def accept(store: Store, meeting_id: str, received: Received, choices: Mapping[str, Choice]) -> Changes:
    """Write the merged meeting, as one change that can be undone; the pen is here again.

    UserError where something is still undecided, or the minutes here are approved.
    """
    received = replace(received, mine=store.load_meeting(meeting_id))
    still_open = received.merged(choices).open(choices)
    if still_open:
        count = "1 sted er" if len(still_open) == 1 else f"{len(still_open)} steder er"
        raise UserError(f"{count} ikke afgjort endnu. Det første er: {still_open[0].place}.")
    known = handovers(store, meeting_id)
    now = _moment_after(known)
    keep_versions(store, store.load_meeting(meeting_id), MERGED)
    # Her own file, opened again, is no answer: who was given it still has the pen.
    out = [each for each in known if each.id != received.manifest.packet]
    remembered, ended = _remembered(store, received.manifest, received.theirs, now), ended_patches(out, now)

    def beside(meeting: Meeting, patches: Sequence[Patch]) -> list[Patch]:
        # What is taken back with the merge must be new when the file comes again.
        return [*_into_wastebasket(meeting, patches), *remembered, *ended]

    edit = partial(_merged_with, received, choices)
    changes = change(store, meeting_id, "flet møder", edit, beside=beside, comes_back=True)
    if not changes:
        store.apply([*remembered, *ended])
    ids = {patch.id for patch in ended}  # the pen stays here, also where the merge is taken back
    return replace(changes, patches=tuple(patch for patch in changes.patches if patch.id not in ids))


def _into_wastebasket(meeting: Meeting, patches: Sequence[Patch]) -> list[Patch]:
    """Return the patches that keep each item, bilag and annex that goes, with all that is in it."""
    gone = {patch.id: patch for patch in patches if patch.after is None and patch.before}
    found = annexes_gone(meeting, patches)
    for item in meeting.walk():
        if item.id in gone and (gone[item.id].before or {}).get("parent_id") not in gone:
            inside = _ids_below(item)
            own = [patch for patch in patches if patch.id in inside and patch.after is None]
            found.append(discarding(DiscardedKind.ITEM, item.title, meeting, own))
        for each in item.attachments:
            if each.id in gone and item.id not in gone:
                place = item_words(meeting, item)
                found.append(discarding(DiscardedKind.ATTACHMENT, each.title, meeting, [gone[each.id]], place))
    return found


def _ids_below(item: AgendaItem) -> set[str]:
    """Return the ids of the item and of every row that hangs on it."""
    return {
        id_
        for each in item.walk()
        for id_ in (each.id, *(line.id for line in each.recommendations), *(one.id for one in each.attachments))
    }


def _merged_with(received: Received, choices: Mapping[str, Choice], now: Meeting) -> Meeting:
    return replace(received, mine=now).merged(choices).meeting
