"""What a person is asked where two sides changed the same, and what she may answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Choice(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Question:
    """What both sides changed: the names of the columns, and how they stand in each version."""

    fields: tuple[str, ...]
    base: Any
    mine: Any
    theirs: Any
    number: int = 0
    can_be_both: bool = False


Ask = Callable[[Question], Choice]
