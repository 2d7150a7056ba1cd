"""A field of a meeting in words: where it stands, and what is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from klyngedesk.model.agenda import ItemKind, Outcome, Purpose
from klyngedesk.model.danish import clock, short_date, size
from klyngedesk.model.minutes_state import MinutesState
from klyngedesk.model.people import Presence
from klyngedesk.store.values import day, moment
from klyngedesk.text.form import from_form
from klyngedesk.text.links import lines_with_links

EMPTY_WORDS = "(tomt)"
TEXTS = ("background", "minutes", "public_text", "text")
_FIELDS = {
    "title": "Titel",
    "date": "Dato",
    "date_as_printed": "Dato som trykt",
    "date_inferred": "Dato",
    "start": "Begynder",
    "end": "Slutter",
    "started": "Begyndte",
    "ended": "Sluttede",
    "place": "Sted",
    "chair": "Mødeleder",
    "minute_taker": "Referent",
    "case_number": "Sagsnummer",
    "document_number": "Dokumentnummer",
    "document": "Dokument",
    "minutes_state": "Referatets status",
    "acts": "Godkendelser",
    "kind": "Art",
    "purpose": "Formål",
    "presenters": "Oplægsholdere",
    "minutes_planned": "Minutter",
    "fixed_start": "Begynder",
    "fixed_end": "Slutter",
    "closed": "Lukket",
    "public_title": "Offentlig titel",
    "public_text": "Offentlig tekst",
    "background": "Sagsfremstilling",
    "recommendation_to": "Indstilling til",
    "minutes": "Referat",
    "links": "Links",
    "action_items": "Opgaver",
    "internal_note": "Note til mødelederen",
    "printed_number": "Trykt nummer",
    "votes": "Afstemning",
    "statements": "Mindretalsudtalelser",
    "comments": "Bemærkninger",
    "postponed": "Udsat",
    "postponed_to": "Udsat til",
    "continues": "Fortsætter",
    "outcome": "Udfald",
    "note": "Beslutning",
    "offered": "Foreslået udfald",
    "draft": "Udkast til beslutning",
    "text": "Tekst",
    "object_id": "Fil",
    "file_name": "Filnavn",
    "size": "Størrelse",
    "late": "Eftersendt",
    "name": "Navn",
    "organisation": "Organisation",
    "role": "Rolle",
    "email": "Mail",
    "presence": "Fremmøde",
    "arrived": "Kom",
    "left": "Gik",
    "substitute_for": "Stedfortræder for",
    "group_id": "Gruppe",
    "parent_id": "Plads",
    "step": "Hændelse",
    "item_id": "Punkt",
    "at": "Tid",
    "person_id": "Person",
    "sent_label": "Nummer ved udsendelsen",
    "moves": "Kom og gik",
    "recused": "Inhabil",
    "course": "Mødets gang",
    "row": "Beholdt eller slettet",
    "order": "Rækkefølge",
}
_CHOICES: Mapping[str, Any] = {
    "outcome": Outcome,
    "offered": Outcome,
    "purpose": Purpose,
    "minutes_state": MinutesState,
    "presence": Presence,
}
_KINDS = {ItemKind.ITEM: "punkt", ItemKind.THEME: "tema", ItemKind.BREAK: "pause"}
_NOT_WRITTEN = (
    *("id", "meeting_id", "parent_id", "group_id", "item_id", "person_id", "position", "object_id", "size"),
    *("continues", "kind", "printed_number", "sent_label", "sent_number"),
    *("background_plain", "minutes_plain", "text_plain"),
)
_ALONE = ("title", "name", "text")
_STANCES = ("for", "imod", "hverken for eller imod")


def field_name(name: str) -> str:
    """Return the Danish name of a column."""
    return _FIELDS.get(name, "Oplysning")


def row_words(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a person put in the row, field by field, empty ones left out."""
    for name, value in row.items():
        if name in _NOT_WRITTEN or value in (None, "", [], False):
            continue
        words = value_words(name, value)
        yield words if isinstance(value, list) or name in _ALONE else f"{field_name(name)}: {words}"


def value_words(name: str, value: Any) -> str:
    """Return a column's value as a person reads it."""
    if value is None or value in ("", [], {}):
        return EMPTY_WORDS
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if name in _CHOICES:
        return str(_CHOICES[name](value).danish)
    match name:
        case "kind":
            return _KINDS[ItemKind(value)]
        case "date" | "date_inferred" | "deadline":
            found = day(value)
            return short_date(found) if found else EMPTY_WORDS
        case "start" | "end" | "started" | "ended" | "arrived" | "left" | "fixed_start" | "fixed_end":
            told = moment(value)
            return clock(told) if told else EMPTY_WORDS
        case "size":
            return size(value)
        case "object_id":
            return f"Fil {value[:6]}"
    if isinstance(value, list):
        return _list_words(name, value)
    return str(value)


def _list_words(name: str, value: list[Any]) -> str:
    if name in TEXTS:
        return "\n".join(lines_with_links(from_form(value).blocks))
    return "\n".join(_vote_words(each) if name == "votes" else _element_words(each) for each in value)


def _vote_words(vote: Mapping[str, Any]) -> str:
    ballots = vote.get("ballots") or []
    if ballots:
        return "; ".join(f"{name}: {stance}" for _, name, stance in ballots)
    return ", ".join(f"{number} {stance}" for number, stance in zip(vote.get("numbers", ()), _STANCES, strict=False))


def _element_words(element: Any) -> str:
    if not isinstance(element, Mapping):
        return str(element)
    told = [
        value_words(key, value)
        for key, value in element.items()
        if key not in ("id", "at") and value not in (None, "", [])
    ]
    return ", ".join(told) or json.dumps(element, ensure_ascii=False)
