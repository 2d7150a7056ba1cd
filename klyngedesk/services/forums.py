"""Mødefora: making them and changing them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from klyngedesk.model.danish import counted
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum, Profile, StandingItem
from klyngedesk.model.people import Member
from klyngedesk.services.changes import Changes
from klyngedesk.services.lock import refuse_locked
from klyngedesk.store.patches import Patch, difference
from klyngedesk.store.rows import flatten
from klyngedesk.store.store import Store, forum_row
from klyngedesk.store.wastebasket import DiscardedKind, discarding


def create_forum(
    store: Store,
    name: str,
    *,
    members: tuple[Member, ...] = (),
    standing_items: tuple[StandingItem, ...] = (),
    default_place: str = "",
    profile: Profile | None = None,
) -> Forum:
    """Return the new forum; UserError where the name is empty or taken."""
    forum = Forum(name.strip(), profile or Profile(), members, standing_items, default_place)
    change_forum(store, forum)
    return forum


def change_forum(store: Store, forum: Forum) -> Changes:
    """Write the forum as it now is; UserError where its name is empty or taken by another."""
    refuse_name(forum, store.forums())
    return Changes("", store.save_forum(forum), "ret mødeforum")


def refuse_name(forum: Forum, others: Iterable[Forum]) -> None:
    """UserError where the forum's name is empty or that of another."""
    if not forum.name.strip():
        raise UserError("Mødeforummet mangler et navn. Skriv det, og gem igen.")
    if any(other.id != forum.id and other.name.casefold() == forum.name.casefold() for other in others):
        raise UserError(f"Der er allerede et mødeforum, der hedder »{forum.name}«. Vælg et andet navn.")


def delete_forum(store: Store, forum_id: str) -> Changes:
    """Take the forum away with all its meetings; all of it rests in the wastebasket as one.

    UserError where one of them has approved minutes.
    """
    forum = store.load_forum(forum_id)
    ids = [row.id for row in store.list_meetings() if row.forum_id == forum_id]
    gone = [Patch("forum", forum_id, forum_row(forum), None)]
    for meeting in map(store.load_meeting, ids):
        refuse_locked(meeting, None)
        gone = [*difference(flatten(meeting), {}), *gone]
    place = counted(len(ids), "møde", "møder")
    basket = discarding(DiscardedKind.FORUM, forum.name, place, "", gone, datetime.now().astimezone())
    return Changes("", store.apply([basket, *gone]), "slet mødeforum")
