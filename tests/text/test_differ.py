"""Two texts compared: every word of both is told, each on its side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from klyngedesk.text.differ import Piece, PieceKind, compared, tokens

words = st.text(alphabet="æøå 5.\n", max_size=60)


@given(words, words)
def test_the_pieces_hold_both_texts_whole(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(each.words for each in pieces if each.kind is not PieceKind.ADDED) == before
    assert "".join(each.words for each in pieces if each.kind is not PieceKind.REMOVED) == after


def test_a_word_is_changed_as_a_word() -> None:
    assert compared("Godkendt med 15 stemmer.", "Godkendt med 16 stemmer.") == (
        Piece(PieceKind.SAME, "Godkendt med "),
        Piece(PieceKind.REMOVED, "15"),
        Piece(PieceKind.ADDED, "16"),
        Piece(PieceKind.SAME, " stemmer."),
    )


def test_two_huge_texts_with_nothing_in_common_are_told_whole_and_at_once() -> None:
    before, after = "aldrig set " * 5000, "noget nyt her " * 5000
    assert [each.kind for each in compared(before, after)] == [PieceKind.REMOVED, PieceKind.ADDED]


@given(words)
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
