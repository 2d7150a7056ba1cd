"""The JSON of a meeting file, read with every mistake told as a Danish sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from klyngedesk.model.errors import UserError

LARGEST_FILE = 50_000_000
DEEPEST = 500
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_STRING_OR_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)


def parsed(path: Path) -> Any:
    """Return what the file holds, control characters taken out; UserError where it cannot be read."""
    content = _content(path)
    try:
        _check_depth(content)
        return _clean(json.loads(content, object_pairs_hook=_object, parse_constant=_no_number))
    except json.JSONDecodeError as error:
        raise _not_a_meeting_file(path, f"linje {error.lineno} kan ikke læses som JSON") from error
    except ValueError as error:
        raise _not_a_meeting_file(path, str(error) if type(error) is _Odd else "et tal er for langt") from error


def _check_depth(content: str) -> None:
    """Refuse deep nesting before the parser meets it: some Pythons run out of stack without an exception."""
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(content):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > DEEPEST:
            raise _Odd("den er indlejret for dybt")


class _Odd(ValueError):
    """JSON that Python reads but whose meaning is lost; its text is Danish."""


def _not_a_meeting_file(path: Path, why: str) -> UserError:
    return UserError(f"»{path.name}« er ikke en mødefil: {why}. Ret filen, eller vælg en anden.")


def _content(path: Path) -> str:
    if path.is_dir():
        raise UserError(f"»{path.name}« er en mappe. Vælg selve mødefilen.")
    raw = _bytes(path)
    if not raw.strip():
        raise UserError(f"Mødefilen »{path.name}« er tom. Vælg en anden fil.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            f"Mødefilen »{path.name}« er ikke skrevet som UTF-8. Gem den sådan, og hent den igen."
        ) from error


def refuse_device(path: Path) -> None:
    """UserError where the path is no file with an end: a device, or a pipe that nobody writes to."""
    if path.exists() and not path.is_file():
        raise UserError(f"»{path.name}« er ikke en almindelig fil. Vælg selve filen.")


def _bytes(path: Path) -> bytes:
    try:
        refuse_device(path)
        if path.stat().st_size > LARGEST_FILE:
            raise UserError(f"»{path.name}« er for stor til at være en mødefil. Vælg en anden fil.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"Filen »{path.name}« findes ikke. Se efter, om den er flyttet eller omdøbt.") from error
    except (OSError, ValueError) as error:
        raise UserError(f"Filen »{path.name}« kan ikke læses. Se efter, om du må åbne den.") from error


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Odd(f"nøglen »{key}« står to gange i det samme objekt")
        found[key] = value
    return found


def _no_number(name: str) -> NoReturn:
    raise _Odd(f"{name} er ikke et tal")


def _clean(value: Any) -> Any:
    """Return the same without characters that no document can print."""
    match value:
        case str():
            if _HALF_CHARACTER.search(value):
                raise _Odd("den indeholder et halvt tegn, der ikke kan skrives")
            return _UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
        case list():
            return [_clean(each) for each in value]
        case dict():
            return {key: _clean(each) for key, each in value.items()}
    return value
