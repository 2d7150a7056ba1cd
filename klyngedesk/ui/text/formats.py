"""How the block tree is marked in a QTextDocument."""

from __future__ import annotations

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)

from klyngedesk.text.blocks import Run
from klyngedesk.ui.theme import current_theme

HEADING_LEVEL = QTextFormat.Property.HeadingLevel
# A block that came from one unknown or unshowable block of the tree carries that block's form as JSON.
KEPT_FORM = QTextFormat.Property.UserProperty.value + 1
# A paragraph Qt needs before or after a table, which is no paragraph of the text.
FILLER = QTextFormat.Property.UserProperty.value + 2
LINE_BREAK = "\u2028"
# A sub-heading's own weight lies below bold, so that a bold word in it can be told from the rest.
PLAIN_WEIGHT, HEADING_WEIGHT, BOLD_WEIGHT = 400, 600, 700
LINE_HEIGHT_PERCENT = 128
INDENT_WIDTH = 22.0
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle, QTextListFormat.Style.ListSquare)


def char_format(run: Run, *, heading: bool = False) -> QTextCharFormat:
    """Return the character format that shows the run's marks."""
    made = QTextCharFormat()
    if run.bold or heading:
        made.setFontWeight(BOLD_WEIGHT if run.bold else HEADING_WEIGHT)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
        made.setForeground(current_theme().color("accent"))
        made.setFontUnderline(True)
    return made


def without_link(made: QTextCharFormat) -> QTextCharFormat:
    """Return the format of words that follow a link."""
    plain = char_format(Run("", italic=made.fontItalic()))
    if made.fontWeight() > PLAIN_WEIGHT:
        plain.setFontWeight(made.fontWeight())
    return plain


def run_of(text: str, made: QTextCharFormat) -> Run:
    """Return the run that a stretch of that format stands for."""
    link = made.anchorHref() if made.isAnchor() and made.anchorHref() else None
    return Run(text.replace(LINE_BREAK, "\n"), made.fontWeight() >= BOLD_WEIGHT, made.fontItalic(), link)


def make_plain(block: QTextBlock, made: QTextBlockFormat) -> None:
    """Give the line that format, its letters the weight that goes with it; bold letters stay bold."""
    QTextCursor(block).setBlockFormat(made)
    set_base_weight(block, PLAIN_WEIGHT)


def set_base_weight(block: QTextBlock, weight: int) -> None:
    """Give all letters of the line that weight, but those that are bold."""
    merged = QTextCharFormat()
    merged.setFontWeight(weight)
    spans = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.charFormat().fontWeight() not in (weight, BOLD_WEIGHT):
            spans.append((fragment.position(), fragment.position() + fragment.length()))
        place += 1
    cursor = QTextCursor(block)
    if cursor.blockCharFormat().fontWeight() != weight:
        cursor.mergeBlockCharFormat(merged)
    for start, end in spans:
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(merged)


def paragraph_format() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setBottomMargin(6)
    made.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made


def picture_format() -> QTextBlockFormat:
    """Return the format of a line that is as high as its picture and no higher."""
    made = QTextBlockFormat()
    made.setBottomMargin(6)
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


def table_format(header_rows: int, columns: int) -> QTextTableFormat:
    """Return the format of a table as wide as the text, with columns of one width."""
    made = QTextTableFormat()
    made.setHeaderRowCount(header_rows)
    made.setBorderCollapse(True)
    made.setBorder(1)
    made.setBorderBrush(current_theme().color("control"))
    made.setCellPadding(4)
    made.setCellSpacing(0)
    # A whole hundred is a pixel too wide at some widths, since each column is rounded.
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / columns)] * columns)
    return made


def is_ordered(made: QTextListFormat) -> bool:
    return made.style() in (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    )
