"""The structure tree of a PDF, read leniently: what is damaged is passed over, not tripped on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary


def as_list(kids: Any) -> list[Any]:
    """Return what may be a list, one thing by itself, or nothing, as a list."""
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def numbers_of(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield each number of the tree's content with the element or elements it belongs to."""
    for node in number_nodes(tree):
        for number, owner in pairs_of(node):
            if isinstance(number, int) and number >= 0 and isinstance(owner, Array | Dictionary):
                yield number, owner


def number_nodes(tree: Any) -> Iterator[Any]:
    """Yield the nodes that hold the numbers of the tree's content, in their order."""
    waiting, seen = [tree.get("/ParentTree")], set()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        yield node
        kids = node.get("/Kids")
        waiting += reversed(list(kids)) if isinstance(kids, Array) else []


def pairs_of(node: Any) -> list[tuple[Any, Any]]:
    """Return the numbers of one node, each with what is told for it."""
    told = as_list(node.get("/Nums"))
    return list(zip(told[::2], told[1::2], strict=False))
