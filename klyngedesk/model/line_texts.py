"""Lists of words on an item as one text each, so that a line that was changed or taken away has a history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from klyngedesk.model.agenda import ActionItem, AgendaItem, Link, Recommendation
from klyngedesk.model.danish import read_day, write_day
from klyngedesk.model.minutes_state import Comment
from klyngedesk.model.votes import Statement

_PARTS, _BREAK, _SAYS = " | ", "\u2028", ": "
Part = TypeVar("Part", Recommendation, ActionItem, Comment, Statement)


@dataclass(frozen=True, slots=True)
class LineText:
    """`written` gives the lines of the item as words, `read` the item with lines that say those words again."""

    written: Callable[[AgendaItem], str]
    read: Callable[[AgendaItem, str], AgendaItem]


def _recommendations(item: AgendaItem) -> str:
    return "\n".join(_one_line(line.text) for line in item.recommendations)


def _with_recommendations(item: AgendaItem, words: str) -> AgendaItem:
    """Return the item with those lines; what was decided stays with its line, also where that is not among them."""
    now, told = item.recommendations, words.split("\n")
    paired = _pairs(told, now, [_one_line(line.text) for line in now])
    read = [
        line if line and _one_line(line.text) == said else replace(line or Recommendation(""), text=_many_lines(said))
        for said, line in paired
    ]
    kept = {line.id for line in read}
    decided = (line for line in now if line.id not in kept and (line.outcome or line.note or line.waits))
    return replace(item, recommendations=(*(line for line in read if line.text), *decided))


def _listed(field: str, said: Callable[[Part], str], made: Callable[[str, Part | None], Part]) -> LineText:
    """Return the text of that field: `said` gives the words of a part, `made` a part of them and of what it was."""

    def written(item: AgendaItem) -> str:
        return "\n".join(map(said, getattr(item, field)))

    def read(item: AgendaItem, words: str) -> AgendaItem:
        parts: dict[str, Any] = {field: _read_again(words, getattr(item, field), said, made)}
        return replace(item, **parts)

    return LineText(written, read)


def _task_words(task: ActionItem) -> str:
    if not task.owner and task.deadline is None and _PARTS not in task.text:
        return _one_line(task.text)
    return _PARTS.join((_one_line(task.text), _one_line(task.owner), write_day(task.deadline)))


def _task(words: str, before: ActionItem | None) -> ActionItem:
    parts = _many_lines(words).rsplit(_PARTS, 2)
    text, owner, deadline = parts if len(parts) == 3 else (_many_lines(words), "", "")
    return replace(before or ActionItem(text), text=text, owner=owner, deadline=read_day(deadline))


def _comment(words: str, before: Comment | None) -> Comment:
    author, text = _who_said(words)
    return replace(before or Comment(author, text), author=author, text=text)


def _statement(words: str, before: Statement | None) -> Statement:
    person, text = _who_said(words)
    return replace(before or Statement(person, text), person=person, text=text)


def _said(who: str, text: str) -> str:
    return _one_line(f"{who}{_SAYS}{text}")


def _who_said(words: str) -> tuple[str, str]:
    who, _, text = _many_lines(words).partition(_SAYS)
    return who, text


def _links(item: AgendaItem) -> str:
    return "\n".join(_one_line(f"{link.url}{_PARTS}{link.title}") for link in item.links)


def _with_links(item: AgendaItem, words: str) -> AgendaItem:
    parts = (_many_lines(line).partition(_PARTS) for line in _lines(words))
    return replace(item, links=tuple(Link(url, title) for url, _, title in parts))


def _lines(words: str) -> list[str]:
    return [line for line in words.split("\n") if line.strip()]


def _read_again(
    words: str, now: Sequence[Part], said: Callable[[Part], str], made: Callable[[str, Part | None], Part]
) -> tuple[Part, ...]:
    """Return the parts that say those lines: one that says its line already as it is, any other made of the line."""
    pairs = _pairs(_lines(words), now, [said(part) for part in now])
    return tuple(part if part and said(part) == line else made(line, part) for line, part in pairs)


def _pairs(told: Sequence[str], parts: Iterable[Part], said: Sequence[str]) -> list[tuple[str, Part | None]]:
    """Return each line with the part that says it now, else with the one in its place that says nothing else here."""
    left, places = list(enumerate(zip(parts, said, strict=True))), dict[int, Part]()
    for number, line in enumerate(told):
        same = next((each for each in left if each[1][1] == line), None)
        if same is not None:
            left.remove(same)
            places[number] = same[1][0]
    free = {place: part for place, (part, words) in left if words not in told}
    return [(line, places.get(number, free.get(number))) for number, line in enumerate(told)]


def _one_line(words: str) -> str:
    return words.replace("\n", _BREAK)


def _many_lines(words: str) -> str:
    return words.replace(_BREAK, "\n")


LINE_TEXTS = {
    "recommendations": LineText(_recommendations, _with_recommendations),
    "action_items": _listed("action_items", _task_words, _task),
    "comments": _listed("comments", lambda comment: _said(comment.author, comment.text), _comment),
    "statements": _listed("statements", lambda statement: _said(statement.person, statement.text), _statement),
    "links": LineText(_links, _with_links),
}
