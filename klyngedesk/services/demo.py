"""The demo: an invented forum and its meetings, in a throw-away store."""

from __future__ import annotations

from klyngedesk import resources
from klyngedesk.model.meeting import Meeting
from klyngedesk.services.exchange import import_meeting_file
from klyngedesk.store.store import Store


def load_demo(store: Store) -> Meeting:
    """Return the demo's main meeting; the forum's earlier meetings and a second forum come along."""
    folder = resources.path("demo")
    for name in ("tidligere.json", "andet-forum.json"):
        import_meeting_file(store, folder / name)
    return import_meeting_file(store, folder / "møde.json")[0]
