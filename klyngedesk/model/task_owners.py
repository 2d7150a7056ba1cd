"""Who a task is given to: a person, several, or a body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from klyngedesk.model.danish import capitalised, listed
from klyngedesk.model.folding import folded, names_beginning
from klyngedesk.model.task_sentence import tells_what_is_done

_BODIES = (
    *(
        "sekretariatet",
        "administrationen",
        "forvaltningen",
        "formandskabet",
        "formanden",
        "direktionen",
        "styregruppen",
    ),
    *("arbejdsgruppen", "regionen", "kommunen", "kommunerne", "alle"),
)


_MORE = re.compile(r"^(?:,\s*|\s*[+/&]\s*|\s+(?:og|samt)\s+)(?=@|[A-ZÆØÅ])")
_BREAK = re.compile(r"\s*[,;:]\s+|\s+[–-]\s+")


def without_owner(words: str, names: Sequence[str]) -> tuple[str, str]:
    """Return who the line gives the task to, and the rest; nobody where it names none."""
    owner, rest = _named(words, names)
    if owner:
        return _with_others(owner, rest, names)
    return _doer(words, names) or _told_last(words, names) or _set_apart(words) or _body(words) or ("", words)


def _named(words: str, names: Sequence[str]) -> tuple[str, str]:
    """Return the listed person that the line begins with."""
    for name in sorted(names, key=len, reverse=True):
        if _begins_with(words, name):
            return name, words[len(name) :]
    first = re.match(r"^@?(?P<name>[\wÆØÅæøå'-]+(?:\s[A-ZÆØÅ][\wæøå'-]*)*)", words)
    for candidate in _shorter(first["name"]) if first else ():
        owner = _one_person(candidate, names, is_begun=words.startswith("@"))
        if owner:
            return owner, words[len(candidate) + words.startswith("@") :]
    return "", words


def _with_others(owner: str, rest: str, names: Sequence[str]) -> tuple[str, str]:
    """Return "Lars Holm og Ida Krogh" where more people stand in the list."""
    owners, joint = [owner], _MORE.match(rest)
    while joint:
        following, after = _named(rest[joint.end() :], names)
        if not following:
            break
        owners.append(following)
        rest, joint = after, _MORE.match(after)
    return listed(owners), rest


def _doer(words: str, names: Sequence[str]) -> tuple[str, str] | None:
    """Return "Region Midtfjord" of "Region Midtfjord leverer data": up to five words before what is done."""
    tokens = words.split()
    for count, token in enumerate(tokens[1:6], 1):
        if tokens[count - 1].endswith((",", ":", ";")):
            return None
        if tells_what_is_done(token):
            who = " ".join(tokens[:count])
            return (capitalised(who), " ".join(tokens[count:])) if _can_act(tokens[:count], names) else None
    return None


_LEADS_TO_A_DAY = frozenset(("inden", "senest", "til", "på", "i", "fra", "om", "efter", "før", "den", "hver"))


def _can_act(who: list[str], names: Sequence[str]) -> bool:
    if len(who) == 1 and who[0].casefold() not in _BODIES:
        several = [name for name in names if folded(name.split()[0]) == folded(who[0])]
        return who[0][:1].isupper() and not several and not who[0].endswith(("en", "et", "ne", "er"))
    first = who[0]
    if first.casefold() in _LEADS_TO_A_DAY:
        return False
    return (first[:1].isupper() or first.casefold() in _BODIES) and not tells_what_is_done(first)


def _set_apart(words: str) -> tuple[str, str] | None:
    """Return "Patientrådet" of "Patientrådet, kommer med forslag"."""
    parts = _BREAK.split(words, maxsplit=1)
    if len(parts) < 2 or not parts[1].strip() or not parts[0][:1].isupper() or len(parts[0].split()) > 4:
        return None
    return None if any(map(tells_what_is_done, parts[0].split())) else (parts[0].strip(), parts[1])


def _body(words: str) -> tuple[str, str] | None:
    first = re.match(r"^[\wæøå-]+", words)
    if not first or first[0].casefold() not in _BODIES:
        return None
    return capitalised(first[0]), words[first.end() :]


def _told_last(words: str, names: Sequence[str]) -> tuple[str, str] | None:
    """Return Ida of "Find et lokale, Ida"."""
    what, comma, who = words.rpartition(", ")
    owner, rest = _named(who, names) if comma else ("", "")
    return (owner, what) if owner and not rest.strip() else None


def _begins_with(words: str, name: str) -> bool:
    return folded(words[: len(name)]) == folded(name) and not words[len(name) : len(name) + 1].isalpha()


def _shorter(name: str) -> list[str]:
    parts = name.split()
    return [" ".join(parts[:count]) for count in range(len(parts), 0, -1)]


def _one_person(candidate: str, names: Sequence[str], *, is_begun: bool) -> str:
    """Return the one whose first name it is (or begins, after an @); nobody where there are several."""
    if not is_begun and not candidate[:1].isupper():
        return ""
    if is_begun:
        found = names_beginning(candidate, names)
        return found[0] if found else ""
    found = tuple(name for name in names if _is_meant(name, candidate))
    return found[0] if len(found) == 1 else ""


def _is_meant(name: str, candidate: str) -> bool:
    """Return whether it is the first name, the first name with the beginning of the last, or the initials."""
    first, _, last = candidate.partition(" ")
    begins = not last or any(folded(part).startswith(folded(last)) for part in name.split()[1:])
    return (folded(name.split(maxsplit=1)[0]) == folded(first) and begins) or _initials(name) == candidate


def _initials(name: str) -> str:
    return "".join(part[:1] for part in name.split())
