"""The numbers a structure tree gives to content, read leniently: what is damaged is passed over, not tripped on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary


def numbers_of(tree: Any) -> Iterator[tuple[int, Any]]:
    """Yield each number of the tree's content with the element or elements it belongs to."""
    waiting, seen = [tree.get("/ParentTree")], set()
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        listed = node.get("/Nums")
        pairs = list(listed) if isinstance(listed, Array) else []
        for number, owner in zip(pairs[::2], pairs[1::2], strict=False):
            if isinstance(number, int) and number >= 0 and isinstance(owner, Array | Dictionary):
                yield number, owner
        kids = node.get("/Kids")
        waiting += reversed(list(kids)) if isinstance(kids, Array) else []
