"""Rich text as flowables: paragraphs, lists, tables and pictures.

Every flowable of the PDF is made here or in `pdf_parts.py`, so that tags find one place to be added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, ListFlowable, Paragraph, Table, TableStyle
from reportlab.platypus import ListItem as ListEntry

from klyngedesk.documents import fonts
from klyngedesk.documents.pdf_styles import ACCENT, INDENT, RULE, SHADE, WIDTH, styles
from klyngedesk.text import blocks as tree
from klyngedesk.text.plain import lines_of, plain

Images = Callable[[str], Path | None]
LONGEST_CELL = 1500


def markup(words: str, font: str = fonts.BODY) -> str:
    """Return the words as reportlab's markup, in fonts that have every letter."""
    return "".join(_piece(stretch, fallback) for stretch, fallback in fonts.pieces(words, font))


def _piece(stretch: str, fallback: bool) -> str:
    safe = escape(stretch).replace("\n", "<br/>")
    return f'<font name="{fonts.FALLBACK}">{safe}</font>' if fallback else safe


def run_markup(runs: Iterable[tree.Run]) -> str:
    """Return the runs with their bold, italic and links."""
    return "".join(_run(run) for run in runs)


def _run(run: tree.Run) -> str:
    shown = markup(run.text)
    shown = f"<b>{shown}</b>" if run.bold else shown
    shown = f"<i>{shown}</i>" if run.italic else shown
    return linked(shown, run.link) if run.link else shown


def linked(shown: str, address: str) -> str:
    return f'<a href={quoteattr(address)} color="{ACCENT.hexval()}">{shown}</a>'


def text_flowables(text: tree.Text, images: Images, width: float = WIDTH) -> Iterator[Flowable]:
    """Yield the flowables of a text from top to bottom."""
    for block in text.blocks:
        yield from _block(block, images, width, styles().body)


def _block(block: tree.Block, images: Images, width: float, style: ParagraphStyle) -> Iterator[Flowable]:
    match block:
        case tree.Paragraph(runs):
            yield Paragraph(run_markup(runs), style)
        case tree.Heading(runs):
            yield Paragraph(run_markup(runs), styles().sub_heading)
        case tree.List():
            yield list_flowable(block)
        case tree.Table():
            yield from _table(block, images, width)
        case tree.Figure(object_id, alt):
            yield from _figure(images(object_id), alt, width)
        case tree.UnknownBlock():
            yield from (Paragraph(markup(line), style) for line in plain(tree.Text((block,))).split("\n"))


def list_flowable(block: tree.List, depth: int = 0) -> ListFlowable:
    """Return a bullet or numbered list; numbered lists start at 1."""
    entries = [ListEntry(list(_entry(item, depth)), leftIndent=INDENT + 4) for item in block.items]
    kind = {"bulletType": "1", "start": 1, "bulletFormat": "%s."} if block.ordered else _bullet(depth)
    return ListFlowable(
        entries,
        leftIndent=INDENT + (4 if block.ordered else 0),
        bulletFontName=fonts.BODY,
        bulletFontSize=10 if block.ordered or depth else 11,
        spaceAfter=0 if depth else 5,
        bulletDedent="auto" if block.ordered else INDENT - 3,
        **kind,
    )


def _bullet(depth: int) -> dict[str, str]:
    return {"bulletType": "bullet", "start": "•" if depth % 2 == 0 else "–"}


def _entry(item: tree.ListItem, depth: int) -> Iterator[Flowable]:
    yield Paragraph(run_markup(item.runs), styles().item_of_list)
    for nested in item.lists:
        yield list_flowable(nested, depth + 1)


def _table(block: tree.Table, images: Images, width: float) -> Iterator[Flowable]:
    if not block.rows or not block.rows[0]:
        return
    if any(_letters(cell) > LONGEST_CELL for row in block.rows for cell in row):
        yield from _as_sections(block, images, width)
        return
    widths = column_widths(block, width)
    rows = [
        [_cell(cell, number < block.header_rows, images, column) for cell, column in zip(row, widths, strict=True)]
        for number, row in enumerate(block.rows)
    ]
    table = Table(rows, colWidths=widths, repeatRows=block.header_rows, spaceBefore=3, spaceAfter=8, splitInRow=1)
    table.setStyle(_table_style(block.header_rows))
    yield table


def _letters(cell: tree.Cell) -> int:
    return sum(len(line) for line in lines_of(cell.blocks))


def _as_sections(block: tree.Table, images: Images, width: float) -> Iterator[Flowable]:
    """Yield a table whose cells would fill pages, column by column below each other, so that nothing is cut."""
    for column in range(len(block.rows[0])):
        for row in block.rows:
            for inner in row[column].blocks:
                yield from _block(inner, images, width, styles().body)


def column_widths(block: tree.Table, width: float) -> list[float]:
    """Return widths that follow the words in each column and fill the line."""
    columns = range(len(block.rows[0]))
    weights = [max(6, min(60, max(_letters(row[column]) for row in block.rows))) for column in columns]
    return [width * weight / sum(weights) for weight in weights]


def _cell(cell: tree.Cell, header: bool, images: Images, width: float) -> list[Flowable]:
    style = styles().head_cell if header else styles().cell
    narrow = max(4.0, width - 10)
    found = [made for block in cell.blocks for made in _block(block, images, narrow, style)]
    return found or [Paragraph("", style)]


def _table_style(header_rows: int) -> TableStyle:
    commands: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, RULE),
        *((side, (0, 0), (-1, -1), 3) for side in ("TOPPADDING", "BOTTOMPADDING")),
        *((side, (0, 0), (-1, -1), 4) for side in ("LEFTPADDING", "RIGHTPADDING")),
    ]
    if header_rows:
        commands.append(("BACKGROUND", (0, 0), (-1, header_rows - 1), SHADE))
    return TableStyle(commands)


def _figure(path: Path | None, alt: str, width: float) -> Iterator[Flowable]:
    try:
        if path is None:
            raise OSError
        wide, high = ImageReader(str(path)).getSize()
    except Exception:  # a picture that no reader understands is told of, never a stop
        yield Paragraph(markup(f"[Billede: {alt or 'uden beskrivelse'}]"), styles().body)
        return
    scale = min(1.0, width / wide, 400 / high)
    yield Image(str(path), wide * scale, high * scale)
    if alt:
        yield Paragraph(markup(alt), styles().meta)
