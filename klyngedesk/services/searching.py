"""Searching everything that was ever written."""

from __future__ import annotations

from contextlib import closing

from klyngedesk.store.search_index import Hit, SearchIndex
from klyngedesk.store.store import Store


def open_index(store: Store) -> SearchIndex:
    """Return the index beside the store, made where there is none."""
    return SearchIndex(store.folder)


def search_everything(store: Store, words: str) -> tuple[Hit, ...]:
    """Return the best places where the words stand, from an index that is brought up to date first."""
    with closing(open_index(store)) as index:
        index.renew(store)
        return index.search(words)
