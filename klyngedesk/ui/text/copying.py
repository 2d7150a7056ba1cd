"""What a selection puts on the clipboard: clean HTML, plain words, and our own form for our own editors."""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor, QTextDocument

from klyngedesk.text.blocks import Block, Cell, Figure, Heading, List, Paragraph, Run, Table, Text, UnknownBlock
from klyngedesk.text.form import from_form, to_form
from klyngedesk.text.plain import lines_of, plain
from klyngedesk.ui.text.reader import from_document

OWN_FORMAT = "application/x-klyngedesk-text"


def selected_text(cursor: QTextCursor) -> Text:
    """Return the selected part of the text; a part of one line is a paragraph."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    return from_document(document)


def mime_of(text: Text) -> QMimeData:
    """Return the text in the three forms other programs and our own editors read."""
    made = QMimeData()
    made.setData(OWN_FORMAT, json.dumps(to_form(text)).encode())
    made.setHtml(to_html(text))
    made.setText(plain(text))
    return made


def own_text(source: QMimeData) -> Text | None:
    """Return the text in our own form, or None where another program wrote it."""
    if not source.hasFormat(OWN_FORMAT):
        return None
    return from_form(json.loads(bytes(source.data(OWN_FORMAT).data())))


def to_html(text: Text) -> str:
    """Return the text as HTML without styles."""
    return f'<html><head><meta charset="utf-8"></head><body>{_blocks(text.blocks)}</body></html>'


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    match block:
        case Paragraph(runs):
            return f"<p>{_runs(runs)}</p>"
        case Heading(runs, level):
            return f"<h{level + 1}>{_runs(runs)}</h{level + 1}>"
        case List():
            return _list(block)
        case Table(rows, header_rows):
            return _table(rows, header_rows)
        case Figure() | UnknownBlock():
            return "".join(f"<p>{escape(line)}</p>" for line in lines_of([block]))


def _list(block: List) -> str:
    tag = "ol" if block.ordered else "ul"
    items = (f"<li>{_runs(item.runs)}{_blocks(item.lists)}</li>" for item in block.items)
    return f"<{tag}>{''.join(items)}</{tag}>"


def _table(rows: tuple[tuple[Cell, ...], ...], header_rows: int) -> str:
    lines = []
    for number, row in enumerate(rows):
        tag = "th" if number < header_rows else "td"
        lines.append("<tr>" + "".join(f"<{tag}>{_blocks(cell.blocks)}</{tag}>" for cell in row) + "</tr>")
    return f'<table border="1">{"".join(lines)}</table>'


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    shown = escape(run.text).replace("\n", "<br>")
    for marked, tag in ((run.bold, "b"), (run.italic, "i")):
        shown = f"<{tag}>{shown}</{tag}>" if marked else shown
    return f'<a href="{escape(run.link)}">{shown}</a>' if run.link else shown
