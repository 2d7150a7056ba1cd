"""Random edits on two sides, merged: no word is lost, no vote or decision is chosen by the program."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klyngedesk.model.agenda import ActionItem, AgendaItem, Attachment, ItemKind, Link, Outcome, Recommendation
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.model.votes import Vote
from klyngedesk.services.merge_questions import Choice
from klyngedesk.services.merging import Merged, merge
from klyngedesk.store.rows import flatten
from klyngedesk.text.blocks import List, ListItem, Paragraph, Run, Text, paragraph
from klyngedesk.text.plain import plain

Edit = Callable[[Meeting, int, str], Meeting]


def base_meeting() -> Meeting:
    """Return a meeting with something of everything."""
    text = Text((paragraph("Rådet drøftede 5 forslag."), paragraph("Åse takkede."), paragraph("Mødet sluttede.")))
    points = Text((List((ListItem((Run("et punkt"),)), ListItem((Run("to punkter"),)))),))
    lines = (Recommendation("godkender", id="r1"), Recommendation("drøfter", id="r2"))
    budget = AgendaItem(
        "Budget", id="i1", background=text, minutes=text, recommendations=lines, votes=(Vote("r1", (), (5, 4, 0)),)
    )
    theme = AgendaItem("Tema", ItemKind.THEME, id="i2", items=(AgendaItem("Under", id="i3", minutes=points),))
    last = AgendaItem("Eventuelt", id="i4", attachments=(Attachment("Kort", "a" * 64, "kort.pdf", 7, id="b1"),))
    people = (Participant("Åse", id="p1"), Participant("Bo", id="p2"))
    return Meeting(
        forum_id="f",
        forum_name="Rådet",
        date=date(2027, 3, 8),
        groups=(AttendanceGroup("Medlemmer", people, id="g1"),),
        items=(budget, theme, last),
        annexes=(Annex("Takster", text, id="x1"),),
        id="m",
    )


def on_item(edit: Callable[[AgendaItem, int, str], AgendaItem]) -> Edit:
    """Return the edit on one of the items, wherever it stands."""

    def edited(meeting: Meeting, number: int, mark: str) -> Meeting:
        ids = [item.id for item in meeting.walk()]
        chosen = ids[number % len(ids)] if ids else ""

        def put(item: AgendaItem) -> AgendaItem:
            found = edit(item, number, mark) if item.id == chosen else item
            return replace(found, items=tuple(put(child) for child in found.items))

        return replace(meeting, items=tuple(put(item) for item in meeting.items))

    return edited


def typed(field: str) -> Edit:
    """Return the edit that writes a word somewhere in a text, or a paragraph after it."""

    def edit(item: AgendaItem, number: int, mark: str) -> AgendaItem:
        blocks = list(getattr(item, field).blocks)
        if blocks and number % 3:
            place = number % len(blocks)
            words = plain(Text((blocks[place],))).split()
            words.insert(number % (len(words) + 1), mark)
            blocks[place] = paragraph(" ".join(words))
        else:
            blocks.insert(number % (len(blocks) + 1), paragraph(f"{mark} skrev {number}."))
        fields: dict[str, Any] = {field: Text(tuple(blocks))}
        return replace(item, **fields)

    return on_item(edit)


def lines(change: Callable[[Recommendation, int, str], Recommendation]) -> Edit:
    def edit(item: AgendaItem, number: int, mark: str) -> AgendaItem:
        found = list(item.recommendations)
        if found:
            found[number % len(found)] = change(found[number % len(found)], number, mark)
        return replace(item, recommendations=tuple(found))

    return on_item(edit)


def bilag(attachment: Attachment, number: int, mark: str) -> Attachment:
    """Return the bilag renamed, exchanged for another file, or closed."""
    if number % 3 == 0:
        return replace(attachment, title=f"{attachment.title} {mark}")
    if number % 3 == 1:
        return replace(attachment, object_id=f"{number:064}", file_name=f"{mark}.pdf", size=number)
    return replace(attachment, closed=not attachment.closed)


def shuffled(meeting: Meeting, number: int, mark: str) -> Meeting:
    items = list(meeting.items)
    if items:
        items.insert(number % len(items), items.pop())
    return replace(meeting, items=tuple(items))


def without_item(meeting: Meeting, number: int, mark: str) -> Meeting:
    kept = [item for place, item in enumerate(meeting.items) if place != number % max(1, len(meeting.items))]
    return replace(meeting, items=tuple(kept))


def nested(meeting: Meeting, number: int, mark: str) -> Meeting:
    """Move a leaf below another item."""
    items = list(meeting.items)
    leaves = [item for item in items if not item.items and item.kind is ItemKind.ITEM]
    if len(items) < 2 or not leaves:
        return meeting
    leaf = leaves[number % len(leaves)]
    rest = [item for item in items if item.id != leaf.id]
    place = number % len(rest)
    rest[place] = replace(rest[place], items=(*rest[place].items, leaf))
    return replace(meeting, items=tuple(rest))


def person(meeting: Meeting, number: int, mark: str) -> Meeting:
    groups = list(meeting.groups)
    people = list(groups[0].people)
    if number % 2:
        people.append(Participant(f"{mark} Vikar"))
    elif people:
        people[number % len(people)] = replace(people[number % len(people)], presence=Presence.EXCUSED, role=mark)
    groups[0] = replace(groups[0], people=tuple(people))
    return replace(meeting, groups=tuple(groups))


EDITS: list[Edit] = [
    typed("background"),
    typed("minutes"),
    typed("minutes"),
    typed("public_text"),
    on_item(lambda i, n, mark: replace(i, title=f"{i.title} {mark}")),
    on_item(lambda i, n, mark: replace(i, minutes_planned=n, closed=bool(n % 2))),
    on_item(lambda i, n, mark: replace(i, action_items=(*i.action_items, ActionItem(f"{mark} ringer", "Bo")))),
    on_item(lambda i, n, mark: replace(i, links=(*i.links, Link(f"https://fjord.example/{mark}")))),
    on_item(lambda i, n, mark: replace(i, votes=(Vote("r1", (), (n, 1, 0), id="v"),))),
    on_item(lambda i, n, mark: replace(i, attachments=(*i.attachments, Attachment(f"{mark} bilag")))),
    on_item(lambda i, n, mark: replace(i, recommendations=(*i.recommendations, Recommendation(f"{mark} vedtager")))),
    on_item(lambda i, n, mark: replace(i, closed=not i.closed)),
    on_item(lambda i, n, mark: replace(i, action_items=tuple(replace(t, owner=mark) for t in i.action_items))),
    on_item(lambda i, n, mark: replace(i, attachments=tuple(bilag(b, n, mark) for b in i.attachments))),
    lines(lambda r, n, mark: replace(r, outcome=list(Outcome)[n % 9], note=f"{mark} besluttede {n}.")),
    lines(lambda r, n, mark: replace(r, outcome=list(Outcome)[n % 9])),
    lines(lambda r, n, mark: replace(r, text=f"{r.text} {mark}")),
    lambda m, n, mark: replace(m, items=(*m.items, AgendaItem(f"{mark} nyt punkt"))),
    lambda m, n, mark: replace(m, place=f"{mark} sal"),
    lambda m, n, mark: replace(m, annexes=(*m.annexes, Annex(f"{mark} tillæg"))),
    shuffled,
    without_item,
    nested,
    person,
]
edits = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 30)), max_size=6)


def edited(meeting: Meeting, done: list[tuple[Edit, int]], mark: str) -> Meeting:
    for count, (edit, number) in enumerate(done):
        meeting = edit(meeting, number, f"{mark}{count}")
    return meeting


def words_of(meeting: Meeting) -> set[str]:
    """Return every word that stands anywhere in the meeting."""
    told = json.dumps([row for key, row in flatten(meeting).items()], ensure_ascii=False)
    return {word for word in told.replace("\\n", " ").replace('"', " ").replace(",", " ").split() if word[:4] in MARKS}


MARKS = ("her0", "her1", "her2", "her3", "her4", "her5", "der0", "der1", "der2", "der3", "der4", "der5")


def asked(merged: Merged) -> str:
    return " ".join(f"{clash.mine} {clash.theirs}" for clash in merged.clashes)


def decisions(meeting: Meeting) -> dict[str, object]:
    """Return what was decided and how was voted, by the thing it belongs to."""
    found: dict[str, object] = {f"{item.id}/votes": item.votes for item in meeting.walk()}
    for item in meeting.walk():
        found |= {f"{line.id}/outcome": (line.outcome, line.note) for line in item.recommendations}
        found |= {f"{item.id}/minutes_planned": item.minutes_planned}
    return found


PLACES = ("closed", "parent_id", "item_id")


def all_ids(meeting: Meeting) -> set[str]:
    return {item.id for item in meeting.walk()} | {each.id for _, each in meeting.attachments()}


def open_ids(meeting: Meeting) -> set[str]:
    """Return what lies open: items and bilag that neither they nor what they stand under close."""
    closed = meeting.closed_ids()
    bilag = {each.id for item, each in meeting.attachments() if not each.closed and item.id not in closed}
    return bilag | {item.id for item in meeting.walk() if item.id not in closed}


def check(mine_done: list[tuple[Edit, int]], theirs_done: list[tuple[Edit, int]]) -> None:
    base = base_meeting()
    mine, theirs = edited(base, mine_done, "her"), edited(base, theirs_done, "der")
    merged = merge(flatten(base), mine, theirs)
    questions = asked(merged)
    lost = {word for word in words_of(mine) | words_of(theirs) if word not in words_of(merged.meeting)}
    assert not {word for word in lost if word not in questions}
    for id_ in open_ids(merged.meeting):
        before = [id_ in open_ids(version) for version in (mine, theirs) if id_ in all_ids(version)]
        is_opened = id_ not in open_ids(base) and id_ in all_ids(base) and any(before)
        assert all(before) or is_opened or any(clash.id.split("/")[-2] in PLACES for clash in merged.clashes)
    clashing = {"/".join(clash.id.split("/")[1:3]) for clash in merged.clashes}
    old, own, other = decisions(base), decisions(mine), decisions(theirs)
    for key, value in decisions(merged.meeting).items():
        if own.get(key) != other.get(key) and old.get(key) not in (own.get(key), other.get(key)) and key in own:
            assert key in clashing or key not in other
        assert value in (own.get(key, value), other.get(key, value))
        if own.get(key) == old.get(key) == other.get(key):
            assert value == old.get(key)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, edits)
def test_no_word_is_lost_and_no_vote_is_changed(mine: list[tuple[Edit, int]], theirs: list[tuple[Edit, int]]) -> None:
    check(mine, theirs)


@pytest.mark.long
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits, edits)
def test_a_thousand_merges_lose_no_word(mine: list[tuple[Edit, int]], theirs: list[tuple[Edit, int]]) -> None:
    check(mine, theirs)


@settings(max_examples=60, deadline=None)
@given(edits)
def test_what_one_side_did_alone_is_taken_whole_and_asks_nothing(done: list[tuple[Edit, int]]) -> None:
    base = base_meeting()
    changed = edited(base, done, "her")
    assert merge(flatten(base), changed, base) == Merged(changed, ())
    assert merge(flatten(base), base, changed) == Merged(changed, ())


def one_item(**fields: Any) -> Callable[[Meeting], Meeting]:
    return lambda meeting: replace(meeting, items=(replace(meeting.items[0], **fields), *meeting.items[1:]))


def line(**fields: Any) -> Callable[[Meeting], Meeting]:
    return lambda m: one_item(recommendations=(replace(m.items[0].recommendations[0], **fields),))(m)


@pytest.mark.parametrize(
    ("mine", "theirs", "place"),
    [
        (
            line(outcome=Outcome.FOLLOWED),
            line(outcome=Outcome.DROPPED),
            "Udfald og beslutning, linje 1, punkt 1 Budget",
        ),
        (line(outcome=Outcome.FOLLOWED), line(note="Udsat."), "Udfald og beslutning, linje 1, punkt 1 Budget"),
        (
            one_item(votes=(Vote("r1", (), (6, 3, 0)),)),
            one_item(votes=(Vote("r1", (), (4, 5, 0)),)),
            "Afstemning, punkt 1 Budget",
        ),
        (one_item(minutes_planned=5), one_item(minutes_planned=10), "Minutter, punkt 1 Budget"),
        (
            one_item(case_number="27/1"),
            lambda m: replace(m, items=m.items[1:]),
            "Beholdt eller slettet, punkt 1 Budget",
        ),
        (lambda m: replace(m, place="Salen"), lambda m: replace(m, place="Kajen"), "Sted, mødet"),
    ],
)
def test_what_both_changed_is_asked_about_with_its_place(
    mine: Callable[[Meeting], Meeting], theirs: Callable[[Meeting], Meeting], place: str
) -> None:
    base = base_meeting()
    own, other = mine(base), theirs(base)
    merged = merge(flatten(base), own, other)
    assert [clash.place for clash in merged.clashes][:1] == [place]
    assert merged.meeting == merge(flatten(base), own, base).meeting
    taken = merge(flatten(base), own, other, {clash.id: Choice.THEIRS for clash in merged.clashes})
    assert decisions(taken.meeting) == decisions(other)


def test_a_text_both_changed_can_be_kept_twice() -> None:
    base = base_meeting()
    own, other = (
        one_item(minutes=Text((paragraph(words),)))(base) for words in ("Vi sagde ja.", "Vi sagde nej til alt.")
    )
    clash = merge(flatten(base), own, other).clashes[0]
    assert clash.can_be_both
    both = merge(flatten(base), own, other, {clash.id: Choice.BOTH}).meeting
    assert plain(both.items[0].minutes) == "Vi sagde ja.\nVi sagde nej til alt."


def test_without_a_common_origin_everything_that_differs_is_asked_about() -> None:
    base = base_meeting()
    merged = merge({}, base, one_item(title="Budgettet", minutes=Text((paragraph("Nyt."),)))(base))
    assert [clash.place for clash in merged.clashes] == ["Titel, punkt 1 Budget", "Referat, punkt 1 Budget"]


def budget(**fields: Any) -> Callable[[Meeting], Meeting]:
    """Return the edit of the first item; texts, tasks and votes as they are given."""
    return one_item(**fields)


TASKS = (ActionItem("ringer", "Bo", id="t1"), ActionItem("skriver", "Åse", id="t2"))


def test_each_task_is_merged_for_itself_and_only_the_same_part_of_one_is_asked_about() -> None:
    base = budget(action_items=TASKS)(base_meeting())
    own = budget(action_items=(replace(TASKS[0], owner="Eva"), replace(TASKS[1], text="skriver i dag")))(base)
    added = ActionItem("henter", id="t3")
    other = (replace(TASKS[0], done=date(2027, 4, 1)), replace(TASKS[1], text="skriver i morgen"), added)
    merged = merge(flatten(base), own, budget(action_items=other)(base))
    first = ActionItem("ringer", "Eva", done=date(2027, 4, 1), id="t1")
    assert merged.meeting.items[0].action_items == (first, own.items[0].action_items[1], added)
    assert [(clash.mine, clash.theirs) for clash in merged.clashes] == [("skriver i dag, Åse", "skriver i morgen, Åse")]


def test_votes_on_two_lines_are_both_taken_and_two_on_one_line_are_asked_about() -> None:
    base = budget(votes=())(base_meeting())
    first, second = Vote("r1", (), (5, 4, 0)), Vote("r2", (), (9, 0, 0))
    own, other = budget(votes=(first,))(base), budget(votes=(second, Vote("r1", (), (4, 5, 0))))(base)
    merged = merge(flatten(base), own, other)
    assert set(merged.meeting.items[0].votes) == {first, second}
    assert [clash.place for clash in merged.clashes] == ["Afstemning, punkt 1 Budget"]
    assert merge(flatten(base), own, budget(votes=(replace(first, id="v2"),))(base)).clashes == ()


def test_a_line_that_was_voted_on_is_not_deleted_unasked() -> None:
    base = budget(votes=())(base_meeting())
    own = budget(votes=(Vote("r2", (), (9, 0, 0)),))(base)
    merged = merge(flatten(base), own, line()(base))
    assert [clash.theirs for clash in merged.clashes] == ["Slettet"]
    assert len(merged.meeting.items[0].recommendations) == 2


def test_an_item_opened_there_while_it_was_written_in_here_stays_closed_until_she_says() -> None:
    base = budget(closed=True)(base_meeting())
    own = budget(minutes=Text((paragraph("Hemmeligt."),)))(base)
    merged = merge(flatten(base), own, budget(closed=False)(base))
    assert [(clash.place, clash.mine, clash.theirs) for clash in merged.clashes] == [
        ("Lukket, punkt 1 Budget", "ja", "nej")
    ]
    assert merged.meeting.items[0].closed
    opened = merge(flatten(base), own, budget(closed=False)(base), {merged.clashes[0].id: Choice.THEIRS})
    assert not opened.meeting.items[0].closed
    assert merge(flatten(base), base, budget(closed=False)(base)).clashes == ()


def test_an_item_moved_out_here_while_its_theme_was_closed_there_is_closed() -> None:
    base = base_meeting()
    theme = base.items[1]
    own = replace(base, items=(base.items[0], replace(theme, items=()), *theme.items, base.items[2]))
    other = replace(base, items=(base.items[0], replace(theme, closed=True), base.items[2]))
    for merged in (merge(flatten(base), own, other), merge(flatten(base), other, own)):
        assert merged.clashes == ()
        assert "i3" in merged.meeting.closed_ids()


def test_an_approval_there_does_not_cover_what_was_written_here_since() -> None:
    base = base_meeting()
    approved = replace(base, minutes_state=MinutesState.APPROVED)
    assert merge(flatten(base), base, approved).meeting.is_locked
    merged = merge(flatten(base), budget(title="Nyt")(base), approved)
    assert [clash.place for clash in merged.clashes] == ["Referatets status, mødet"]
    assert not merged.meeting.is_locked


def test_what_goes_with_a_deleted_item_is_all_told() -> None:
    base = base_meeting()
    link = Text((Paragraph((Run("se her", link="https://fjord.example/x"),)),))
    own = budget(case_number="27/1", background=link)(base)
    told = merge(flatten(base), own, replace(base, items=base.items[1:])).clashes[0].mine
    assert "Sagsnummer: 27/1" in told
    assert "se her → https://fjord.example/x" in told


def test_two_links_on_the_same_words_can_be_told_apart() -> None:
    base = base_meeting()
    own, other = (
        budget(minutes=Text((Paragraph((Run("se her", link=f"https://{name}.example"),)),)))(base)
        for name in ("her", "der")
    )
    clash = merge(flatten(base), own, other).clashes[0]
    assert clash.mine != clash.theirs


def test_an_item_deleted_here_and_moved_into_a_new_one_there_is_asked_about() -> None:
    base = base_meeting()
    moved = replace(base, items=(AgendaItem("Nyt tema", ItemKind.THEME, items=base.items[:1]), *base.items[1:]))
    merged = merge(flatten(base), replace(base, items=base.items[1:]), moved)
    assert [clash.mine for clash in merged.clashes] == ["Slettet"]


def under(theme: str) -> Callable[[Meeting], Meeting]:
    """Return the edit that moves the last item into a theme of that title."""
    return lambda m: replace(m, items=(*m.items[:-1], AgendaItem(theme, ItemKind.THEME, items=m.items[-1:])))


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        (under("Drift"), under("Anlæg"), ("dagsordenens punkter", "punkt 3 Drift", "punkt 3 Anlæg")),
        (
            lambda m: replace(m, start=time(13, 5)),
            lambda m: replace(m, start=time(14)),
            ("(tomt)", "13.05", "14.00"),
        ),
        (
            one_item(action_items=(ActionItem("ringer", "Bo", date(2027, 5, 1), id="t"),)),
            one_item(action_items=(ActionItem("skriver", "Bo", date(2027, 5, 1), id="t"),)),
            ("(tomt)", "ringer, Bo, 1. maj 2027", "skriver, Bo, 1. maj 2027"),
        ),
    ],
)
def test_a_question_tells_places_days_and_times_as_she_reads_them(
    mine: Callable[[Meeting], Meeting], theirs: Callable[[Meeting], Meeting], told: tuple[str, str, str]
) -> None:
    base = base_meeting()
    clash = merge(flatten(base), mine(base), theirs(base)).clashes[0]
    assert (clash.base, clash.mine, clash.theirs) == told


def test_two_files_on_one_bilag_are_told_apart_without_their_whole_marks() -> None:
    base = base_meeting()

    def filed(mark: str) -> Meeting:
        other = replace(base.items[2].attachments[0], object_id=mark * 64)
        return replace(base, items=(*base.items[:2], replace(base.items[2], attachments=(other,))))

    clash = merge(flatten(base), filed("b"), filed("c")).clashes[0]
    assert clash.mine == "Fil bbbbbb\nkort.pdf\n1 kB"
    assert clash.theirs == "Fil cccccc\nkort.pdf\n1 kB"


def happened(minute: int, step: Step, *, person: str = "", item: str = "") -> Entry:
    return Entry(datetime(2027, 3, 8, 14, minute), step, item, person)


def test_when_somebody_left_is_told_by_one_side_and_asked_about_where_they_differ() -> None:
    base = base_meeting()
    own = replace(base, timeline=(happened(5, Step.LEFT, person="p2"),))
    other = replace(base, timeline=(happened(10, Step.LEFT, person="p2"), happened(12, Step.LEFT, person="p1")))
    merged = merge(flatten(base), own, other)
    assert [(c.place, c.mine, c.theirs) for c in merged.clashes] == [("Kom og gik, Bo", "14.05 gik", "14.10 gik")]
    assert merged.meeting.timeline == (own.timeline[0], other.timeline[1])
    taken = merge(flatten(base), own, other, {merged.clashes[0].id: Choice.THEIRS})
    assert taken.meeting.timeline == other.timeline


@pytest.mark.parametrize(
    ("deleted", "noted", "told"),
    [
        (
            lambda m: replace(m, groups=(replace(m.groups[0], people=m.groups[0].people[:1]),)),
            happened(5, Step.LEFT, person="p2"),
            "Beholdt og rettet:\nBo\nFremmøde: til stede\n14.05 gik",
        ),
        (
            lambda m: replace(m, items=m.items[:1] + m.items[2:]),
            happened(5, Step.OPENED, item="i3"),
            "Beholdt og rettet:\nTema\nUnder\net punkt\nto punkter\n14.05 begyndte Under",
        ),
    ],
)
def test_a_person_or_item_that_something_was_noted_of_there_is_not_deleted_unasked(
    deleted: Callable[[Meeting], Meeting], noted: Entry, told: str
) -> None:
    base = base_meeting()
    clash = merge(flatten(base), deleted(base), replace(base, timeline=(noted,))).clashes[0]
    assert (clash.mine, clash.theirs) == ("Slettet", told)


def test_what_both_noted_alike_is_there_once_and_asks_nothing() -> None:
    base = base_meeting()
    noted = ((happened(5, Step.LEFT, person="p2"), happened(6, Step.RECUSED, person="p1", item="i1")) for _ in range(2))
    own, other = (replace(base, timeline=entries) for entries in noted)
    assert merge(flatten(base), own, other) == Merged(own, ())


def test_who_was_not_to_take_part_is_told_by_name_whatever_the_ids_are() -> None:
    people = (Participant("Åse", id="p"), Participant("Bo", id="p-2"))
    noted = happened(5, Step.RECUSED, person="p-2", item="i1")
    base = replace(base_meeting(), groups=(AttendanceGroup("Medlemmer", people, id="g1"),), timeline=(noted,))
    later = replace(base, timeline=(replace(noted, at=datetime(2027, 3, 8, 14, 6)),))
    (clash,) = merge(flatten(base), replace(base, timeline=()), later).clashes
    assert (clash.place, clash.mine, clash.theirs) == ("Inhabil, Bo", "(tomt)", "inhabil: Budget")


def test_the_course_of_the_meeting_is_never_mixed_of_two() -> None:
    base = base_meeting()
    own, other = (replace(base, timeline=(happened(minute, Step.OPENED, item="i1"),)) for minute in (1, 2))
    merged = merge(flatten(base), own, other)
    assert [(c.place, c.mine) for c in merged.clashes] == [("Mødets gang, mødet", "14.01 begyndte Budget")]
    assert merged.meeting.timeline == own.timeline
