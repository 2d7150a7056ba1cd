"""Three versions of a meeting made one: as it went out, as it is here, and as it came back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from klyngedesk.model.meeting import Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.services.merge_fields import merged_row
from klyngedesk.services.merge_order import merged_order, with_added
from klyngedesk.services.merge_places import place_words, where_words
from klyngedesk.services.merge_questions import Choice, Question
from klyngedesk.services.merge_secrecy import keep_closed
from klyngedesk.services.merge_timeline import entries_of, settle_timeline, told_in
from klyngedesk.services.merge_words import EMPTY_WORDS, TEXTS, row_words, value_words
from klyngedesk.store.mapping import TABLES
from klyngedesk.store.rows import Key, Rows, assemble, flatten
from klyngedesk.store.values import Row

_PARENTS = {
    "agenda_item": ("agenda_item", "parent_id"),
    "recommendation": ("agenda_item", "item_id"),
    "attachment": ("agenda_item", "item_id"),
    "participant": ("attendance_group", "group_id"),
}
_CHANGED, _DELETED = "Beholdt og rettet:", "Slettet"


@dataclass(frozen=True, slots=True)
class Clash:
    """Something both sides changed: where it stands, and what it was and is, in words."""

    id: str
    place: str
    base: str
    mine: str
    theirs: str
    can_be_both: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """The meeting with both sides' changes; `clashes` are the questions that were asked, answered or not."""

    meeting: Meeting
    clashes: tuple[Clash, ...]

    def open(self, choices: Mapping[str, Choice]) -> tuple[Clash, ...]:
        """Return the clashes that nobody has decided."""
        return tuple(clash for clash in self.clashes if clash.id not in choices)


def merge(base: Rows, mine: Meeting, theirs: Meeting, choices: Mapping[str, Choice] | None = None) -> Merged:
    """Return the meeting with what either side changed since `base`; an undecided clash stays as it is here."""
    theirs = replace(theirs, id=mine.id, forum_id=mine.forum_id, forum_name=mine.forum_name)
    work = _Merge(base, mine, theirs, choices or {})
    rows = work.rows()
    tables = {name: [row for (table, _), row in rows.items() if table == name] for name in TABLES}
    for found in tables.values():
        found.sort(key=lambda row: row.get("position", 0))
    return Merged(assemble(tables, mine.forum_name), tuple(work.clashes.values()))


class _Merge:
    """One merge on its way; `clashes` fills up with what is asked."""

    def __init__(self, base: Rows, mine: Meeting, theirs: Meeting, choices: Mapping[str, Choice]) -> None:
        self._base, self._mine, self._theirs = base, flatten(mine), flatten(theirs)
        self._meetings = (mine, theirs)
        self._choices = choices
        self._gone: dict[Key, bool] = {}
        self.clashes: dict[str, Clash] = {}

    def rows(self) -> Rows:
        """Return the rows of the merged meeting, in order and with living parents."""
        found: Rows = {}
        for key in dict.fromkeys((*self._mine, *self._theirs)):
            row = self._row(key)
            if row is not None:
                found[key] = row
        self._settle_parents(found)
        self._settle_secrecy(found)
        settle_timeline(found, (self._base, self._mine, self._theirs), self._ask)
        self._settle_order(found)
        return found

    def _row(self, key: Key) -> Row | None:
        base, mine, theirs = self._base.get(key), self._mine.get(key), self._theirs.get(key)
        if key[0] == "timeline":  # what both touched is asked about as a whole, in the end
            return mine if theirs == base else theirs
        if mine is not None and theirs is not None:
            merged = merged_row(key[0], base, mine, theirs, lambda question: self._ask(key, question))
            return self._approved(key, merged) if key[0] == "meeting" else merged
        kept = mine if mine is not None else theirs
        return None if self._is_gone(key) else kept

    def _is_gone(self, key: Key) -> bool:
        """Return whether a row that one side has not got is to go: deleted there and not touched here."""
        if key not in self._gone:
            self._gone[key] = self._find_gone(key)
        return self._gone[key]

    def _find_gone(self, key: Key) -> bool:
        is_mine = key in self._mine
        side, other = (self._mine, self._theirs) if is_mine else (self._theirs, self._mine)
        parent = _parent(key[0], side[key])
        is_with_parent = parent in side and parent not in other
        if is_with_parent and parent is not None and (parent in self._base or key not in self._base):
            return self._is_gone(parent)
        if key not in self._base:
            return False
        if not self._is_touched(side, key):
            return True
        words = "\n".join(self._all_words(side, key))
        mine, theirs = (f"{_CHANGED}\n{words}", _DELETED) if is_mine else (_DELETED, f"{_CHANGED}\n{words}")
        before = "\n".join(self._all_words(self._base, key))
        chosen = self._ask(key, Question(("row",), [before], [mine], [theirs]))
        return (chosen is Choice.THEIRS) is is_mine

    def _is_touched(self, side: Rows, key: Key) -> bool:
        """Return whether that side changed the row, or anything that hangs on it, since it went out."""
        before = self._base.get(key)
        if before is None or _core(before) != _core(side[key]):
            return True
        if any(on(side, key) != on(self._base, key) for on in (self._votes_on, self._entries_on)):
            return True
        below = (each for each, row in side.items() if _parent(each[0], row) == key)
        return any(self._is_touched(side, each) for each in below)

    def _votes_on(self, side: Rows, key: Key) -> list[Row]:
        """Return the votes on that line of an indstilling."""
        item = side.get(("agenda_item", str(side[key]["item_id"])) if key[0] == "recommendation" else key)
        return [vote for vote in (item or {}).get("votes", ()) if vote["line_id"] == key[1]]

    def _entries_on(self, side: Rows, key: Key) -> Rows:
        """Return what was noted of that person or item; nothing where the row is neither."""
        return entries_of(side, key[1]) if key[0] in ("agenda_item", "participant") else {}

    def _all_words(self, side: Rows, key: Key) -> Iterator[str]:
        """Yield what is written in the row, and in all that hangs on it."""
        yield from row_words(side[key])
        if noted := told_in(side, self._entries_on(side, key)):
            yield noted
        for each, row in side.items():
            if _parent(each[0], row) == key:
                yield from self._all_words(side, each)

    def _ask(self, key: Key, question: Question) -> Choice:
        id_ = "/".join((*key, *question.fields[:1], str(question.number)))
        fields, place = question.fields, place_words(self._meetings, key, question.fields)
        three = (self._named(key, fields, value) for value in (question.base, question.mine, question.theirs))
        base, mine, theirs = (_words(fields, value) for value in three)
        self.clashes[id_] = Clash(id_, place, base, mine, theirs, question.can_be_both)
        return self._choices.get(id_, Choice.MINE)

    def _named(self, key: Key, fields: tuple[str, ...], value: Any) -> Any:
        """Return the value; that of a column which says what the row stands under as its place in words."""
        table, column = _PARENTS.get(key[0], ("", ""))
        return [where_words(self._meetings, (table, value[0] or ""))] if value and fields == (column,) else value

    def _settle_parents(self, found: Rows) -> None:
        """Let nothing hang on what is gone: it stays where the other side has it, and goes where that is gone too."""
        _lift_items(found)
        for key, row in list(found.items()):
            parent = _parent(key[0], row)
            if parent is None or parent in found:
                continue
            sides = (side[key] for side in (self._mine, self._theirs) if key in side)
            alive = next((each for each in sides if _parent(key[0], each) in found), None)
            if alive is None:
                del found[key]
            else:
                column = _PARENTS[key[0]][1]
                found[key] = row | {column: alive[column]}

    def _approved(self, key: Key, merged: Row) -> Row:
        """Return the meeting's row: what was changed here does not become approved by an approval there."""
        approved, mine = MinutesState.APPROVED.value, self._mine[key]["minutes_state"]
        if merged["minutes_state"] != approved or mine == approved or not self._is_changed_here():
            return merged
        before = self._base.get(key, {}).get("minutes_state")
        chosen = self._ask(key, Question(("minutes_state",), [before], [mine], [approved]))
        return merged if chosen is Choice.THEIRS else merged | {"minutes_state": mine}

    def _is_changed_here(self) -> bool:
        """Return whether anything here is other than both sides last knew it, and than it is there."""
        before, mine, theirs = (
            {key: _core(row) for key, row in side.items()} for side in (self._base, self._mine, self._theirs)
        )
        return any(mine.get(key) not in (before.get(key), theirs.get(key)) for key in (*before, *mine))

    def _settle_secrecy(self, found: Rows) -> None:
        """Let nothing lie open that one side has closed, unless she said so."""
        sides = self._base, self._mine, self._theirs

        def is_asked(key: Key) -> bool:
            return any("/".join((*key, name, "0")) in self.clashes for name in ("closed", "parent_id", "item_id"))

        keep_closed(found, sides, self._is_touched, is_asked, self._ask)

    def _settle_order(self, found: Rows) -> None:
        for group in dict.fromkeys(_group(key, row) for key, row in found.items() if "position" in row):
            here = [key for key, row in found.items() if "position" in row and _group(key, row) == group]
            base, mine, theirs = (self._order(side, group, here) for side in (self._base, self._mine, self._theirs))
            order = merged_order(base, mine, theirs)
            if order is None:
                order = self._chosen_order(group, base, mine, theirs)
            places = {id_: place for place, id_ in enumerate((*order, *(id_ for _, id_ in here if id_ not in order)))}
            for key in here:
                found[key] = found[key] | {"position": places[key[1]]}

    def _order(self, side: Rows, group: Key, here: list[Key]) -> list[str]:
        listed = [(side[key]["position"], key[1]) for key in here if key in side and _group(key, side[key]) == group]
        return [id_ for _, id_ in sorted(listed)]

    def _chosen_order(self, group: Key, base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
        names = {id_: _name(row) for (table, id_), row in (self._theirs | self._mine).items() if table == group[0]}
        told = [["\n".join(names[id_] for id_ in side)] for side in (base, mine, theirs)]
        chosen = self._ask(group, Question(("order",), told[0], told[1], told[2]))
        return with_added(theirs, mine) if chosen is Choice.THEIRS else with_added(mine, theirs)


def _parent(table: str, row: Row) -> Key | None:
    parent_table, column = _PARENTS.get(table, ("", ""))
    return (parent_table, str(row[column])) if column and row.get(column) else None


def _group(key: Key, row: Row) -> Key:
    """Return what names a row's siblings: its table and its parent."""
    parent = _parent(key[0], row)
    return key[0], parent[1] if parent else ""


def _core(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in ("position", "meeting_id", "forum_id")}


def _lift_items(found: Rows) -> None:
    """Make items of the sub-items whose item is gone or is a sub-item itself."""
    for key, row in list(found.items()):
        if key[0] == "agenda_item" and row["parent_id"] is not None:
            above = found.get(("agenda_item", row["parent_id"]))
            if above is None or above["parent_id"] is not None or _has_children(found, key[1]):
                found[key] = row | {"parent_id": None}


def _has_children(found: Rows, item_id: str) -> bool:
    return any(table == "agenda_item" and row["parent_id"] == item_id for (table, _), row in found.items())


def _name(row: Row) -> str:
    return str(row.get("title") or row.get("name") or row.get("text") or EMPTY_WORDS)


def _words(fields: tuple[str, ...], value: Any) -> str:
    if isinstance(value, str) and fields[0] in TEXTS:
        return value or EMPTY_WORDS
    told = [value_words(name, each) for name, each in zip(fields, value or [None] * len(fields), strict=True)]
    return "\n".join(each for each in dict.fromkeys(told) if each != EMPTY_WORDS) or EMPTY_WORDS
