"""Merging the order of things that stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence


def merged_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Return all ids of both sides in an order; None where both changed the order in different ways.

    What one side added stands after the one that it followed there.
    """
    common = set(base) & set(mine) & set(theirs)
    old, own, other = ([id_ for id_ in side if id_ in common] for side in (base, mine, theirs))
    if other in (old, own):
        return with_added(mine, theirs)
    return with_added(theirs, mine) if own == old else None


def with_added(order: Sequence[str], other: Sequence[str]) -> list[str]:
    """Return the order with what only the other has, each after the one it followed there."""
    result = list(order)
    for place, id_ in enumerate(other):
        if id_ not in result:
            before = next((each for each in reversed(other[:place]) if each in result), None)
            result.insert(0 if before is None else result.index(before) + 1, id_)
    return result
