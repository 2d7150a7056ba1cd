"""Two printed meetings, read line by line, come out of their layouts with every part where the original has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import time
from itertools import pairwise
from pathlib import Path

import pytest

from klyngedesk.documents import parts as part_of
from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import Outline, Part
from klyngedesk.model.agenda import AgendaItem, Attachment, ItemKind
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services.layouts import ready_layouts
from klyngedesk.text.blocks import text_of_lines
from klyngedesk.text.plain import plain

Line = tuple[str, tuple[str, ...]]
Reading = Callable[[AgendaItem], AgendaItem]
SLOTS = {
    "pause": r"Kl\. (\d\d)\.(\d\d):? +(PAUSE)",
    "item": r"Kl\. (\d\d)\.(\d\d):? +(.+)",
    "sub": r"Punkt \d: +(.+)",
    "presenters": r"v/ (.+)",
    "referat": r"Referat\b",
    "annex": r"(BILAG \w)$",
}
LETTERS = {"item": r"\d\. (.+?)(?: v/ (.+))?$", "sub": r"[a-c]\) (.+)", "bilag": r"Bilag: (.+)"}


@dataclass
class Read:
    """An item as its lines are read."""

    words: tuple[str, ...]
    kind: str
    background: list[str] = field(default_factory=list)
    minutes: list[str] = field(default_factory=list)
    bilag: list[str] = field(default_factory=list)
    presenters: list[str] = field(default_factory=list)
    subs: list[Read] = field(default_factory=list)
    is_past_the_case: bool = False


def told(lines: Iterable[str], grammar: dict[str, str]) -> list[Line]:
    """Return what each line is, with its words; lines of running text in a row are one."""
    found: list[Line] = []
    is_wrapped = False
    for line in lines:
        words = " ".join(line.split())
        kinds = ((kind, re.match(mark, words)) for kind, mark in grammar.items())
        kind, match = next(((kind, match) for kind, match in kinds if match), ("text", None))
        if match:
            found.append((kind, tuple(group or "" for group in match.groups())))
            words = words[match.end() :].strip()
        elif is_wrapped and words:
            found[-1] = "bilag", (f"{found[-1][1][0]} {words}",)
        if words and (match or not is_wrapped):
            found.append(("text", (words,)))
        is_wrapped = bool(line.strip()) and (kind == "bilag" or is_wrapped)
    return found


def shape(lines: Iterable[Line]) -> list[Line]:
    """Return the lines from the first item on, with one mark for each stretch of running text."""
    found: list[Line] = []
    for kind, words in lines:
        if found or kind == "item":
            line = (kind, () if kind == "text" else words)
            found.extend([line] if kind != "text" or found[-1] != line else [])
    return found


def read(lines: Iterable[Line], grammar: dict[str, str]) -> list[Read]:
    items: list[Read] = []
    for kind, words in lines:
        if kind in ("item", "pause"):
            items.append(Read(words, kind))
        elif kind == "sub":
            items[-1].subs.append(Read(words, kind))
        elif items:
            _take(items[-1].subs[-1] if items[-1].subs else items[-1], kind, words)
    for one in [one for item in items for one in (item, *item.subs)]:
        if "referat" not in grammar and not one.minutes:
            one.background, one.minutes = [], one.background
    return items


def _take(one: Read, kind: str, words: tuple[str, ...]) -> None:
    if kind == "text":
        (one.minutes if one.is_past_the_case else one.background).extend(words)
    elif kind == "presenters":
        one.presenters.extend(words)
    else:
        one.bilag.extend(words)
        one.is_past_the_case = True


def made(one: Read, minutes: int | None = None) -> AgendaItem:
    after = one.words[1:] if one.kind == "item" and len(one.words) == 2 else ()
    return AgendaItem(
        one.words[0] if one.kind == "sub" or after else one.words[-1],
        ItemKind.BREAK if one.kind == "pause" else ItemKind.ITEM,
        minutes_planned=minutes,
        presenters=tuple(filter(None, (*one.presenters, *after))),
        background=text_of_lines("\n".join(one.background)),
        minutes=text_of_lines("\n".join(one.minutes)),
        attachments=tuple(map(Attachment, one.bilag)),
        items=tuple(map(made, one.subs)),
    )


def lifted(item: AgendaItem) -> AgendaItem:
    """Return the other fair reading: what only the last sub-item has of bilag and minutes is the item's own."""
    *others, last = item.items or (item,)
    if not item.items or any(one.minutes or one.attachments for one in others):
        return item
    bare = replace(last, minutes=text_of_lines(""), attachments=())
    return replace(item, items=(*others, bare), minutes=last.minutes, attachments=last.attachments)


def printed(shown: Outline) -> Iterator[str]:
    for part in shown.parts:
        yield from _lines(part)
        yield ""


def _lines(part: Part) -> Iterator[str]:
    match part:
        case part_of.ItemHeading():
            yield from (part.words, part.meta)
        case part_of.Body(text):
            yield from plain(text).split("\n")
        case part_of.Attached(listed):
            yield from (line for each in listed for line in (each.words, ""))
        case part_of.AnnexHeading():
            yield part.title
        case part_of.Label() | part_of.BreakLine():
            yield part.words


def worn(meeting: Meeting, name: str) -> Outline:
    profile = next(ready for ready in ready_layouts() if ready.layout.name == name).worn_by(Profile())
    return outline(meeting, DocumentKind.REFERAT, Audience.INTERN, profile)


@pytest.mark.parametrize("belongs", [lambda item: item, lifted], ids=["to the sub-item", "to the item"])
def test_times_come_first_and_the_referat_under_its_heading(shared: Path, belongs: Reading) -> None:
    text = (shared / "meetings" / "syd-2021-10-12.txt").read_text(encoding="utf-8")
    lines = told(text.split("\n"), SLOTS)
    items = read([line for line in lines if line[0] != "annex"], SLOTS)
    starts = [int(item.words[0]) * 60 + int(item.words[1]) for item in items] + [17 * 60]
    slots = [end - start for start, end in pairwise(starts)]
    agenda = tuple(belongs(made(item, slot)) for item, slot in zip(items, slots, strict=True))
    annexes = tuple(Annex(words[0], text_of_lines("Tillæg")) for kind, words in lines if kind == "annex")
    meeting = Meeting("f", "Rådet", start=time(15), items=agenda, annexes=annexes)
    found = shape(told(printed(worn(meeting, "Efter klokken, med temaer")), SLOTS))
    assert found == shape(lines)
    assert [kind for kind, _ in found].count("referat") == 4


@pytest.mark.parametrize("belongs", [lambda item: item, lifted], ids=["to the sub-item", "to the item"])
def test_sub_items_come_first_and_minutes_last_without_a_heading(shared: Path, belongs: Reading) -> None:
    text = (shared / "meetings" / "politisk-midt-2020-01-16.txt").read_text(encoding="utf-8")
    without_frame = re.sub(r"\n *Møde .*?\nReferent [^\n]*", "", text, flags=re.DOTALL)
    lines = told(without_frame.split("\n"), LETTERS)
    agenda = tuple(belongs(made(item)) for item in read(lines, LETTERS))
    shown = worn(Meeting("f", "Rådet", items=agenda), "Underpunkter først, referat uden overskrift")
    found = shape(told(printed(shown), LETTERS))
    assert found == shape(lines)
    assert [kind for kind, _ in found].count("bilag") == 5
