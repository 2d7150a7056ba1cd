"""Danish spelling: words of the trade are right, typos are not, and a process of its own answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from klyngedesk.services.spelling import (
    OWN_WORDS,
    SpellingProcess,
    keep_own_words,
    own_words,
    parts_of,
    words_of,
)

RIGHT = (
    *("sundhedsklynge", "handleplan", "nærhospital", "kommissorium", "medformandskabet", "referatet", "hjemmepleje"),
    *("udskrivningskonference", "klyngesamarbejdet", "fx", "kr", "e-mail", "Patientrådet", "drøftede", "børn"),
    *(
        "dagsordensættes",
        "præhospitale",
        "pårørendeinddragelse",
        "sundhedsrådenes",
        "tværsektorielt",
        "kommunalbestyrelsen",
    ),
)
WRONG = {
    "referattet": "referatet",
    "kommisorium": "kommissorium",
    "beslutnign": "beslutning",
    "sundhedklynge": "sundhedsklynge",
}


@pytest.fixture(scope="module")
def process() -> Iterator[SpellingProcess]:
    made = SpellingProcess()
    yield made
    made.stop()


def test_words_of_the_trade_are_right_and_typos_are_wrong(process: SpellingProcess) -> None:
    answers = process.check([*RIGHT, *WRONG])
    assert [word for word in RIGHT if not answers[word]] == []
    assert [word for word in WRONG if answers[word]] == []


@pytest.mark.parametrize(("wrong", "right"), WRONG.items())
def test_the_first_suggestion_is_what_was_meant(process: SpellingProcess, wrong: str, right: str) -> None:
    assert process.suggest(wrong)[0] == right


def test_addresses_numbers_and_abbreviations_are_no_words() -> None:
    line = "Skriv til mja@klynge.dk, se https://klynge.dk/sog, 2022-midlerne, PLO, MedCom, ;ori [navn] og 3.475 kr."
    assert [word for _, _, word in words_of(line)] == ["Skriv", "til", "se", "og", "kr"]


def test_abbreviations_and_halves_of_compounds_are_no_words() -> None:
    line = "Der er bl.a. børne- og ungeområdet, aktivitets-/handleplan, bosteder og -tilbud m.fl."
    said = [word for _, _, word in words_of(line)]
    assert said == ["Der", "er", "og", "ungeområdet", "handleplan", "bosteder", "og"]


def _texts(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    for each in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from _texts(each)


def test_good_words_of_real_meetings_are_not_marked(process: SpellingProcess, shared: Path) -> None:
    items = [json.loads(file.read_text(encoding="utf-8"))["items"] for file in (shared / "meetings").glob("*.json")]
    words = {word for text in _texts(items) for _, _, word in words_of(text)}
    wrong = [word for word, right in process.check(sorted(words)).items() if not right]
    assert len(words) > 1000
    assert len(wrong) <= 0.02 * len(words)  # real slips, names and English words


def test_words_stand_where_they_are_said_to_stand() -> None:
    line = "Ærø-Julie 😀 sagde’s nej"
    assert [(line[start:end], word) for start, end, word in words_of(line)] == [
        (word, word) for word in ("sagde’s", "nej")
    ]


def test_names_are_known_in_every_part_and_in_the_genitive() -> None:
    parts = parts_of(["Ærø-Julie Søby, Klitsø Kommune"])
    assert {"ærø-julie", "julie", "søby", "søbys", "klitsøs"} <= parts


def test_damaged_own_words_are_as_none_and_good_ones_come_back(tmp_path: Path) -> None:
    (tmp_path / OWN_WORDS).write_text("[", encoding="utf-8")
    assert own_words(tmp_path) == frozenset()
    keep_own_words(tmp_path, {"Klitsø", "aktivitetsbånd"})
    assert own_words(tmp_path) == {"Klitsø", "aktivitetsbånd"}
