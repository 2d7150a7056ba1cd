"""The tables of what is kept beside the meetings: versions of texts, the wastebasket, seals, and who has the pen.

None of them points at a meeting's rows with a foreign key: they outlive what they tell of.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from klyngedesk.store.mapping import Base


class RevisionTable(Base):
    """One version of one text, for good: `seal` chains it to the version written before it."""

    __tablename__ = "revision"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[str]
    owner_id: Mapped[str]
    field: Mapped[str]
    place: Mapped[str]
    moment: Mapped[str]
    reason: Mapped[str]
    body: Mapped[list[Any]]
    digest: Mapped[str]
    seal: Mapped[str]
    __table_args__ = (Index("revision_by_owner", "owner_id", "field"),)


class WastebasketTable(Base):
    """Something that was deleted, whole: the rows it was made of, and where it stood."""

    __tablename__ = "wastebasket"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    title: Mapped[str]
    place: Mapped[str]
    meeting_id: Mapped[str]
    deleted_at: Mapped[str]
    rows: Mapped[list[Any]]


class SealTable(Base):
    """The hash of a meeting's approved minutes, and which columns it was made of."""

    __tablename__ = "seal"
    id: Mapped[str] = mapped_column(primary_key=True)
    sealed_at: Mapped[str]
    columns: Mapped[dict[str, Any]]
    digest: Mapped[str]


class HandoverTable(Base):
    """A meeting as it stood when it went out in a file, or came in with one."""

    __tablename__ = "handover"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str]
    direction: Mapped[str]
    holder: Mapped[str]
    moment: Mapped[str]
    ended_at: Mapped[str | None]
    rows: Mapped[list[Any]]
    __table_args__ = (Index("handover_by_meeting", "meeting_id"),)


APPEND_ONLY = tuple(
    f"CREATE TRIGGER revision_no_{act.lower()} BEFORE {act} ON revision "
    f"BEGIN SELECT RAISE(ABORT, 'a revision is for good'); END"
    for act in ("UPDATE", "DELETE")
)
