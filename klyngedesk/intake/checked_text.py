"""Checking the blocks of a text in a meeting file before they become a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from klyngedesk.intake.checked import Checked
from klyngedesk.text.blocks import Text
from klyngedesk.text.form import from_form

DEEPEST = 9


def read_text(where: Checked, key: str) -> Text:
    """Return the text under that key; UserError where a block is malformed."""
    value = where.data.get(key)
    if isinstance(value, str):
        value = [value]
    if value is not None and not isinstance(value, list):
        raise where.wrong(key, "en liste af tekstblokke")
    for block in value or ():
        if not _is_block(block, 0):
            raise where.wrong(key, "en liste af tekstblokke (paragraph, heading, bullets, numbered, table, figure)")
    return from_form(value)


def _is_block(block: Any, depth: int) -> bool:
    if isinstance(block, str):
        return True
    if not isinstance(block, Mapping) or depth > DEEPEST or not isinstance(block.get("type"), str):
        return False
    return _has_sound_runs(block) and _has_sound_parts(block, depth)


def _has_sound_parts(block: Mapping[str, Any], depth: int) -> bool:
    match block["type"]:
        case "heading":
            return isinstance(block.get("level", 1), int)
        case "bullets" | "numbered":
            items = block.get("items", [])
            return isinstance(items, list) and all(_is_item(item, depth + 1) for item in items)
        case "table":
            rows = block.get("rows", [])
            return isinstance(block.get("header_rows", 0), int) and _are_rows(rows, depth)
    return True


def _are_rows(rows: Any, depth: int) -> bool:
    return isinstance(rows, list) and all(
        isinstance(row, list) and all(_is_cell(cell, depth + 1) for cell in row) for row in rows
    )


def _is_item(item: Any, depth: int) -> bool:
    if isinstance(item, str):
        return True
    if not isinstance(item, Mapping) or not _has_sound_runs(item):
        return False
    nested = item.get("lists", [])
    return isinstance(nested, list) and all(
        isinstance(block, Mapping) and block.get("type") in ("bullets", "numbered") and _is_block(block, depth)
        for block in nested
    )


def _is_cell(cell: Any, depth: int) -> bool:
    if isinstance(cell, str):
        return True
    blocks = cell.get("blocks") if isinstance(cell, Mapping) else None
    return isinstance(blocks, list) and all(_is_block(block, depth) for block in blocks)


def _has_sound_runs(form: Mapping[str, Any]) -> bool:
    runs = form.get("runs", [])
    return (
        isinstance(form.get("text", ""), str)
        and isinstance(runs, list)
        and all(isinstance(run, Mapping) and isinstance(run.get("text"), str) for run in runs)
        and all(isinstance(run.get("link") or "", str) for run in runs)
    )
