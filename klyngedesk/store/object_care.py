"""Files that nothing names any more: set aside after 90 days, never deleted, and back home when named again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from klyngedesk.durable import make_folder, move_file
from klyngedesk.store.store import Store

DAYS_UNNAMED = timedelta(days=90)
ASIDE = "bilag-lagt-til-side"
_SINCE = "unnamed_objects"
_NAME = re.compile(r"[0-9a-f]{64}")


def care_for_objects(store: Store, now: datetime) -> int:
    """Return how many files were set aside: those that nothing has named for 90 days."""
    named, since = named_objects(store), _unnamed_since(store)
    present = {file.name: file for file in _files(store.folder / "objects")}
    _bring_home(store, named - present.keys())
    still = {name: since.get(name, now) for name in present.keys() - named}
    over = [name for name, first in still.items() if now - first > DAYS_UNNAMED]
    for name in over:
        _move(present[name], store.folder / ASIDE / name)
        del still[name]
    store.keep_fact(_SINCE, json.dumps({name: first.isoformat() for name, first in still.items()}))
    return len(over)


def named_objects(store: Store) -> set[str]:
    """Return every sha256 that stands anywhere in the store: lists of bilag, texts, versions, wastebasket, forums.

    All columns are read, so that a table added later counts too; each table is read on its own, and letters typed
    meanwhile need not wait for all of them.
    """
    with store.alone() as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    named: set[str] = set()
    for table in tables:
        with store.alone() as connection:
            for row in connection.execute(f'SELECT * FROM "{table}"') if table not in ("digest", "fact") else ():
                named.update(found for value in row if isinstance(value, str) for found in _NAME.findall(value))
    return named


def _unnamed_since(store: Store) -> dict[str, datetime]:
    told = json.loads(store.fact(_SINCE) or "{}")
    return {name: datetime.fromisoformat(first).astimezone(UTC) for name, first in told.items()}


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in folder.glob("??/*") if _NAME.fullmatch(file.name))


def _bring_home(store: Store, missing: set[str]) -> None:
    for name in missing:
        aside = store.folder / ASIDE / name
        if aside.is_file():
            _move(aside, store.objects.path(name))


def _move(file: Path, target: Path) -> None:
    make_folder(target.parent)
    move_file(file, target)
