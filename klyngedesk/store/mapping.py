"""The tables of the store, as declarative classes.

They stand here and not in `model/`, so that the model's classes stay frozen and know nothing of a database;
`rows.py` turns one into the other.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Table
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """Every row has an identity that survives hand-over, and a place among its siblings."""

    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}


class ForumTable(Base):
    __tablename__ = "forum"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    default_place: Mapped[str]
    profile: Mapped[dict[str, Any]]
    members: Mapped[list[Any]]
    standing_items: Mapped[list[Any]]


class MeetingTable(Base):
    __tablename__ = "meeting"
    id: Mapped[str] = mapped_column(primary_key=True)
    forum_id: Mapped[str] = mapped_column(ForeignKey("forum.id"))
    title: Mapped[str]
    date: Mapped[str | None]
    date_as_printed: Mapped[str | None]
    date_inferred: Mapped[str | None]
    start: Mapped[str | None]
    end: Mapped[str | None]
    started: Mapped[str | None]
    ended: Mapped[str | None]
    place: Mapped[str]
    chair: Mapped[str]
    minute_taker: Mapped[str]
    case_number: Mapped[str]
    document_number: Mapped[str]
    document: Mapped[str]
    minutes_state: Mapped[str]
    acts: Mapped[list[Any]]
    __table_args__ = (Index("meeting_by_forum", "forum_id"),)


class GroupTable(Base):
    __tablename__ = "attendance_group"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    title: Mapped[str]
    __table_args__ = (Index("group_by_meeting", "meeting_id"),)


class ParticipantTable(Base):
    __tablename__ = "participant"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    group_id: Mapped[str] = mapped_column(ForeignKey("attendance_group.id"))
    position: Mapped[int]
    name: Mapped[str]
    title: Mapped[str]
    organisation: Mapped[str]
    role: Mapped[str]
    email: Mapped[str]
    presence: Mapped[str]
    arrived: Mapped[str | None]
    left: Mapped[str | None]
    substitute_for: Mapped[str]
    __table_args__ = (Index("participant_by_meeting", "meeting_id"),)


class ItemTable(Base):
    __tablename__ = "agenda_item"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int]
    kind: Mapped[str]
    title: Mapped[str]
    purpose: Mapped[str | None]
    presenters: Mapped[list[Any]]
    minutes_planned: Mapped[int | None]
    fixed_start: Mapped[str | None]
    fixed_end: Mapped[str | None]
    closed: Mapped[bool]
    public_title: Mapped[str]
    public_text: Mapped[list[Any]]
    case_number: Mapped[str]
    document_number: Mapped[str]
    background: Mapped[list[Any]]
    background_plain: Mapped[str]
    recommendation_to: Mapped[str]
    minutes: Mapped[list[Any]]
    minutes_plain: Mapped[str]
    links: Mapped[list[Any]]
    action_items: Mapped[list[Any]]
    internal_note: Mapped[str]
    printed_number: Mapped[str | None]
    sent_label: Mapped[str]
    votes: Mapped[list[Any]]
    statements: Mapped[list[Any]]
    comments: Mapped[list[Any]]
    postponed: Mapped[bool]
    postponed_to: Mapped[str]
    continues: Mapped[str]
    __table_args__ = (Index("item_by_meeting", "meeting_id"),)


class RecommendationTable(Base):
    __tablename__ = "recommendation"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int]
    text: Mapped[str]
    outcome: Mapped[str | None]
    note: Mapped[str]
    offered: Mapped[str | None]
    draft: Mapped[str]
    __table_args__ = (Index("recommendation_by_meeting", "meeting_id"),)


class AttachmentTable(Base):
    __tablename__ = "attachment"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("agenda_item.id"))
    position: Mapped[int]
    title: Mapped[str]
    object_id: Mapped[str | None]
    file_name: Mapped[str]
    size: Mapped[int]
    closed: Mapped[bool]
    late: Mapped[bool]
    printed_number: Mapped[str | None]
    sent_number: Mapped[int | None]
    __table_args__ = (Index("attachment_by_meeting", "meeting_id"),)


class AnnexTable(Base):
    __tablename__ = "annex"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    position: Mapped[int]
    title: Mapped[str]
    text: Mapped[list[Any]]
    text_plain: Mapped[str]
    __table_args__ = (Index("annex_by_meeting", "meeting_id"),)


class FactTable(Base):
    """What the store knows of itself: its identity, the number of its last save, where she was."""

    __tablename__ = "fact"
    id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class DigestTable(Base):
    """The sha256 of each row, under "table:id"."""

    __tablename__ = "digest"
    id: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]


class TimelineTable(Base):
    """What happened when; items and people are named without a key, since an entry outlives them."""

    __tablename__ = "timeline"
    id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"))
    at: Mapped[str]
    step: Mapped[str]
    item_id: Mapped[str]
    person_id: Mapped[str]
    __table_args__ = (Index("timeline_by_meeting", "meeting_id"),)


TABLES: dict[str, Table] = {
    mapped.__tablename__: Base.metadata.tables[mapped.__tablename__]
    for mapped in (
        MeetingTable,
        GroupTable,
        ParticipantTable,
        ItemTable,
        RecommendationTable,
        AttachmentTable,
        AnnexTable,
        TimelineTable,
    )
}
