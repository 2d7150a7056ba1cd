"""Looking for closed words in a finished file."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from klyngedesk.documents.parts import (
    AnnexHeading,
    Body,
    BreakLine,
    Decided,
    DecisionLine,
    ItemHeading,
    Label,
    Linked,
    Outline,
    Recommended,
    Tasks,
)
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.pdf_text import Images
from klyngedesk.documents.read_back.layers import layers_of
from klyngedesk.documents.word import write_word
from klyngedesk.model.closed_words import ClosedWords, words_of
from klyngedesk.model.layout import STANDARD, Layout
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Cell, Heading, List, ListItem, Run, Table, Text, paragraph

MOST_TOLD = 20
# What the program writes around a meeting, whatever the meeting is.
_SENTENCES = """
Bilag til punkt side af del Indhold Bilag og links Lukket punkt eftersendt lukket udkast afbud fraværende
Dette bilag kan ikke vises Tilbage til punktet Tilbage til dagsordenen Kære alle Hermed dagsordenen referatet
beslutningsreferatet protokoludskriften for mødet i Venlig hilsen Dagsorden Referat Beslutningsreferat
Protokoludskrift Pakke Tillægsdagsorden mandag tirsdag onsdag torsdag fredag lørdag søndag den januar februar marts
april maj juni juli august september oktober november december senest fulgt med ændring ikke fulgt udskudt oversendt
taget til efterretning drøftet bortfaldet andre ord beslutning drøftelse orientering pause
Nyt siden sidst udsendelsen er nyt hedder nu sagsfremstillingen indstillingen rettet bilag skiftet ud taget af
Et punkt nr se pakken Dokumentet selv Indeks Udgave offentlig intern som Word tillæg tillægsdagsorden
application pdf octet stream mixed multipart attachment filename utf plain text quoted printable base64 unsent
libreoffice writer calc impress klyngestempel klyngedesk uuid reference footer header
"""


@dataclass(frozen=True, slots=True)
class Leak:
    """Closed words, and the place in the file where they stand."""

    place: str
    words: str


def leaks_in(
    path: Path,
    closed: ClosedWords,
    *,
    name: str | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Leak, ...]:
    """Return where closed words stand in the finished file, at any layer; nothing where it keeps them."""
    return tuple(islice(_leaks(path, closed, name, cancelled), MOST_TOLD)) if closed else ()


def _leaks(path: Path, closed: ClosedWords, name: str | None, cancelled: Callable[[], bool]) -> Iterator[Leak]:
    seen: set[str | bytes] = set()
    for layer in layers_of(path, name):
        if cancelled():
            return
        if not layer.content or layer.content in seen:
            continue
        if len(layer.content) < 2000:
            seen.add(layer.content)
        content = layer.content
        found = closed.found_in(content) if isinstance(content, str) else closed.found_in_bytes(content)
        yield from (Leak(layer.place, words) for words in found)


def house_words(layout: Layout = STANDARD, images: Images = lambda _: None) -> frozenset[str]:
    """Return the words that a file of ours holds whatever the meeting is: of the formats, and around the text.

    A forum's own template is part of the house.
    """
    found = set(words_of(_SENTENCES))
    with tempfile.TemporaryDirectory(prefix="klyngedesk-", ignore_cleanup_errors=True) as folder:
        for ending, write in (("docx", write_word), ("pdf", write_pdf)):
            path = Path(folder) / f"tom.{ending}"
            write(_nothing(layout), path, images)
            for layer in layers_of(path):
                content = layer.content
                found.update(words_of(content if isinstance(content, str) else content.decode("latin-1")))
    return frozenset(found)


def _nothing(layout: Layout) -> Outline:
    """Return an outline with every kind of part, and no words in it."""
    cell = Cell((paragraph("-"),))
    blocks = (
        Heading((Run("-"),)),
        paragraph("-"),
        List((ListItem((Run("-"),), (List((ListItem((Run("-"),)),), ordered=True),)),)),
        Table(((cell, cell), (cell, cell)), 1),
    )
    parts = (
        ItemHeading("punkt-1", "1.", "-", closed=True),
        Label("-"),
        Body(Text(blocks)),
        Recommended("-", ("-", "-"), True),
        Decided((DecisionLine("1", "-", "-"),)),
        Linked((("-", "https://a.example"),)),
        Tasks(("-",)),
        BreakLine("-", "-"),
        AnnexHeading("tillaeg-1", "-"),
    )
    return Outline(DocumentKind.REFERAT, Audience.OFFENTLIG, "-", "-", "-", (("-", "-"),), parts=parts, layout=layout)
