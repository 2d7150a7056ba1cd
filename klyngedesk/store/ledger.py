"""What was sent, what was seen to, and what bilag were found to hold."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, literal_column, select
from sqlalchemy.dialects import sqlite as sqlite_dialect

from klyngedesk.model.dispatch import Dispatch, SentFile
from klyngedesk.model.identity import new_id
from klyngedesk.model.papers import Audience
from klyngedesk.store import digests
from klyngedesk.store.ledger_tables import BilagScanTable, DispatchTable, SeenFindingTable
from klyngedesk.store.mapping import Base
from klyngedesk.store.patching import raw_of
from klyngedesk.store.values import Row

_NAMES = (DispatchTable.__tablename__, SeenFindingTable.__tablename__, BilagScanTable.__tablename__)
_DISPATCH, _SEEN, _SCAN = (Base.metadata.tables[name] for name in _NAMES)


class Ledger:
    """Rows that are written once and never changed; each method is one transaction."""

    def __init__(self, begun: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._begun = begun
        self._known: tuple[str, tuple[Dispatch, ...]] | None = None

    def add_dispatch(self, dispatch: Dispatch) -> None:
        self._add(_DISPATCH, _dispatch_row(dispatch))
        self._known = None

    def dispatches(self, meeting_id: str) -> tuple[Dispatch, ...]:
        """Return what was sent of the meeting, newest first; those last asked for are known without the disk."""
        known = self._known
        if known is not None and known[0] == meeting_id:
            return known[1]
        query = select(_DISPATCH).where(_DISPATCH.c.meeting_id == meeting_id)
        with self._begun() as connection:
            in_order = query.order_by(literal_column("dispatch.rowid").desc())  # a clock may have been set back
            rows = connection.execute(in_order).mappings().all()
            found = tuple(_dispatch(dict(row)) for row in rows)
            self._known = meeting_id, found
        return found

    def see(self, meeting_id: str, finding: str, reason: str, moment: datetime) -> None:
        """Remember that she has looked at the finding, and why it may stand."""
        told = {"finding": finding, "reason": reason, "moment": moment.isoformat()}
        self._add(_SEEN, {"id": new_id(), "meeting_id": meeting_id} | told)

    def seen(self, meeting_id: str) -> dict[str, str]:
        """Return the reason for each finding that she has looked at, by what names it."""
        with self._begun() as connection:
            rows = connection.execute(select(_SEEN).where(_SEEN.c.meeting_id == meeting_id)).mappings().all()
        return {row["finding"]: row["reason"] for row in rows}

    def scan(self, object_id: str, edition: int) -> Any:
        """Return what that edition of the scan found in the file, or None where it has not been scanned."""
        query = select(_SCAN.c.found).where(_SCAN.c.id == object_id, _SCAN.c.edition == edition)
        with self._begun() as connection:
            return connection.execute(query).scalar_one_or_none()

    def keep_scan(self, object_id: str, edition: int, found: Any) -> None:
        row = {"id": object_id, "edition": edition, "found": found}
        statement = sqlite_dialect.insert(_SCAN).values(row)
        with self._begun() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))

    def _add(self, table: Table, row: Row) -> None:
        with self._begun() as connection:
            connection.execute(insert(table).values(row))
            digests.renew(raw_of(connection), table.name, row["id"])


def _dispatch_row(dispatch: Dispatch) -> Row:
    files = [{"name": f.name, "object_id": f.object_id, "size": f.size, "pages": f.pages} for f in dispatch.files]
    names = ("id", "meeting_id", "document", "reason", "snapshot")
    return {name: getattr(dispatch, name) for name in names} | {
        "moment": dispatch.moment.isoformat(),
        "audience": dispatch.audience.value,
        "recipients": [list(each) for each in dispatch.recipients],
        "files": files,
    }


def _dispatch(row: Row) -> Dispatch:
    return Dispatch(
        **row
        | {
            "moment": datetime.fromisoformat(row["moment"]),
            "audience": Audience(row["audience"]),
            "recipients": tuple((name, mail) for name, mail in row["recipients"]),
            "files": tuple(SentFile(**file) for file in row["files"]),
        }
    )
