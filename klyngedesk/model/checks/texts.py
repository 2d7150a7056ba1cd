"""Rules about what is written: references, sums, names of bodies, guide text and empty places."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterator

from klyngedesk.model.checks.finding import Finding, Place, Severity
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.danish import capitalised
from klyngedesk.text.blocks import Heading, Table
from klyngedesk.text.figures import figures_of
from klyngedesk.text.plain import rows_of

_ITEM = re.compile(r"\bpunkt\s+(?P<number>\d{1,3})(?:\s?(?P<letter>[a-z])\))?(?!\s*i\s)(?![\d,]|\.\d)", re.IGNORECASE)
_GUIDES = re.compile(
    r"\blorem ipsum\b|\bhjælpetekst\w*|\bskal slettes\b|\bTODO\b|\bx{3,}\b|\bXX+\b|_{4,}|\?\?\?+"
    r"|[\[<{](?:indsæt|skriv|navn|dato|tekst|titel|udfyld|beløb|sted)[^\]>}\n]{0,60}[\]>}]"
    r"|\b(?:indsæt|skriv) (?:tekst|navn|dato|din tekst)(?: her)?\b|\[\s*(?:\.{3}|…)\s*\]",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"eventuelt|velkomst|godkendelse|orientering|meddelelser|næste møde|afslutning|evaluering|opfølgning|præsentation",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^\s*(i alt|ialt|total|sum|samlet)\b", re.IGNORECASE)
_YEAR = re.compile(r"^(19|20)\d{2}$")
_NUMBER = re.compile(r"^-?\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?$|^-?\d+(?:,\d+)?$")


def item_has_a_title(sight: Sight) -> Iterator[Finding]:
    """Every item has a name."""
    for item in sight.items:
        if not item.title.strip():
            message = f"{capitalised(sight.name(item))} har ingen titel."
            yield sight.finding(
                "item_has_a_title", message, "Skriv titlen.", Place.TITLE, item, severity=Severity.ERROR
            )


def item_says_something(sight: Sight) -> Iterator[Finding]:
    """An item with nothing under its title is empty, the standing ones apart."""
    for item in sight.items:
        fields = (item.background, item.recommendations, item.attachments, item.links, item.items, item.minutes)
        if not any((*fields, item.public_text)) and item.title.strip() and not _STANDING.search(item.title):
            message = f"{capitalised(sight.name(item))} er tomt."
            advice = f"»{item.title}« har hverken tekst, indstilling eller bilag."
            yield sight.finding("item_says_something", message, advice, Place.BACKGROUND, item)


def printed_numbers_are_in_order(sight: Sight) -> Iterator[Finding]:
    """An imported document must not have two items of one number, or leave one out."""
    printed = [item.printed_number.strip(" .") for item in sight.meeting.items if item.printed_number]
    numbers = [int(number) for number in printed if number.isdigit()]
    twice = [number for number, times in Counter(numbers).items() if times > 1]
    gone = sorted(set(range(min(numbers, default=1), max(numbers, default=0))) - set(numbers))
    for number in twice:
        yield _misprinted(sight, f"Det hentede dokument har to punkter med nummer {number}.")
    for number in gone:
        yield _misprinted(sight, f"Det hentede dokument har intet punkt {number}.")


def _misprinted(sight: Sight, message: str) -> Finding:
    advice = "Programmet tæller selv. Se efter, om et punkt mangler."
    return sight.finding("printed_numbers_are_in_order", message, advice, Place.FRAME)


# "Referatet af mødet den 8. marts blev godkendt med denne ændring: Punkt 9 …" speaks of the items of that meeting.
_OTHER_MINUTES, _NEAR = re.compile(r"\breferat\w*\s+(?:af|fra)\s+mødet\b", re.IGNORECASE), 120


def item_spoken_of_exists(sight: Sight) -> Iterator[Finding]:
    """Where a text says "punkt 9", there must be nine items."""
    known = {label.full.replace(" ", "") for label in sight.labels.values()}
    for written in sight.texts:
        for found in _ITEM.finditer(written.words):
            named = found["number"] + (f"{found['letter'].lower()})" if found["letter"] else "")
            other = _OTHER_MINUTES.search(written.words, max(0, found.start() - _NEAR), found.start())
            if named not in known and not other:
                advice = f"Teksten nævner »{found[0]}«, som ikke er på dagsordenen."
                yield sight.about(
                    written, "item_spoken_of_exists", "Teksten henviser til et punkt, der ikke findes.", advice
                )


def guide_text_is_gone(sight: Sight) -> Iterator[Finding]:
    """What a template told the writer to do must not be sent."""
    for written in sight.texts:
        found = _GUIDES.search(written.words)
        if found:
            is_public = sight.is_public(written)
            yield sight.about(
                written,
                "guide_text_is_gone",
                "Der står vejledende tekst, som skal slettes.",
                f"Der står »{found[0]}«.",
                severity=Severity.ERROR if is_public else Severity.WARNING,
                stops_public=is_public,
            )


def sums_add_up(sight: Sight) -> Iterator[Finding]:
    """The last row of a table of amounts is the sum of those above it."""
    for written in sight.texts:
        for table in written.tables():
            for told in _wrong_sums(table):
                yield sight.about(written, "sums_add_up", "Summen i en tabel passer ikke.", told)


def _wrong_sums(table: Table) -> Iterator[str]:
    rows = [[words.strip() for words in row] for row in rows_of(table)]
    if len(rows) < 3 or not rows[-1] or not _TOTAL.match(rows[-1][0]):
        return
    for column in range(1, len(rows[-1])):
        above = [_amount(row[column]) for row in rows[table.header_rows : -1] if column < len(row)]
        total = _amount(rows[-1][column])
        first = rows[table.header_rows][column]
        if _YEAR.match(first):  # the columns are years, named in a row that is no header
            above = above[1:]
        amounts = [amount for amount in above if amount is not None]
        if total is not None and len(amounts) > 1 and abs(sum(amounts) - total) > 0.005:
            yield f"Der står {rows[-1][column]}, men tallene giver {_danish(sum(amounts))}."


def _amount(words: str) -> float | None:
    clean = re.sub(r"\s*(kr\.?|mio\.?|t\.kr\.?|%|,-)\s*$", "", words.strip(), flags=re.IGNORECASE).strip()
    if not _NUMBER.match(clean):
        return None
    return float(re.sub(r"[.\u00a0 ]", "", clean).replace(",", "."))


def _danish(amount: float) -> str:
    whole = f"{amount:,.2f}".removesuffix(".00")
    return whole.translate(str.maketrans(",.", ".,"))


def pictures_are_described(sight: Sight) -> Iterator[Finding]:
    """A picture without a description cannot be read aloud."""
    for written in sight.texts:
        for figure in figures_of(written.blocks) if written.blocks else ():
            if not figure.alt.strip():
                advice = "Billedet i teksten kan ikke læses højt."
                yield sight.about(written, "pictures_are_described", "Et billede mangler en beskrivelse.", advice)


def tables_have_a_header(sight: Sight) -> Iterator[Finding]:
    """A table whose columns have no names cannot be read aloud."""
    for written in sight.texts:
        for table in written.tables():
            if not table.header_rows and len(table.rows) > 1:
                advice = "Gør den øverste række til overskrifter."
                yield sight.about(written, "tables_have_a_header", "En tabel har ingen overskrifter.", advice)


def headings_go_down_by_one(sight: Sight) -> Iterator[Finding]:
    """A heading of the third level follows one of the second."""
    for written in sight.texts:
        levels = [
            block.level for block in (written.blocks.blocks if written.blocks else ()) if isinstance(block, Heading)
        ]
        if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            advice = "Et niveau er sprunget over."
            yield sight.about(written, "headings_go_down_by_one", "Mellemoverskrifterne springer.", advice)


def forum_is_named_as_it_is(sight: Sight) -> Iterator[Finding]:
    """A name that is almost the forum's is the forum's, misspelled."""
    name = sight.meeting.forum_name
    count, start = len(name.split()), name[:3].casefold()
    if count < 2:
        return
    for written in sight.texts:
        words = re.findall(r"[\wÆØÅæøå.-]+", written.words)
        for place in range(len(words) - count + 1):
            if not words[place].casefold().startswith(start):
                continue
            said = " ".join(words[place : place + count]).rstrip(".")
            if _almost(said, name):
                advice = f"Der står »{said}«, men det hedder »{name}«."
                yield sight.about(
                    written, "forum_is_named_as_it_is", "Mødeforummets navn er skrevet anderledes.", advice
                )


def _almost(said: str, name: str) -> bool:
    one, other = said.casefold(), name.casefold()
    if one in (other, f"{other}s", f"{other}'s"):
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= 0.93
