"""The sentence of a decision: the right verbs in the past, Danish word order, and nothing where she must decide."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngedesk.model.agenda import Outcome
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.phrases import beginning, offered_decision, offered_for_all
from klyngedesk.model.verbs import VERBS

BODY = "Samarbejdsforum Fjordby"
STYLES = ("aktiv", "passiv", "kort")
GOLDEN = [
    line.split("\t")
    for line in (Path(__file__).parent / "decisions.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_lines_are_worded_as_a_careful_secretary_words_them() -> None:
    wrong = []
    for line, outcome, *wanted in GOLDEN:
        named = re.sub(r"\bX\b", BODY, line)
        offers = [offered_decision(named, BODY, outcome, style) or "-" for style in STYLES]
        wrong += [(line, outcome, offers)] if offers != [words.replace("X ", f"{BODY} ") for words in wanted] else []
    assert wrong == []
    assert len({line for line, *_ in GOLDEN}) >= 300


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("outcome", ["fulgt", "fulgt med ændring", "ikke fulgt", "drøftet", "andre ord"])
@pytest.mark.parametrize(
    "line",
    [
        "Beslutter, hvorvidt de uforbrugte midler overføres til 2027.",
        "Drøfter rammerne, og beslutter hvorvidt de skal ændres",
        "at der træffes beslutning om, hvorvidt puljen lukkes",
        "at tage stilling til, om puljen lukkes",
        "Det indstilles, at forummet afgør hvorvidt puljen lukkes.",
    ],
)
def test_a_question_is_never_answered_for_her(line: str, outcome: str, style: str) -> None:
    assert offered_decision(line, BODY, outcome, style) is None


@pytest.mark.parametrize("outcome", ["udskudt", "oversendt", "bortfaldet"])
def test_a_question_that_was_not_answered_can_be_put_off(outcome: str) -> None:
    assert offered_decision("Beslutter, hvorvidt puljen lukkes", BODY, outcome, "aktiv")


@pytest.mark.parametrize("line", ["Drøfter, hvorvidt taksten hæves.", "at X drøfter, hvorvidt taksten hæves"])
def test_a_question_that_was_only_to_be_discussed_was_discussed(line: str) -> None:
    line = line.replace("X", BODY)
    assert offered_decision(line, BODY, "drøftet", "aktiv") == f"{BODY} drøftede, hvorvidt taksten hæves."
    assert offered_decision(line, BODY, "drøftet", "passiv") == "Det blev drøftet, hvorvidt taksten hæves."
    assert offered_decision(line, BODY, "taget til efterretning", "aktiv") == f"{BODY} tog sagen til efterretning."
    for answered in ("fulgt", "fulgt med ændring", "ikke fulgt"):
        assert offered_decision(line, BODY, answered, "aktiv") is None
        assert beginning(line, BODY, answered, "aktiv") == f"{BODY} besluttede, at "


def test_what_was_only_discussed_is_never_begun_as_a_decision() -> None:
    assert beginning("Beslutter, hvorvidt …", BODY, "drøftet", "aktiv") == f"{BODY} drøftede "
    assert beginning("Beslutter, hvorvidt …", BODY, "drøftet", "kort") == "Drøftet "
    noted = beginning("Beslutter, hvorvidt …", BODY, "taget til efterretning", "passiv")
    assert noted == "Det blev taget til efterretning, at "


def test_what_she_must_type_begins_for_her() -> None:
    assert beginning("Beslutter, hvorvidt …", BODY, "fulgt", "aktiv") == f"{BODY} besluttede, at "
    assert beginning("Beslutter, hvorvidt …", BODY, "fulgt", "passiv") == "Det blev besluttet, at "
    changed = beginning("Godkender planen.", "klyngen", Outcome.FOLLOWED_CHANGED, PhraseStyle.ACTIVE)
    assert changed == "Klyngen godkendte planen med den ændring, at "
    assert beginning("Godkender planen.", BODY, "andre ord", "aktiv") == ""


def test_names_of_outcomes_are_forgiving_and_unknown_ones_are_not() -> None:
    for name in (Outcome.NOTED, "Taget til efterretning", "taget  til efterretning"):
        assert offered_decision("Drøfter sagen", BODY, name, "kort") == "Taget til efterretning"
    with pytest.raises(ValueError, match="findes ikke"):
        offered_decision("Drøfter sagen", BODY, "glemt", "kort")


def test_all_lines_followed_is_one_sentence() -> None:
    assert offered_for_all(3, BODY, "aktiv") == f"{BODY} fulgte indstillingerne."
    assert offered_for_all(3, BODY, "passiv") == "Indstillingerne blev fulgt."


def test_every_verb_is_understood_in_all_its_forms() -> None:
    for verb in VERBS:
        for asked in (verb.present, f"at {verb.infinitive}", verb.present.capitalize()):
            offered = offered_decision(f"{asked} forslaget", BODY, "fulgt", "aktiv")
            done_later = f"{BODY} besluttede at {verb.infinitive} forslaget."
            assert offered in (f"{BODY} {verb.past} forslaget.", done_later)
            assert offered != done_later or verb.infinitive in (
                "afholde",
                "arbejde",
                "besøge",
                "deltage",
                "gennemføre",
                "gå",
                "medvirke",
            )


@given(st.text(max_size=200), st.sampled_from(list(Outcome)), st.sampled_from(list(PhraseStyle)))
def test_any_line_gets_a_whole_sentence_or_none(line: str, outcome: Outcome, style: PhraseStyle) -> None:
    offered = offered_decision(line, BODY, outcome, style)
    assert offered is None or (offered.strip() == offered and "  " not in offered and "\n" not in offered)
    if offered and style is not PhraseStyle.SHORT:
        assert offered.endswith(".")


_WORDS = (
    "Drøfter",
    "planen",
    "og",
    "godkender",
    ", at",
    "sekretariatet",
    "udarbejder",
    "den",
    "til",
    "hvorvidt",
    ", der",
)


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12).map(" ".join), st.sampled_from(list(PhraseStyle)))
def test_nothing_after_at_turns_to_the_past(line: str, style: PhraseStyle) -> None:
    offered = offered_decision(line, BODY, "fulgt", style) or ""
    assert "udarbejdede" not in offered.partition(", at")[2]
    assert offered == "" or "hvorvidt" not in line


def _lines(shared: Path) -> Iterator[tuple[str, str, str]]:
    for file in sorted((shared / "meetings").glob("*.json")):
        meeting = json.loads(file.read_text(encoding="utf-8"))
        for item in meeting["items"]:
            minutes = " ".join(block.get("text", "") for block in item.get("minutes") or [])
            for line in item.get("recommendations") or []:
                body = item.get("recommendation_to") or meeting["forum"]
                yield line if isinstance(line, str) else line["text"], body, minutes


def test_the_lines_of_real_meetings_get_what_their_secretaries_wrote(shared: Path) -> None:
    verbatim = unanswered = 0
    lines = list(_lines(shared))
    for line, body, minutes in lines:
        offers = [offered_decision(line, body, "fulgt", style) for style in STYLES]
        if "hvorvidt" in line:
            assert offers == [None, None, None]
            unanswered += 1
            continue
        assert all(offers), line
        assert not any("indstillingen" in (offer or "") for offer in offers), line
        bare = re.sub(r"\s+", " ", minutes.casefold())
        verbatim += any(offer and offer.casefold().rstrip(".") in bare for offer in offers[:2])
    assert len(lines) >= 25
    assert unanswered == 1
    assert verbatim >= 4


@pytest.mark.parametrize(
    ("line", "begun"),
    [
        ("Godkender et budget på 3 mio. kr.", "Rådet godkendte et budget på 3 mio. kr. med den ændring, at "),
        ("Godkender planen uden bemærkninger", "Rådet fulgte indstillingen med den ændring, at "),
        ("Godkender ikke planen", "Rådet fulgte indstillingen med den ændring, at "),
        ("Godkender, at planen sendes i høring", "Rådet fulgte indstillingen med den ændring, at "),
        ("Drøfter planen", "Rådet fulgte indstillingen med den ændring, at "),
    ],
)
def test_a_change_is_begun_where_the_sentence_can_bear_it(line: str, begun: str) -> None:
    assert beginning(line, "Rådet", "fulgt med ændring", "aktiv") == begun
