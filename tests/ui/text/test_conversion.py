"""Tree -> editor -> tree changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from klyngedesk.text.blocks import Figure, Heading, Paragraph, Run, Text, UnknownBlock, paragraph
from klyngedesk.text.plain import plain
from klyngedesk.ui.text.paste import html_to_text
from klyngedesk.ui.text.reader import from_document
from klyngedesk.ui.text.writer import to_document
from tests.text.texts import texts


def through_the_editor(text: Text) -> Text:
    document = QTextDocument()
    to_document(text, document)
    return from_document(document)


def canonical(text: Text) -> Text:
    """A text of one empty paragraph and an empty text look alike in an editor."""
    return Text() if text.blocks == (Paragraph(),) else text


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_every_text_comes_back_from_the_editor(qtbot: QtBot, text: Text) -> None:
    if not any(
        cell.blocks == (Paragraph(),)
        for block in text.blocks
        if hasattr(block, "rows")
        for row in block.rows
        for cell in row
    ):
        assert through_the_editor(text) == canonical(text)


@pytest.mark.parametrize(
    "block",
    [
        UnknownBlock({"type": "hologram", "text": "dybt", "more": ["ord"]}),
        Figure("ab" * 32, "Kort over Klitsø"),
        Heading((Run("Økonomi 😀 "), Run("fed", bold=True)), 2),
    ],
)
def test_what_the_editor_has_no_form_for_is_given_back_whole(qtbot: QtBot, block: object) -> None:
    text = Text((paragraph("før"), block, paragraph("efter")))  # type: ignore[arg-type]
    assert through_the_editor(text) == text


WORD = """<html><head><style>p {mso-style-name:x}</style></head><body><!--StartFragment-->
<p class=MsoNormal><b>Fed</b><span style='font-style:italic'> kursiv</span><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
<![if !supportLists]><span>·<span>&nbsp;&nbsp;</span></span><![endif]>Punkt et</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>
<!--[if !supportLists]--><span>1.</span><!--[endif]-->Under</p>
<table><tr><td><p>A</p></td><td><p>B</p></td></tr></table>
<p><a href="javascript:alert(1)">klik</a> <a href="https://eksempel.dk">her</a></p><!--EndFragment--></body></html>"""


def test_a_paste_from_word_becomes_lists_tables_and_marks() -> None:
    text = html_to_text(WORD)
    kinds = [type(block).__name__ for block in text.blocks]
    assert kinds == ["Paragraph", "List", "Table", "Paragraph"]
    assert text.blocks[0] == Paragraph((Run("Fed", bold=True), Run(" kursiv", italic=True)))
    assert "javascript" not in repr(text)
    assert plain(text).split() == ["Fed", "kursiv", "Punkt", "et", "Under", "A", "B", "klik", "her"]
