"""A rich text survives its JSON form, whoever wrote it."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given

from klyngedesk.text.blocks import Cell, Paragraph, Run, Table, Text, UnknownBlock, paragraph
from klyngedesk.text.form import from_form, to_form
from klyngedesk.text.plain import plain
from tests.text.texts import texts


@given(texts)
def test_every_text_comes_back_from_its_form(text: Text) -> None:
    assert from_form(json.loads(json.dumps(to_form(text)))) == text


def test_a_plain_paragraph_has_just_its_type_and_text() -> None:
    assert to_form(Text((paragraph("Æblegrød"),))) == [{"type": "paragraph", "text": "Æblegrød"}]


def test_a_block_of_a_newer_type_is_kept_whole_and_its_words_are_read() -> None:
    form = [{"type": "hologram", "text": "Hej", "layers": [{"text": "dybt"}], "depth": 3}]
    text = from_form(form)
    assert isinstance(text.blocks[0], UnknownBlock)
    assert to_form(text) == form
    assert plain(text) == "Hej\ndybt"


def test_short_rows_are_filled_so_that_a_table_is_square() -> None:
    table = from_form([{"type": "table", "rows": [["a", "b"], ["c"]]}]).blocks[0]
    assert isinstance(table, Table)
    assert table.rows[1] == (Cell((Paragraph((Run("c"),)),)), Cell())


def test_the_texts_of_real_meetings_come_back_unchanged(shared: Path) -> None:
    for path in (shared / "meetings").glob("*.json"):
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            assert to_form(from_form(item["background"])) == item["background"]
            assert to_form(from_form(item["minutes"])) == item["minutes"]
