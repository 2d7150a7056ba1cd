"""What Word, Outlook and web pages put on the clipboard, cleaned into a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from klyngedesk.text.blocks import (
    Block,
    Cell,
    Heading,
    List,
    ListItem,
    Paragraph,
    Run,
    Table,
    Text,
    joined_runs,
)

_DROPPED = {"script", "style", "head", "title", "meta", "link", "img", "object", "xml", "o:p", "template", "svg"}
_BLOCKS = {"p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "tbody", "thead", "blockquote", "section", "pre"}
_BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "article", "body", "html", "center", "address", "dl", "dt", "dd"}
_HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}
_SAFE_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list:\s*l(\d+)\s+level(\d+)")
_WORD_MARKER = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.DOTALL)
_WORD_MARK = re.compile(r"^\s*(\d+|[a-zA-Z])[.)]")


def html_to_text(html: str) -> Text:
    """Return the words of the HTML as a text: lists, tables, headings, bold, italic and safe links are kept."""
    cleaned = re.sub(
        r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>",
        r"<kd-mark>\1</kd-mark>",
        html,
        flags=re.S,
    )
    cleaned = re.sub(r"<!--.*?-->|<!\[.*?\]>|<\?xml.*?>", "", cleaned, flags=re.S)
    if not cleaned.strip():
        return Text()
    root = lxml.html.fromstring(f"<div>{cleaned}</div>")
    return Text(tuple(_joined_word_lists(list(_blocks(root)))))


class _WordItem(tuple[int, bool, tuple[Run, ...]]):
    """A line of a Word list: level, whether numbered, and its runs."""

    __slots__ = ()


def _blocks(node: Any) -> Iterator[Block | _WordItem]:
    """Yield the blocks below a node; loose words between blocks become paragraphs."""
    loose: list[Run] = _runs_in(node.text, _Marks())
    for child in node:
        if _is_block(child):
            yield from _paragraph(loose)
            loose = []
            yield from _block(child)
        else:
            loose += list(_inline(child, _Marks()))
        loose += _runs_in(child.tail, _Marks())
    yield from _paragraph(loose)


def _is_block(node: Any) -> bool:
    return isinstance(node.tag, str) and (node.tag in _BLOCKS or any(_is_block(child) for child in node))


def _block(node: Any) -> Iterator[Block | _WordItem]:
    tag = node.tag
    if tag in _DROPPED:
        return
    if tag in ("ul", "ol"):
        yield _list(node)
    elif tag == "table":
        yield from _table(node)
    elif any(_is_block(child) for child in node):
        yield from _blocks(node)
    else:
        yield from _leaf(node)


def _leaf(node: Any) -> Iterator[Block | _WordItem]:
    found = _WORD_LIST.search(node.get("style") or "")
    runs = _trimmed(_inline_children(node, _Marks(mark_dropped=bool(found))))
    if found:
        mark = "".join(each.text_content() for each in node.iter("kd-mark"))
        yield _WordItem((int(found[2]), bool(_WORD_MARK.match(mark)), runs))
    elif runs and node.tag in _HEADINGS:
        yield Heading(tuple(Run(run.text, False, run.italic, run.link) for run in runs), _HEADINGS[node.tag])
    elif runs:
        yield Paragraph(runs)


def _list(node: Any) -> List:
    items: list[ListItem] = []
    for child in node:
        if child.tag in ("ul", "ol"):
            last = items.pop() if items else ListItem()
            items.append(ListItem(last.runs, (*last.lists, _list(child))))
        elif isinstance(child.tag, str):
            items.append(_list_item(child))
    return List(tuple(items), node.tag == "ol")


def _list_item(node: Any) -> ListItem:
    runs: list[Run] = _runs_in(node.text, _Marks())
    lists: list[List] = []
    for child in node:
        if child.tag in ("ul", "ol"):
            lists.append(_list(child))
        elif isinstance(child.tag, str):
            inner = list(child.iter("ul", "ol"))
            lists += [_list(each) for each in inner]
            for each in inner:
                each.drop_tree()
            runs += [Run(" ")] if runs and _is_block(child) else []
            runs += list(_inline(child, _Marks()))
        runs += _runs_in(child.tail, _Marks())
    return ListItem(_trimmed(runs), tuple(lists))


def _table(node: Any) -> Iterator[Block | _WordItem]:
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in node.iter("tr")]
    rows = [row for row in rows if row]
    if not rows:
        return
    width = max(len(row) for row in rows)
    header = all(cell.tag == "th" for cell in rows[0]) or rows[0][0].getparent().getparent().tag == "thead"
    made = tuple((*(_cell(cell) for cell in row), *[Cell()] * (width - len(row))) for row in rows)
    yield Table(made, int(header))


def _cell(node: Any) -> Cell:
    found = _joined_word_lists(list(_blocks(node)))
    flat = [inner for block in found for inner in (_flattened(block) if isinstance(block, Table) else [block])]
    return Cell(tuple(flat))


def _flattened(table: Table) -> Iterator[Block]:
    for row in table.rows:
        for cell in row:
            yield from cell.blocks


class _Marks:
    """The marks in force at a place in the HTML."""

    def __init__(
        self, bold: bool = False, italic: bool = False, link: str | None = None, *, mark_dropped: bool = False
    ) -> None:
        self.bold, self.italic, self.link, self.mark_dropped = bold, italic, link, mark_dropped

    def within(self, node: Any) -> _Marks:
        style = (node.get("style") or "").replace(" ", "").casefold()
        bold = self.bold or node.tag in ("b", "strong") or bool(re.search(r"font-weight:(bold|[6-9]00)", style))
        bold = bold and not re.search(r"font-weight:(normal|[1-4]00)", style)
        italic = self.italic or node.tag in ("i", "em") or "font-style:italic" in style
        link = node.get("href") if node.tag == "a" and _SAFE_LINK.match(node.get("href") or "") else self.link
        return _Marks(bool(bold), italic, link, mark_dropped=self.mark_dropped)


def _inline(node: Any, marks: _Marks) -> Iterator[Run]:
    if not isinstance(node.tag, str) or node.tag in _DROPPED or (node.tag == "kd-mark" and marks.mark_dropped):
        return
    if node.tag == "br":
        yield Run("\n", marks.bold, marks.italic, marks.link)
        return
    yield from _inline_children(node, marks.within(node))


def _inline_children(node: Any, marks: _Marks) -> Iterator[Run]:
    yield from _runs_in(node.text, marks)
    for child in node:
        yield from _inline(child, marks)
        yield from _runs_in(child.tail, marks)


def _runs_in(words: str | None, marks: _Marks) -> list[Run]:
    folded = re.sub(r"[ \t\r\n]+", " ", words or "")
    return [Run(folded, marks.bold, marks.italic, marks.link)] if folded else []


def _trimmed(runs: Any) -> tuple[Run, ...]:
    """Return the runs without blanks at the ends, around line breaks, or twice in a row."""
    joined = list(joined_runs(runs))
    words = "".join(run.text for run in joined)
    if not words.strip():
        return ()
    first, last = joined[0], joined[-1]
    joined[0] = Run(first.text.lstrip(" \n"), first.bold, first.italic, first.link)
    last = joined[-1]
    joined[-1] = Run(last.text.rstrip(" \n"), last.bold, last.italic, last.link)
    return joined_runs(joined)


def _paragraph(runs: list[Run]) -> Iterator[Block]:
    trimmed = _trimmed(runs)
    if trimmed:
        yield Paragraph(trimmed)


def _joined_word_lists(blocks: list[Block | _WordItem]) -> Iterator[Block]:
    """Yield the blocks with runs of Word's list lines made into real, nested lists."""
    waiting: list[_WordItem] = []
    for block in blocks:
        if isinstance(block, _WordItem):
            waiting.append(block)
            continue
        yield from _nested(waiting)
        waiting = []
        yield block
    yield from _nested(waiting)


def _nested(lines: list[_WordItem]) -> Iterator[List]:
    """Yield the lists that lines with levels make; a change from bullets to numbers starts another list."""
    while lines:
        top = min(line[0] for line in lines)
        ordered = lines[0][1]
        count = next((n for n, line in enumerate(lines) if line[0] == top and line[1] != ordered and n), len(lines))
        yield List(tuple(_items(lines[:count], top)), ordered)
        lines = lines[count:]


def _items(lines: list[_WordItem], top: int) -> Iterator[ListItem]:
    place = 0
    while place < len(lines):
        end = next((n for n in range(place + 1, len(lines)) if lines[n][0] <= top), len(lines))
        own = lines[place][2] if lines[place][0] <= top else ()
        below = lines[place + 1 : end] if lines[place][0] <= top else lines[place:end]
        yield ListItem(own, tuple(_nested(below)))
        place = end
