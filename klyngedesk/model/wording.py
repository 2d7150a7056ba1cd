"""From what a line asks to the sentence that says it was done: active or passive."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from klyngedesk.model.acts import Act
from klyngedesk.model.danish import capitalised, listed


def sentence(words: str) -> str:
    """Return the words with a capital first letter and one full stop."""
    return capitalised(words if words.endswith((".", "?", "!")) else f"{words}.")


def active(acts: tuple[Act, ...], body: str) -> str:
    """Return "Klyngen drøftede planen og gav input til den"."""
    if not acts[-1].rest:
        acts = (*acts[:-1], replace(acts[-1], rest=_alone(acts[-1])))
    acts = tuple(replace(act, rest=f"sagen {act.rest}") if _NOTED_ALONE.match(act.rest) else act for act in acts)
    parts = [f"{act.joint}{_past(act, first=not n)}" for n, act in enumerate(acts)]
    return f"{body} {''.join(parts)}"


_NOTED_ALONE = re.compile(r"^(?:til (?:efterretning|orientering)|som (?:indstillet|fremlagt|foreslået|forelagt))$")


def _past(act: Act, *, first: bool) -> str:
    sig, rest = "sig" if act.is_reflexive else "", act.rest
    words = (act.verb.past, sig, act.adverb, rest) if first else (act.adverb, act.verb.past, sig, rest)
    return glued(*words)


def negated(act: Act, body: str) -> str:
    """Return "Klyngen godkendte ikke planen"."""
    sig = "sig" if act.is_reflexive else ""
    rest = f"sagen {act.rest}" if _NOTED_ALONE.match(act.rest) else act.rest or _alone(act)
    return glued(body, act.verb.past, sig, "ikke", act.adverb, rest)


def _alone(act: Act) -> str:
    """Return what a verb that stands alone is about."""
    if act.verb.infinitive.startswith(("orientere", "deltage")) or act.is_reflexive:
        return ""
    return "sagen" if act.verb.infinitive in ("drøfte", "behandle", "diskutere", "tage") else "indstillingen"


def glued(*words: str) -> str:
    """Return the words with a space between, none before a comma."""
    return re.sub(r"\s+(?=[,:;])", "", " ".join(word for word in words if word))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A complement as a passive sentence needs it: what becomes the subject, and what stays after the verb."""

    subject: str
    tail: str = ""


PREPOSITION = re.compile(
    r"^(?!op (?:til|mod|imod) (?:\d|to|tre|fire|fem|seks|otte|ti)|i alt \d)"
    r"(?:om|omkring|på|til|for|med|over|op|i|af|ved|videre(?! (?:proces|forløb|arbejde|samarbejde|drøftelse))|"
    r"frem|ind|ud|nærmere|positivt på|kritisk på|hertil|herom|"
    r"vedr\.|vedrørende|imod|fra|mellem)\b(?!\.)"
    r"(?! (?:den|det) (?:at|der)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"^,?\s*(?:at|hvad|hvem|hvor\w*|hvilke[nt]?)\b|^,\s*om\b(?! (?:muligt|nødvendigt)\b)")
_UNFIT = re.compile(
    r"^(?:bl\.a\.|vedr\.|ift\.|ad|angående|bag|hos|efter|uden|gennem|mod|sammen|åbent,?|og|eller)\s|^(?:sin|sit|sine|sig|hinandens?|deres|vores|hver|hvad)\b|^[(–—-]|"
    r"^(?:den|det|dem|de)(?=$|,|\s(?:til|i|på|som|videre til|med|om|for|efter|af|hos|ved|fra|under)\b|"
    r"\s(?:digitalt|endeligt|efterfølgende|herefter|samtidig|igen|tilbage)$)|"
    r"\b(?:sin|sit|sine|hinandens?|sig)\b|[:;?!]",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(
    r"^(?:den|det|dem|denne|dette|disse)(?P<tail>$|\s(?:til|i|som|med|videre til)\s.+$|"
    r"\s(?:digitalt|endeligt|efterfølgende|herefter|samtidig|igen|tilbage)$)",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"^(?:den|det|de|denne|dette|disse|alle|begge|samtlige)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"^[\wÆØÅæøå/-]{2,}(?:en|et|ne|ens|ets|nes)$")
_INDEFINITE = re.compile(
    r"^(?:en|et|to|tre|fire|fem|seks|op til|op imod|op mod|i alt|ca\.|flere|nye?t?|yderligere|\d[\d.,]*)\s"
)
_ADVERB = re.compile(
    r"^(?P<adverb>ikke|fortsat|endeligt|formelt|foreløbigt|principielt|indledende|indledningsvis|kort|igen|"
    r"herefter|efterfølgende|"
    r"ligeledes|også|gensidigt|generelt|løbende|enstemmigt|i fællesskab)\s+(?P<rest>.+)$"
)
_TAIL_WORDS = (
    r"herunder|mhp\.|med|inkl\.|inklusive|inklusiv|jf\.|idet|således|så|dog|forudsat|under|på|efter|hvorefter|hvorved|mens|da|"
    r"hvis|når|inden|bl\.a\.|ekskl\.|bortset|særligt|især|i|samt at|og at|for"
)
_RELATIVE = re.compile(r"^(?:der|som|hvor|hvis|hvilk\w+)\b(?! (?:led|grundlag|bilag|udgangspunkt|afsæt)\b)")
_ADVERBIAL = re.compile(
    r"\s(?P<tail>(?:bl\.a\.\s(?=med\s|på\s)|mhp\.\s|med henblik\s|på baggrund af\s|"
    r"i henhold til\s|i overensstemmelse med\s|med virkning fra\s|"
    r"med (?:afsæt|udgangspunkt) i\s|uden bemærkninger|uden at\s|endeligt (?:med|uden)\s|(?:første|anden|sidste) gang$|"
    r"under forudsætning\s|under hensyn\s|med ikrafttræden\s|med forbehold\s|"
    r"som (?:grundlag|afsæt|udgangspunkt|ramme|led|retningsgivende|pejlemærke|formand|"
    r"næstformand|medlem|suppleant|bilag|beskrevet|fremlagt|foreslået|anført|skitseret|indstillet|endelig)\w*\b|"
    r"med de faldne\s|med (?:de \w+ )?(?:bemærkning|ændring|tilføjelse|justering)\w*\b|på mødet\b|"
    r"på vegne af\s|over for\s|ved mødets\s|i (?:sin helhed|høring)\b|i forlængelse af\s|"
    r"forud for\s|efter oplæg\s|i første omgang$|senest\s|inden\s(?!for\b)|hver for sig\b|"
    r"til (?:udsendelse|videre \w+|politisk behandling|offentliggørelse|høring)\b|"
    r"(?:tæt|lokalt|løbende|fast|årligt|gensidigt|snarest|hurtigst muligt|endeligt|skriftligt|i dag|igen)$).*)$"
)
_CREATED = {
    *("nedsætte", "udpege", "vælge", "afsætte", "bevilge", "indgå", "give", "træffe", "afgive", "modtage", "aftale"),
    *("udarbejde", "igangsætte", "indkalde", "etablere", "oprette", "iværksætte", "indhente", "stille", "udnævne"),
    *("foretage", "afholde", "holde", "lægge", "føre", "rette", "sætte", "rejse", "tildele", "bevillige", "fremsætte"),
    *("drage", "skabe", "udtrykke", "ansætte", "meddele", "frigive", "yde"),
}
NO_PASSIVE = {
    *("komme", "være", "blive", "have", "få", "lade", "deltage", "forholde", "gøre", "ønske", "arbejde", "bidrage"),
    *("byde", "samarbejde", "orienteres", "høre", "stå"),
}
_SPLIT_FOR_APPROVAL = {"anbefale", "indstille"}
_SPLIT_TO = {
    *("bemyndige", "invitere", "opfordre", "indkalde", "overføre", "sende", "oversende", "fremsende", "videresende"),
    *("henvise", "udpege", "vælge", "overdrage", "flytte", "udskyde", "udsætte", "delegere", "overlade"),
    *("tilbagesende", "genvælge", "udnævne", "ansætte", "hjemvise", "tilpasse", "henlægge", "tilføre", "placere"),
}
_SPLIT_ABOUT = {"bede", "anmode", "ansøge", "orientere", "informere", "underrette"}
_SPLITS = (
    (_SPLIT_ABOUT, r"\som\b"),
    (_SPLIT_TO, r"\s(?:til|som|i (?:\w+\s)?høring|videre|ud|tilbage|retur|fra)\b"),
    (
        _SPLIT_FOR_APPROVAL,
        r"\s(?:over for\b|til\s(?:\w+s godkendelse|godkendelse|vedtagelse|videre|\w*formand|medlem|posten)|som)\b",
    ),
    ({"takke", "forelægge", "fremlægge", "præsentere"}, r"\sfor\b"),
    ({"fastsætte"}, r"\stil(?=\s(?:den\s)?\d)"),
    (
        {"sætte", "lægge", "bringe"},
        r"\s(?:på dagsordenen|på hjemmesiden|i gang|i bero|til grund|til side|frem|op|over)\b",
    ),
    (
        {"hæve", "sænke", "nedsætte", "forhøje", "reducere", "udvide", "ændre", "omplacere", "øge", "begrænse"},
        r"\s(?:til|med|fra)\b",
    ),
    ({"omdanne"}, r"\stil\b"),
    ({"indarbejde"}, r"\si\b"),
    ({"ophæve", "nedlægge"}, r"\s(?:med virkning|pr\.\s\d|(?:den\s)?\d{1,2}\.\s\w+)"),
    ({"offentliggøre"}, r"\spå\b"),
    ({"finansiere"}, r"\s(?:inden for|af|via|over|med)\b"),
    (
        {"videreføre", "fortsætte", "forlænge", "afslutte", "igangsætte", "iværksætte", "implementere"},
        (
            r"\s(?:med virkning|pr\.\s\d|(?:den\s)?\d{1,2}\.\s\w+|i\s\d{4}|"
            r"med\s\w+\s(?:år|måned\w*)|fra\s|indtil\s|til\s(?:og med|udgangen|den|\d))"
        ),
    ),
)
_LOOSE_NOUNS = re.compile(
    r"^(?:udkast|forslag|oplæg|plan|ønsker|input|svar|rammer|kriterier|forslagene|udkastet|ansøgning|kompetence\w*)$",
    re.I,
)
NOTED = re.compile(
    r"^(?P<thing>.*?)\s*\b(?P<to>til efterretning|(?!.*\btil efterretning)"
    r"til (?:orientering|følge|genovervejelse|revision|indtægt))\b(?P<tail>.*)$"
)
_TAKEN = re.compile(
    r"^(?:stilling|afsæt|initiativ|højde|ansvar|kontakt|hensyn|beslutning|forbehold|udgangspunkt|skridt|imod)\b"
)
_MANDATE = re.compile(
    r"^(?P<who>[\wÆØÅæøå-]+(?:\s[\wÆØÅæøå-]+){0,2}?)\s"
    r"(?P<what>(?:til opgave|i opdrag|mandat|bemyndigelse|fuldmagt|tilladelse|lov|mulighed)\b.*)$"
)


def passive(acts: tuple[Act, ...], *, negation: str = "") -> str | None:
    """Return "Planen blev drøftet, og der blev givet input", or None where Danish has no good passive for it."""
    if any("men" in act.joint for act in acts):
        return None
    first = next((place for place, act in enumerate(acts) if act.rest), 0)
    shared = _shared(acts[: first + 1], negation) if first else None
    told = [shared] if shared else []
    rest = acts[first + 1 :] if shared else acts
    for before, act in zip((None, *rest), rest, strict=False):
        closes = bool(told) and before is not None and not act.adverb and told[-1].endswith(before.verb.participle)
        again = _POINTS_BACK.match(act.rest) if closes else None
        if again:
            told[-1] = glued(f"{told[-1]} og {act.verb.participle}", again["tail"].strip())
            continue
        one = _one_passive(act, negation)
        if one is None:
            return None
        told.append(one)
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])}, og {told[-1]}"


_GIVEN = re.compile(
    r"^(?P<what>input|bemærkninger|feedback|anbefalinger|sparring|tilbagemelding\w*) (?:til|på) (?P<rest>.+)$"
)


def _shared(acts: tuple[Act, ...], negation: str) -> str | None:
    """Return the passive of verbs that share what they are about: "Planen blev drøftet og kvalificeret"."""
    if len(acts) < 2 or any(act.rest or act.is_reflexive or act.adverb for act in acts[:-1]):
        return None
    last = acts[-1]
    verbs = [act.verb.participle for act in acts[:-1]]
    given = _GIVEN.match(last.rest)
    if last.verb.infinitive == "give" and given:
        whole = _one_passive(Act(acts[-2].verb, given["rest"]), negation)
        return f"{whole}, og der blev givet {given['what']}" if whole and len(verbs) == 1 else None
    noted = NOTED.match(last.rest) if last.verb.infinitive == "tage" else None
    if last.verb.infinitive == "tage" and not (noted and noted["thing"]):
        return None
    if last.is_reflexive or last.adverb or PREPOSITION.match(last.rest):
        return None
    whole = _one_passive(last, negation)
    own = last.verb.participle
    if whole is None or f" {own}" not in whole or whole.startswith("der "):
        return None
    return whole.replace(f" {own}", f" {listed([*verbs, own])}", 1)


def _one_passive(act: Act, negation: str) -> str | None:
    name, rest, adverb = act.verb.infinitive, act.rest, act.adverb
    rest = f"sagen {rest}" if _NOTED_ALONE.match(rest) else rest
    moved = _ADVERB.match(rest)
    if moved and not rest.startswith("ikke at "):
        adverb, rest = glued(adverb, moved["adverb"]), moved["rest"]
    done = glued("blev", negation, adverb, act.verb.participle)
    if act.is_reflexive:
        return _reflexive(act, negation)
    if name in NO_PASSIVE or (name == "se" and rest.startswith("frem")):
        return None
    if not rest:
        return glued(_alone(act), done) if _alone(act) else None
    if _CLAUSE.match(rest.removeprefix("ikke ")):
        return glued("det", done, rest)
    if rest.startswith(","):
        return None
    if name == "tage":
        return _taken(rest, done)
    mandate = _MANDATE.match(rest) if name == "give" else None
    if mandate:
        return None if negation else f"{mandate['who']} fik {mandate['what']}"
    if PREPOSITION.match(rest):
        return _impersonal(name, rest, done)
    if name in ADVISING and re.search(r"\s*,?\sat\s", rest) and not _GOVERNED.search(rest):
        return glued("det", done, rest)
    return _with_subject(name, rest, done)


_GOVERNED = re.compile(r"\b(?:om|til|for|på|af|i|ved|med),? at\b")
ADVISING = {"anbefale", "foreslå", "indstille", "henstille", "meddele", "tilkendegive"}
_WITHOUT_OBJECT = {
    *("orientere", "bakke", "følge", "se", "pege", "henstille", "lægge", "kvittere", "takke", "opfordre", "indstille"),
    *("informere", "stille", "tage", "samle", "fokusere", "svare", "invitere", "indkalde", "anmode", "bede", "ansøge"),
    *(
        *("søge", "sætte", "føre", "give", "træffe", "åbne", "prioritere", "koordinere", "starte", "slutte", "indgå"),
        *("advare", "afslutte"),
    ),
}


def _impersonal(name: str, rest: str, done: str) -> str | None:
    """Return "der blev bakket op om planen", "det blev indstillet til byrådene, at …"."""
    is_told = name in ADVISING and re.match(r"^(?:til|over for) [^,]+(?:, at\b| at \w+e\b)", rest)
    if (name not in _WITHOUT_OBJECT and not is_told) or _has_own(rest):
        return None
    return glued("det" if is_told else "der", done, rest)


def _has_own(words: str) -> bool:
    return re.search(r"\b(?:sin|sit|sine|hinanden)\b", words) is not None


def _reflexive(act: Act, negation: str) -> str | None:
    if _has_own(act.rest) or act.rest.startswith("ikke"):
        return None
    if act.verb.infinitive == "tilslutte" and PREPOSITION.match(act.rest):
        return None
    if act.verb.infinitive == "tilslutte":
        to = "til" if act.rest.startswith(",") else "til "
        return f"der var {glued(negation, 'tilslutning')} {to}{act.rest}"
    if act.verb.infinitive != "notere":
        return None
    if act.rest.startswith(", at"):
        return glued("det blev", negation, f"noteret{act.rest}")
    return _with_subject("notere", act.rest, glued("blev", negation, "noteret"))


def _taken(rest: str, done: str) -> str | None:
    if _TAKEN.match(rest):
        return None if _has_own(rest) else f"der {done} {rest}"
    found = NOTED.match(rest)
    if not found or found["thing"].endswith(" op"):
        up = re.match(r"^(?P<thing>.+?)\s(?P<to>op(?:\s.*)?)$", rest)
        return _with_tail(up["thing"], done, up["to"]) if up else None
    to, tail = found["to"], found["tail"]
    if not found["thing"]:
        subject = "det" if _CLAUSE.match(tail.strip()) else "sagen"
        return glued(subject, done, to, tail.strip())
    if found["thing"].endswith(","):
        return None if _UNFIT.search(found["thing"]) else glued(found["thing"], done, to, tail)
    return _with_tail(found["thing"], done, glued(to, tail.strip()))


def _with_tail(thing: str, done: str, tail: str) -> str | None:
    parts = _parted(thing)
    if parts is None or _UNFIT.search(parts.subject):
        return None
    return glued(parts.subject, done, tail, parts.tail)


_TO_WHOM = re.compile(r"^[A-ZÆØÅ][\w ]+ \d|^\w+(?:en|et|ne)\s(?!(?:af|for|fra|i|med|om|og|på|samt|til|ved)\b)[a-zæøå]+")
_HANDED_OUT = {"meddele", "tildele", "tilbyde", "bevilge", "yde", "give"}


def _with_subject(name: str, rest: str, done: str) -> str | None:
    if name in _HANDED_OUT and _TO_WHOM.match(rest):
        return None
    parts = _split_by_verb(name, rest)
    if parts is None and name in ("bede", "anmode"):
        return None
    parts = parts or _parted(rest)
    if parts is None or _UNFIT.search(parts.subject) or _has_own(parts.tail):
        return None
    if name in _CREATED and (_INDEFINITE.match(f"{parts.subject} ") or _is_bare(parts.subject)):
        return glued("der", done, parts.subject.removesuffix(","), parts.tail)
    return glued(parts.subject, done, parts.tail)


def _is_bare(subject: str) -> bool:
    first = subject.split(maxsplit=1)[0].rstrip(",")
    return not (_DETERMINED.match(f"{subject} ") or _DEFINITE.match(first) or first[:1].isupper())


_NAMES = re.compile(r"^[A-ZÆØÅ][^,]*(?:, [A-ZÆØÅ][^,]*)* og [A-ZÆØÅ][^,]*$")


def _split_by_verb(name: str, rest: str) -> _Parts | None:
    """Return the parts of "sagen til Regionsrådet" and "administrationen om at …", whose second part stays behind."""
    if name == "pålægge":
        found = re.match(r"^(?P<who>[^,]+?),?\s+(?P<what>at\s.+)$", rest)
        return _Parts(found["who"], found["what"]) if found else None
    pattern = next((pattern for names, pattern in _SPLITS if name in names), None)
    if pattern is None:
        return None
    places = [found.start() for found in re.finditer(pattern, rest)]
    before = rest[: places[0]].split() if places else []
    if before and _LOOSE_NOUNS.match(before[-1]) and len(places) > 1:
        places = places[1:]
    if not places or ("," in rest[: places[0]] and not _NAMES.match(rest[: places[0]])):
        return None
    return _Parts(rest[: places[0]], rest[places[0] :].strip())


def _parted(rest: str) -> _Parts | None:
    """Return the complement's subject and the tail after it; None where they cannot be told apart."""
    head, comma, after = rest.partition(", ")
    if not comma:
        found = _ADVERBIAL.search(head)
        return _Parts(head[: found.start()], found["tail"]) if found else _Parts(head)
    early = _ADVERBIAL.search(head)
    if early and re.match(r"^at\b", after):
        return _Parts(head[: early.start()], f"{early['tail']}, {after}")
    if _RELATIVE.match(after) or re.match(r"^at\b|^om\b|^hv", after):
        return _Parts(f"{rest},") if not re.search(rf", (?:{_TAIL_WORDS})\b", after) else None
    if re.match(rf"^(?:{_TAIL_WORDS})(?=\s)", after):
        found = _ADVERBIAL.search(head)
        if found:
            return _Parts(head[: found.start()], f"{found['tail']}, {after}")
        return _Parts(head, f", {after}")
    if re.search(r"\s(?:og|samt)\s", after) and ", " not in re.sub(r"^(?:[^,]{1,60}, )*", "", after):
        return _Parts(rest)
    return None


def noun_phrase(rest: str) -> str:
    """Return what a complement is about, without what stays after the verb; empty where it cannot stand alone.

    It ends in a comma where it ends in a clause, which what follows must close.
    """
    moved = _ADVERB.match(rest)
    parts = _parted(moved["rest"] if moved else rest)
    return "" if parts is None or _UNFIT.search(parts.subject) else parts.subject
