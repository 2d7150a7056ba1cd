"""The acts of a line that begins with its verb: "drøfter X og godkender Y" are two."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from klyngedesk.model.verbs import ALSO_NOUNS, Verb, in_imperative, in_infinitive, in_present


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that the meeting is asked to do: "drøfter" + "planen", joined to the one before by " og ".

    `adverb` stood before the verb, `rest` after it; `is_reflexive` where the rest began with "sig".
    """

    verb: Verb
    rest: str
    adverb: str = ""
    joint: str = ""
    is_reflexive: bool = False


def in_present_words(words: str) -> str:
    """Return "tage … og drøfter …" from "tage … og (at) drøfte …", so that the joined verbs are found."""
    words = _AND_TO.sub(lambda found: f"{found['joint']}{found['verb']}" if _asks(found["verb"]) else found[0], words)
    before, at, after = re.split(r"(\bat\b)", f"{words} at ", maxsplit=1)
    return f"{joined_in_present(before, _asks)}{at}{after}".removesuffix(" at ")


def joined_in_present(words: str, known: Callable[[str], Verb | None]) -> str:
    """Return the words where each joined word that is `known` as a verb stands in the present."""

    def turned(found: re.Match[str]) -> str:
        verb = known(found["verb"])
        return found["joint"] + (verb.present if verb else found["verb"])

    return re.sub(r"(?P<joint>,?\s(?:og|samt)\s|,\s)(?P<verb>\w+)", turned, words)


_AND_TO = re.compile(r"(?P<joint>,?\s(?:og|samt)\s)at\s(?P<verb>\w+)(?=\s)")


def _asks(word: str) -> Verb | None:
    return in_infinitive(word) or in_imperative(word.replace("é", "e"))


_JOINT = re.compile(
    r"(?P<joint>,?\s+(?:og|samt|men)\s+|,\s+)(?P<adverb>(?:herefter|derefter|efterfølgende|dernæst|samtidig|ligeledes|"
    r"i forlængelse heraf|på den baggrund|på baggrund heraf|endeligt)\s+)?(?P<verb>[a-zæøå]+)(?=$|[\s,])"
)
_STOP = re.compile(r",?\s*\bat\s+(?P<after>\w+)|,\s*om\b|\bom\s*,|\bhvorvidt\b|,\s*hv\w+")
_SUBORDINATE = re.compile(r"\b(?:der|hvor|når|hvis|idet|fordi|mens|så)\b|,\s*som\b|\bsom\s+(?:\w+r|vi|de|den|det)\b")
_AFTER_A_NOUN = re.compile(
    r"^(?:$|(?:om|for|til|med|i|på|af|fra|mellem|hos|ved|vedr\.|vedrørende|under|efter|mod|og|samt|eller|der|som|kan|skal)\b|"
    r"[,;.](?!\s*at\b))"
)
_ALWAYS_MAIN = re.compile(r"^(?:giver (?:input|bemærkninger|feedback)|kommer med|tager stilling|træffer beslutning)\b")
# After "…, der viser, at ventetiden stiger, og" the meeting itself goes on.
_CLOSED = re.compile(r", (?:der|som|hvis|hvor)\b.*,?\sat\b|, hv\w+\b(?!.*, at\b)")
_STRONG = {
    *("beslutter", "godkender", "drøfter", "tager", "udpeger", "nedsætter", "anbefaler", "indstiller", "bemyndiger"),
    *("tiltræder", "prioriterer", "oversender", "sender", "fastsætter", "fastlægger", "aftaler", "beder"),
}
_NEVER_OF_OTHERS = {"beder", "bemyndiger", "tiltræder"}
_DECIDES = {"beslutter", "godkender", "anbefaler", "indstiller", "bemyndiger", "tiltræder"}


def acts_of(first: Verb | None, adverb: str, rest: str) -> tuple[Act, ...]:
    """Return the acts of "drøfter X og godkender Y"; verbs of subordinate clauses are no acts."""
    assert first is not None
    acts, start, current = [], 0, Act(first, "", adverb)
    padded = rest if rest.startswith(",") else f" {rest}"
    for found in _JOINT.finditer(padded):
        if found.start() < start or not _is_main(padded[start:], found, start):
            continue
        acts.append(_with_rest(current, padded[start : found.start()]))
        present = in_present(found["verb"])
        assert present is not None
        current = Act(
            present, "", (found["adverb"] or "").strip(), joint_of(found["joint"], padded[start : found.start()])
        )
        start = found.end()
    last = padded[start:]
    if acts and not acts[0].rest:  # "drøfter, og giver input til, planen" is one object
        last = re.sub(r"^(\s*[a-zæøå]+ (?:til|på|om)), ", r"\1 ", last)
    acts.append(_with_rest(current, last))
    return tuple(acts)


def joint_of(written: str, before: str) -> str:
    """Return " og " as Danish has it: a comma only where a clause before it must be closed."""
    if written.strip() == ",":
        return ", "
    if "men" in written:
        return ", men "
    return f"{', ' if ', ' in before or before.startswith(',') else ' '}{written.strip(' ,')} "


def _with_rest(act: Act, rest: str) -> Act:
    rest = rest.strip()
    if re.match(r"^sig\b", rest):
        return replace(act, rest=rest[3:].strip(), is_reflexive=True)
    return replace(act, rest=rest)


def _is_main(span: str, found: re.Match[str], start: int) -> bool:
    """Return whether the verb after the joint is one of the line's main verbs."""
    if in_present(found["verb"]) is None:
        return False
    between, after = span[: found.start() - start], span[found.end() - start :]
    stop = _hard_stop(between)
    has_comma = found["joint"].lstrip().startswith(",")
    if stop:
        goes_on = found["verb"] in (_STRONG if _CLOSED.search(between) else _NEVER_OF_OTHERS)
        if has_comma and "og" in found["joint"] and goes_on:
            return True
        parallel = found["verb"] in _DECIDES and re.match(r"^,?\s*at\b", after.strip()) is not None
        return has_comma and (parallel or _ALWAYS_MAIN.match(f"{found['verb']}{after}") is not None)
    if _SUBORDINATE.search(between) and not (
        (has_comma and re.search("og|men", found["joint"])) or "samt" in found["joint"]
    ):
        return False
    if found["verb"] in ALSO_NOUNS and between.strip():
        return not _AFTER_A_NOUN.match(after.strip())
    return True


def _hard_stop(between: str) -> bool:
    """Return whether a clause of its own began: after it verbs are no longer the meeting's."""
    for found in _STOP.finditer(between):
        after = found["after"]
        if after is None or not (in_infinitive(after) or looks_infinitive(after)):
            return True
    return False


def looks_infinitive(word: str) -> bool:
    return bool(re.fullmatch(r"[a-zæøå]+(?:e|å)", word)) and word not in _PLURALS and not word.endswith(("ne", "ede"))


_PLURALS = frozenset(
    [
        *("alle", "begge", "disse", "flere", "nogle", "de", "denne", "dette", "mange", "sådanne", "samme"),
        *("fælles", "kommende", "nye", "øvrige", "borgere", "ledere", "deltagere", "medarbejdere", "lægere"),
    ]
)
