"""Merging a list in a row, element by element: tasks, votes, links and the like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from klyngedesk.services.merge_order import merged_order, with_added
from klyngedesk.services.merge_questions import Ask, Choice, Question

Elements = Sequence[Any]
_VOTES = "votes"


def merged_list(name: str, three: tuple[Elements, Elements, Elements], ask: Ask) -> list[Any]:
    """Return the elements of both sides without those either took away; `ask` decides where both changed the same.

    Votes belong to the line that was voted on: two votes on one line are never both taken.
    Where two elements of one side are known by the same, the list is one question.
    """
    keyed = [{_key(name, each): each for each in side} for side in three]
    if any(len(found) != len(side) for found, side in zip(keyed, three, strict=True)):
        chosen = ask(Question((name,), *_told(three)))
        return list(three[2] if chosen is Choice.THEIRS else three[1])
    before, mine, theirs = keyed
    order = merged_order(list(before), list(mine), list(theirs)) or with_added(list(mine), list(theirs))
    numbers = {key: number for number, key in enumerate(dict.fromkeys((*before, *mine, *theirs)))}
    found = (_merged(name, numbers[key], [side.get(key) for side in (before, mine, theirs)], ask) for key in order)
    return [each for each in found if each is not None]


def _key(name: str, element: Any) -> str:
    """Return what the element is known by on both sides."""
    if not isinstance(element, Mapping):
        return str(element)
    return f"line {element['line_id']}" if name == _VOTES else str(element.get("id") or element)


def _merged(name: str, number: int, three: Sequence[Any], ask: Ask) -> Any:
    """Return the element as it is to be, None where it goes."""
    before, mine, theirs = three
    if theirs == before or _without_id(mine) == _without_id(theirs):
        return mine
    if mine == before:
        return theirs
    parts = _parts(before, mine, theirs) if name != _VOTES and None not in three else None
    if parts is not None:
        return parts
    chosen = ask(Question((name,), *_told([[] if each is None else [each] for each in three]), number))
    return theirs if chosen is Choice.THEIRS else mine


def _told(three: Sequence[Elements]) -> tuple[Any, Any, Any]:
    before, mine, theirs = ([list(side)] for side in three)
    return before, mine, theirs


def _without_id(element: Any) -> Any:
    return {key: value for key, value in element.items() if key != "id"} if isinstance(element, Mapping) else element


def _parts(before: Any, mine: Any, theirs: Any) -> dict[str, Any] | None:
    """Return the element with what each side changed in it; None where both changed the same part."""
    merged: dict[str, Any] = {}
    for name in dict.fromkeys((*mine, *theirs)):
        old, own, other = (each.get(name) for each in (before, mine, theirs))
        if own != old and other not in (own, old):
            return None
        merged[name] = other if own == old else own
    return {name: value for name, value in merged.items() if value is not None or name in before}
