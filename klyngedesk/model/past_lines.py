"""Lines of an indstilling that are worded as if they were decided: "Godkendte planen", "Budgettet blev godkendt"."""

from __future__ import annotations

import re

from klyngedesk.model.acts import joined_in_present
from klyngedesk.model.verbs import in_participle, in_past, in_present

_WAS_DONE = re.compile(r"\b(?:blev|bliver|er blevet) (?P<verb>\w+)\b", re.IGNORECASE)
_DONE = re.compile(
    r"^\w+(?:(?:,\s\w+)*\sog\s\w+)?(?P<rest>(?:$|,|\s(?:til (?:efterretning|orientering)|med|uden|som)\b).*)$"
)


def as_asked(words: str) -> str:
    """Return "godkender planen" from "Godkendte planen", "tages til efterretning" from "Taget til efterretning"."""
    first = words.split(maxsplit=1)[0] if words else ""
    if in_past(first) and len(words.split()) > 1:
        return _in_present(words)
    return _passive_of_participle(words) or _WAS_DONE.sub(_passive, words, count=1)


def _in_present(words: str) -> str:
    before, at, after = re.split(r"(, at\b|$)", words, maxsplit=1)[:3]
    first, _, rest = before.partition(" ")
    known = in_past(first)
    assert known is not None
    return f"{known.present} {joined_in_present(rest, in_past)}{at}{after}"


def _passive(found: re.Match[str]) -> str:
    known = in_participle(found["verb"])
    return f"{known.infinitive}s" if known else found[0]


def _passive_of_participle(words: str) -> str:
    """Return "drøftes og godkendes" from "Drøftet og godkendt"; empty where the line is no such thing."""
    found = _DONE.match(words)
    if not found or any(in_present(word) for word in words.split()):
        return ""
    verbs = [in_participle(word) for word in re.findall(r"\w+", words[: found.start("rest")]) if word != "og"]
    known = [verb for verb in verbs if verb]
    if not known or len(known) < len(verbs):
        return ""
    return " og ".join(f"{verb.infinitive}s" for verb in known) + found["rest"]
