"""The order of parts in five real documents comes out by choosing a layout, without code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import time
from pathlib import Path

import pytest

from klyngedesk.documents import parts as part_of
from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import Part
from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.agenda import AgendaItem, Attachment, ItemKind, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services.layouts import ready_layouts
from klyngedesk.text.blocks import text_of_lines

READY = {ready.layout.name: ready for ready in ready_layouts()}
FIRST_LETTERS = {
    part_of.Body: "t",
    part_of.Recommended: "i",
    part_of.Attached: "b",
    part_of.Decided: "d",
    part_of.Linked: "",
    part_of.Tasks: "",
    part_of.BreakLine: "",
    part_of.AnnexHeading: "",
}


def exported(meeting: Meeting, name: str) -> list[Part]:
    profile = READY[name].worn_by(Profile())
    return list(outline(meeting, DocumentKind.REFERAT, Audience.INTERN, profile).parts)


def order_of(parts: Iterable[Part]) -> list[str]:
    """Return for each item the order of its parts: u sub-item, i indstilling, r heading of the referat, b bilag."""
    found: list[str] = []
    for part in parts:
        if isinstance(part, part_of.ItemHeading):
            found.append("") if part.level == 1 else None
            found[-1] += "u" if part.level > 1 else ""
        elif isinstance(part, part_of.Label):
            found[-1] += "r" if part.words.startswith("Referat") else ""
        elif isinstance(part, part_of.AnnexHeading):
            break
        else:
            found[-1] += FIRST_LETTERS[type(part)].replace("t", "")
    return [re.sub(r"(.)\1+", r"\1", each) for each in found]


def printed(text: str, item: str, marks: dict[str, str]) -> list[str]:
    """Return the same of the original's text; `item` finds where one begins, `marks` its parts."""
    found: list[str] = []
    for line in map(str.strip, text.split("\n")):
        if re.match(item, line):
            found.append("")
        elif found:
            found[-1] += next((letter for letter, mark in marks.items() if re.match(mark, line)), "")
    return [re.sub(r"(.)\1+", r"\1", each) for each in found]


@pytest.mark.parametrize(
    ("name", "layout", "bilag"),
    [
        ("nord-2022-11-08", "Bilag før indstilling", r"Bilag:?$"),
        ("direktoerforum-midt-2022-11-16", "Oplægsholder og tid i overskriften", r"Bilag:?$"),
        ("politisk-midt-2022-09-20", "Bilag til sidst, talt gennem mødet", r"Bilag:?$"),
    ],
)
def test_the_parts_of_a_real_document_come_in_its_own_order(shared: Path, name: str, layout: str, bilag: str) -> None:
    meeting = read_meeting_file(shared / "meetings" / f"{name}.json")[0].meeting
    text = (shared / "meetings" / f"{name}.txt").read_text(encoding="utf-8")
    titles = "|".join(re.escape(item.title.split()[0]) for item in meeting.items)
    found = printed(text, rf"\d+\. ({titles})\b", {"i": "Det indstilles", "r": "Referat:?", "b": bilag})
    made = order_of(exported(meeting, layout))
    # The last items of one document have minutes that nothing stands over.
    assert made == [there or here for there, here in zip(found, made, strict=True)]


def test_bilag_are_counted_through_the_meeting_as_in_the_original(shared: Path) -> None:
    folder = shared / "meetings"
    meeting = read_meeting_file(folder / "politisk-midt-2022-09-20.json")[0].meeting
    parts = exported(meeting, "Bilag til sidst, talt gennem mødet")
    lines = [each.words for part in parts if isinstance(part, part_of.Attached) for each in part.listed]
    text = (folder / "politisk-midt-2022-09-20.txt").read_text(encoding="utf-8")
    assert [line.split()[0] for line in lines] == re.findall(r"^ ?(\d+\)) ", text, re.MULTILINE)


def test_times_stand_before_the_titles_and_a_theme_has_its_punkter(shared: Path) -> None:
    text = (shared / "meetings" / "syd-2021-10-12.txt").read_text(encoding="utf-8")
    marks = {"u": r"Punkt \d:", "r": "Referat"}
    found = printed(text.partition("BILAG A")[0], r"Kl\. \d\d\.\d\d:? +(?!PAUSE)", marks)
    punkter = tuple(AgendaItem(f"Oplæg {n}", background=text_of_lines("Sag.")) for n in range(3))
    minutes = text_of_lines("Rådet drøftede det.")
    items = (
        AgendaItem("Velkomst", minutes_planned=5),
        AgendaItem("Tema: Overgange", ItemKind.THEME, minutes_planned=50, items=punkter, minutes=minutes),
        AgendaItem("Pause", ItemKind.BREAK, minutes_planned=15),
        *(AgendaItem(f"Sag {n}", minutes_planned=20, background=minutes, minutes=minutes) for n in range(3)),
    )
    meeting = Meeting("f", "Rådet", start=time(15), items=items)
    parts = exported(meeting, "Efter klokken, med temaer")
    assert order_of(parts) == found
    heads = [part.words for part in parts if isinstance(part, part_of.ItemHeading)]
    assert heads[:3] == ["Kl. 15.00: Velkomst", "Kl. 15.05: Tema: Overgange", "Punkt 1: Oplæg 0"]


def test_sub_items_come_first_then_bilag_then_minutes_without_a_heading(shared: Path) -> None:
    text = (shared / "meetings" / "politisk-midt-2020-01-16.txt").read_text(encoding="utf-8")
    second = printed(text, r"\d\. ", {"u": r"[a-c]\) ", "b": "Bilag: "})[1]
    subs = (AgendaItem("Drøftelse"), AgendaItem("Beslutning"))
    minutes = text_of_lines("Rådet drøftede det.")
    item = AgendaItem(
        "Opgaver", presenters=("Bo Vang",), items=subs, attachments=(Attachment("Notat"),), minutes=minutes
    )
    parts = exported(Meeting("f", "Rådet", items=(item,)), "Underpunkter først, referat uden overskrift")
    assert order_of(parts) == [second] == ["ub"]
    assert [type(part).__name__ for part in parts][-2:] == ["Attached", "Body"]
    assert [part.words for part in parts if isinstance(part, part_of.ItemHeading)] == [
        "1. Opgaver v/ Bo Vang",
        "a) Drøftelse",
        "b) Beslutning",
    ]


def test_a_decision_can_stand_right_after_the_indstilling() -> None:
    line = Recommendation("Godkender.", note="Godkendt.")
    item = AgendaItem("Sag", recommendations=(line,), minutes=text_of_lines("Talt."), attachments=(Attachment("A"),))
    meeting = Meeting("f", "Rådet", items=(item,))
    assert order_of(exported(meeting, "Beslutning lige efter indstillingen")) == ["idrb"]
    assert order_of(exported(meeting, "Standard")) == ["irdb"]
