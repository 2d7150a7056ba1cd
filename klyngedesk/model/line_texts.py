"""Lists of words on an item as one text each, so that a line that was changed or taken away has a history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from klyngedesk.model.agenda import ActionItem, AgendaItem, Link, Recommendation
from klyngedesk.model.danish import read_day, write_day
from klyngedesk.model.minutes_state import Comment
from klyngedesk.model.votes import Statement

_PARTS, _BREAK, _SAYS = " | ", "\u2028", ": "
Part = TypeVar("Part", Recommendation, ActionItem, Comment, Statement, Link)


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


def _tasks(item: AgendaItem) -> str:
    return "\n".join(map(_task_words, item.action_items))


def _task_words(task: ActionItem) -> str:
    if not task.owner and task.deadline is None and _PARTS not in task.text:
        return _one_line(task.text)
    return _PARTS.join((_one_line(task.text), _one_line(task.owner), write_day(task.deadline)))


def _with_tasks(item: AgendaItem, words: str) -> AgendaItem:
    return replace(item, action_items=_read_again(words, item.action_items, _task_words, _task))


def _task(words: str, before: ActionItem | None) -> ActionItem:
    parts = _many_lines(words).rsplit(_PARTS, 2)
    text, owner, deadline = parts if len(parts) == 3 else (_many_lines(words), "", "")
    return replace(before or ActionItem(text), text=text, owner=owner, deadline=read_day(deadline))


def _comments(item: AgendaItem) -> str:
    return "\n".join(map(_comment_words, item.comments))


def _comment_words(comment: Comment) -> str:
    return _said(comment.author, comment.text)


def _with_comments(item: AgendaItem, words: str) -> AgendaItem:
    return replace(item, comments=_read_again(words, item.comments, _comment_words, _comment))


def _comment(words: str, before: Comment | None) -> Comment:
    author, _, text = _many_lines(words).partition(_SAYS)
    return replace(before, author=author, text=text) if before else Comment(author, text)


def _statements(item: AgendaItem) -> str:
    return "\n".join(map(_statement_words, item.statements))


def _statement_words(statement: Statement) -> str:
    return _said(statement.person, statement.text)


def _with_statements(item: AgendaItem, words: str) -> AgendaItem:
    return replace(item, statements=_read_again(words, item.statements, _statement_words, _statement))


def _statement(words: str, before: Statement | None) -> Statement:
    person, _, text = _many_lines(words).partition(_SAYS)
    return replace(before, person=person, text=text) if before else Statement(person, text)


def _said(who: str, text: str) -> str:
    return _one_line(f"{who}{_SAYS}{text}")


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
    "action_items": LineText(_tasks, _with_tasks),
    "comments": LineText(_comments, _with_comments),
    "statements": LineText(_statements, _with_statements),
    "links": LineText(_links, _with_links),
}
