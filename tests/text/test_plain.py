"""The plain view holds every word in reading order."""

from __future__ import annotations

from klyngedesk.text.blocks import (
    Cell,
    List,
    ListItem,
    Run,
    Table,
    Text,
    joined_runs,
    paragraph,
    text_of_lines,
)
from klyngedesk.text.plain import plain


def test_nested_lists_and_tables_are_read_from_top_to_bottom() -> None:
    inner = List((ListItem((Run("to"),)),), ordered=True)
    outer = List((ListItem((Run("en"),), (inner,)), ListItem((Run("tre"),))))
    table = Table(((Cell((paragraph("fire"),)), Cell((paragraph("fem"),))),))
    assert plain(Text((outer, table))) == "en\nto\ntre\nfire\tfem"


def test_marks_do_not_split_a_word() -> None:
    runs = joined_runs([Run("sund"), Run("heds", bold=True), Run(""), Run("råd", bold=True)])
    assert runs == (Run("sund"), Run("hedsråd", bold=True))


def test_empty_lines_make_no_paragraphs() -> None:
    assert plain(text_of_lines("første\n\n  \nanden")) == "første\nanden"
