"""Numbering in Word: lists that start at 1, and headings that count themselves."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart

from klyngedesk.documents.looks import INDENT, LIST_STEP
from klyngedesk.documents.word_order import placed, put
from klyngedesk.documents.word_styles import Styles

_LEAD = re.compile(r"(\d+)\.|(\d+) ([a-z])\)")
DEEPEST = 8


def numbering_of(document: Document) -> Any:
    """Return the root of the document's numbering; a template may have none."""
    try:
        return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        root = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        package = document.part.package
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, root, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return root


class Lists:
    """Numbering of one document: each list is an instance of its own, so each numbered list starts at 1."""

    def __init__(self, document: Document) -> None:
        self._numbering = numbering_of(document)
        self._abstract = {ordered: self._add_abstract(_list_levels(ordered)) for ordered in (False, True)}
        self._headings = self._add_abstract(_heading_levels())
        self._bullets: int | None = None
        taken = (int(each.get(qn("w:numId"))) for each in self._numbering.findall(qn("w:num")))
        self._last, self._end = max(taken, default=0), self._numbering.find(qn("w:numIdMacAtCleanup"))

    def new(self, ordered: bool, level: int = 0) -> int:
        """Return the id of a fresh list at that depth; bullets need no count, so all of them share one."""
        if not ordered:
            self._bullets = self._bullets or self._instance(self._abstract[False])
            return self._bullets
        return self._instance(self._abstract[True], (min(level, DEEPEST), 1))

    def new_headings(self, start: int) -> int:
        """Return the id of a numbering of headings that begins with that number."""
        return self._instance(self._headings, (0, start))

    def _instance(self, abstract: int, start: tuple[int, int] | None = None) -> int:
        """Return the id of an instance; `start` is a level and the number it begins with.

        The ids are counted here: the library counts through all of them for each new one.
        """
        self._last += 1
        level, number = start or (0, 0)
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{number}"/></w:lvlOverride>'
        made = parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{self._last}"><w:abstractNumId w:val="{abstract}"/>'
            f"{override if start else ''}</w:num>"
        )
        self._numbering.append(made) if self._end is None else self._end.addprevious(made)
        return self._last

    def _add_abstract(self, levels: str) -> int:
        taken = [int(each.get(qn("w:abstractNumId"))) for each in self._numbering.findall(qn("w:abstractNum"))]
        number = max(taken, default=0) + 1
        opening = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        put(self._numbering, parse_xml(f"{opening}{levels}</w:abstractNum>"))
        return number


class HeadingNumbers:
    """Lets Word count the headings wherever it would come to the very number that they have."""

    def __init__(self, lists: Lists, styles: Styles) -> None:
        self._lists, self._styles = lists, styles
        self._list, self._item, self._letters = 0, 0, 0

    def number(self, paragraph: Any, style_id: str, lead: str) -> bool:
        """Return whether Word now counts the heading; where it does not, the number must stand as words.

        A heading that is not counted is taken out of any numbering that a template's style has.
        """
        told = _LEAD.fullmatch(lead)
        level = self._level(told) if told else None
        if level is None and not self._styles.counts_by_itself(style_id):
            return False
        numbers = placed(paragraph._p.get_or_add_pPr(), "numPr")
        if level:
            numbers.get_or_add_ilvl().val = level
        numbers.get_or_add_numId().val = 0 if level is None else self._list
        return level is not None

    def _level(self, told: re.Match[str]) -> int | None:
        if told[1]:
            self._count_item(int(told[1]))
            return 0
        item, letter = int(told[2]), ord(told[3]) - ord("a") + 1
        if (item, letter) != (self._item, self._letters + 1):
            return None
        self._letters = letter
        return 1

    def _count_item(self, number: int) -> None:
        if not self._list or number != self._item + 1:
            self._list = self._lists.new_headings(number)
        self._item, self._letters = number, 0


def _list_levels(ordered: bool) -> str:
    return "".join(_list_level(level, ordered) for level in range(DEEPEST + 1))


def _list_level(level: int, ordered: bool) -> str:
    form, words = ("decimal", f"%{level + 1}.") if ordered else ("bullet", "•" if level % 2 == 0 else "–")
    left, hanging = int(20 * (INDENT + LIST_STEP * level)), int(20 * LIST_STEP)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _heading_levels() -> str:
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{words}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level, (form, words) in enumerate((("decimal", "%1."), ("lowerLetter", "%1 %2)")))
    )
