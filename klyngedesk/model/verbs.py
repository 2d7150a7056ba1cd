"""The verbs of the committee room in the four forms that decisions need."""

from __future__ import annotations

from dataclasses import dataclass

from klyngedesk.model.verb_forms import FORMS

# Words that are as often nouns in the plural.
ALSO_NOUNS = frozenset(
    (
        *("aftaler", "arbejder", "behandler", "bruger", "deler", "deltager", "fører", "følger", "hører", "hæver"),
        *("planer", "prøver", "retter", "rådgiver", "svarer", "støtter", "søger", "viser", "ønsker", "har", "er"),
        *("kontakter", "lejer", "køber", "bygger"),
    )
)


_FIRST_PARTS = (
    *("forhånds", "færdig", "gennem", "tilbage", "videre", "mellem", "sam", "frem", "efter", "under", "over"),
    *("gen", "ind", "med", "ned", "til", "ud", "op", "af", "på"),
)


_NOUNS_IN_ERER = frozenset(("barrierer", "karrierer", "premierer", "kolleger", "kasserer", "kvarterer", "karakterer"))


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as it stands in "at godkende", "godkender", "godkendte" and "blev godkendt"."""

    infinitive: str
    present: str
    past: str
    participle: str


VERBS = tuple(Verb(*line.split()) for line in FORMS.split("\n") if line)
_BY_PRESENT = {verb.present: verb for verb in VERBS}
_BY_INFINITIVE = {verb.infinitive: verb for verb in VERBS}
_BY_PAST = {verb.past: verb for verb in VERBS}
_BY_PARTICIPLE = {verb.participle: verb for verb in VERBS}
_BY_PASSIVE = {f"{verb.infinitive}s": verb for verb in VERBS if not verb.infinitive.endswith("s")}


def in_present(word: str) -> Verb | None:
    """Return the verb that the word is the present of ("godkender"), or None."""
    word = word.casefold()
    if word in _BY_PRESENT:
        return _BY_PRESENT[word]
    if word.endswith("erer") and len(word) > 6 and word not in _NOUNS_IN_ERER:  # every verb in -ere is inflected alike
        stem = word.removesuffix("r")
        return Verb(stem, word, f"{stem}de", f"{stem}t")
    return _compound(word)


def _compound(word: str) -> Verb | None:
    """Return "færdigbehandler" from "behandler"."""
    for first in _FIRST_PARTS:
        base = _BY_PRESENT.get(word.removeprefix(first)) if word.startswith(first) else None
        if base:
            return Verb(*(first + form for form in (base.infinitive, base.present, base.past, base.participle)))
    return None


def in_infinitive(word: str) -> Verb | None:
    """Return the verb that the word is the infinitive of ("godkende"), or None."""
    return _BY_INFINITIVE.get(word.casefold())


def in_passive(word: str) -> Verb | None:
    """Return the verb that the word is the present passive of ("godkendes"), or None."""
    return _BY_PASSIVE.get(word.casefold())


def in_past(word: str) -> Verb | None:
    """Return the verb that the word is the past of ("godkendte"), or None."""
    return _BY_PAST.get(word.casefold())


def in_participle(word: str) -> Verb | None:
    """Return the verb that the word is the participle of ("godkendt"), or None."""
    return _BY_PARTICIPLE.get(word.casefold())


def in_imperative(word: str) -> Verb | None:
    """Return the verb that the word orders ("godkend"), or None."""
    word = word.casefold()
    doubled = word + word[-1:] + "e"
    return _BY_INFINITIVE.get(f"{word}e") or _BY_INFINITIVE.get(doubled)


def verb(infinitive: str) -> Verb:
    """Return the verb of the table; KeyError where it is not there."""
    return _BY_INFINITIVE[infinitive]
