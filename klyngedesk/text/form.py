"""A rich text as JSON-ready lists and dicts: the form of the store and of the meeting file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from klyngedesk.text.blocks import (
    Block,
    Cell,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Run,
    Table,
    Text,
    UnknownBlock,
    joined_runs,
)
from klyngedesk.text.plain import plain_runs

Form = dict[str, Any]


def to_form(text: Text) -> list[Form]:
    """Return the text as a list of dicts; a plain paragraph is `{"type": "paragraph", "text": …}`."""
    return [_block_form(block) for block in text.blocks]


def from_form(blocks: Sequence[Any] | str | None) -> Text:
    """Return the text that the form describes; unknown block types are kept as they stand."""
    if isinstance(blocks, str):
        blocks = [blocks]
    return Text(tuple(_block(block) for block in blocks or ()))


def _block_form(block: Block) -> Form:
    match block:
        case Paragraph(runs):
            return {"type": "paragraph", **_runs_form(runs)}
        case Heading(runs, level):
            return {"type": "heading", **_runs_form(runs), **({"level": level} if level != 1 else {})}
        case List():
            return {"type": "numbered" if block.ordered else "bullets", "items": _items_form(block)}
        case Table(rows, header_rows):
            form: Form = {"type": "table", "rows": [[_cell_form(cell) for cell in row] for row in rows]}
            return form | ({"header_rows": header_rows} if header_rows else {})
        case Figure(object_id, alt):
            return {"type": "figure", "object": object_id, "text": alt}
        case UnknownBlock(data):
            return dict(data)


def _runs_form(runs: tuple[Run, ...]) -> Form:
    form: Form = {"text": plain_runs(runs)}
    if any(run.bold or run.italic or run.link for run in runs):
        form["runs"] = [_run_form(run) for run in runs]
    return form


def _run_form(run: Run) -> Form:
    marks = {"bold": run.bold, "italic": run.italic, "link": run.link}
    return {"text": run.text} | {name: value for name, value in marks.items() if value}


def _items_form(block: List) -> list[Any]:
    return [_item_form(item) for item in block.items]


def _item_form(item: ListItem) -> str | Form:
    form = _runs_form(item.runs)
    if item.lists:
        form["lists"] = [_block_form(nested) for nested in item.lists]
    return form if len(form) > 1 else str(form["text"])


def _cell_form(cell: Cell) -> str | Form:
    match cell.blocks:
        case ():
            return ""
        case (Paragraph(runs),) if runs and "runs" not in _runs_form(runs):
            return plain_runs(runs)
    return {"blocks": [_block_form(block) for block in cell.blocks]}


def _block(form: Any) -> Block:
    if isinstance(form, str):
        return Paragraph(_runs({"text": form}))
    match form.get("type"):
        case "paragraph":
            return Paragraph(_runs(form))
        case "heading":
            return Heading(_runs(form), int(form.get("level", 1)))
        case "bullets" | "numbered" as kind:
            return List(tuple(_item(item) for item in form.get("items", ())), ordered=kind == "numbered")
        case "table":
            return Table(_rows(form.get("rows", ())), int(form.get("header_rows", 0)))
        case "figure" if form.get("object"):
            return Figure(str(form["object"]), str(form.get("text", "")))
    return UnknownBlock(dict(form))


def _runs(form: Mapping[str, Any]) -> tuple[Run, ...]:
    if "runs" not in form:
        return joined_runs([Run(str(form.get("text", "")))])
    return joined_runs(_run(run) for run in form["runs"])


def _run(form: Mapping[str, Any]) -> Run:
    return Run(form["text"], bool(form.get("bold")), bool(form.get("italic")), form.get("link"))


def _item(form: Any) -> ListItem:
    if isinstance(form, str):
        return ListItem(_runs({"text": form}))
    nested = tuple(_block(block) for block in form.get("lists", ()))
    return ListItem(_runs(form), tuple(block for block in nested if isinstance(block, List)))


def _rows(rows: Sequence[Sequence[Any]]) -> tuple[tuple[Cell, ...], ...]:
    width = max((len(row) for row in rows), default=0)
    return tuple(tuple(_cell(cell) for cell in [*row, *[""] * (width - len(row))]) for row in rows)


def _cell(form: Any) -> Cell:
    if isinstance(form, str):
        return Cell((Paragraph(_runs({"text": form})),) if form else ())
    return Cell(tuple(_block(block) for block in form["blocks"]))
