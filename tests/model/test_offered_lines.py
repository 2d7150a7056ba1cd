"""Whatever an ordinary line says, the sentence offered for it keeps what it says and is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngedesk.model.agenda import Outcome
from klyngedesk.model.line_words import tidy, without_stem
from klyngedesk.model.phrases import offered_decision
from klyngedesk.model.verbs import verb

BODY = "Samarbejdsforum Fjordby"
FULL = ("aktiv", "passiv")
ROWS = (Path(__file__).parent / "decisions.tsv").read_text(encoding="utf-8").splitlines()
LINES = sorted({row.split("\t")[0].replace("X", BODY) for row in ROWS if not row.startswith("#")})
_TWICE = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)
_MARK = re.compile(rf"^(?:Ad \d+: |{BODY} \d\) )|\(\d+ min\.?\)")
_FALLS_BACK = re.compile(r"^(?:Indstillingen blev fulgt|.* fulgte indstillingen)\.$")


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_sentence_is_whole_and_says_no_word_twice(outcome: Outcome) -> None:
    for line in LINES if outcome is Outcome.FOLLOWED else LINES[::4]:
        for style in FULL:
            offered = offered_decision(line, BODY, outcome, style)
            if offered is None:
                continue
            assert offered.endswith((".", "?", "!")), offered
            assert offered[0] == offered[0].upper(), offered
            assert not re.search(r"\s[,.;:]|\s\s|,,|,\.", offered), offered
            assert len(_TWICE.findall(offered)) <= len(_TWICE.findall(line)), offered


def test_numbers_and_quotes_of_a_line_that_was_followed_are_all_kept() -> None:
    for line in LINES:
        words, _ = without_stem(tidy(line))
        for style in FULL:
            offered = offered_decision(line, BODY, Outcome.FOLLOWED, style)
            if offered is None or _FALLS_BACK.match(offered):
                continue
            for kept in re.findall(r"»[^«]+«|\"[^\"]+\"|\d[\d.,/-]*\d|\d", _MARK.sub("", words)):
                assert kept in offered, (line, offered)


def test_few_ordinary_lines_are_left_without_a_sentence_of_their_own() -> None:
    offers = [offered_decision(line, BODY, Outcome.FOLLOWED, "aktiv") for line in LINES]
    assert len(LINES) >= 900
    assert sum(offer is not None and bool(_FALLS_BACK.match(offer)) for offer in offers) <= 0.05 * len(LINES)
    assert sum(offer is None for offer in offers) <= 0.10 * len(LINES)


_STEMS = (
    "{verb}",
    "at udvalget {verb}",
    f"{BODY} {{verb}}",
    f"at {BODY} {{verb}}",
    "Det indstilles, at forummet {verb}",
    "Administrationen indstiller, at udvalget {verb}",
    "1. at klyngen {verb}",
    "• {verb}",
)
_MAIN = ("godkende", "drøfte", "tiltræde", "vedtage", "evaluere", "kvalificere", "prioritere", "behandle", "fastlægge")
_THINGS = (
    "handleplanen for 2027",
    "forslag til budget på 1,2 mio. kr.",
    "den plan, der omfatter 3 kommuner",
    "strategien »Nær og tryg«",
    "de indsatser, som indgår i bilag 4",
    "Fjordby Kommunes udkast",
)
_TAILS = ("", ", herunder økonomien", ", jf. bilag 7", " med henblik på høring", " på baggrund af notatet")


@given(
    st.sampled_from(_STEMS), st.sampled_from(_MAIN), st.sampled_from(_THINGS), st.sampled_from(_TAILS), st.booleans()
)
def test_the_main_verb_turns_to_the_past_and_the_rest_stays(
    stem: str, main: str, thing: str, tail: str, stopped: bool
) -> None:
    known, line = verb(main), stem.format(verb=verb(main).present) + f" {thing}{tail}" + "." * stopped
    active = offered_decision(line, BODY, "fulgt", "aktiv") or ""
    assert active.rstrip(".") == f"{BODY} {known.past} {thing}{tail}".rstrip(".")
    passive = offered_decision(line, BODY, "fulgt", "passiv") or ""
    assert passive == active or f"blev {known.participle}" in passive
    assert known.present not in passive
    for number in re.findall(r"\d+", line.removeprefix("1. at")):
        assert number in passive


@pytest.mark.parametrize(
    ("body", "line", "active"),
    [
        (
            "Økonomiudvalget",
            "at Økonomiudvalget over for Byrådet anbefaler, at der gives en bevilling på 2 mio. kr.",
            "Økonomiudvalget anbefalede over for Byrådet, at der gives en bevilling på 2 mio. kr.",
        ),
        (
            "Sundhedsklynge Fjord",
            "Formandskabet indstiller, at Sundhedsklyngen godkender planen",
            "Sundhedsklynge Fjord godkendte planen.",
        ),
        (
            "Sundhedsklynge Fjord",
            "at Sundhedsklyngen på baggrund af oplægget drøfter, hvordan overgangene kan styrkes",
            "Sundhedsklynge Fjord drøftede på baggrund af oplægget, hvordan overgangene kan styrkes.",
        ),
        (
            "Sundhedsråd Østfjord",
            "Det indstilles, at Sundhedsrådet tager status til efterretning, og at rådet drøfter planen",
            "Sundhedsråd Østfjord tog status til efterretning og drøftede planen.",
        ),
        (
            "Børne- og Ungeudvalget",
            "at Økonomiudvalget over for Byrådet anbefaler, at forslaget godkendes",
            "Børne- og Ungeudvalget besluttede, at Økonomiudvalget over for Byrådet anbefaler, at forslaget godkendes.",
        ),
        ("Byrådet", "at lokalplan 14 vedtages endeligt", "Byrådet vedtog lokalplan 14 endeligt."),
    ],
)
def test_the_meeting_knows_its_own_name_in_a_line_and_leaves_others_alone(body: str, line: str, active: str) -> None:
    assert offered_decision(line, body, "fulgt", "aktiv") == active


@pytest.mark.parametrize("other", ["at Teknisk Udvalg", "at Hovedbestyrelsen", "Regionsrådet", "at Nordby Kommune"])
@pytest.mark.parametrize(
    "asks",
    [
        "tager orienteringen om budgettet til efterretning",
        "godkender planen",
        "drøfter, hvordan samarbejdet styrkes",
        "tager status til efterretning og godkender budgettet",
        "udpeger to medlemmer",
        "drøfter planen og giver input",
    ],
)
def test_what_others_are_to_do_is_never_said_of_the_meeting(other: str, asks: str) -> None:
    offered = offered_decision(f"{other} {asks}", BODY, "fulgt", "aktiv")
    told = (f"{BODY} fulgte indstillingen.", f"{BODY} besluttede, at {other.removeprefix('at ')} {asks}.")
    assert offered in told
