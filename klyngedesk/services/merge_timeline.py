"""Merging what happened when: who came and went, and the meeting's own course, each told by one side alone."""

from __future__ import annotations

from collections.abc import Callable

from klyngedesk.model.timeline import Step
from klyngedesk.services.merge_questions import Choice, Question
from klyngedesk.store.rows import Key, Rows
from klyngedesk.store.values import Row

_TABLE = "timeline"
BETWEEN = "+"  # a person and an item; no id has it
_WORDS = {
    Step.OPENED: "begyndte",
    Step.PAUSED: "pause",
    Step.STOPPED: "mødet sluttede",
    Step.CAME: "kom",
    Step.LEFT: "gik",
    Step.RECUSED: "inhabil",
}


def settle_timeline(found: Rows, sides: tuple[Rows, Rows, Rows], ask: Callable[[Key, Question], Choice]) -> None:
    """Let nothing be told twice in `found`, and no two tellings be mixed; `sides` are base, mine and theirs.

    What both noted of one person, or of the meeting's course, is one telling: where they differ, a person decides.
    """
    _, mine, theirs = sides
    for about in dict.fromkeys(_about(row) for side in (mine, theirs) for key, row in side.items() if key[0] == _TABLE):
        old, own, other = ({key: row for key, row in side.items() if _is_about(key, row, about)} for side in sides)
        if own in (old, other) or other == old:
            continue
        kept, told = own, [told_in(side, entries) for entries, side in zip((old, own, other), sides, strict=True)]
        if told[1] != told[2]:
            question = Question((about[0],), [told[0]], [told[1]], [told[2]])
            kept = other if ask((_TABLE, BETWEEN.join(filter(None, about[1:]))), question) is Choice.THEIRS else own
        for key in (*own, *other):
            found.pop(key, None)
        found.update(kept)


def _about(row: Row) -> tuple[str, str, str]:
    """Return what the entry tells of: a person at the door, a person and an item, or the meeting's course."""
    step = Step(row["step"])
    if step is Step.RECUSED:
        return "recused", row["person_id"], row["item_id"]
    return ("moves", row["person_id"], "") if step.is_of_the_door else ("course", "", "")


def _is_about(key: Key, row: Row, about: tuple[str, str, str]) -> bool:
    return key[0] == _TABLE and _about(row) == about


def entries_of(side: Rows, id_: str) -> Rows:
    """Return what happened to that person, or on that item."""
    return {key: row for key, row in side.items() if key[0] == _TABLE and id_ in (row["person_id"], row["item_id"])}


def told_in(side: Rows, entries: Rows) -> str:
    """Return the entries in words, one a line, in order."""
    return "\n".join(_line(row, side) for row in sorted(entries.values(), key=lambda row: str(row["at"])))


def _line(row: Row, side: Rows) -> str:
    step = Step(row["step"])
    item = side.get(("agenda_item", row["item_id"]), {}).get("title", "")
    if step is Step.RECUSED:
        return f"{_WORDS[step]}: {item}"
    words = f"{row['at'][11:16].replace(':', '.')} {_WORDS[step]}"
    return f"{words} {item}".strip() if step.is_of_the_clock else words
