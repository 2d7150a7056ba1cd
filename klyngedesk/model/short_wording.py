"""The shortest form of a decision: "Drøftet og godkendt"."""

from __future__ import annotations

import re
from dataclasses import replace

from klyngedesk.model.acts import Act
from klyngedesk.model.danish import capitalised, listed
from klyngedesk.model.wording import ADVISING, NO_PASSIVE, NOTED, PREPOSITION


def short(acts: tuple[Act, ...]) -> str | None:
    """Return "Drøftet og godkendt", or None where no short form is good."""
    if any("men" in act.joint for act in acts):
        return None
    words = [_short(act) for act in acts]
    known = [word for word in words if word]
    return capitalised(listed(list(dict.fromkeys(known)))) if len(known) == len(words) else None


_SAYS_TOO_LITTLE = {
    *("bede", "anmode", "pålægge", "opfordre", "bemyndige", "invitere", "takke", "lægge", "sætte", "rette", "føre"),
    *("stille", "holde", "drage", "se", "pege", "byde", "indgå", "sikre", "have", "informere", "underrette", "skabe"),
    *("udtrykke", "optage", "finde"),
}
_SHORT = {"bakke": "bakket op", "tilslutte": "tiltrådt", "notere": "noteret", "træffe": "besluttet"}


_GIVEN = re.compile(r"^(?:input|bemærkninger|feedback|sparring|kommentarer)\b")
_HANDED_IN = re.compile(r"^(?:høringssvar|bemærkninger|udtalelse|indstilling)\w*\b")


def _short(act: Act) -> str | None:
    """Return "drøftet"; with "ikke" where the line itself asks for the opposite."""
    bare = act.rest.removeprefix("ikke ")
    if bare == act.rest:
        return _done(act)
    done = None if bare.startswith("at ") else _done(replace(act, rest=bare))
    return f"ikke {done}" if done else None


def _done(act: Act) -> str | None:
    name, rest = act.verb.infinitive, act.rest
    if name == "drøfte" or name in ADVISING:
        return act.verb.participle
    if name == "tage":
        found = None if re.search(r"\bop til\b", rest) else NOTED.match(rest)
        decided = "besluttet" if rest.startswith("beslutning") else None
        return f"taget {found['to']}" if found else decided
    if name in ("give", "komme"):
        given = _GIVEN.match(rest.removeprefix("med "))
        return f"{given[0]} givet" if given else None
    handed_in = _HANDED_IN.match(rest) if name == "afgive" else None
    if handed_in:
        return f"{handed_in[0]} afgivet"
    if name == "træffe":
        return "besluttet" if rest.startswith("beslutning") else None
    if name in _SHORT:
        return _SHORT[name]
    if name in _SAYS_TOO_LITTLE:
        return None
    if act.is_reflexive or name in NO_PASSIVE or PREPOSITION.match(rest):
        return act.verb.participle if name.startswith("orientere") else None
    return act.verb.participle
