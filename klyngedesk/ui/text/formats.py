"""How the block tree is marked in a QTextDocument."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextFormat, QTextListFormat

from klyngedesk.text.blocks import Run
from klyngedesk.ui.theme import current_theme

HEADING_LEVEL = QTextFormat.Property.HeadingLevel
# A block that came from one unknown or unshowable block of the tree carries that block's form as JSON.
KEPT_FORM = QTextFormat.Property.UserProperty.value + 1
# A paragraph Qt needs before or after a table, which is no paragraph of the text.
FILLER = QTextFormat.Property.UserProperty.value + 2
LINE_BREAK = "\u2028"
INDENT_WIDTH = 22.0
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)


def char_format(run: Run) -> QTextCharFormat:
    """Return the character format that shows the run's marks."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(700)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
        made.setForeground(current_theme().color("accent"))
        made.setFontUnderline(True)
    return made


def run_of(text: str, made: QTextCharFormat) -> Run:
    """Return the run that a stretch of that format stands for."""
    link = made.anchorHref() if made.isAnchor() and made.anchorHref() else None
    return Run(text.replace(LINE_BREAK, "\n"), made.fontWeight() > 500, made.fontItalic(), link)


def paragraph_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(6)
    made.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def heading_format(level: int) -> QTextBlockFormat:
    made = paragraph_format()
    made.setTopMargin(6)
    made.setProperty(HEADING_LEVEL, level)
    return made


def item_format() -> QTextBlockFormat:
    made = paragraph_format()
    made.setBottomMargin(2)
    return made


def list_format(ordered: bool, level: int) -> QTextListFormat:
    """Return the format of a list at that depth, counted from 1."""
    made = QTextListFormat()
    made.setIndent(level)
    made.setStyle(QTextListFormat.Style.ListDecimal if ordered else _BULLETS[(level - 1) % len(_BULLETS)])
    return made


def is_ordered(made: QTextListFormat) -> bool:
    return made.style() in (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    )
