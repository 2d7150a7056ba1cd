"""From lines that tell their level to nested lists."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from klyngedesk.text.blocks import Block, List, ListItem, Run


@dataclass
class _OpenList:
    """A list whose items still come; `token` tells the list the lines came from."""

    token: Hashable
    level: int
    ordered: bool
    items: list[tuple[tuple[Run, ...], list[_OpenList]]] = field(default_factory=list)

    def closed(self) -> List:
        items = (ListItem(runs, tuple(inner.closed() for inner in nested)) for runs, nested in self.items)
        return List(tuple(items), self.ordered)


class Nesting:
    """Takes blocks and items from top to bottom."""

    def __init__(self) -> None:
        self._found: list[Block | _OpenList] = []
        self._open: list[_OpenList] = []

    def blocks(self) -> tuple[Block, ...]:
        """Return what was taken, the items in their lists."""
        return tuple(found.closed() if isinstance(found, _OpenList) else found for found in self._found)

    def add(self, block: Block) -> None:
        self._open.clear()
        self._found.append(block)

    def add_item(self, level: int, ordered: bool, token: Hashable, runs: tuple[Run, ...]) -> None:
        """Take an item; it goes on the open list of its level if that has the same token and kind."""
        while self._open and self._open[-1].level > level:
            self._open.pop()
        last = self._open[-1] if self._open else None
        if last is None or (last.level, last.ordered, last.token) != (level, ordered, token):
            last = self._begin(level, ordered, token)
        last.items.append((runs, []))

    def _begin(self, level: int, ordered: bool, token: Hashable) -> _OpenList:
        while self._open and self._open[-1].level >= level:
            self._open.pop()
        started = _OpenList(token, level, ordered)
        if self._open:
            self._open[-1].items[-1][1].append(started)
        else:
            self._found.append(started)
        self._open.append(started)
        return started
