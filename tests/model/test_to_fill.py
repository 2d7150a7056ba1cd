"""What only the meeting knows is left as a blank in the sentence, so that nothing half goes out."""

from __future__ import annotations

from datetime import date

import pytest

from klyngedesk.model.agenda import Outcome
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.to_fill import blank_in, offered_to_fill

ACTIVE, PASSIVE, SHORT = PhraseStyle
NEXT = date(2027, 3, 8)


@pytest.mark.parametrize(
    ("line", "outcome", "style", "sentence"),
    [
        ("Drøfter planen", Outcome.POSTPONED, ACTIVE, "Rådet udskød drøftelsen af planen til mødet den [dato]."),
        (
            "Drøfter notatet om, hvordan data deles",
            Outcome.POSTPONED,
            ACTIVE,
            "Rådet udskød drøftelsen af notatet om, hvordan data deles, til mødet den [dato].",
        ),
        (
            "Drøfter notatet om, hvordan data deles",
            Outcome.POSTPONED,
            PASSIVE,
            "Drøftelsen af notatet om, hvordan data deles, blev udskudt til mødet den [dato].",
        ),
        ("Godkender planen", Outcome.POSTPONED, SHORT, "Udskudt til mødet den [dato]"),
        ("Godkender planen", Outcome.FORWARDED, ACTIVE, "Rådet sendte sagen videre til behandling i [hvor]."),
        ("Godkender planen", Outcome.FORWARDED, SHORT, "Oversendt til [hvor]"),
        ("Udpeger to medlemmer", Outcome.FOLLOWED, PASSIVE, "Der blev udpeget to medlemmer: [hvem]."),
        ("Vælger tema for temadagen", Outcome.FOLLOWED, ACTIVE, "Rådet valgte tema for temadagen: [hvad]."),
    ],
)
def test_the_missing_word_is_a_blank(line: str, outcome: Outcome, style: PhraseStyle, sentence: str) -> None:
    offered = offered_to_fill(line, "Rådet", outcome, style)
    assert offered == sentence
    assert blank_in(sentence) in ("[dato]", "[hvor]", "[hvem]", "[hvad]")


def test_the_next_planned_meeting_is_suggested() -> None:
    offered = offered_to_fill("Drøfter planen", "Rådet", Outcome.POSTPONED, PASSIVE, NEXT)
    assert offered == "Drøftelsen af planen blev udskudt til mødet den 8. marts 2027."


@pytest.mark.parametrize(
    "line", ["Udpeger Lise Bæk til styregruppen", "Godkender planen", "Udpeger Ribe Kommune som vært"]
)
def test_nothing_is_asked_where_the_line_says_it_all(line: str) -> None:
    assert not blank_in(offered_to_fill(line, "Rådet", Outcome.FOLLOWED, ACTIVE) or "[dato]")


def test_her_own_brackets_are_no_blanks() -> None:
    assert not blank_in("Rådet godkendte planen [sic].")


def test_a_question_still_gets_no_sentence() -> None:
    assert offered_to_fill("Beslutter, hvorvidt puljen åbnes", "Rådet", Outcome.FOLLOWED, ACTIVE) is None


def test_the_stop_of_an_abbreviation_stays() -> None:
    offered = offered_to_fill("Godkender et budget på 3 mio. kr.", "Rådet", Outcome.POSTPONED, ACTIVE, NEXT)
    assert offered == "Rådet udskød godkendelsen af et budget på 3 mio. kr. til mødet den 8. marts 2027."
