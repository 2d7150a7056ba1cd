"""Reading JSON that somebody else wrote: each value is checked, and each mistake is named by its place."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from klyngedesk.model.errors import UserError
from klyngedesk.model.identity import new_id

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
IDENTITY = re.compile(r"[0-9A-Za-z_.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Checked:
    """An object of the file and where it stands, in Danish; its methods return checked values."""

    data: Mapping[str, Any]
    place: str

    @classmethod
    def of(cls, data: Any, place: str) -> Checked:
        if not isinstance(data, Mapping):
            raise UserError(f"{place} skal være et objekt i mødefilen. Ret filen, og hent den igen.")
        return cls(data, place)

    def wrong(self, key: str, wanted: str) -> UserError:
        """Return the error that says what that key should hold."""
        return UserError(f"{self.place}: »{key}« skal være {wanted}. Ret mødefilen, og hent den igen.")

    def allow(self, known: Collection[str]) -> None:
        """Refuse keys the program does not know, so that nothing in the file is lost unseen."""
        unknown = [key for key in self.data if key not in known]
        if not unknown:
            return
        near = difflib.get_close_matches(unknown[0], list(known), 1)
        hint = f" Mente du »{near[0]}«?" if near else ""
        raise UserError(f"{self.place}: nøglen »{unknown[0]}« kendes ikke.{hint} Ret mødefilen, og hent den igen.")

    def need(self, key: str) -> None:
        if self.data.get(key) is None:
            raise UserError(f"{self.place}: »{key}« mangler i mødefilen. Skriv det, og hent filen igen.")

    def words(self, key: str) -> str:
        """Return the string, empty where it is missing or null."""
        return self.optional_words(key) or ""

    def optional_words(self, key: str) -> str | None:
        value = self.data.get(key)
        if value is not None and not isinstance(value, str):
            raise self.wrong(key, "tekst")
        return value

    def truth(self, key: str) -> bool:
        value = self.data.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key, "true eller false")
        return bool(value)

    def whole_number(self, key: str) -> int | None:
        value = self.data.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10_000):
            raise self.wrong(key, "et helt tal fra 0 til 9999")
        return value

    def day(self, key: str) -> date | None:
        value = self.optional_words(key)
        if not value:
            return None
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self.wrong(key, f"en dato som 2027-03-08, ikke »{value[:30]}«")

    def moment(self, key: str) -> time | None:
        value = self.optional_words(key)
        if not value:
            return None
        found = _CLOCK.fullmatch(value)
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            raise self.wrong(key, f"et klokkeslæt som 13:05, ikke »{value[:30]}«")
        return time(int(found[1]), int(found[2]))

    def identity(self) -> str:
        """Return the object's own id, or a new one where it has none."""
        value = self.words("id")
        if value and not IDENTITY.fullmatch(value):
            raise self.wrong("id", "højst 64 bogstaver a-z, tal, bindestreger og punktummer")
        return value or new_id()

    def parts(self, key: str, name: str) -> Iterator[Checked]:
        """Yield the objects of a list, each named by its number: `name` is what one is called in Danish."""
        for number, value in enumerate(self.many(key), 1):
            yield Checked.of(value, f"{self.place}, {name} {number}")

    def many(self, key: str) -> Sequence[Any]:
        value = self.data.get(key)
        if value is not None and not isinstance(value, list):
            raise self.wrong(key, "en liste")
        return value or []

    def strings(self, key: str) -> tuple[str, ...]:
        values = self.many(key)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "en liste af tekster")
        return tuple(values)

    def one_of(self, key: str, choices: Collection[str], default: str) -> str:
        value = self.optional_words(key) or default
        if value not in choices:
            raise self.wrong(key, f"et af ordene {', '.join(choices)}, ikke »{value[:30]}«")
        return value
