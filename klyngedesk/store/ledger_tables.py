"""The tables of the ledger: dispatches, findings seen to, and what bilag were found to hold."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from klyngedesk.store.mapping import Base


class DispatchTable(Base):
    """What was sent outlives its meeting, so it does not point to it by a foreign key."""

    __tablename__ = "dispatch"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str]
    moment: Mapped[str]
    document: Mapped[str]
    audience: Mapped[str]
    reason: Mapped[str]
    recipients: Mapped[list[Any]]
    files: Mapped[list[Any]]
    snapshot: Mapped[str | None]
    __table_args__ = (Index("dispatch_by_meeting", "meeting_id"),)


class SeenFindingTable(Base):
    """A finding that she has looked at, and why it may stand."""

    __tablename__ = "seen_finding"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str]
    finding: Mapped[str]
    reason: Mapped[str]
    moment: Mapped[str]
    __table_args__ = (Index("seen_finding_by_meeting", "meeting_id"),)


class BilagScanTable(Base):
    """What was found in the words of a bilag, by the sha256 of its file."""

    __tablename__ = "bilag_scan"
    id: Mapped[str] = mapped_column(primary_key=True)
    edition: Mapped[int]
    found: Mapped[list[Any]]
