"""Meeting files come back as they went out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klyngedesk.intake.meeting_file import ReadMeeting, read_meeting_file, read_meetings
from klyngedesk.intake.meeting_file_times import with_derived_facts
from klyngedesk.intake.meeting_form import meeting_form
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import attachment_numbers

from .meetings import meetings

SHARED = ("direktoerforum-midt-2022-11-16", "nord-2022-11-08", "politisk-midt-2022-09-20")


def form_of(meeting: Meeting, profile: Profile | None = None) -> dict[str, Any]:
    numbering = (profile or Profile()).attachment_numbering
    return meeting_form(meeting, attachment_numbers(meeting, numbering), {}, profile)


def read(form: Any) -> ReadMeeting:
    return read_meetings(json.loads(json.dumps(form)), "Filen", Path())[0]


def assert_keeps(told: Any, written: Any, place: str = "") -> None:
    """Everything told stands in what was written, which may tell more keys."""
    if isinstance(told, dict):
        assert isinstance(written, dict), place
        for key, value in told.items():
            assert_keeps(value, written[key], f"{place}/{key}")
    elif isinstance(told, list):
        assert len(told) == len(written), place
        for number, value in enumerate(told):
            assert_keeps(value, written[number], f"{place}/{number}")
    else:
        assert told == written, place


@pytest.mark.parametrize("name", SHARED)
def test_a_real_meeting_is_written_with_the_same_content(shared: Path, name: str) -> None:
    path = shared / "meetings" / f"{name}.json"
    (found,) = read_meeting_file(path)
    assert_keeps(json.loads(path.read_text("utf-8")), form_of(found.meeting))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(meetings)
def test_a_meeting_that_went_out_comes_back_the_same(meeting: Meeting) -> None:
    for profile in (Profile(), Profile(AttachmentNumbering.THROUGH_MEETING, 7, votes=True, can_close_items=False)):
        settled = read(form_of(meeting, profile))
        again = read(form_of(settled.meeting, profile))
        assert with_known_ids(again.meeting) == with_known_ids(settled.meeting)
        assert again.profile == profile


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(meetings)
def test_a_meeting_without_superfluous_facts_is_read_as_it_was(meeting: Meeting) -> None:
    plain = replace(meeting, items=tuple(without_printed(item) for item in meeting.items))
    told = with_derived_facts(plain)
    expected = with_known_ids(told)
    assert with_known_ids(read(form_of(told, Profile())).meeting) == expected


times = st.sampled_from([None, "09:00", "09:20", "10:00", "23:50", "00:10"])
told_items = st.fixed_dictionaries(
    {"title": st.just("A"), "start": times, "end": times},
    optional={"minutes_planned": st.sampled_from([None, 0, 20, 40]), "printed_number": st.sampled_from(["1", "a)"])},
)
told_meetings = st.fixed_dictionaries(
    {
        "forum": st.just("F"),
        "start": times,
        "items": st.lists(
            st.builds(lambda item, below: item | {"items": below}, told_items, st.lists(told_items, max_size=3)),
            max_size=4,
        ),
    }
)


@settings(max_examples=300, deadline=None)
@given(told_meetings)
def test_every_time_and_number_a_file_tells_is_told_again(told: dict[str, Any]) -> None:
    written = form_of(read(told).meeting)
    assert_keeps(without_nulls(told), written)
    again = form_of(read(written).meeting)
    assert again == written | {"id": again["id"]}


def without_nulls(told: Any) -> Any:
    if isinstance(told, list):
        return [without_nulls(each) for each in told]
    if isinstance(told, dict):
        return {key: without_nulls(value) for key, value in told.items() if value is not None}
    return told


def without_printed(item: AgendaItem) -> AgendaItem:
    listed = tuple(replace(each, printed_number=None) for each in item.attachments)
    below = tuple(without_printed(child) for child in item.items)
    return replace(item, printed_number=None, attachments=listed, items=below)


def with_known_ids(meeting: Meeting) -> Meeting:
    """A recommendation that nobody has dealt with is a plain string in the file, so its id is new."""

    def known(item: AgendaItem) -> AgendaItem:
        lines = tuple(replace(line, id="") for line in item.recommendations)
        return replace(item, recommendations=lines, items=tuple(known(child) for child in item.items))

    return replace(meeting, items=tuple(known(item) for item in meeting.items))


def test_minutes_come_from_the_times_and_the_times_go() -> None:
    items = [{"title": "A", "start": "9:00", "end": "09.20"}, {"title": "B", "start": "09:20", "end": "10:00"}]
    found = read({"forum": "F", "start": "09:00", "items": items}).meeting
    assert [item.minutes_planned for item in found.items] == [20, 40]
    assert {item.fixed_start for item in found.items} | {item.fixed_end for item in found.items} == {None}


def test_a_time_that_does_not_follow_is_kept() -> None:
    found = read({"forum": "F", "start": "09:00", "items": [{"title": "A", "start": "09:30", "end": "09:40"}]}).meeting
    assert (str(found.items[0].fixed_start), found.items[0].minutes_planned) == ("09:30:00", 10)


def test_an_item_printed_without_a_number_stays_without() -> None:
    form = form_of(read({"forum": "F", "items": [{"title": "A", "printed_number": None}, {"title": "B"}]}).meeting)
    assert [item["printed_number"] for item in form["items"]] == [None, "2"]


def test_the_number_a_printed_document_got_wrong_is_kept_and_the_right_one_is_derived() -> None:
    items = [{"title": "A", "printed_number": "1"}, {"title": "B", "printed_number": "1"}]
    found = read({"forum": "F", "items": items}).meeting
    assert [item.printed_number for item in found.items] == [None, "1"]


@pytest.mark.parametrize("key", ["blocks", "text", "content", "background"])
def test_an_annex_may_hold_its_text_under_any_of_its_names(key: str) -> None:
    annex = {"printed_number": "Bilag A", "title": "Kort", key: [{"type": "paragraph", "text": "Ord"}]}
    (found,) = read({"forum": "F", "items": [], "annexes": [annex]}).meeting.annexes
    assert found.title == "Bilag A Kort"
    assert form_of(read({"forum": "F", "items": [], "annexes": [annex]}).meeting)["annexes"][0]["blocks"] == annex[key]


def test_a_file_may_hold_several_meetings(tmp_path: Path) -> None:
    path = tmp_path / "to.json"
    path.write_text('[{"forum": "F", "items": []}, {"forum": "G", "items": []}]', "utf-8")
    assert [each.meeting.forum_name for each in read_meeting_file(path)] == ["F", "G"]


def test_a_bilag_beside_the_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "kort å.pdf").write_bytes(b"%PDF-")
    path = tmp_path / "m.json"
    item = {"title": "A", "attachments": [{"title": "Kort", "file": "b/kort å.pdf"}]}
    path.write_text(json.dumps({"forum": "F", "items": [item]}), "utf-8")
    (found,) = read_meeting_file(path)
    assert [file.name for file in found.files.values()] == ["kort å.pdf"]
    assert found.meeting.items[0].attachments[0].file_name == "kort å.pdf"


def test_a_time_told_in_the_list_of_people_stays_beside_another_in_the_timeline() -> None:
    entry = {"at": "2027-03-08T13:05:00", "what": "left", "person": "p1", "id": "e1"}
    person = {"id": "p1", "name": "Åse", "arrived": "13:26", "left": "13:05"}
    told = {"forum": "Rådet", "items": [], "timeline": [entry], "groups": [{"people": [person]}]}
    meeting = read(told).meeting
    assert [(each.arrived, each.left) for each in meeting.people()] == [(time(13, 26), None)]
    assert read(form_of(meeting)).meeting == meeting
