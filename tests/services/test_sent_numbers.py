"""Whatever is done after a sending, no number that was sent ever moves or comes to mean something else."""

from __future__ import annotations

import random
from datetime import date

import pytest

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers, item_labels
from klyngedesk.services import agenda, attachments, forums, meetings, sending
from klyngedesk.services.changes import Changes, undo
from klyngedesk.store.store import Store


def planned(store: Store, numbering: AttachmentNumbering, name: str = "Havnerådet") -> str:
    forum = forums.create_forum(store, name, profile=Profile(attachment_numbering=numbering))
    return meetings.plan_meeting(store, forum.id, date(2099, 3, 9)).id


def names(meeting: Meeting, numbering: AttachmentNumbering) -> dict[str, str]:
    """Return what each item and bilag is called by its reader, by its id; a bilag by its item's number too."""
    labels, numbers = item_labels(meeting), attachment_numbers(meeting, numbering)
    through = numbering is AttachmentNumbering.THROUGH_MEETING
    called = {item.id: labels[item.id].full for item in meeting.walk()}
    for item, one in meeting.attachments():
        called[one.id] = f"bilag {numbers[one.id]}" + ("" if through else f" til {labels[item.id].full}")
    return called


class Secretary:
    """Does one thing after another to a meeting, as chance has it."""

    def __init__(self, store: Store, meeting_id: str, chance: random.Random) -> None:
        self._store, self._id, self._chance = store, meeting_id, chance
        self._done: list[Changes] = []

    def act(self) -> None:
        meeting = self._store.load_meeting(self._id)
        items, listed = list(meeting.walk()), list(meeting.attachments())
        acts = [self._add, self._add]
        acts += [self._add_below, self._attach, self._attach, self._move, self._close, self._remove] if items else []
        acts += [self._move_bilag, self._close_bilag, self._remove_bilag] if listed else []
        acts += [self._undo] if self._done else []
        changes = self._chance.choice(acts)(meeting)
        if changes:
            self._done.append(changes)

    def _item(self, meeting: Meeting) -> AgendaItem:
        return self._chance.choice(list(meeting.walk()))

    def _bilag(self, meeting: Meeting) -> Attachment:
        return self._chance.choice(list(meeting.attachments()))[1]

    def _add(self, meeting: Meeting) -> Changes:
        after = self._chance.choice([None, *(item.id for item in meeting.items)])
        return agenda.add_item(self._store, self._id, AgendaItem("Nyt"), after_id=after)

    def _add_below(self, meeting: Meeting) -> Changes:
        added = agenda.add_item(self._store, self._id, AgendaItem("Nyt under"))
        agenda.indent_item(self._store, self._id, self._store.load_meeting(self._id).items[-1].id)
        return added

    def _attach(self, meeting: Meeting) -> Changes:
        return attachments.list_attachment(self._store, self._id, self._item(meeting).id, Attachment("Bilag"))

    def _move(self, meeting: Meeting) -> Changes:
        move = self._chance.choice([agenda.move_item_up, agenda.move_item_down])
        return move(self._store, self._id, self._item(meeting).id)

    def _close(self, meeting: Meeting) -> Changes:
        item = self._item(meeting)
        return agenda.change_item(self._store, self._id, item.id, closed=not item.closed)

    def _remove(self, meeting: Meeting) -> Changes:
        return agenda.remove_item(self._store, self._id, self._item(meeting).id)

    def _move_bilag(self, meeting: Meeting) -> Changes:
        return attachments.move_attachment(self._store, self._id, self._bilag(meeting).id, self._chance.randint(0, 2))

    def _close_bilag(self, meeting: Meeting) -> Changes:
        bilag = self._bilag(meeting)
        return attachments.close_attachment(self._store, self._id, bilag.id, not bilag.closed)

    def _remove_bilag(self, meeting: Meeting) -> Changes:
        return attachments.remove_attachment(self._store, self._id, self._bilag(meeting).id)

    def _undo(self, meeting: Meeting) -> Changes | None:
        undo(self._store, self._done.pop())
        return None


def nothing_sent_moves(store: Store, seed: int, steps: int) -> int:
    chance = random.Random(seed)
    numbering = chance.choice(list(AttachmentNumbering))
    meeting_id = planned(store, numbering, f"Havneråd {seed}")
    secretary = Secretary(store, meeting_id, chance)
    sent: dict[str, str] = {}
    for _ in range(steps):
        secretary.act()
        now = names(store.load_meeting(meeting_id), numbering)
        for id_, called in sent.items():
            assert now.get(id_, called) == called, (seed, called)
        others = {called for id_, called in now.items() if id_ not in sent}
        assert not others & set(sent.values()), (seed, others & set(sent.values()))
        if chance.random() < 0.15:
            sending.keep_numbers(store, meeting_id)
            sent |= {id_: called for id_, called in now.items() if called}
    return len(sent)


def test_random_sequences_after_a_sending_move_no_number(store: Store) -> None:
    assert sum(nothing_sent_moves(store, seed, 25) for seed in range(4)) > 20


@pytest.mark.long
def test_many_random_sequences_after_a_sending_move_no_number(store: Store) -> None:
    assert sum(nothing_sent_moves(store, seed, 60) for seed in range(100, 130)) > 200


def test_the_number_of_what_was_taken_off_is_nobodys(store: Store) -> None:
    meeting_id = planned(store, AttachmentNumbering.PER_ITEM)
    for title in ("Kajen", "Fenderne"):
        agenda.add_item(store, meeting_id, AgendaItem(title))
    kajen, fenderne = store.load_meeting(meeting_id).items
    attachments.list_attachment(store, meeting_id, kajen.id, Attachment("Kort"))
    sending.keep_numbers(store, meeting_id)
    agenda.remove_item(store, meeting_id, fenderne.id)
    attachments.remove_attachment(store, meeting_id, store.load_meeting(meeting_id).items[0].attachments[0].id)
    agenda.add_item(store, meeting_id, AgendaItem("Isen"))
    attachments.list_attachment(store, meeting_id, kajen.id, Attachment("Tilbud"))
    called = names(store.load_meeting(meeting_id), AttachmentNumbering.PER_ITEM)
    assert list(called.values()) == ["1", "3", "bilag 2 til 1"]
