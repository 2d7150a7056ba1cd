"""The history of a text: its versions, and bringing one of them back."""

from __future__ import annotations

from klyngedesk.model.errors import UserError
from klyngedesk.model.texts import Key, keys_of, text_at, with_text
from klyngedesk.services.changes import Changes, change
from klyngedesk.services.versions import REPLACED, keep_versions
from klyngedesk.store import revisions
from klyngedesk.store.revisions import Revision
from klyngedesk.store.store import Store


def versions_of(store: Store, key: Key) -> tuple[Revision, ...]:
    """Return the versions of that text, newest first."""
    return revisions.versions(store, key)


def bring_back(store: Store, meeting_id: str, number: int) -> Changes:
    """Put that version in its place again; the text that stood there is kept as a version first."""
    version = revisions.load_version(store, number)
    meeting = store.load_meeting(meeting_id)
    if text_at(meeting, version.key) is None:
        raise UserError(f"Stedet »{version.place}« er slettet. Hent det frem fra papirkurven først.")
    keep_versions(store, meeting, REPLACED, only=keys_of(meeting, {version.key[0]}))
    return change(store, meeting_id, "hent tidligere udgave", lambda now: with_text(now, version.key, version.text))
