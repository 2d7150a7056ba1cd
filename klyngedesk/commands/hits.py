"""What a search found, told on stdout."""

from __future__ import annotations

import json
from collections.abc import Sequence

from klyngedesk.store.search_index import Hit


def tell_hits(hits: Sequence[Hit], *, as_json: bool) -> None:
    """Print the hits, best first."""
    if as_json:
        print(json.dumps([_form(hit) for hit in hits], ensure_ascii=False, indent=2))
        return
    for hit in hits:
        print(f"{hit.date or 'uden dato'}  {hit.forum}  {hit.number} {hit.title}".rstrip())
        print(f"    {hit.snippet}")
    if not hits:
        print("Intet fundet.")


def _form(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.meeting_id,
        "item": hit.item_id or None,
        "number": hit.number or None,
        "forum": hit.forum,
        "date": hit.date.isoformat() if hit.date else None,
        "title": hit.title,
        "closed": hit.closed,
        "snippet": hit.snippet,
    }
