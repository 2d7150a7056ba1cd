"""A task in the papers says who does what, and when."""

from __future__ import annotations

from datetime import date

import pytest

from klyngedesk.model.task_sentence import task_sentence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("sender taksttabel ud", "Åse Bjørnskov sender taksttabel ud"),
        ("Ringer til havnefogeden", "Åse Bjørnskov ringer til havnefogeden"),
        ("taksttabel", "Åse Bjørnskov: taksttabel"),
        ("Taksttabeller til bådlauget", "Åse Bjørnskov: Taksttabeller til bådlauget"),
        ("papirer til mødet", "Åse Bjørnskov: papirer til mødet"),
        ("Åse Bjørnskov og Bo mødes", "Åse Bjørnskov og Bo mødes"),
        ("", "Åse Bjørnskov"),
    ],
)
def test_who_does_what_is_a_sentence_where_the_words_are_one(text: str, wanted: str) -> None:
    assert task_sentence(text, "Åse Bjørnskov", None) == wanted
    assert task_sentence(text, "Åse Bjørnskov", date(2026, 12, 11)) == f"{wanted} (senest 11. december 2026)"


def test_a_task_of_nobody_keeps_its_words() -> None:
    assert task_sentence("Taksttabel ud", "", None) == "Taksttabel ud"
