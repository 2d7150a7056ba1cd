"""Python values as the store keeps them, and back: dates and times as ISO text, texts as JSON forms."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from klyngedesk.model.agenda import ActionItem, ItemKind, Link, Purpose
from klyngedesk.model.forum import AttachmentNumbering, Profile, StandingItem
from klyngedesk.model.layout_form import layout_form, layout_of
from klyngedesk.model.people import Member
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.quorum_rule import QuorumRule

Row = dict[str, Any]


def iso(value: date | time | None) -> str | None:
    """Return the ISO form of a date or time."""
    return None if value is None else value.isoformat()


def day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def moment(value: str | None) -> time | None:
    return None if value is None else time.fromisoformat(value)


def link_row(link: Link) -> Row:
    return {"url": link.url, "title": link.title}


def action_row(action: ActionItem) -> Row:
    told = {"id": action.id, "text": action.text, "owner": action.owner, "deadline": iso(action.deadline)}
    return told | ({"done": iso(action.done)} if action.done else {})


def action(row: Row) -> ActionItem:
    return ActionItem(row["text"], row["owner"], day(row["deadline"]), day(row.get("done")), row["id"])


def member_row(member: Member) -> Row:
    names = ("id", "name", "title", "organisation", "role", "email", "group")
    plain = {name: getattr(member, name) for name in names}
    return plain | {"since": iso(member.since), "until": iso(member.until)}


def member(row: Row) -> Member:
    return Member(**(row | {"since": day(row["since"]), "until": day(row["until"])}))


def standing_row(item: StandingItem) -> Row:
    return {
        "id": item.id,
        "title": item.title,
        "kind": item.kind.value,
        "purpose": item.purpose.value if item.purpose else None,
        "minutes_planned": item.minutes_planned,
        "recommendations": list(item.recommendations),
    }


def standing_item(row: Row) -> StandingItem:
    return StandingItem(
        row["title"],
        ItemKind(row["kind"]),
        Purpose(row["purpose"]) if row["purpose"] else None,
        row["minutes_planned"],
        tuple(row["recommendations"]),
        row["id"],
    )


def profile_row(profile: Profile) -> Row:
    return {
        "attachment_numbering": profile.attachment_numbering.value,
        "deadline_weekdays": profile.deadline_weekdays,
        "votes": profile.votes,
        "can_close_items": profile.can_close_items,
        "layout": layout_form(profile.layout),
        "phrase_style": profile.phrase_style.value,
        "quorum": profile.quorum.value,
        "seated_groups": list(profile.seated_groups),
        **({"joined_decisions": True} if profile.joined_decisions else {}),  # earlier versions do not know it
    }


def profile(row: Row) -> Profile:
    numbering = AttachmentNumbering(row["attachment_numbering"])
    made: dict[str, Any] = {"attachment_numbering": numbering, "layout": layout_of(row.get("layout", {}))}
    made["phrase_style"] = PhraseStyle(row.get("phrase_style", Profile().phrase_style.value))
    made["quorum"] = QuorumRule(row.get("quorum", Profile().quorum.value))
    made["seated_groups"] = tuple(row.get("seated_groups", ()))
    return Profile(**(row | made))
