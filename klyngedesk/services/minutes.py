"""The minutes after the meeting: out for comments, comments kept, approved at the next meeting, locked, unlocked."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.model.danish import short_date
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import Act, Comment, MinutesState
from klyngedesk.model.pace import running
from klyngedesk.services.agenda import edit_item, with_item
from klyngedesk.services.changes import Changes, change, change_together
from klyngedesk.store.store import Store


def send_to_hearing(store: Store, meeting_id: str, now: datetime) -> Changes:
    """Mark that the minutes are out for comments."""
    return _become(store, meeting_id, MinutesState.HEARING, Act(now, "sendt i høring"), "send i høring")


def back_to_draft(store: Store, meeting_id: str, now: datetime) -> Changes:
    """Mark that the minutes are a draft again."""
    return _become(store, meeting_id, MinutesState.DRAFT, Act(now, "igen udkast"), "igen udkast")


def approve_minutes(store: Store, meeting_id: str, now: datetime, words: str = "") -> Changes:
    """Approve and lock the minutes; `words` tell where and how. UserError while the meeting is on."""
    return _become(store, meeting_id, MinutesState.APPROVED, Act(now, "godkendt", words), "godkend referatet")


def unlock_minutes(store: Store, meeting_id: str, now: datetime, reason: str) -> Changes:
    """Open approved minutes for changes; why is kept with the meeting for good."""
    if not reason.strip():
        raise UserError("Skriv, hvorfor det godkendte referat låses op. Det bliver stående ved mødet.")
    act = Act(now, "låst op", reason.strip())
    return _become(store, meeting_id, MinutesState.DRAFT, act, "lås referatet op")


def _become(store: Store, meeting_id: str, state: MinutesState, act: Act, label: str) -> Changes:
    return change(store, meeting_id, label, lambda meeting: _become_so(meeting, state, act))


def _become_so(meeting: Meeting, state: MinutesState, act: Act) -> Meeting:
    """Return the meeting with its minutes in that state; UserError where that cannot be."""
    if state is not MinutesState.DRAFT and (meeting.started is None and meeting.document == "dagsorden"):
        raise UserError("Mødet har ikke været holdt, så der er intet referat endnu. Start mødet først.")
    if running(meeting.timeline) is not None:
        raise UserError("Mødet er i gang. Slut det, før referatet skifter status.")
    if meeting.is_locked and act.what != "låst op":
        raise UserError("Referatet er godkendt og låst. Lås det op først.")
    return replace(meeting, minutes_state=state, acts=(*meeting.acts, act))


def add_comment(store: Store, meeting_id: str, item_id: str, comment: Comment) -> Changes:
    """Note what somebody wrote back about the item's minutes."""
    return edit_item(
        store, meeting_id, item_id, "notér kommentar", lambda item: replace(item, comments=(*item.comments, comment))
    )


def remove_comment(store: Store, meeting_id: str, item_id: str, comment_id: str) -> Changes:
    """Take out a comment that has been dealt with."""

    def edit(item: AgendaItem) -> AgendaItem:
        return replace(item, comments=tuple(each for each in item.comments if each.id != comment_id))

    return edit_item(store, meeting_id, item_id, "fjern kommentar", edit)


def comment_from(words: str) -> Comment:
    """Return the comment written as "Navn: ordene"; UserError where there are no words, or nobody said them."""
    author, colon, text = (part.strip() for part in words.partition(":"))
    if not (author and colon and text):
        raise UserError("Skriv, hvem der kommenterede, et kolon og kommentaren, for eksempel »Åse: Ret tallet til 3.«")
    return Comment(author, text)


def previous_meeting(store: Store, meeting_id: str) -> Meeting | None:
    """Return the forum's last meeting before this one whose minutes are not approved; None where there is none."""
    here = store.load_meeting(meeting_id)
    earlier = [
        row
        for row in store.list_meetings()
        if row.forum_id == here.forum_id and row.id != here.id and row.date and (not here.day or row.date < here.day)
    ]
    for row in sorted(earlier, key=lambda each: str(each.date), reverse=True):
        found = store.load_meeting(row.id)
        if not found.is_locked and (found.started is not None or found.document != "dagsorden"):
            return found
    return None


def approve_previous(store: Store, meeting_id: str, item_id: str, now: datetime, amendment: str = "") -> Changes:
    """Record on this item that the last minutes were approved, with the amended wording if any, and lock those.

    UserError where no minutes wait to be approved.
    """
    previous = previous_meeting(store, meeting_id)
    if previous is None:
        raise UserError("Der er intet tidligere referat i forummet, som venter på godkendelse.")
    wording = amendment.strip()
    here = store.load_meeting(meeting_id)
    where = f"på mødet den {short_date(here.day)}" if here.day else "på det næste møde"
    act = Act(now, "godkendt", f"{where}: {wording}" if wording else where)

    def record(meeting: Meeting) -> Meeting:
        return replace(meeting, items=with_item(meeting.items, item_id, partial(_with_approval, previous, wording)))

    def approve(meeting: Meeting) -> Meeting:
        return _become_so(meeting, MinutesState.APPROVED, act)

    return change_together(store, "godkend forrige referat", {meeting_id: record, previous.id: approve})


def _with_approval(previous: Meeting, wording: str, item: AgendaItem) -> AgendaItem:
    day = short_date(previous.day) if previous.day else previous.title
    end = "" if wording.endswith((".", "!", "?", "«")) else "."
    told = f" med denne ændring: {wording}{end}" if wording else "."
    lines = item.recommendations or (Recommendation(f"godkender referatet af mødet den {day}"),)
    first = replace(
        lines[0],
        outcome=Outcome.FOLLOWED_CHANGED if wording else Outcome.FOLLOWED,
        note=f"Referatet af mødet den {day} blev godkendt{told}",
        offered=None,
        draft="",
    )
    return replace(item, recommendations=(first, *lines[1:]))
