"""Merging one row's fields: what one side changed alone is taken; what both changed is asked about, never guessed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from klyngedesk.store.values import Row
from klyngedesk.text.blocks import Block, Text
from klyngedesk.text.form import from_form, to_form
from klyngedesk.text.merging import TextClash, merged_blocks
from klyngedesk.text.plain import lines_of


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
_TEXTS = {"agenda_item": ("background", "minutes", "public_text"), "annex": ("text",)}
# Lists whose elements can be taken from both sides; votes are not among them.
_LISTS = ("links", "action_items", "statements", "comments", "acts", "presenters")
# Columns that mean something together only: a decision, a file, a postponement.
_TOGETHER = (("outcome", "note", "offered", "draft"), ("object_id", "file_name", "size"), ("postponed", "postponed_to"))
_DERIVED = ("id", "meeting_id", "forum_id", "position", "background_plain", "minutes_plain", "text_plain")


def merged_row(table: str, base: Row | None, mine: Row, theirs: Row, ask: Ask) -> Row:
    """Return the row with both sides' changes; `ask` decides where both changed the same in different ways."""
    result = dict(mine)
    for fields in _units(mine):
        old, own, other = (_values(row, fields) for row in (base, mine, theirs))
        if own == old:
            result |= dict(zip(fields, other, strict=True))
        elif other not in (own, old):
            result |= _decided(table, fields, (old, own, other), ask)
    return result


def _units(row: Row) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name in row:
        together = next((unit for unit in _TOGETHER if name in unit and set(unit) <= row.keys()), (name,))
        if name not in _DERIVED and together not in found:
            found.append(together)
    return found


def _values(row: Row | None, fields: tuple[str, ...]) -> list[Any]:
    """Return what stands in the fields; nothing where there is no such row, which is like nothing else."""
    return [] if row is None else [row.get(name) for name in fields]


def _decided(table: str, fields: tuple[str, ...], three: tuple[Any, Any, Any], ask: Ask) -> Row:
    name = fields[0]
    if len(fields) == 1:
        old, own, other = (values[0] if values else None for values in three)
        if name in _TEXTS.get(table, ()):
            return {name: _merged_text(name, old, own, other, ask)}
        merged = _merged_list(old or [], own or [], other or []) if name in _LISTS else None
        if merged is not None:
            return {name: merged}
    chosen = ask(Question(fields, *three))
    return dict(zip(fields, three[2] if chosen is Choice.THEIRS else three[1], strict=True))


def _merged_text(name: str, old: Any, own: Any, other: Any, ask: Ask) -> list[Any]:
    blocks: list[Block] = []
    number = 0
    for part in merged_blocks(*(from_form(form).blocks for form in (old, own, other))):
        if isinstance(part, TextClash):
            base, mine, theirs = ("\n".join(lines_of(side)) for side in (part.base, part.mine, part.theirs))
            chosen = ask(Question((name,), base, mine, theirs, number, can_be_both=True))
            blocks += part.mine if chosen is not Choice.THEIRS else ()
            blocks += part.theirs if chosen is not Choice.MINE else ()
            number += 1
        else:
            blocks.append(part)
    return to_form(Text(tuple(blocks)))


def _merged_list(old: list[Any], own: list[Any], other: list[Any]) -> list[Any] | None:
    """Return the elements of both sides without those either took away; None where both changed the same one."""
    before, mine, theirs = ({_key(each): each for each in side} for side in (old, own, other))
    if (len(before), len(mine), len(theirs)) != (len(old), len(own), len(other)):
        return None
    result: list[Any] = []
    for key, value in mine.items():
        if key not in before or key in theirs:
            changed = [side for side in (value, theirs.get(key, value)) if side != before.get(key)]
            if len(changed) == 2 and changed[0] != changed[1]:
                return None
            result.append(changed[0] if changed else value)
        elif value != before[key]:
            return None
    for key, value in theirs.items():
        if key in before and key not in mine and value != before[key]:
            return None
        if key not in before and key not in mine:
            result.append(value)
    return result


def _key(element: Any) -> str:
    return str(element.get("id") or element) if isinstance(element, Mapping) else str(element)
