"""From the HTML that Word, Outlook and web pages put on the clipboard to a clean text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import lxml.etree
import lxml.html

from klyngedesk.text.blocks import Run, Text
from klyngedesk.ui.text.paste_lines import Lines, WordItem

_DROPPED = {"script", "style", "head", "title", "meta", "link", "object", "xml", "o:p", "template", "svg"}
_BLOCKS = {
    *("p", "div", "li", "ul", "ol", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "pre"),
    *("blockquote", "section", "article", "header", "footer", "main", "nav", "aside", "figure", "figcaption", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "body", "html", "center", "address", "dl", "dt", "dd", "hr", "fieldset"),
}
_HEADINGS = {"h1": 1, "h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}
_SAFE_LINK = re.compile(r"(https?|mailto):", re.IGNORECASE)
_HIDDEN = re.compile(r"display:none|mso-hide:all")
_BOLD = re.compile(r"font-weight:(bold|[6-9]00)")
_NOT_BOLD = re.compile(r"font-weight:(normal|[1-4]00)")
_WORD_LIST = re.compile(r"mso-list:l(\d+)level(\d+)")
_WORD_NUMBER = re.compile(r"\s*(\d+|[a-zA-Z]+)[.)]")
_WORD_MARK = re.compile(r"<!(?:--)?\[if !supportLists\](?:--)?>(.*?)<!(?:--)?\[endif\](?:--)?>", re.DOTALL)
_NOT_SHOWN = re.compile(r"<!--.*?-->|<!\[.*?\]>|<\?xml.*?>", re.DOTALL)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def html_to_text(html: str) -> Text:
    """Return the words of the HTML as a text: lists, tables, headings, bold, italic and safe links are kept.

    Every visible word is kept, in its order; styles, pictures, programs and Word's own markup are not.
    """
    cleaned = _NOT_SHOWN.sub("", _WORD_MARK.sub(r"<kd-mark>\1</kd-mark>", _CONTROLS.sub("", html)))
    if not cleaned.strip():
        return Text()
    # Some mails nest deeper than the parser takes unless told.
    parser = lxml.html.HTMLParser(huge_tree=True, encoding="utf-8")
    root = lxml.html.document_fromstring(f"<div>{cleaned}</div>".encode(), parser=parser)
    _take_list_marks(root)
    _drop_what_is_not_shown(root)
    return _Reader().read(root)


def _style(node: Any) -> str:
    return re.sub(r"\s", "", node.get("style") or "").casefold()


def _take_list_marks(root: Any) -> None:
    """Take the typed number or bullet out of each of Word's list lines, and note whether it was a number."""
    for node in list(root.iter("kd-mark", "span")):
        if node.tag != "kd-mark" and "mso-list:ignore" not in _style(node):
            continue
        line = next((above for above in node.iterancestors() if _WORD_LIST.search(_style(above))), None)
        if line is not None and line.tag not in _HEADINGS:
            line.set("kd-numbered", "ja" if _WORD_NUMBER.match(node.text_content()) else "")
            node.drop_tree()


def _drop_what_is_not_shown(root: Any) -> None:
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or node.tag in _DROPPED or _HIDDEN.search(_style(node)):
            node.drop_tree()


class _Reader:
    """Walks through the HTML from start to end, as deep as it may be, and writes lines."""

    def __init__(self) -> None:
        self._lines = Lines()
        self._looks = [Run("")]
        self._closings: list[Callable[[], None]] = []

    def read(self, root: Any) -> Text:
        for event, node in lxml.etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(node)
                self._lines.add(node.text or "", self._looks[-1])
            else:
                self._looks.pop()
                self._closings.pop()()
                self._lines.add(node.tail or "", self._looks[-1])
        return Text(self._lines.blocks())

    def _start(self, node: Any) -> None:
        if node.tag == "br":
            self._lines.add_break(self._looks[-1])
        self._looks.append(_look(self._looks[-1], node))
        self._closings.append(self._opened(node) if node.tag in _BLOCKS else _nothing)

    def _opened(self, node: Any) -> Callable[[], None]:
        """Return what is to be done where the block ends."""
        lines, tag = self._lines, node.tag
        lines.end_line()
        if tag in ("ul", "ol"):
            return lines.open_list(tag == "ol")
        if tag == "li":
            return lines.open_item()
        if tag == "table":
            return lines.open_table()
        if tag == "tr":
            return lines.open_row()
        if tag in ("td", "th"):
            return lines.open_cell(_span(node, "colspan"), _span(node, "rowspan"), header=_is_header(node))
        lines.heading = _HEADINGS.get(tag, lines.heading)
        lines.word_item = _word_item(node) or lines.word_item
        return lines.close_line


def _nothing() -> None:
    pass


def _look(around: Run, node: Any) -> Run:
    """Return an empty run with the look that words inside the node have."""
    style = _style(node)
    bold = (around.bold or node.tag in ("b", "strong") or bool(_BOLD.search(style))) and not _NOT_BOLD.search(style)
    italic = around.italic or node.tag in ("i", "em") or "font-style:italic" in style
    address = (node.get("href") or "").strip() if node.tag == "a" else ""
    return replace(around, bold=bold, italic=italic, link=address if _SAFE_LINK.match(address) else around.link)


def _word_item(node: Any) -> WordItem | None:
    found = _WORD_LIST.search(_style(node))
    if not found or node.tag in _HEADINGS:
        return None
    return WordItem(int(found[2]), bool(node.get("kd-numbered")), f"l{found[1]}")


def _span(node: Any, name: str) -> int:
    told = node.get(name) or ""
    return min(max(int(told), 1), 100) if told.isascii() and told.isdigit() else 1


def _is_header(node: Any) -> bool:
    return node.tag == "th" or any(above.tag == "thead" for above in node.iterancestors("thead", "table"))
