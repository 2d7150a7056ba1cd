"""The structure of a PDF without the notes that were taken away: nothing of them can be reached from it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary

from klyngedesk.documents.disarm import take_away
from klyngedesk.documents.structure_tree import as_list, number_nodes, pairs_of

_WORDS = ("/ActualText", "/E", "/T")
_CONTENT = ("/OBJR", "/MCR")


@dataclass
class _Node:
    """An element, what stands in it, and the place of each element below it."""

    element: Any
    kids: list[Any]
    below: list[int | None] = field(default_factory=list)
    stays: bool = True


def silence_structure(pdf: pikepdf.Pdf, gone: Container[tuple[int, int]], marked: dict[tuple[int, int], str]) -> None:
    """Take the annotations that are gone out of the structure, and what it says of those that stay but are marked.

    An element that held nothing else goes too; one of a mark is read aloud as the word given for it.
    """
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        return
    nodes = _nodes(tree)
    for node in reversed(nodes):  # what is below comes first
        _say_less(node, gone, marked)
        kept = [kid for kid, below in zip(node.kids, node.below, strict=True) if _stays(kid, below, nodes, gone)]
        if len(kept) < len(node.kids):
            node.element.K = Array(kept)
            node.stays = bool(kept) or node is nodes[0]
    _forget_numbers(tree, {node.element.objgen for node in nodes if not node.stays and node.element.is_indirect})


def _nodes(tree: Any) -> list[_Node]:
    """Return the tree and all its elements, each after the one it stands in; what is damaged is passed over."""
    found, seen = [_Node(tree, as_list(tree.get("/K")))], set()
    for node in found:
        for kid in node.kids:
            is_element = isinstance(kid, Dictionary) and str(kid.get("/Type", "")) not in _CONTENT
            if is_element and kid.is_indirect:
                is_element = kid.objgen not in seen
                seen.add(kid.objgen)
            node.below.append(len(found) if is_element else None)
            if is_element:
                found.append(_Node(kid, as_list(kid.get("/K"))))
    return found


def _annotation(kid: Any) -> tuple[int, int] | None:
    """Return the annotation that the kid refers to."""
    shown = kid.get("/Obj") if isinstance(kid, Dictionary) else None
    return shown.objgen if isinstance(shown, Dictionary) and shown.is_indirect else None


def _stays(kid: Any, below: int | None, nodes: list[_Node], gone: Container[tuple[int, int]]) -> bool:
    return nodes[below].stays if below is not None else _annotation(kid) not in gone


def _say_less(node: _Node, gone: Container[tuple[int, int]], marked: dict[tuple[int, int], str]) -> None:
    shown = [each for each in map(_annotation, node.kids) if each is not None and (each in gone or each in marked)]
    if not shown:
        return
    take_away(node.element, _WORDS)
    if "/Alt" in node.element:
        node.element.Alt = next((marked[each] for each in shown if each in marked), "")


def _forget_numbers(tree: Any, elements: set[tuple[int, int]]) -> None:
    """Take the elements out of the tree's numbers."""
    for node in number_nodes(tree) if elements else ():
        kept = [pair for pair in pairs_of(node) if not _is_among(pair[1], elements)]
        if 2 * len(kept) < len(as_list(node.get("/Nums"))):
            node.Nums = Array([part for pair in kept for part in pair])


def _is_among(owner: Any, elements: set[tuple[int, int]]) -> bool:
    return isinstance(owner, Dictionary) and owner.is_indirect and owner.objgen in elements
