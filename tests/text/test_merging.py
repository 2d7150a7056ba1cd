"""Two people's changes to one text: both are there, or a person is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngedesk.text.blocks import Block, Cell, List, ListItem, Paragraph, Run, Table, paragraph
from klyngedesk.text.merging import TextClash, merged_blocks
from klyngedesk.text.plain import lines_of


def words_of(parts: tuple[Block | TextClash, ...]) -> set[str]:
    """Return every word that stands in the result or in what a person is asked about."""
    found: list[Block] = []
    for part in parts:
        found += [*part.mine, *part.theirs] if isinstance(part, TextClash) else [part]
    return set(" ".join(lines_of(found)).split())


def lines(*told: str) -> tuple[Block, ...]:
    return tuple(paragraph(line) for line in told)


def test_changes_to_different_paragraphs_are_both_there() -> None:
    base = lines("Rådet mødtes.", "Budgettet blev vist.", "Mødet sluttede.")
    mine = lines("Rådet mødtes i salen.", "Budgettet blev vist.", "Mødet sluttede.")
    theirs = lines("Rådet mødtes.", "Budgettet blev vist af Åse.", "Mødet sluttede.", "Tak for i dag.")
    assert merged_blocks(base, mine, theirs) == lines(
        "Rådet mødtes i salen.", "Budgettet blev vist af Åse.", "Mødet sluttede.", "Tak for i dag."
    )


def test_changes_to_different_words_of_a_paragraph_are_both_there_with_their_looks() -> None:
    base = lines("Åse bød velkommen og takkede alle for fremmødet.")
    mine = lines("Åse Birk bød velkommen og takkede alle for fremmødet.")
    theirs = (
        Paragraph((Run("Åse bød velkommen og takkede alle for "), Run("det store", bold=True), Run(" fremmøde."))),
    )
    assert merged_blocks(base, mine, theirs) == (
        Paragraph((Run("Åse Birk bød velkommen og takkede alle for "), Run("det store", bold=True), Run(" fremmøde."))),
    )


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("Vedtaget med 5 stemmer for.", "Vedtaget med 6 stemmer for.", "Vedtaget med 4 stemmer for."),
        ("Vedtaget med 5 stemmer for.", "Vedtaget med 6 stemmer for.", "Vedtaget med 5 stemmer imod."),
        ("Der er 5 stole og et bord.", "Der er 6 stole og et bord.", "Der er 5 stole og et stort bord."),
        ("Rådet siger ja.", "Rådet siger nej.", "Rådet siger måske."),
        ("Rådet siger ja.", "", "Rådet siger måske."),
    ],
)
def test_a_person_is_asked(base: str, mine: str, theirs: str) -> None:
    assert merged_blocks(lines(base), lines(mine), lines(theirs)) == (
        TextClash(lines(base), lines(mine), lines(theirs)),
    )


def test_the_number_one_side_changed_alone_is_taken() -> None:
    base, theirs = lines("Der er 5 stole."), lines("Der er 6 stole.")
    assert merged_blocks(base, base, theirs) == theirs


def test_a_paragraph_deleted_here_and_changed_there_is_a_question() -> None:
    base = lines("Først.", "Så det her.", "Sidst.")
    found = merged_blocks(base, lines("Først.", "Sidst."), lines("Først.", "Så alt det her.", "Sidst."))
    assert [type(part) for part in found] == [Paragraph, TextClash, Paragraph]


def test_points_of_a_list_are_merged_one_by_one() -> None:
    def points(*told: str) -> tuple[Block, ...]:
        return (List(tuple(ListItem((Run(each),)) for each in told)),)

    found = merged_blocks(points("et", "to", "tre"), points("et her", "to", "tre"), points("et", "to", "tre", "fire"))
    assert found == points("et her", "to", "tre", "fire")


def test_cells_of_a_table_are_merged_one_by_one() -> None:
    def table(*told: str) -> tuple[Block, ...]:
        return (Table((tuple(Cell((paragraph(each),)) for each in told),)),)

    assert merged_blocks(table("a", "b"), table("a", "x"), table("y", "b")) == table("y", "x")
    found = merged_blocks(table("5", "4"), table("6", "4"), table("5", "3"))
    assert [type(part) for part in found] == [TextClash]


def test_other_numbers_on_both_sides_are_one_question_though_they_stand_in_two_lines() -> None:
    base, mine, theirs = lines("For: 5", "Imod: 4"), lines("For: 6", "Imod: 4"), lines("For: 5", "Imod: 3")
    assert merged_blocks(base, mine, theirs) == (TextClash(base, mine, theirs),)


word = st.sampled_from(["rådet", "stemmer", "5", "12", "ja", "nej", "Åse", "😀"])
paragraphs = st.lists(st.lists(word, min_size=1, max_size=6).map(" ".join), max_size=5)


@given(paragraphs, paragraphs, paragraphs)
def test_no_new_word_of_either_side_is_lost(base: list[str], mine: list[str], theirs: list[str]) -> None:
    marked = [f"{line} min{n}" for n, line in enumerate(mine)], [f"{line} deres{n}" for n, line in enumerate(theirs)]
    found = words_of(merged_blocks(lines(*base), lines(*marked[0]), lines(*marked[1])))
    new = {word for side in marked for line in side for word in line.split()} - set(" ".join(base).split())
    assert new <= found


@given(paragraphs, paragraphs)
def test_what_one_side_changed_alone_is_taken_whole(base: list[str], changed: list[str]) -> None:
    assert merged_blocks(lines(*base), lines(*base), lines(*changed)) == lines(*changed)
    assert merged_blocks(lines(*base), lines(*changed), lines(*base)) == lines(*changed)
