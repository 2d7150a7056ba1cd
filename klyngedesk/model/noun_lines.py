"""Lines of an indstilling that name what is to be done: "Til orientering", "Godkendelse af planen"."""

from __future__ import annotations

import re
from dataclasses import replace

from klyngedesk.model.acts import Act
from klyngedesk.model.line_words import lowered
from klyngedesk.model.verbs import ALSO_NOUNS, in_participle, in_passive, in_past, in_present, verb


def named_acts(words: str) -> tuple[Act, ...]:
    """Return the acts of such a line; none where the line is of another kind."""
    return _purpose(words) or _noun_form(words)


_PURPOSES = {
    "orientering": ("tage", "orienteringen til efterretning"),
    "efterretning": ("tage", "sagen til efterretning"),
    "drøftelse": ("drøfte", "sagen"),
    "temadrøftelse": ("drøfte", "sagen"),
    "debat": ("drøfte", "sagen"),
    "godkendelse": ("godkende", "sagen"),
    "vedtagelse": ("vedtage", "sagen"),
    "behandling": ("behandle", "sagen"),
    "evaluering": ("evaluere", "sagen"),
    "prioritering": ("prioritere", "sagen"),
}
_KIND = (
    r"(?:(?:fælles|politisk|eventuel|indledende|første|endelig|videre|nærmere|gensidig|åben|kort|mundtlig|"
    r"skriftlig)\s+)?"
)
_PURPOSE = re.compile(
    rf"^(?:til\s+)?{_KIND}(?P<one>\w+)(?:\s*(?:og|/|,)\s*(?:til\s+)?{_KIND}(?P<two>\w+))?\s*(?P<more>[:–(-].*)?$",
    re.IGNORECASE,
)


def _purpose(words: str) -> tuple[Act, ...]:
    """Read "Til orientering", "Til drøftelse og godkendelse"."""
    found = _PURPOSE.match(words)
    if not found:
        return ()
    names = [name.casefold().removesuffix("spunkt") for name in (found["one"], found["two"]) if name]
    if any(name not in _PURPOSES for name in names):
        return ()
    acts = [Act(verb(_PURPOSES[name][0]), _PURPOSES[name][1]) for name in names]
    about = "" if (found["more"] or "").startswith("(") else lowered((found["more"] or "").lstrip(":–- "))
    if len(acts) == 1 and acts[0].rest == "sagen" and re.match(r"(?!hv)[^\W\d]{4}", about):
        acts[0] = replace(acts[0], rest=about)
    if len(acts) == 2 and acts[0].rest == acts[1].rest:
        acts[0] = replace(acts[0], rest="")
    return tuple(replace(act, joint=" og " if n else "") for n, act in enumerate(acts))


_NOUN_ACTS = {
    "godkendelse": "godkende",
    "drøftelse": "drøfte",
    "behandling": "behandle",
    "evaluering": "evaluere",
    "prioritering": "prioritere",
    "vedtagelse": "vedtage",
    "gennemgang": "gennemgå",
    "nedsættelse": "nedsætte",
    "fastsættelse": "fastsætte",
    "fastlæggelse": "fastlægge",
    "udpegning": "udpege",
    "kvalificering": "kvalificere",
}
_NOUN_FORM = re.compile(r"^(?P<noun>\w+)\s+af\s+(?P<rest>.+)$", re.IGNORECASE)
_TWO_NOUN_FORMS = re.compile(r"^(?P<first>\w+ af .+?)\s(?:og|samt)\s(?P<second>\w+ af .+)$", re.IGNORECASE)
_TOLD = re.compile(
    r"^(?:(?:gensidig|mundtlig|skriftlig|kort)\s+)?orientering\s+"
    r"(?P<rest>(?:(?:om|omkring|vedr\.|vedrørende|fra|ved)\s|v/).+)$",
    re.IGNORECASE,
)


def _noun_form(words: str) -> tuple[Act, ...]:
    """Read "Godkendelse af dagsordenen" and "Orientering om budgettet"."""
    told = _TOLD.match(words)
    if told and not re.search(r"\b(?:tages|gives|drøftes|godkendes)\b", words):
        return (Act(verb("tage"), f"orienteringen {told['rest']} til efterretning"),)
    both = _TWO_NOUN_FORMS.match(words)
    first, second = (_noun_form(both["first"]), _noun_form(both["second"])) if both else ((), ())
    if first and second:
        return (*first, replace(second[0], joint=" og "))
    found = _NOUN_FORM.match(words)
    if found and found["noun"].casefold() in _NOUN_ACTS and not any(in_passive(word) for word in words.split()):
        return (Act(verb(_NOUN_ACTS[found["noun"].casefold()]), found["rest"]),)
    return ()


_RECOMMENDED = re.compile(
    r"^(?P<thing>.+?)\s+(?:(?:indstilles|anbefales|foreslås|forelægges|fremlægges)\s+(?:til\s+)?|til\s+)"
    r"(?P<what>godkendt|godkendelse|drøftet|drøftelse|vedtaget|vedtagelse|tiltrådt|taget til efterretning|orientering|"
    r"efterretning)$",
    re.IGNORECASE,
)


_NO_THING_NAMED = re.compile(r"^(?:indstilles|anbefales|foreslås|forelægges|fremlægges)\s", re.IGNORECASE)


def _is_done(thing: str) -> bool:
    """Return whether the words hold a verb, and so are no thing."""
    words = [word.rstrip(",") for word in thing.split()]
    acts = any(in_passive(word) or in_past(word) for word in words)
    return acts or thing.casefold() == "taget" or any(in_present(word) and word not in ALSO_NOUNS for word in words)


def recommended_acts(words: str) -> tuple[Act, ...]:
    """Return the acts of "Dagsordenen indstilles godkendt" and "Planen indstilles til godkendelse"."""
    found = _RECOMMENDED.match(f"sagen {words}" if _NO_THING_NAMED.match(words) else words)
    if not found or len(found["thing"].split()) > 14 or _is_done(found["thing"]):
        return ()
    thing, what = lowered(found["thing"]), found["what"].casefold()
    if what.endswith(("efterretning", "orientering")):
        return (Act(verb("tage"), f"{thing} til efterretning"),)
    return (Act(in_participle(what) or verb(_NOUN_ACTS[what]), thing),)
