"""Merging one row's fields: what one side changed alone is taken; what both changed is asked about, never guessed."""

from __future__ import annotations

from typing import Any

from klyngedesk.services.merge_lists import merged_list
from klyngedesk.services.merge_questions import Ask, Choice, Question
from klyngedesk.store.values import Row
from klyngedesk.text.blocks import Block, Text
from klyngedesk.text.form import from_form, to_form
from klyngedesk.text.links import lines_with_links
from klyngedesk.text.merging import TextClash, merged_blocks

_TEXTS = {"agenda_item": ("background", "minutes", "public_text"), "annex": ("text",)}
# Lists whose elements are taken from both sides, each asked about for itself where both changed it.
_LISTS = ("links", "action_items", "statements", "comments", "acts", "presenters", "votes")
# Columns that mean something together only: a decision, a file, a postponement.
_TOGETHER = (("outcome", "note", "offered", "draft"), ("object_id", "file_name", "size"), ("postponed", "postponed_to"))
_LOOKS = "\n(ordene er de samme, kun udseendet er et andet)"
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
        if name in _LISTS:
            return {name: merged_list(name, (old or [], own or [], other or []), ask)}
    chosen = ask(Question(fields, *three))
    return dict(zip(fields, three[2] if chosen is Choice.THEIRS else three[1], strict=True))


def _merged_text(name: str, old: Any, own: Any, other: Any, ask: Ask) -> list[Any]:
    blocks: list[Block] = []
    number = 0
    for part in merged_blocks(*(from_form(form).blocks for form in (old, own, other))):
        if isinstance(part, TextClash):
            base, mine, theirs = ("\n".join(lines_with_links(side)) for side in (part.base, part.mine, part.theirs))
            if mine == theirs:
                theirs += _LOOKS
            chosen = ask(Question((name,), base, mine, theirs, number, can_be_both=True))
            blocks += part.mine if chosen is not Choice.THEIRS else ()
            blocks += part.theirs if chosen is not Choice.MINE else ()
            number += 1
        else:
            blocks.append(part)
    return to_form(Text(tuple(blocks)))
