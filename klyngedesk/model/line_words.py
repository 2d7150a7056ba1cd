"""The words of a line of an indstilling without what stands around them: marks, stems, the name of the meeting."""

from __future__ import annotations

import re

from klyngedesk.model.verbs import in_infinitive, in_past, in_present

_MARK = re.compile(r"^(?:[•·\-–—*\uf0b7▪o]|\(?\d{1,2}[.)]|\(?[a-zæøåA-Z][.)])\s+")
_HEADED = re.compile(r"^(?:indstilling(?:en)?|beslutning)\s*:\s*", re.IGNORECASE)
_STEM = re.compile(
    r"^(?:det|der)\s+(?:indstilles|foreslås|anbefales|henstilles)\b"
    r"(?:\s+(?:til|over for)\s+[^,:]+?)?\s*[,:]?\s*(?=at\b)",
    re.IGNORECASE,
)
_BARE_STEM = re.compile(r"^indstilles\s*[,:]?\s*(?=at\b)", re.IGNORECASE)
_PROPOSER = re.compile(
    r"^(?P<who>[\wÆØÅæøå/&\- ]+?)\s+(?:indstiller|foreslår|anbefaler)"
    r"(?:\s+(?:til|over for)\s+[^,:]+?)?\s*[,:]?\s*(?=at\b)",
    re.IGNORECASE,
)
_AT = re.compile(r"^at\b\s*:?\s*", re.IGNORECASE)
_ABBREVIATED = re.compile(
    r"(?:\b(?:kr|mio|mia|pct|mv|osv|etc|nr|stk|evt|vedr|mhp|jf|ca|inkl|ekskl|hhv)|m\.v|m\.m|m\.fl|o\.l|bl\.a|f\.eks)\.$",
    re.IGNORECASE,
)
_LIST_BELOW = re.compile(
    r",?\s(?:herunder|bl\.a\.|med (?:udgangspunkt|afsæt) i|ud fra|på baggrund af|i forhold til)\s(?:de\s)?følgende"
    r"(?:\s\w+){0,2}$"
)
_NEXT_SENTENCE = re.compile(r"(?<=[a-zæøåA-ZÆØÅ)]{2})\.\s+(?=[A-ZÆØÅ])")
_ORGAN = re.compile(
    r"^(?:udvalget|rådet|bestyrelsen|forummet|klyngen|gruppen|kredsen|mødet|nævnet|komiteen|forsamlingen|vi)$",
    re.IGNORECASE,
)


def tidy(line: str) -> str:
    """Return the line's one sentence without marks before it, joints and full stop after it."""
    words = " ".join(part.strip() for part in line.replace("\u00a0", " ").split("|"))
    words = re.sub(r"\s*,(?=[^\W\d_])", ", ", " ".join(words.split())).replace(" ,", ",").rstrip(" !")
    if not re.search(r"\bhv|:", words, re.IGNORECASE):
        words = words.rstrip(" ?")
    while _MARK.match(words):
        words = _MARK.sub("", words, count=1)
    words = _NEXT_SENTENCE.split(words)[0].rstrip(" ;,:")
    words = _LIST_BELOW.sub("", re.sub(r"[;,]?\s+(?:og|samt)$", "", words).rstrip(" ;,"))
    return words if _ABBREVIATED.search(words) else words.rstrip(" .")


def without_stop(sentence: str) -> str:
    """Return the sentence without its full stop; that of an abbreviation such as "kr." stays."""
    return sentence if _ABBREVIATED.search(sentence) else sentence.removesuffix(".")


def without_stem(words: str) -> tuple[str, bool]:
    """Return the words after "Det indstilles, at" and the like, and whether an "at" stood there."""
    words = _HEADED.sub("", words)
    words = _BARE_STEM.sub("", _STEM.sub("", words))
    proposer = _PROPOSER.match(words)
    if proposer and not in_present(words.split()[0]) and not _AT.match(words):
        words = words[proposer.end() :]
    rest = _AT.sub("", words)
    return rest, rest != words


_NAMED = re.compile(r"^[A-ZÆØÅ][^:,]{1,70}(?::|\s\d\)|\s[a-z]\))\s+(?=\w)")


def without_body(words: str, body: str) -> tuple[bool, str]:
    """Return whether the line names the meeting itself before its verb, and the words after the name."""
    if body and words.casefold().startswith(body.casefold()):
        rest = words[len(body) :].lstrip(" :,")
        first = rest.split()[0] if rest else ""
        if first and words[len(body)] in " :," and (in_present(first) or in_infinitive(first)):
            return True, rest
    headed = _NAMED.match(words)
    if headed and in_present(words[headed.end() :].split(maxsplit=1)[0].rstrip(",")):
        return True, words[headed.end() :]
    tokens = words.split()
    for count in range(1, min(len(tokens), 9)):
        rest = " ".join(tokens[count:])
        begins = in_present(tokens[count].rstrip(",")) or in_past(tokens[count]) or _LEAD.match(rest)
        if begins and is_organ(" ".join(tokens[:count]), body):
            return True, rest
        modal = _MODAL.match(rest)
        wanted = (modal["verb"] or modal["asked"]) if modal else ""
        if modal and in_infinitive(wanted) and is_organ(" ".join(tokens[:count]), body):
            return True, rest[modal.end() - len(wanted) :]
    return False, words


# What may stand between the name of the meeting and its verb.
_LEAD = re.compile(
    r"^(?:over for|med henblik på|forud for|som led i|enstemmigt|i første omgang|"
    r"på (?:baggrund af|den baggrund|vegne af)|med (?:afsæt|udgangspunkt|henvisning)|"
    r"i (?:lyset|forlængelse) af|"
    r"i fællesskab|ud fra|efter|indledningsvis|"
    r"herefter|efterfølgende|endeligt|fortsat|gensidigt)\s"
)
_MODAL = re.compile(
    r"^(?:(?:skal|bør|kan)\s(?P<verb>drøfte|godkende|tage|behandle|tiltræde|vedtage|prioritere|evaluere|anbefale|"
    r"indstille)|(?:bedes(?: om at)?|anmodes om at)\s(?P<asked>\w+))\b"
)


def is_organ(name: str, body: str) -> bool:
    """Return whether the name means the meeting: "udvalget", or the body's own name or a part of it."""
    bare = name.strip(" :,").casefold()
    if _ORGAN.match(bare):
        return True
    stem = re.sub(r"(?:met|et|en)$", "", bare)
    return len(stem) > 3 and re.search(rf"\b{re.escape(stem)}(?:met|et|en|e)?\b", body.casefold()) is not None


def lowered(words: str) -> str:
    """Return the words with a small first letter, unless the first word is a name or an abbreviation."""
    first = words.split(maxsplit=1)[0] if words else ""
    second = words.split()[1] if len(words.split()) > 1 else ""
    is_common = re.fullmatch(r"[A-ZÆØÅ][a-zæøå/-]*", first) is not None
    if not is_common or (second[:1].isupper() and not first.casefold().endswith(("en", "et", "ne", "for", "til"))):
        return words
    return words[:1].lower() + words[1:] if not _NAME.match(words) else words


_NAME = re.compile(
    r"^(?!Status\b)(?:Region |Sundhedsklynge|KL|PLO|Danske|[A-ZÆØÅ]\w+ [Kk]ommune|[A-ZÆØÅ]\w+(?<!en)(?<!et)(?<!ne)s\b)"
)
