"""Keeping what one side closed closed in the merged meeting, until a person says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from klyngedesk.services.merge_questions import Choice, Question
from klyngedesk.store.rows import Key, Rows

_ABOVE = {"agenda_item": "parent_id", "attachment": "item_id"}


def keep_closed(
    found: Rows,
    sides: tuple[Rows, Rows, Rows],
    is_touched: Callable[[Rows, Key], bool],
    is_asked: Callable[[Key], bool],
    ask: Callable[[Key, Question], Choice],
) -> None:
    """Close in `found` what would come to lie open by the merge alone; `sides` are base, mine and theirs.

    What one side opened while the other wrote in it is asked about: who wrote there took it to be closed.
    """
    base, mine, theirs = sides
    for key in [key for key in found if key[0] in _ABOVE]:
        closed_by = [side for side in (mine, theirs) if _is_closed(side, key)]
        if not closed_by or _is_closed(found, key) or any(is_asked(each) for each in _way_up(found, key)):
            continue
        is_opened = _is_closed(base, key) and len(closed_by) == 1 and all(key in side for side in (mine, theirs))
        if is_opened and not is_touched(closed_by[0], key):
            continue
        if is_opened:
            own, other = _is_closed(mine, key), _is_closed(theirs, key)
            chosen = ask(key, Question(("closed",), [True], [own], [other]))
            if not (other if chosen is Choice.THEIRS else own):
                continue
        found[key] = found[key] | {"closed": True}


def _is_closed(rows: Rows, key: Key) -> bool:
    """Return whether the item or bilag is closed in that version, by itself or by what it stands under."""
    return any(rows[each]["closed"] for each in _way_up(rows, key))


def _way_up(rows: Rows, key: Key) -> Iterator[Key]:
    """Yield the key, and what it stands under."""
    while key in rows:
        yield key
        above = rows[key][_ABOVE[key[0]]]
        if not above:
            return
        key = "agenda_item", above
