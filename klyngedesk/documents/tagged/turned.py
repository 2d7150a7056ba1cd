"""Lines with text from right to left: shown in the order of the eye, read in the order they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.rl_accel import fp_str
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth
from reportlab.pdfgen.textobject import PDFTextObject

from klyngedesk.documents import direction, stand_ins


class Turned(str):
    """A stretch of a turned line: its place as the line is read, and whether it is shown from right to left."""

    place: int
    backwards: bool

    def __new__(cls, words: str, place: int = 0, *, backwards: bool = False) -> Turned:
        made = super().__new__(cls, words)
        made.place, made.backwards = place, backwards
        return made


class TurnedText(PDFTextObject):
    """Text whose turned stretches are written letter by letter from their right end, so that they are read in order."""

    _curSubset: int  # noqa: N815

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        if isinstance(text, Turned) and text.backwards:
            self._code.append(" ".join((*self._backwards(text), "T*" if TStar else "")))
        else:
            super()._textOut(text, TStar)

    def _backwards(self, text: str) -> Iterator[str]:
        """Yield the operators that show each letter to the left of the one before it, and end at the right."""
        font, document = getFont(self._fontname), self._canvas._doc
        letters = [(each, float(stringWidth(each, self._fontname, 1000))) for each in text]
        whole = move = -sum(width for _, width in letters)
        for letter, width in letters:
            move += width
            for subset, code in font.splitString(stand_ins.mirrored(letter, self._fontname), document):
                if subset != self._curSubset:
                    name = font.getSubsetInternalName(subset, document)
                    yield f"{name} {fp_str(self._fontsize)} Tf {fp_str(self._leading)} TL"
                    self._curSubset = subset
                yield f"[{fp_str(move)} ({self._canvas._escape(code)})] TJ"
                move = 0.0
            move += width
        yield f"[{fp_str(move + whole)}] TJ"


@dataclass(frozen=True)
class Turning:
    """How deep each character of a paragraph stands: letters by number, a blank by the number of the next letter."""

    base: int
    solid: tuple[int, ...]
    blank: dict[int, int]

    @classmethod
    def of(cls, frags: Sequence[Any]) -> Turning | None:
        """Return the turning of a paragraph that has words from right to left; of any other, none."""
        words = "".join("\n" if getattr(each, "lineBreak", False) else getattr(each, "text", "") for each in frags)
        if not direction.runs_from_right(words):
            return None
        base = int(direction.begins_from_right(stand_ins.said(words)))
        solid: list[int] = []
        blank: dict[int, int] = {}
        plain = "".join(map(_first_said, words))
        for letter, level in zip(words, direction.levels(plain, base), strict=True):
            if letter.isspace():
                blank[len(solid)] = level
            else:
                solid.append(level)
        return cls(base, tuple(solid), blank)

    def turn(self, line: Any, first: int) -> int:
        """Put the fragments of a line in the order they are shown; return the number of the letter after it."""
        pieces: list[tuple[Any, str, int]] = []
        for frag in line.words:
            levels = []
            for letter in frag.text:
                levels.append(self._level(first, is_blank=letter.isspace()))
                first += not letter.isspace()
            for level, found in groupby(zip(frag.text, levels, strict=True), key=lambda each: each[1]):
                pieces.append((frag, "".join(letter for letter, _ in found), level))
        order = direction.shown_order([level for _, _, level in pieces])
        line.words = [_fragment(*pieces[place], place) for place in order]
        if first in self.blank and line.words:
            line.words.append(_fragment(line.words[-1], " ", 0, len(pieces)))
        return first

    def _level(self, number: int, *, is_blank: bool) -> int:
        if is_blank:
            return self.blank.get(number, self.base)
        return self.solid[number] if number < len(self.solid) else self.base


def _first_said(letter: str) -> str:
    return stand_ins.said(letter)[0]


def _fragment(frag: Any, words: str, level: int, place: int) -> Any:
    return frag.clone(text=Turned(words, place, backwards=bool(level % 2)))


def turned_style(style: ParagraphStyle, turning: Turning) -> ParagraphStyle:
    """Return the style for a paragraph with turned words: one that begins from the right stands at the right."""
    more: dict[str, Any] = {"spaceShrinkage": 0}
    if turning.base:
        more |= {"leftIndent": style.rightIndent, "rightIndent": style.leftIndent}
        more["alignment"] = TA_RIGHT if style.alignment == TA_LEFT else style.alignment
    return style.clone(style.name, **more)
