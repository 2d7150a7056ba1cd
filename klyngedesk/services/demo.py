"""The demo: an invented forum and its meetings, in a throw-away store."""

from __future__ import annotations

from dataclasses import replace

from klyngedesk import resources
from klyngedesk.model.agenda import Purpose
from klyngedesk.model.forum import StandingItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.services.exchange import import_meeting_file
from klyngedesk.services.forums import change_forum
from klyngedesk.store.store import Store

_STANDING_ITEMS = (
    StandingItem(
        "Godkendelse af dagsorden",
        purpose=Purpose.DECISION,
        minutes_planned=5,
        recommendations=("godkender dagsordenen",),
    ),
    StandingItem("Orientering fra medlemmerne", purpose=Purpose.INFORMATION, minutes_planned=10),
    StandingItem("Eventuelt", minutes_planned=5),
)


def load_demo(store: Store) -> Meeting:
    """Return the demo's main meeting; the forum's earlier meetings and a second forum come along."""
    folder = resources.path("demo")
    main = import_meeting_file(store, folder / "moede.json")[0]
    for name in ("tidligere.json", "andet-forum.json"):
        import_meeting_file(store, folder / name)
    change_forum(store, replace(store.load_forum(main.forum_id), standing_items=_STANDING_ITEMS))
    return main
