"""What the store needs now and then: the wastebasket's days counted, and files set aside that nothing names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from klyngedesk.store.object_care import care_for_objects
from klyngedesk.store.store import Store
from klyngedesk.store.wastebasket import drop_old

_CARED = "cared_at"
_EVERY = timedelta(days=7)


def care_for_store(store: Store) -> None:
    """Count the days of the wastebasket, and once a week look after the files."""
    now = datetime.now(UTC)
    drop_old(store, now)
    last = store.fact(_CARED)
    if not last or not timedelta(0) <= now - datetime.fromisoformat(last) < _EVERY:
        care_for_objects(store, now)
        store.keep_fact(_CARED, now.isoformat())
