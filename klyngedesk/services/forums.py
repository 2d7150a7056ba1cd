"""Mødefora: making them and changing them."""

from __future__ import annotations

from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import Forum, Profile, StandingItem
from klyngedesk.model.people import Member
from klyngedesk.store.store import Store


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


def change_forum(store: Store, forum: Forum) -> None:
    """Write the forum as it now is; UserError where its name is empty or taken by another."""
    if not forum.name.strip():
        raise UserError("Mødeforummet mangler et navn. Skriv det, og gem igen.")
    same_name = [other for other in store.forums() if other.name.casefold() == forum.name.casefold()]
    if any(other.id != forum.id for other in same_name):
        raise UserError(f"Der er allerede et mødeforum, der hedder »{forum.name}«. Vælg et andet navn.")
    store.save_forum(forum)


def forum_named(store: Store, name: str) -> Forum | None:
    """Return the forum with that name, or None."""
    return next((forum for forum in store.forums() if forum.name == name), None)
