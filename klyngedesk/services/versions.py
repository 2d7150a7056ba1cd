"""Keeping versions of a meeting's texts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.texts import Key, texts_of
from klyngedesk.store import revisions
from klyngedesk.store.store import Store

OPENED = "da mødet blev åbnet"
WRITTEN = "mens der blev skrevet"
LEFT = "da punktet blev forladt"
MARKED = "gemt af dig"
REPLACED = "før en anden udgave kom i stedet"
MERGED = "før møderne blev flettet"
APPROVED = "da referatet blev godkendt"


def keep_versions(
    store: Store, meeting: Meeting, reason: str, *, only: Collection[Key] | None = None, always: bool = False
) -> int:
    """Return how many of the meeting's texts (or of those named) got a new version."""
    texts = [each for each in texts_of(meeting) if only is None or each.key in only]
    return revisions.keep_texts(store, meeting.id, texts, reason, datetime.now().astimezone(), always=always)
