"""A meeting that holds one of everything, in words of our own."""

from __future__ import annotations

from datetime import date, time
from itertools import count

from klyngedesk.model.agenda import (
    ActionItem,
    AgendaItem,
    Attachment,
    ItemKind,
    Link,
    Outcome,
    Purpose,
    Recommendation,
)
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.papers import DocumentKind
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.text.blocks import Cell, Heading, List, ListItem, Run, Table, Text, paragraph

PUBLIC_KINDS = tuple(kind for kind in DocumentKind if kind is not DocumentKind.KOEREKORT)


def rich_text(mark: str) -> Text:
    """A text with every kind of block; every word carries the mark."""
    inner = List((ListItem((Run(f"inderst{mark}"),)),), ordered=True)
    items = List((ListItem((Run(f"første{mark}"),), (inner,)), ListItem((Run(f"anden{mark}", bold=True),))))
    cells = tuple(Cell((paragraph(f"{name}{mark}"),)) for name in ("navn", "tal"))
    link = Run(f"henvisning{mark}", link=f"https://eksempel.dk/{mark}")
    return Text(
        (
            Heading((Run(f"overskrift{mark}"),)),
            paragraph(f"afsnit{mark} æøå"),
            items,
            Table((cells, cells), 1),
            type(paragraph(""))((link,)),
        )
    )


def full_item(mark: str, **more: object) -> AgendaItem:
    fields: dict[str, object] = {
        "title": f"Titel{mark}",
        "purpose": Purpose.DECISION,
        "presenters": (f"Oplæg{mark}",),
        "minutes_planned": 20,
        "background": rich_text(f"sag{mark}"),
        "recommendation_to": f"Organ{mark}",
        "recommendations": (
            Recommendation(f"Godkender{mark}", Outcome.FOLLOWED, f"Note{mark}"),
            Recommendation(f"Drøfter{mark}", Outcome.DISCUSSED),
        ),
        "minutes": rich_text(f"ref{mark}"),
        "attachments": (Attachment(f"Bilagstitel{mark}", file_name=f"fil{mark}.pdf"),),
        "links": (Link(f"https://eksempel.dk/link{mark}", f"Linktitel{mark}"),),
        "action_items": (ActionItem(f"Opgave{mark}", f"Ansvarlig{mark}", date(2027, 5, 1)),),
        "internal_note": f"Intern{mark}",
        "case_number": f"27-{mark}",
    }
    return AgendaItem(**(fields | more))  # type: ignore[arg-type]


def full_meeting() -> Meeting:
    numbers = count(1)
    theme = AgendaItem("Tema", ItemKind.THEME, items=(full_item(f"x{next(numbers)}"), full_item(f"x{next(numbers)}")))
    people = (
        Participant("Åse Ørnholt", "borgmester", "Klitsø Kommune", email="aase@klitsoe.example"),
        Participant("Bo Vang", presence=Presence.EXCUSED),
    )
    return Meeting(
        "f",
        "Havnerådet 😀",
        date=date(2027, 3, 8),
        start=time(13),
        end=time(15),
        place="Rådhuset",
        groups=(AttendanceGroup("Medlemmer", people),),
        items=(full_item(f"x{next(numbers)}"), theme, AgendaItem("Pause", ItemKind.BREAK, minutes_planned=10)),
        annexes=(Annex("Tillæg A", rich_text("tillæg")),),
    )
