"""Which item she stands on when hers is gone."""

from __future__ import annotations

from klyngedesk.model.meeting import Meeting


def neighbour_of(item_id: str, before: Meeting, now: Meeting) -> str:
    """Return the next item of the same parent, else the one before it, else the parent, else the first of all."""
    left = {item.id for item in now.walk()}
    parent = next((top.id for top in before.items if item_id in [child.id for child in top.items]), "")
    siblings = [item.id for item in (before.item(parent).items if parent else before.items)]
    place = siblings.index(item_id) if item_id in siblings else 0
    around = (*siblings[place + 1 :], *reversed(siblings[:place]), parent, *(item.id for item in now.walk()))
    return next((found for found in around if found in left), "")
