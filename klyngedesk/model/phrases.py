"""The sentence that a decision is offered in; nothing here is written before she confirms it."""

from __future__ import annotations

import re

from klyngedesk.model.acts import Act
from klyngedesk.model.agenda import Outcome
from klyngedesk.model.asked import Asked, asked
from klyngedesk.model.line_words import tidy, without_stop
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.model.short_wording import short
from klyngedesk.model.verbs import ALSO_NOUNS, in_present, verb
from klyngedesk.model.wording import active, glued, negated, noun_phrase, passive, sentence


def offered_decision(line: str, body: str, outcome: Outcome | str, style: PhraseStyle | str) -> str | None:
    """Return the sentence to offer for a line of an indstilling, or None where she must type the words.

    `line` is the line as written: "Godkender regnskabet.", "at regnskabet godkendes", "at tage sagen til efterretning",
    "Det indstilles, at …", "Til orientering". `body` is who meets, as the sentence should name it. `outcome` and
    `style` are members of their enums or their Danish names ("taget til efterretning", "kort"); ValueError for others.

    The main verbs before the first ", at", "om" or "hvorvidt" turn to past tense, the rest stays as it is. A line that
    asks whether or what ("beslutter, hvorvidt …") says nothing of the answer, so it gets no sentence for an outcome
    that would state one. A change and other words are always hers to type. A line in no known form that was followed
    gives "… fulgte indstillingen.", which is right whatever it says.
    """
    outcome, style = _outcome(outcome), PhraseStyle(style)
    words = tidy(line)
    if not re.search(r"[^\W\d]{2}", words) or outcome in (Outcome.FOLLOWED_CHANGED, Outcome.OTHER):
        return None
    read, body = asked(line, body), body.strip() or "Mødet"
    if leaves_open(words) and outcome not in _SAYS_NOTHING_OF_THE_ANSWER:
        return _without_answer(read, words, body, outcome, style)
    return _OFFERS[outcome](read, body, style)


def offered_for_all(count: int, body: str, style: PhraseStyle | str) -> str:
    """Return the one sentence for several lines that were all followed."""
    style = PhraseStyle(style)
    if count == 1:
        return _followed_whole(body, style)
    return {
        PhraseStyle.ACTIVE: sentence(f"{body} fulgte indstillingerne"),
        PhraseStyle.PASSIVE: "Indstillingerne blev fulgt.",
        PhraseStyle.SHORT: "Indstillingerne fulgt",
    }[style]


def beginning(line: str, body: str, outcome: Outcome | str, style: PhraseStyle | str) -> str:
    """Return the words that a sentence she must type may begin with; it ends in a space, or is empty."""
    outcome, style = _outcome(outcome), PhraseStyle(style)
    if outcome is Outcome.OTHER:
        return ""
    if leaves_open(tidy(line)):
        body = sentence(body.strip() or "mødet").removesuffix(".")
        past, done = _BEGUN.get(outcome, ("besluttede, at", "besluttet, at"))
        begun = {PhraseStyle.ACTIVE: f"{body} {past}", PhraseStyle.PASSIVE: f"Det blev {done}"}
        return f"{begun.get(style, sentence(done).removesuffix('.'))} "
    whole = offered_decision(line, body, Outcome.FOLLOWED, style)
    acts = asked(line, body).acts
    approves = len(acts) == 1 and acts[0].verb.infinitive in ("godkende", "tiltræde", "vedtage")
    if not approves or whole is None or _CANNOT_BE_CHANGED.search(whole):
        whole = _followed_whole(body, style)
    return f"{without_stop(whole)} med den ændring, at "


_CANNOT_BE_CHANGED = re.compile(r"[,;:]|\b(?:ikke|at|uden|forbehold|forudsætning)\b", re.IGNORECASE)


def leaves_open(line: str) -> bool:
    """Return whether the line asks a question whose answer is the decision: hvorvidt, om, hvilke …"""
    other = re.match(r"^(?:(?!\b(?:der|som|hvor\w*)\b|, at\b).)*\beller\s+(\w+)", line)
    is_choice = other is not None and other[1] not in ALSO_NOUNS and in_present(other[1]) is not None
    return is_choice or any(pattern.search(line) for pattern in _OPEN)


_BEGUN = {
    Outcome.DISCUSSED: ("drøftede", "drøftet"),
    Outcome.NOTED: ("tog til efterretning, at", "taget til efterretning, at"),
}
_DISCUSSES_WHETHER = re.compile(r"^[^,]*\bdrøfte?\w*,?\s+(?:hvorvidt|om)\b", re.IGNORECASE)
_WHETHER = re.compile(r"^,?\s*(?=(?:hvorvidt|om)\b)", re.IGNORECASE)


def _without_answer(line: Asked, words: str, body: str, outcome: Outcome, style: PhraseStyle) -> str | None:
    """Return the sentence for a line that only asks to have a question discussed, where it was; it claims no answer."""
    act = line.acts[0] if len(line.acts) == 1 else None
    discusses = act is not None and act.verb.infinitive == "drøfte" and _WHETHER.match(act.rest)
    if not act or not discusses or not _DISCUSSES_WHETHER.match(words):
        return None
    if outcome is Outcome.NOTED:
        return _noted(line, body, style)
    if outcome is Outcome.DISCUSSED:
        return _discussed(Asked((Act(act.verb, _WHETHER.sub(", ", act.rest), act.adverb),)), body, style)
    return None


_ASKING = r"(?:beslutt|afgør|vurder|overvej|drøft|afklar|undersøg|aftal)(?:e|er|es|eres|s|ere)?"
_DECIDING = (
    r"(?:(?:beslutt|afgør|afklar|vælg|fastlægg|fastsætt|prioriter|aftal|udpeg|godkend|overvej)(?:e|er|es|eres|s|ere)?|"
    r"beslutning om|stilling(?:tagen)? til)"
)
_OPEN = (
    re.compile(r"\bhvorvidt\b", re.IGNORECASE),
    re.compile(r",\s*om\s+(?!at\b|muligt\b|nødvendigt\b)\w+", re.IGNORECASE),
    re.compile(rf"\b(?:{_ASKING}|stilling(?:tagen)? til)\s+om\s+(?!at\b|muligt\b|nødvendigt\b)", re.IGNORECASE),
    re.compile(r"\bbeslutning om (?!at\b)[^,]*\b(?:skal|bør|kan|må)\b", re.IGNORECASE),
    re.compile(rf"\b{_DECIDING},?\s+(?:hvem|hvad|hvilke[nt]?|hvor\w*|hvornår|hvordan)\b", re.IGNORECASE),
    re.compile(r"\beller (?:ej|ikke)\b|\bvælg\w* (?:i?mellem|en af|ét af|et af|én af)\b", re.IGNORECASE),
    re.compile(r"^(?:(?!, at\b).)*\benten\b", re.IGNORECASE),
    re.compile(r"^til\s+(?:\w+\s*(?:og|/|,)\s*(?:til\s+)?)?(?:beslutning|afgørelse|stillingtagen)\b", re.IGNORECASE),
    re.compile(
        r"\b(?:peg\w* på|beslutt\w* sig for) (?:en|én|et|ét) af\b|\b(?:og|eller) (?:evt\.|eventuelt) \w+e(?:r|s)?\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:peg\w* på|vælg\w*|ud(?:vælg|peg)\w*) (?:den|det|de)\b[^,]*, (?:der|som)\b", re.IGNORECASE),
    re.compile(r"^(?:beslutning|afgørelse|stillingtagen)(?:spunkt)?$|\b(?:subsidiært|alternativt) at\b", re.IGNORECASE),
    re.compile(r"\b(?:godkend|vælg|tiltræd|vedtag)\w* \w+ \w+ eller\b", re.IGNORECASE),
    re.compile(r"^(?:skal|bør|kan|må|hvordan|hvad|hvem|hvilke[nt]?|hvornår|hvorfor)\s", re.IGNORECASE),
    re.compile(r"^(?:ingen|intet)\b", re.IGNORECASE),
    re.compile(r"^(?:ny|gen)?valg\s+af\b", re.IGNORECASE),
)
_SAYS_NOTHING_OF_THE_ANSWER = (Outcome.POSTPONED, Outcome.FORWARDED, Outcome.DROPPED)


def _outcome(name: Outcome | str) -> Outcome:
    if isinstance(name, Outcome):
        return name
    wanted = " ".join(name.casefold().split())
    for outcome in Outcome:
        if wanted in (outcome.danish.casefold(), outcome.value, outcome.short_danish.casefold()):
            return outcome
    raise ValueError(f"Udfaldet »{name}« findes ikke.")


def _followed(line: Asked, body: str, style: PhraseStyle) -> str:
    if line.that or line.to:
        return _decided(f", at {line.that}" if line.that else f" at {line.to}", body, style)
    if not line.acts:
        return _followed_whole(body, style)
    return _done(line.acts, body, style)


def _done(acts: tuple[Act, ...], body: str, style: PhraseStyle) -> str:
    later = [_waits(act) for act in acts]
    if any(later) and not all(act.rest for act in acts):
        return _followed_whole(body, style)
    if any(later):
        acts = tuple(_put_off(act) if waits else act for act, waits in zip(acts, later, strict=True))
    if style is PhraseStyle.SHORT:
        return short(acts) or "Fulgt"
    worded = passive(acts) if style is PhraseStyle.PASSIVE else None
    return sentence(worded or active(acts, body))


_CAN_WAIT = {
    *("drøfte", "behandle", "genoptage", "evaluere", "følge", "fortsætte", "gennemgå", "tage", "forelægge"),
    *("fremlægge", "præsentere"),
}
_ALWAYS_WAITS = {"afholde", "gennemføre", "deltage", "arbejde", "besøge", "medvirke", "gå"}
_AT_NEXT_MEETING = re.compile(
    r"^[^,]*\b(?:på|ved) (?:det |et )?(?:næste|kommende|næstkommende|førstkommende|senere) møde\w*"
)
_IN_THE_MEETING = re.compile(r"^(?:i (?:drøftelse|debat|behandling)\w*|en? (?:drøftelse|runde|præsentationsrunde)\b)")


_AN_EVENT = re.compile(
    r"^(?:på (?:besøg|studietur|tur)|(?:et |en |to |tre )?(?:\w+ )?"
    r"(?:\w*møder?|\w*(?:tema|studie)dag|\w*konference|workshop|seminar))\b"
)


def _waits(act: Act) -> bool:
    """Return whether the act can only be decided on now, and is done after the meeting."""
    if act.verb.infinitive in ("holde", "tage") and (_AN_EVENT.match(act.rest) or re.search(r"\bop igen\b", act.rest)):
        return True
    if act.verb.infinitive in _ALWAYS_WAITS:
        return not _IN_THE_MEETING.match(act.rest)
    return act.verb.infinitive in _CAN_WAIT and bool(_AT_NEXT_MEETING.search(act.rest))


def _put_off(act: Act) -> Act:
    """Return "beslutter at afholde et temamøde" from "afholder et temamøde"."""
    sig = "sig" if act.is_reflexive else ""
    return Act(verb("beslutte"), glued("at", act.adverb, act.verb.infinitive, sig, act.rest), joint=act.joint)


def _decided(clause: str, body: str, style: PhraseStyle) -> str:
    if style is PhraseStyle.SHORT:
        return "Besluttet"
    return sentence(f"{'det blev besluttet' if style is PhraseStyle.PASSIVE else f'{body} besluttede'}{clause}")


def _followed_whole(body: str, style: PhraseStyle) -> str:
    if style is PhraseStyle.SHORT:
        return "Fulgt"
    return "Indstillingen blev fulgt." if style is PhraseStyle.PASSIVE else sentence(f"{body} fulgte indstillingen")


_MAY_BE_NEGATED = frozenset(
    [
        *("godkende", "tiltræde", "vedtage", "tage", "drøfte", "tilslutte", "bakke", "anbefale", "udpege"),
        *("vælge", "bevilge", "nedsætte", "bemyndige", "støtte", "prioritere", "genoptage", "anerkende"),
    ]
)


_HARD_TO_NEGATE = re.compile(
    r"\b(?:ikke|ingen|intet|hverken|ej|både|såvel|uden|første gang|op til|evt\.|eventuel\w*)(?!\w)|"
    r"^(?:fortsat|også|igen|på|med|sammen|i|ad|vedr\.|ift\.|åbent|bl\.a\.)(?!\w)|, (?!at\b|der\b|som\b|om\b|hv)|"
    r"\bmed (?:den|de|det|en) (?:\w+ )?(?:ændring|bemærkning|tilføjelse)|\btil \w+ og [A-ZÆØÅ]"
)


def _not_followed(line: Asked, body: str, style: PhraseStyle) -> str:
    acts = line.acts
    can = len(acts) == 1 and acts[0].verb.infinitive in _MAY_BE_NEGATED and not acts[0].adverb
    if can and acts[0].verb.infinitive == "tage" and "til efterretning" not in acts[0].rest:
        can = False
    if not can or _AT_NEXT_MEETING.search(acts[0].rest) or _HARD_TO_NEGATE.search(acts[0].rest):
        if style is PhraseStyle.SHORT:
            return "Ikke fulgt"
        return (
            "Indstillingen blev ikke fulgt."
            if style is PhraseStyle.PASSIVE
            else sentence(f"{body} fulgte ikke indstillingen")
        )
    if style is PhraseStyle.SHORT:
        return f"Ikke {(short(acts) or 'fulgt').casefold()}"
    worded = passive(acts, negation="ikke") if style is PhraseStyle.PASSIVE else None
    return sentence(worded or negated(acts[0], body))


_NAMES_OF_ACTS = {"drøfte": "drøftelsen af", "godkende": "godkendelsen af", "prioritere": "prioriteringen af"}


def _postponed(line: Asked, body: str, style: PhraseStyle) -> str:
    if style is PhraseStyle.SHORT:
        return "Udskudt"
    act = line.acts[0] if line.acts else None
    thing = _thing(act) if act and len(line.acts) == 1 else ""
    name = _NAMES_OF_ACTS.get(act.verb.infinitive) if act else None
    what = f"{name} {thing}" if name and thing else "behandlingen af sagen"
    return sentence(f"{what} blev udskudt" if style is PhraseStyle.PASSIVE else f"{body} udskød {what.rstrip(',')}")


def _forwarded(_: Asked, body: str, style: PhraseStyle) -> str:
    return {
        PhraseStyle.ACTIVE: sentence(f"{body} sendte sagen videre til behandling"),
        PhraseStyle.PASSIVE: "Sagen blev sendt videre til behandling.",
        PhraseStyle.SHORT: "Oversendt",
    }[style]


def _noted(line: Asked, body: str, style: PhraseStyle) -> str:
    act = line.acts[0] if line.acts else None
    if act and len(line.acts) == 1 and act.verb.infinitive == "tage" and _IS_NOTING.search(act.rest):
        return _done(line.acts, body, style)
    thing = _thing(act) if act and act.verb.infinitive in ("drøfte", "behandle", "gennemgå", "modtage") else ""
    return _done((Act(verb("tage"), f"{_if_given(thing)} til efterretning"),), body, style)


_IS_NOTING = re.compile(r"^(?!ikke ).*til (?:efterretning|orientering)\b")
_CAN_BE_NOTED = re.compile(
    r"^(?:status|orienteringen|redegørelsen|rapporten|notatet|evalueringen|oplægget|gennemgangen|præsentationen|opgørelsen|"
    r"undersøgelsen|regnskabet|handleplanen|statusrapporten)\b"
)


def _if_given(thing: str) -> str:
    return thing if _CAN_BE_NOTED.match(thing) and not thing.endswith(",") else "sagen"


_POINTS_BACK = re.compile(r"^(?:den|det|dem|denne|dette|disse)$|^(?:dens|dets|deres|disse|denne|dette)\b")


def _discussed(line: Asked, body: str, style: PhraseStyle) -> str:
    if style is PhraseStyle.SHORT:
        return "Drøftet"
    act = next((each for each in line.acts if each.verb.infinitive == "drøfte"), None)
    if act and act.rest and not _POINTS_BACK.match(act.rest) and not act.rest.startswith("ikke "):
        return _done((Act(act.verb, act.rest, act.adverb),), body, style)
    things = (thing for thing in map(_thing, line.acts) if not re.match(r"^(?:$|drøftelse|følgende\b)", thing))
    thing = next(things, "sagen")
    return _done((Act(verb("drøfte"), thing.rstrip(",")),), body, style)


def _dropped(_: Asked, __: str, style: PhraseStyle) -> str:
    return "Bortfaldet" if style is PhraseStyle.SHORT else "Indstillingen bortfaldt."


_OFFERS = {
    Outcome.FOLLOWED: _followed,
    Outcome.NOT_FOLLOWED: _not_followed,
    Outcome.POSTPONED: _postponed,
    Outcome.FORWARDED: _forwarded,
    Outcome.NOTED: _noted,
    Outcome.DISCUSSED: _discussed,
    Outcome.DROPPED: _dropped,
}
_ABOUT = re.compile(
    r"^(?:beslutning om|input til|bemærkninger til|feedback (?:til|på)|stilling til|om|omkring)\s+(?P<thing>.+)$"
)


def _thing(act: Act | None) -> str:
    """Return what the act is about, as a plain noun phrase; empty where there is none."""
    if act is None or not act.rest or act.is_reflexive:
        return ""
    noted = re.match(r"^(.*?),?\s*\btil (?:efterretning|orientering)\b", act.rest)
    rest = noted[1] if noted else act.rest
    about = noted or _ABOUT.match(rest)
    rest = about["thing"] if about and not noted else rest
    name = act.verb.infinitive
    if name not in _TREATS_A_THING or _NO_THING.match(rest) or (name in _NEEDS_ABOUT and not about):
        return ""
    return "" if _POINTS_BACK.match(rest) else noun_phrase(rest)


_NO_THING = re.compile(r"^(?:,|(?:at|hvad|hvem|hvor\w*|hvilke[nt]?|om|til|på|op|for|med|i|af)\b)")
_NEEDS_ABOUT = {"tage", "give", "træffe", "orientere"}
_TREATS_A_THING = {
    *("drøfte", "godkende", "tiltræde", "vedtage", "behandle", "prioritere", "evaluere", "kvalificere", "gennemgå"),
    *("fastlægge", "fastsætte", "afklare", "modtage", "diskutere", "tage", "træffe", "give", "orientere"),
}
