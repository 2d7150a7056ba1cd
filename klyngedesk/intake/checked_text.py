"""Checking the blocks of a text in a meeting file before they become a text."""

from __future__ import annotations

from typing import Any

from klyngedesk.intake.checked import Checked
from klyngedesk.model.errors import UserError
from klyngedesk.text.blocks import Text
from klyngedesk.text.form import from_form

DEEPEST = 9
LEVELS = range(1, 10)
_KNOWN = {
    "paragraph": ("type", "text", "runs"),
    "heading": ("type", "text", "runs", "level"),
    "bullets": ("type", "items"),
    "numbered": ("type", "items"),
    "table": ("type", "rows", "header_rows"),
}
_DANISH_FIELDS = {
    "background": "sagsfremstilling",
    "minutes": "referat",
    "public_text": "offentlig tekst",
}


def read_text(where: Checked, key: str) -> Text:
    """Return the text under that key; UserError where a block is malformed."""
    value = where.data.get(key)
    if value is None or isinstance(value, str):
        return from_form(value or None)
    if not isinstance(value, list):
        raise where.wrong(key, "en liste af tekstblokke")
    _check_blocks(value, f"{where.place}, {_DANISH_FIELDS.get(key, key)}", 0)
    return from_form(value)


def _check_blocks(blocks: list[Any], place: str, depth: int) -> None:
    if depth > DEEPEST:
        raise UserError(f"{place}: teksten har for mange niveauer. Flyt de inderste op, og hent filen igen.")
    for number, block in enumerate(blocks, 1):
        if not isinstance(block, str):
            _check_block(Checked.of(block, f"{place}, blok {number}"), depth)


def _check_block(block: Checked, depth: int) -> None:
    block.need("type")
    kind = block.words("type")
    if kind not in _KNOWN:
        return
    block.allow(_KNOWN[kind])
    _check_runs(block)
    match kind:
        case "heading":
            _check_number(block, "level", LEVELS)
        case "bullets" | "numbered":
            _check_items(block, depth)
        case "table":
            _check_rows(block, depth)


def _check_number(block: Checked, key: str, allowed: range) -> None:
    value = block.data.get(key, allowed[0])
    if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
        raise block.wrong(key, f"et helt tal fra {allowed[0]} til {allowed[-1]}")


def _check_items(block: Checked, depth: int) -> None:
    for number, item in enumerate(block.many("items"), 1):
        if not isinstance(item, str):
            _check_item(Checked.of(item, f"{block.place}, listepunkt {number}"), depth + 1)


def _check_item(item: Checked, depth: int) -> None:
    item.allow(("text", "runs", "lists"))
    _check_runs(item)
    nested = item.many("lists")
    _check_blocks(list(nested), item.place, depth)
    if not all(isinstance(block, dict) and block["type"] in ("bullets", "numbered") for block in nested):
        raise item.wrong("lists", "en liste af punktlister (bullets, numbered)")


def _check_rows(block: Checked, depth: int) -> None:
    rows = block.many("rows")
    _check_number(block, "header_rows", range(len(rows) + 1))
    for number, row in enumerate(rows, 1):
        if not isinstance(row, list):
            raise UserError(f"{block.place}, række {number} skal være en liste af celler. Ret mødefilen.")
        for column, cell in enumerate(row, 1):
            _check_cell(cell, f"{block.place}, række {number}, celle {column}", depth)


def _check_cell(cell: Any, place: str, depth: int) -> None:
    if isinstance(cell, str):
        return
    found = Checked.of(cell, place)
    found.allow(("blocks",))
    found.need("blocks")
    _check_blocks(list(found.many("blocks")), place, depth + 1)


def _check_runs(block: Checked) -> None:
    text = block.words("text")
    runs = list(block.parts("runs", "tekststykke"))
    for run in runs:
        run.allow(("text", "bold", "italic", "link"))
        run.need("text")
        run.words("link")
        run.truth("bold")
        run.truth("italic")
    if runs and text and text != "".join(run.words("text") for run in runs):
        raise UserError(f"{block.place}: »text« og »runs« siger ikke det samme. Ret mødefilen, og hent den igen.")
