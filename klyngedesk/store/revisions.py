"""Versions of texts: written once, chained by hashes, and never changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from klyngedesk.model.texts import Key, MeetingText
from klyngedesk.store.archive_tables import RevisionTable
from klyngedesk.store.patching import raw_of
from klyngedesk.store.store import Store
from klyngedesk.store.values import Row
from klyngedesk.store.writing import get_fact, set_fact
from klyngedesk.text.blocks import Text
from klyngedesk.text.form import from_form, to_form

NEWEST = "newest_version"
_CHAINED = ("meeting_id", "owner_id", "field", "place", "moment", "reason", "digest")


@dataclass(frozen=True, slots=True)
class Revision:
    """A text as it once stood; `place` says in words where that was."""

    number: int
    meeting_id: str
    owner_id: str
    field: str
    place: str
    moment: datetime
    reason: str
    text: Text

    @property
    def key(self) -> Key:
        return self.owner_id, self.field


def digest_of(value: Any) -> str:
    """Return the sha256 of the value's JSON, which is written in one way only."""
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8")).hexdigest()


def keep_texts(
    store: Store, meeting_id: str, texts: Iterable[MeetingText], reason: str, now: datetime, *, always: bool = False
) -> int:
    """Return how many versions were written: a text that stands as it was last kept is not kept again.

    With `always` it is, so that the version carries this reason. A text that never held a word has no version.
    """
    with store.transaction() as connection:
        return sum(_keep(connection, meeting_id, each, reason, now, always) for each in texts)


def _keep(connection: Connection, meeting_id: str, each: MeetingText, reason: str, now: datetime, always: bool) -> bool:
    table = RevisionTable.__table__
    body = to_form(each.text)
    digest = digest_of(body)
    mine = select(table.c.digest).where(table.c.owner_id == each.owner_id, table.c.field == each.field)
    last = connection.execute(mine.order_by(table.c.id.desc()).limit(1)).scalar()
    if (last is None and not each.text) or (last == digest and not (always and each.text)):
        return False
    row: Row = {
        "meeting_id": meeting_id,
        "owner_id": each.owner_id,
        "field": each.field,
        "place": each.place,
        "moment": now.astimezone(UTC).isoformat(),
        "reason": reason,
        "digest": digest,
    }
    before = connection.execute(select(table.c.seal).order_by(table.c.id.desc()).limit(1)).scalar() or ""
    seal = _seal(before, row)
    made = connection.execute(insert(RevisionTable).values(row | {"body": body, "seal": seal}))
    set_fact(raw_of(connection), NEWEST, f"{made.lastrowid} {seal}")
    return True


def _seal(before: str, row: Row) -> str:
    return digest_of([before, *(row[name] for name in _CHAINED)])


def versions(store: Store, key: Key) -> tuple[Revision, ...]:
    """Return the versions of that text, newest first."""
    table = RevisionTable.__table__
    query = select(table).where(table.c.owner_id == key[0], table.c.field == key[1]).order_by(table.c.id.desc())
    with store.reading() as connection:
        return tuple(_revision(dict(row)) for row in connection.execute(query).mappings())


def load_version(store: Store, number: int) -> Revision:
    """Return that version; KeyError where there is none."""
    table = RevisionTable.__table__
    with store.reading() as connection:
        row = connection.execute(select(table).where(table.c.id == number)).mappings().first()
        version = _revision(dict(row)) if row else None
    if version is None:
        raise KeyError(number)
    return version


def _revision(row: Row) -> Revision:
    names = ("meeting_id", "owner_id", "field", "place")
    return Revision(
        row["id"],
        **{name: row[name] for name in names},
        moment=datetime.fromisoformat(row["moment"]),
        reason=row["reason"],
        text=from_form(row["body"]),
    )


def broken_versions(store: Store) -> tuple[int, ...]:
    """Return the numbers of the versions whose words, or whose place in the chain, are not as they were written.

    The newest one stands in a fact too, since nothing comes after it in the chain.
    """
    seals: dict[int, str] = {}
    broken, before = [], ""
    with store.understood(), store.alone() as connection:
        cursor = connection.execute("SELECT * FROM revision ORDER BY id")
        names = [column[0] for column in cursor.description]
        for row in (dict(zip(names, values, strict=True)) for values in cursor):
            if not _is_whole(row, before):
                broken.append(row["id"])
            seals[row["id"]] = before = row["seal"]
        number, _, seal = get_fact(connection, NEWEST).partition(" ")
    if number and seals.get(int(number)) != seal and int(number) not in broken:
        broken.append(int(number))
    return tuple(broken)


def _is_whole(row: Row, before: str) -> bool:
    try:
        return (digest_of(json.loads(row["body"])), _seal(before, row)) == (row["digest"], row["seal"])
    except (ValueError, TypeError):  # the words are no text any more
        return False
