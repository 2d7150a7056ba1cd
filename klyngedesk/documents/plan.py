"""The chair's card: the meeting at a glance, with what only the chair should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from klyngedesk.model.agenda import AgendaItem, walk
from klyngedesk.model.danish import clock
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import ItemLabel, Slot
from klyngedesk.text.blocks import Block, Cell, List, ListItem, Paragraph, Run, Table, Text, paragraph

_HEADS = ("Kl.", "Punkt", "v/", "Min.", "Skal ende med")


def plan(meeting: Meeting, labels: Mapping[str, ItemLabel], slots: Mapping[str, Slot]) -> Text:
    """Return a table with a row for each item, sub-item and break, in the order of the meeting."""
    if not meeting.items:
        return Text((paragraph("Dagsordenen har ingen punkter endnu."),))
    rows = [_row(item, labels[item.id].full, slots.get(item.id)) for item in walk(meeting.items)]
    heads = tuple(Cell((paragraph(head),)) for head in _HEADS)
    return Text((Table((heads, *rows), header_rows=1),))


def _row(item: AgendaItem, number: str, slot: Slot | None) -> tuple[Cell, ...]:
    title = item.title or ("Pause" if item.is_break else "")
    minutes = item.minutes_planned if item.minutes_planned is not None else (slot.minutes if slot else 0)
    return (
        _cell(clock(slot.start) if slot else ""),
        Cell((Paragraph((Run(f"{number} {title}".strip(), bold=True),)),)),
        _cell(", ".join(item.presenters)),
        _cell(str(minutes) if minutes else ""),
        Cell(tuple(_aims(item))),
    )


def _cell(words: str) -> Cell:
    return Cell((paragraph(words),)) if words else Cell()


def _aims(item: AgendaItem) -> Iterator[Block]:
    """Yield what the item must come to, and the chair's own note."""
    if item.purpose:
        yield paragraph(item.purpose.danish)
    if item.recommendations:
        yield List(tuple(ListItem((Run(line.text),)) for line in item.recommendations if line.text))
    for line in filter(str.strip, item.internal_note.split("\n")):
        yield Paragraph((Run(line, italic=True),))
