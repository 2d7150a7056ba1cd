"""What comes from other programs: cleaned, and never a word less."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.text.blocks import Cell, Heading, List, ListItem, Paragraph, Run, Table, Text, paragraph
from klyngedesk.text.plain import plain
from klyngedesk.ui.text.copying import mime_of, to_html
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.paste import html_to_text
from tests.text.texts import texts
from tests.ui.text.editing import bullets, of, put_caret

word = st.from_regex(r"\A[a-zæøå]{1,5}\Z")
tags = st.sampled_from(["p", "div", "b", "i", "span", "ul", "ol", "li", "table", "tr", "td", "th", "h1", "a", "center"])
trees: st.SearchStrategy[Any] = st.recursive(
    word, lambda inner: st.tuples(tags, st.lists(inner, max_size=4)), max_leaves=25
)


def html_of(tree: Any) -> str:
    if isinstance(tree, str):
        return f" {tree} "
    tag, children = tree
    return f"<{tag}>{''.join(html_of(child) for child in children)}</{tag}>"


def visible_words(html: str) -> list[str]:
    return re.sub(r"<[^>]*>", " ", html).split()


@settings(max_examples=400, deadline=None)
@given(st.lists(trees, max_size=4))
@example([("table", [("tr", [("td", ["a", ("table", [("tr", [("td", ["b"])])]), "c"])])])])
@example([("ul", [("li", ["a", ("ul", [("li", ["b"])]), "c"])])])
@example([("ul", ["a", ("li", ["b"]), "c"])])
@example([("table", ["a", ("tr", ["b", ("td", ["c"])])])])
def test_every_word_arrives_in_its_order(forest: list[Any]) -> None:
    html = "".join(html_of(tree) for tree in forest)
    assert sorted(plain(html_to_text(html)).split()) == sorted(visible_words(html))
    if not re.search("<(table|tr|td|th|li)", html) or _well_made(html):
        assert plain(html_to_text(html)).split() == visible_words(html)


def _well_made(html: str) -> bool:
    """Whether a browser would show the words in the order they are written."""
    import lxml.html  # late: only here

    return visible_words(lxml.html.tostring(lxml.html.fromstring(f"<div>{html}</div>"), encoding="unicode")) == (
        visible_words(html)
    )


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts)
def test_a_copy_as_html_holds_every_word(text: Text) -> None:
    assert plain(html_to_text(to_html(text))).split() == plain(text).split()


def test_our_own_copy_comes_back_whole(qtbot: QtBot, editor: TextEditor) -> None:
    text = of(
        Heading((Run("Økonomi"),), 2),
        Paragraph((Run("fed", bold=True), Run(" og "), Run("link", link="https://eksempel.dk"))),
        List((ListItem(paragraph("a").runs, (bullets("b", ordered=True),)),)),
        Table(((Cell((paragraph("x"),)), Cell()),), 1),
        "slut",
    )
    editor.set_text(text)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    editor.set_text(Text())
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.text() == text


def test_a_copied_heading_word_is_not_bold_elsewhere(editor: TextEditor) -> None:
    editor.set_text(of(Heading((Run("Økonomi"),))))
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    assert "font" not in copied.html()
    assert "bold" not in repr(html_to_text(copied.html()).blocks).replace("bold=False", "")


@pytest.mark.parametrize(
    ("before", "caret", "pasted", "after"),
    [
        (of("abcdef"), "def", of("X"), of("abcXdef")),
        (of("abcdef"), "def", of("X", "Y"), of("abcX", "Ydef")),
        (of("abcdef"), "def", of(bullets("X")), of("abc", bullets("X"), "def")),
        (of("abcdef"), "def", of("X", bullets("Y"), "Z"), of("abcX", bullets("Y"), "Zdef")),
        (of(bullets("a", "bc")), "bc", of("X"), of(bullets("a", "Xbc"))),
        (of(bullets("a", "bc")), "c", of(bullets("X", "Y")), of(bullets("a", "bX", "Yc"))),
        (of(Heading((Run("abc"),))), "c", of("X"), of(Heading((Run("abXc"),)))),
    ],
)
def test_a_paste_joins_what_it_lands_in(
    editor: TextEditor, before: Text, caret: str, pasted: Text, after: Text
) -> None:
    editor.set_text(before)
    put_caret(editor, caret)
    editor.insertFromMimeData(mime_of(pasted))
    assert editor.text() == after
    editor.undo()
    assert editor.text() == before


def test_a_table_pasted_into_a_cell_leaves_its_words_there(editor: TextEditor) -> None:
    editor.insert_table(1, 1)
    editor.insertFromMimeData(mime_of(of(Table(((Cell((paragraph("x"),)), Cell((paragraph("y"),))),)))))
    (table,) = editor.text().blocks
    assert table == Table(((Cell((paragraph("x"), paragraph("y"))),),), 1)


def test_pasted_without_form_it_is_words_alone(qtbot: QtBot, editor: TextEditor) -> None:
    source = QMimeData()
    source.setHtml("<b>fed</b><ul><li>x</ul>")
    source.setText("fed\r\nx")
    QApplication.clipboard().setMimeData(source)
    editor.paste_plain()
    assert editor.text() == of("fed", "x")


OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- p.MsoNormal {margin:0cm;font-size:11.0pt} --></style></head>
<body lang=DA><!--StartFragment--><p class=MsoNormal><span
 style='font-family:"Comic Sans MS";color:red'>Hej alle<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l1 level1 lfo1'><span style='mso-list:Ignore'>1.<span
 style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Først</p>
<p class=MsoListParagraph style='margin-left:72pt;mso-list:l1 level2 lfo1'><span
 style='mso-list:Ignore'>a.<span>&nbsp;</span></span>Under</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo1'><span
 style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Så</p>
<p><img src="file:///C:/tmp/image001.png" alt="logo"><s>Slut</s> &#128512;</p><!--EndFragment--></body></html>"""


def test_a_numbered_list_from_outlook_is_a_numbered_list() -> None:
    under = List((ListItem(paragraph("Under").runs),), ordered=True)
    made = List((ListItem(paragraph("Først").runs, (under,)), ListItem(paragraph("Så").runs)), ordered=True)
    assert html_to_text(OUTLOOK) == of("Hej alle", made, "Slut 😀")


@pytest.mark.parametrize(
    "html",
    ["", "   ", "<!-- kun en bemærkning -->", "<html></html>", "<p>", "\x00<p>\x01</p>", "<" * 50, "<div>" * 3000],
)
def test_nothing_to_paste_is_an_empty_text_and_no_error(html: str) -> None:
    assert plain(html_to_text(html)).strip("<") == ""


def test_deeply_nested_words_are_found() -> None:
    assert "dybt" in plain(html_to_text("<div><b>" * 150 + "dybt"))


def test_hidden_words_and_programs_are_left_out() -> None:
    html = "<p>set<span style='display: none'>skjult</span><script>alert(1)</script></p><p style='mso-hide:all'>x</p>"
    assert html_to_text(html) == of("set")


def test_a_cell_over_two_columns_keeps_the_columns_below_apart() -> None:
    html = "<table><tr><th colspan=2>Regnskab</th></tr><tr><td>Indtægt</td><td>5</td></tr></table>"
    (table,) = html_to_text(html).blocks
    assert isinstance(table, Table)
    assert [len(row) for row in table.rows] == [2, 2]
    assert table.header_rows == 1
