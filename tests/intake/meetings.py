"""Hypothesis strategies for whole meetings as a person may have made them."""

from __future__ import annotations

from datetime import date, time

from hypothesis import strategies as st

from klyngedesk.model.agenda import (
    ActionItem,
    AgendaItem,
    Attachment,
    ItemKind,
    Link,
    Outcome,
    Purpose,
    Recommendation,
)
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.text.blocks import Heading, List, ListItem, Paragraph, Run, Text

words = st.sampled_from(["", "Æblegrød på ø", "a, b; »c«", "😀 1. punkt\nto", "  luft  "])
clocks = st.one_of(st.none(), st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 30])))
days = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
blocks = st.sampled_from(
    [
        Paragraph((Run("Det "), Run("skal", bold=True), Run(" ske.", link="https://fjord.example"))),
        Heading((Run("Økonomi"),), 2),
        List((ListItem((Run("et"),), (List((ListItem((Run("to"),)),)),)),), ordered=True),
    ]
)
texts = st.lists(blocks, max_size=2).map(lambda found: Text(tuple(found)))
truths = st.booleans()


def some(each: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    """Return a strategy for tuples of none to two."""
    return st.lists(each, max_size=2).map(tuple)


recommendations = st.builds(Recommendation, words, st.one_of(st.none(), st.sampled_from(Outcome)), words)
sent = st.one_of(st.none(), st.integers(0, 99))
printed = st.one_of(st.none(), st.sampled_from(["1", "7a", ""]))
attachments = st.builds(
    Attachment,
    title=words,
    file_name=st.just("kort.pdf"),
    closed=truths,
    late=truths,
    printed_number=printed,
    sent_number=sent,
)
links = st.builds(Link, st.just("https://fjord.example/å"), words)
tasks = st.builds(ActionItem, words, words, days)
participants = st.builds(
    Participant, words, words, words, words, words, st.sampled_from(Presence), clocks, clocks, words
)
groups = st.builds(AttendanceGroup, words, some(participants))


def _items(below: st.SearchStrategy[tuple[object, ...]]) -> st.SearchStrategy[AgendaItem]:
    return st.builds(
        AgendaItem,
        title=words,
        kind=st.sampled_from(ItemKind),
        purpose=st.one_of(st.none(), st.sampled_from(Purpose)),
        presenters=some(words),
        minutes_planned=st.one_of(st.none(), st.sampled_from([0, 5, 30, 1440])),
        fixed_start=clocks,
        fixed_end=clocks,
        closed=truths,
        public_title=words,
        public_text=texts,
        background=texts,
        recommendation_to=words,
        recommendations=some(recommendations),
        minutes=texts,
        attachments=some(attachments),
        links=some(links),
        action_items=some(tasks),
        internal_note=words,
        printed_number=printed,
        sent_label=st.sampled_from(["", "4", "5 b)"]),
        items=below,
    )


meetings = st.builds(
    Meeting,
    forum_id=st.just(""),
    forum_name=st.just("Fjordens Råd"),
    title=words,
    date=days,
    date_as_printed=st.one_of(st.none(), words),
    date_inferred=days,
    start=clocks,
    end=clocks,
    started=clocks,
    ended=clocks,
    place=words,
    chair=words,
    minute_taker=words,
    case_number=words,
    document=st.sampled_from(["dagsorden", "referat"]),
    groups=some(groups),
    items=st.lists(_items(some(_items(st.just(())))), max_size=3).map(tuple),
    annexes=some(st.builds(Annex, words, texts)),
)
