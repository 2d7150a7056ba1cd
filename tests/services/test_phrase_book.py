"""Phrases: shipped ones, her own before them, and the meeting's own words filled in."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.services.phrase_book import OWN_FILE, keep_phrases, own_phrases, phrase, shipped_phrases

NOW = datetime(2026, 11, 24, 14, 5)
MEETING = Meeting("f", "Rådet", date=date(2026, 11, 24), chair="Asta Birk")


def test_a_damaged_file_of_phrases_is_as_none(tmp_path: Path) -> None:
    (tmp_path / OWN_FILE).write_text("{", encoding="utf-8")
    assert own_phrases(tmp_path) == {}
    assert phrase(tmp_path, "ori", MEETING, "Rådet", NOW) == "Orienteringen blev taget til efterretning."


def test_her_own_go_before_and_fields_are_filled_in(tmp_path: Path) -> None:
    keep_phrases(tmp_path, {"ori": "{organ} tog {dato} kl. {klokken} imod. {mødeleder}, {referent}, [hvad]"})
    told = phrase(tmp_path, "Ori", MEETING, "Rådet", NOW)
    assert told == "Rådet tog 24. november 2026 kl. 14.05 imod. Asta Birk, Referenten, [hvad]"
    assert phrase(tmp_path, "findesikke", MEETING, "Rådet", NOW) is None


def test_the_item_and_the_next_meeting_are_filled_in_where_they_are_known(tmp_path: Path) -> None:
    keep_phrases(tmp_path, {"pkt": "Punkt {punkt} ({titel}) kommer igen den {næste}."})
    known = {"punkt": "5 b)", "titel": "Budget", "næste": "8. marts 2027"}
    assert phrase(tmp_path, "pkt", MEETING, "Rådet", NOW, known) == "Punkt 5 b) (Budget) kommer igen den 8. marts 2027."
    assert phrase(tmp_path, "pkt", MEETING, "Rådet", NOW) == "Punkt [punkt] ([titel]) kommer igen den [dato]."


@pytest.mark.parametrize("wrong", [{"to ord": "x"}, {"": "x"}, {"tom": "  "}])
def test_what_cannot_be_typed_or_says_nothing_is_refused(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(UserError):
        keep_phrases(tmp_path, wrong)
    assert own_phrases(tmp_path) == {}


def test_every_shipped_phrase_can_be_typed(tmp_path: Path) -> None:
    assert len(shipped_phrases()) >= 20
    for short in shipped_phrases():
        assert short.isalnum()
        assert "{" not in (phrase(tmp_path, short, MEETING, "Rådet", NOW) or "{")


def test_phrases_that_cannot_be_read_are_kept_beside_the_new_ones(tmp_path: Path) -> None:
    (tmp_path / "fraser.json").write_text('{"ori": "Taget til orient', encoding="utf-8")
    keep_phrases(tmp_path, {"ny": "Ny frase"})
    kept = next(tmp_path.glob("fraser.json.beskadiget-*"))
    assert (own_phrases(tmp_path), "Taget til orient" in kept.read_text(encoding="utf-8")) == ({"ny": "Ny frase"}, True)
