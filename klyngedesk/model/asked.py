"""What a line of an indstilling asks of the meeting, in whichever of the usual forms it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from klyngedesk.model.acts import Act, acts_of, in_present_words, joint_of, looks_infinitive
from klyngedesk.model.line_words import is_organ, lowered, tidy, without_body, without_stem
from klyngedesk.model.noun_lines import named_acts, recommended_acts
from klyngedesk.model.past_lines import as_asked
from klyngedesk.model.verbs import ALSO_NOUNS, Verb, in_imperative, in_infinitive, in_passive, in_present, verb


@dataclass(frozen=True, slots=True)
class Asked:
    """The acts of a line; or `that`, a clause about what others do; or `to`, an infinitive.

    All are empty where the line is written in no known form.
    """

    acts: tuple[Act, ...] = ()
    that: str = ""
    to: str = ""

    def __bool__(self) -> bool:
        return bool(self.acts or self.that or self.to)


_FINITE = re.compile(
    r"^(?:er|skal|kan|bør|må|vil|har|bliver|\w{2,}er|\w{2,}[eå]s|får|ser|går|står|(?:ud|ind|fore|be|over|frem)(?:går|står))$",
    re.IGNORECASE,
)


def asked(line: str, body: str) -> Asked:
    """Return what the line asks of the body."""
    words, is_clause = without_stem(tidy(line))
    named, words = without_body(words, body)
    words = _SLASHED.sub(_both, as_asked(words))
    if not words or _PROMISES_A_LIST.search(words):
        return Asked()
    return (
        Asked(named_acts(words))
        or _active_and_that(words, body)
        or _active(words, infinitive_first=not named, body=body)
        or _informed(words, body)
        or _passive(words, body)
        or Asked(recommended_acts(words))
        or (_clause(words) if (is_clause or _SAYS_WHAT_HAPPENS.match(words)) and not named else Asked())
    )


_SLASHED = re.compile(r"(?<=\w)\s?/\s?(?P<verb>[a-zæøå]+)(?=$|\s)")


def _both(found: re.Match[str]) -> str:
    return f" og {found['verb']}" if in_present(found["verb"]) else found[0]


# "Godkender følgende:" says nothing without the points below it.
_PROMISES_A_LIST = re.compile(r"^\w+(?: og \w+)? (?:de )?følgende(?: \w+)?$", re.IGNORECASE)


_AND_THAT = re.compile(r"(?P<joint>,?\s+(?:og|samt)\s+)at\s+(?P<that>.+)$")


def _active_and_that(words: str, body: str) -> Asked:
    """Read "drøfter planen, og at den herefter sendes i høring": the second half is decided."""
    found = _AND_THAT.search(words)
    if not found or re.search(r"\bat\b", words[: found.start()]) or not in_present(words.split(maxsplit=1)[0]):
        return Asked()
    first, rest = _active(words[: found.start()], infinitive_first=False, body=body).acts, found["that"]
    later = _own(rest, body) or _passive(rest, body).acts or (Act(verb("beslutte"), f", at {rest}"),)
    joint = joint_of(found["joint"], first[-1].rest)
    return Asked((*first, replace(later[0], joint=joint), *later[1:]))


def _own(words: str, body: str) -> tuple[Act, ...]:
    """Return the acts of "udvalget drøfter planen", where it is the meeting itself that does them."""
    named, rest = without_body(words, body)
    return _active(rest, infinitive_first=False, body=body).acts if named else ()


_LEADS = re.compile(
    r"^(?:enstemmigt|forud for\s.+|gensidigt|indledningsvis|endeligt|fortsat|indledende|overordnet|samlet|"
    r"formelt|foreløbigt|principielt|herefter|efterfølgende|derefter|ligeledes|desuden|samtidig|endvidere|også|(?:i|på|med|efter|ud|for|over|under|ved|af|som|til)\s.+)$",
    re.IGNORECASE,
)


def _active(words: str, *, infinitive_first: bool, body: str) -> Asked:
    """Read "Drøfter planen og godkender budgettet", "tage … til efterretning", "Gensidigt orienterer om …"."""
    tokens = words.split()
    word = tokens[0].rstrip(",")
    first = in_present(word) or (in_infinitive(word) if infinitive_first or len(tokens) > 1 else None)
    if word == "Se":
        return Asked()  # "Se bilag 2" asks nothing
    ordered = None if first or len(tokens) == 1 else in_imperative(word)
    if ordered or (first and first.infinitive == word.casefold()):
        words = in_present_words(words)
    if first or ordered:
        return Asked(acts_of(first or ordered, "", words[len(word) :].strip()))
    for count in range(1, min(len(tokens), 10)):
        lead = " ".join(tokens[:count])
        word = tokens[count].rstrip(",")
        found = in_present(word)
        if tokens[count - 1].endswith(","):
            break
        if found and word not in ALSO_NOUNS and _LEADS.match(lead):
            rest = tokens[count][len(word) :] + _without_subject(tokens[count + 1 :], body)
            return Asked(_led(lead[:1].lower() + lead[1:], acts_of(found, "", rest)))
    return Asked()


def _led(lead: str, acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """Return the acts with what stood before the verb: after what they are about, or after the first verb."""
    last = acts[-1]
    about_one = len(acts) == 1 or (len(acts) == 2 and not acts[0].rest)
    stays = lead.startswith("over for ")  # "anbefaler over for byrådet at godkende"
    if about_one and not stays and last.rest and "," not in last.rest and " " in lead and not last.is_reflexive:
        return (*acts[:-1], replace(last, rest=f"{last.rest} {lead}"))
    return (replace(acts[0], adverb=lead), *acts[1:])


def _without_subject(tokens: list[str], body: str) -> str:
    """Return what follows the verb of "på den baggrund drøfter udvalget planen", without "udvalget"."""
    count = next((count for count in range(1, min(len(tokens), 6)) if is_organ(" ".join(tokens[:count]), body)), 0)
    comma = ", " if count and tokens[count - 1].endswith(",") else ""
    return f"{comma or ' '}{' '.join(tokens[count:])}"


# What the meeting itself does while it sits; all else is done later, by others.
_DONE_AT_ONCE = frozenset(
    [
        *("godkende", "drøfte", "tage", "tiltræde", "vedtage", "udpege", "vælge", "nedsætte", "fastsætte"),
        *("fastlægge", "prioritere", "bevilge", "anbefale", "indstille", "bemyndige", "konstatere", "afvise"),
        *("behandle", "tilkendegive", "evaluere", "kvalificere", "give", "træffe", "udskyde", "udsætte"),
        *("notere", "genvælge", "genoptage", "anerkende", "forkaste", "stadfæste", "diskutere", "vurdere"),
        *("gennemgå", "forhåndsgodkende", "udnævne", "underskrive"),
    ]
)
_AFTER_PASSIVE = re.compile(
    r"^(?:$|,|med\b|til (?:videre|politisk|udsendelse|høring|offentliggørelse|\w+s godkendelse)\b|som\b|"
    r"jf\b|over for\b|"
    r"til (?:efterretning|orientering)\b|i (?:sin helhed|overensstemmelse)\b|"
    r"uden\b|endeligt\b|under forudsætning\b|forudsat\b)"
)
_CHOSEN = {"udpege", "vælge", "genvælge", "udnævne", "bemyndige"}
# A bare comma joins only after a passive: "godkendes, at …", never "med den ændring, at …".
_AND_AT = re.compile(r"(?P<joint>\s*,?;?\s+(?:og|samt)\s+|(?<=[eå]s)\s*,\s*)at\s+")


_INFORMED_OF = Verb("orienteres", "orienteres", "blev orienteret", "orienteret")
_INFORMED = re.compile(
    r"^(?:(?P<who>.+?)\s+)?orienteres(?:$|\s+(?P<told>(?:om|omkring|vedr\.|vedrørende)\b.+)$)", re.IGNORECASE
)


def _informed(words: str, body: str) -> Asked:
    """Read "udvalget orienteres om budgettet"."""
    found = _INFORMED.match(words)
    if found and (not found["who"] or is_organ(found["who"], body)):
        return Asked(acts_of(_INFORMED_OF, "", found["told"] or ""))
    return Asked()


def _passive(words: str, body: str) -> Asked:
    """Read "dagsordenen godkendes", "der gives input til planen", "tages til efterretning"."""
    acts: list[Act] = []
    several = _several(words)
    if several:
        return Asked(several)
    parts = [words] if _IT_IS.match(words) else _AND_AT.split(words)
    for place in range(0, len(parts), 2):
        found = _one_passive(parts[place]) or (_own(parts[place], body) if place else ())
        if not found and not any(_FINITE.match(token.rstrip(",")) for token in parts[place].split()[1:]):
            return Asked()
        found = found or (Act(verb("beslutte"), f", at {parts[place]}"),)
        joint = joint_of(parts[place - 1], acts[-1].rest) if place else ""
        acts += [replace(act, joint=act.joint or joint) for act in found]
    done_later = all(act.verb.infinitive == "beslutte" for act in acts) and not _IT_IS.match(words)
    return Asked() if done_later else Asked(tuple(acts))


def _several(words: str) -> tuple[Act, ...]:
    """Return the acts of "punkt a godkendes, punkt b drøftes og punkt c udsættes", each with its own subject."""
    if re.search(r"\b(?:at|der|som|hvor\w*)\b", words):
        return ()
    parts = re.split(r"(?P<joint>,?\s+(?:og|samt)\s+|,\s+)", words)
    read = [_one_passive(part) for part in parts[::2]]
    if len(read) < 2 or any(
        len(acts) != 1 or in_passive(part.split()[0]) for acts, part in zip(read, parts[::2], strict=True)
    ):
        return ()
    joints = ["", *(joint_of(joint, "") for joint in parts[1::2])]
    return tuple(replace(acts[0], joint=joint) for acts, joint in zip(read, joints, strict=True))


_IT_IS = re.compile(r"^det\s+(?P<to>over for\s[^,]+?\s)?\w+es\b", re.IGNORECASE)
_ADVISES = frozenset(("anbefale", "indstille", "beslutte", "henstille", "foreslå", "aftale"))
_WHAT_IT_IS = re.compile(
    r"^(?:til (?:efterretning|orientering))?, (?:at|hv)|^at\b|^(?:til|over for) [^,]+,? at\b|^\w+(?: og \w+)?,? at \w"
)


def _is_list(tokens: list[str]) -> bool:
    """Return whether the commas are those of "budget, regnskab og plan"."""
    return "og" in tokens and not any(token in ("der", "som", "at", "hvor", "herunder") for token in tokens)


def _one_passive(words: str) -> tuple[Act, ...]:
    tokens = words.split()
    place = next((n for n, token in enumerate(tokens[:16]) if in_passive(token.rstrip(","))), -1)
    if place < 0:
        return ()
    commas = sum(token.endswith(",") for token in tokens[:place])
    if commas and not (commas == 2 and tokens[place - 1].endswith(",")) and not _is_list(tokens[:place]):
        return ()
    found = in_passive(tokens[place].rstrip(","))
    assert found is not None
    subject, rest = " ".join(tokens[:place]), " ".join(tokens[place + 1 :])
    is_refused = subject.endswith(" ikke")
    subject = subject.removesuffix(" ikke")
    if tokens[place].endswith(","):
        rest = f", {rest}"
    acts = _passive_acts(found, subject, rest)
    if is_refused:
        acts = tuple(replace(act, rest=f"ikke {act.rest}") for act in acts) if len(acts) == 1 else ()
    return acts


def _passive_acts(found: Verb, subject: str, rest: str) -> tuple[Act, ...]:
    second = re.match(r"^(?P<joint>og\s+|,\s+)(?P<verb>\w+)(?P<rest>(?:,|\s|$).*)$", rest)
    other = in_passive(second["verb"]) if second else None
    if second and other:
        below = _passive_acts(other, subject, second["rest"].strip())
        can = found.infinitive in _DONE_AT_ONCE and bool(below)
        joint = ", " if second["joint"].startswith(",") else " og "
        return (Act(found, ""), replace(below[0], joint=joint), *below[1:]) if can else ()
    told = _IT_IS.match(f"{subject} {found.infinitive}s")
    if told and found.infinitive in (_DONE_AT_ONCE | _ADVISES):
        may = _WHAT_IT_IS.match(rest) if found.infinitive in _ADVISES else re.match(r"^(?:til \w+)?, (?:at|hv)", rest)
        whole = rest if rest.startswith(",") or not told["to"] else f" {rest}"
        itself = found.infinitive == "notere"
        return (Act(found, f"{(told['to'] or '').strip()}{whole}", is_reflexive=itself),) if may else ()
    if found.infinitive not in _DONE_AT_ONCE:
        return ()
    if subject.casefold() == "der":
        is_light = found.infinitive in ("give", "træffe", "drøfte") or re.match(r"^(?:stilling|beslutning)\b", rest)
        return (Act(found, rest),) if is_light and rest and not _LATER.search(rest) else ()
    if subject.casefold() in ("den", "de", "det"):
        return ()
    may_follow = _AFTER_PASSIVE.match(rest) or (found.infinitive in _CHOSEN and re.match(r"^til\b", rest))
    if not may_follow or _LATER.search(rest):
        return ()
    thing = lowered(subject) if subject else "sagen"
    and_that = re.match(r"^, (?:og|samt) (?P<that>.+)$", rest)
    if and_that and (not subject or not any(map(_FINITE.match, and_that["that"].split()[1:]))):
        return ()
    if and_that:
        return Act(found, thing), Act(verb("beslutte"), f", at {and_that['that']}", joint=" og ")
    thing = thing if rest else thing.rstrip(",")
    if found.infinitive == "tage" and not rest.startswith("til "):
        return ()
    return (Act(found, f"{thing}{'' if rest.startswith(',') or not rest else ' '}{rest}"),)


_LATER = re.compile(
    r"\b(?:næste|næstkommende|kommende|førstkommende|senere|senest|inden|frem mod|halvår|løbende|årligt|kvartal)\b",
    re.IGNORECASE,
)
_SAYS_WHAT_HAPPENS = re.compile(
    r"^(?:der\s\w+[eå]s|(?:punktet|sagen|mødet)\s(?:\w+[eå]s|udgår|går)|\w+(?:ne|en|et)\sskal\s\w+)\b", re.IGNORECASE
)
_LIST_INSIDE = re.compile(r":\s*(?:[-•–]|\d[.)])")


def _clause(words: str) -> Asked:
    """Read what stood after "at" and is about others: "Chefforum udarbejder et forslag"."""
    if _LIST_INSIDE.search(words):
        return Asked()
    tokens = words.split()
    first = tokens[0]
    if looks_infinitive(first) and not any(_FINITE.match(token) for token in tokens[1:6]):
        return Asked(to=words) if len(tokens) > 1 else Asked()
    has_verb = any(_FINITE.match(token.rstrip(",")) for token in tokens[1:])
    if not has_verb:
        return Asked()
    starts_small = re.match(r"^(?:Der|Det|Den|De|En|Et|Punktet|Sagen|Mødet|\w+(?:ne|en|et)(?= skal))\b", words)
    return Asked(that=words[:1].lower() + words[1:] if starts_small else words)
