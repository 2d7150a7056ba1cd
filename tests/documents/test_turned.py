"""Words from right to left in the PDF: shown in the order of the eye, read in the order they are written."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.read_back.pdf_layers import pdf_layers
from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.model.closed_words import words_of
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Block, Cell, List, ListItem, Paragraph, Run, Table, Text, paragraph
from tests.documents.structure import spoken

HEBREW = "שלום עולם (טיפול) 2026 וחברים"
ARABIC = "السلام عليكم (لا بأس) 25 كِتَابٌ"


def written(folder: Path, *blocks: Block, title: str = "Punkt", **more: object) -> Path:
    item = AgendaItem(title, background=Text(blocks), **more)  # type: ignore[arg-type]
    made = outline(Meeting("f", "Rådet", items=(item,)), DocumentKind.REFERAT, Audience.INTERN, Profile())
    write_pdf(made, folder / "ud.pdf", Path)
    return folder / "ud.pdf"


def read(path: Path) -> str:
    """Return what is read aloud; a form of two letters is known as those two."""
    return " ".join(unicodedata.normalize("NFKC", "".join(each.words for each in spoken(path))).split())


def letters(path: Path) -> list[tuple[str, float]]:
    """Return each letter that the first page shows, with where it begins."""
    document = pypdfium2.PdfDocument(path)
    page = document[0].get_textpage()
    found = []
    for number in range(page.count_chars()):
        found.append((page.get_text_range(number, 1), page.get_charbox(number, loose=True)[0]))
    page.close()
    document.close()
    return found


def left_of(path: Path, letter: str) -> float:
    return next(left for found, left in letters(path) if found == letter)


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
@pytest.mark.parametrize("mixed", ["{}", "Først {} og så", "{} and {}", "Et (på {}), 12,5 % {}: slut"])
def test_words_are_read_as_they_are_written(tmp_path: Path, words: str, mixed: str) -> None:
    said = mixed.replace("{}", words)
    assert said in read(written(tmp_path, paragraph(said)))


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
def test_each_word_is_found_in_what_the_pages_show(tmp_path: Path, words: str) -> None:
    said = "Dansk før " + " ".join([words] * 20) + " og dansk efter"
    path = written(tmp_path, paragraph(said), paragraph(words))
    shown = {
        word
        for layer in pdf_layers(path.read_bytes())
        if isinstance(layer.content, str) and "side" in layer.place
        for word in words_of(layer.content)
    }
    assert set(words_of(said)) <= shown


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
def test_words_over_lines_and_a_page_break_are_read_as_they_are_written(tmp_path: Path, words: str) -> None:
    said = "Dansk før " + " ".join([words] * 40) + " og dansk efter"
    path = written(tmp_path, paragraph("ord " * 900), paragraph(said))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 2
    assert said in read(path)
    assert left_of(path, words[0]) > 0, "the page breaks within the words"


@pytest.mark.parametrize("words", [HEBREW, ARABIC])
def test_every_place_of_a_meeting_reads_them_as_they_are_written(tmp_path: Path, words: str) -> None:
    listed = List((ListItem((Run(words),), (List((ListItem((Run(words),)),), ordered=True),)),))
    table = Table(((Cell((paragraph("Navn"),)), Cell((paragraph(words),))),), 1)
    advice = (Recommendation(words, outcome=Outcome.FOLLOWED, note=words),)
    path = written(tmp_path, listed, table, title=words, recommendations=advice)
    assert read(path).count(words) == 6


def test_a_word_runs_from_right_to_left_and_a_number_in_it_from_left_to_right(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("Før אבג 789 דה, nye"))
    shown = ["F", "ה", "ד", "7", "8", "9", "ג", "ב", "א", "y"]
    lefts = [left_of(path, letter) for letter in shown]
    assert lefts == sorted(lefts)


def test_a_paragraph_that_begins_from_the_right_stands_at_the_right(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("אבג"), List((ListItem((Run("דה"),)),)))
    assert left_of(path, "א") > 480
    assert left_of(path, "•") > left_of(path, "ד") > 480


def test_both_brackets_of_a_pair_stand_around_their_words(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("Før אב (גד) efter"))
    brackets = sorted(left for letter, left in letters(path) if letter in "()")
    assert brackets[0] < left_of(path, "ד") < left_of(path, "ג") < brackets[1] < left_of(path, "ב")


def test_arabic_letters_are_joined(tmp_path: Path) -> None:
    def room(words: str) -> float:
        lefts = [left for letter, left in letters(written(tmp_path, paragraph(words))) if letter == "ب"]
        return max(lefts) - min(lefts)

    assert room("ببب") < 0.6 * room("ب ب ب")


def test_each_link_lies_over_its_own_words(tmp_path: Path) -> None:
    runs = (Run("se "), Run("x אב", link="https://a.dk/1"), Run(" גד "), Run("הו", link="https://a.dk/2"))
    path = written(tmp_path, Paragraph(runs))
    with pikepdf.open(path) as pdf:
        areas = [(str(each.A.URI), float(each.Rect[0]), float(each.Rect[2])) for each in pdf.pages[0].Annots]
    for letter, address in (("x", "1"), ("ב", "1"), ("ה", "2")):
        assert address in [uri[-1] for uri, left, right in areas if left - 1 <= left_of(path, letter) <= right]
    assert len(areas) == 3
