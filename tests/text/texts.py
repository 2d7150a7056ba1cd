"""Hypothesis strategies for whole rich texts."""

from __future__ import annotations

from hypothesis import strategies as st

from klyngedesk.text.blocks import (
    Block,
    Cell,
    Heading,
    List,
    ListItem,
    Paragraph,
    Run,
    Table,
    Text,
    joined_runs,
)

words = st.text(st.sampled_from("abæøåÆØÅ <&|*_#-1.)😀\u00a0"), min_size=1, max_size=12)
links = st.one_of(st.none(), st.just("https://eksempel.dk/bilag?a=1&b=2"))
runs = st.lists(st.builds(Run, words, st.booleans(), st.booleans(), links), max_size=4).map(joined_runs)
paragraphs = st.builds(Paragraph, runs)
headings = st.builds(Heading, runs, st.integers(1, 3))


def _nested(items: st.SearchStrategy[tuple[List, ...]]) -> st.SearchStrategy[List]:
    item = st.builds(ListItem, runs, items)
    return st.builds(List, st.lists(item, min_size=1, max_size=3).map(tuple), st.booleans())


flat_lists = _nested(st.just(()))
lists = _nested(st.lists(_nested(st.lists(flat_lists, max_size=1).map(tuple)), max_size=2).map(tuple))
cells = st.builds(Cell, st.lists(st.one_of(paragraphs, headings, flat_lists), max_size=2).map(tuple))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(cells, min_size=width, max_size=width).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=3).map(tuple))
    return Table(rows, draw(st.integers(0, 1)))


blocks: st.SearchStrategy[Block] = st.one_of(paragraphs, headings, lists, tables())
texts = st.builds(Text, st.lists(blocks, max_size=6).map(tuple))
