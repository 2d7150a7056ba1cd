"""What a screen reader hears is what the meeting says: the same words, in the same order, at the same levels."""

from __future__ import annotations

from pathlib import Path

from klyngedesk.documents.outline import outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.agenda import AgendaItem, Link, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Block, Cell, Heading, List, ListItem, Paragraph, Run, Table, Text, paragraph
from klyngedesk.text.plain import plain
from tests.documents.structure import spoken, words_of


def written(folder: Path, *blocks: Block, **more: object) -> Path:
    item = AgendaItem("Punkt", background=Text(blocks), **more)
    path = folder / "ud.pdf"
    write_pdf(
        outline(Meeting("f", "Rådet", items=(item,)), DocumentKind.DAGSORDEN, Audience.INTERN, Profile()),
        path,
        lambda _: None,
    )
    return path


def test_headings_have_the_levels_of_the_meeting_and_skip_none(tmp_path: Path) -> None:
    sub = AgendaItem("Under", background=Text((Heading((Run("Dyb"),), 3), Heading((Run("Høj"),), 1))))
    path = written(tmp_path, paragraph("x"), items=(sub,))
    heard = [(each.tag, each.words.strip()) for each in spoken(path) if each.tag.startswith("H")]
    assert heard == [
        *(("H1", "Dagsorden"), ("H2", "1. Punkt"), ("H3", "Sagsfremstilling")),
        *(("H3", "1 a) Under"), ("H4", "Sagsfremstilling"), ("H5", "Dyb"), ("H5", "Høj")),
    ]


def test_words_keep_their_spaces_where_lines_and_pages_break(tmp_path: Path) -> None:
    words = " ".join(f"ord{number}" for number in range(3000))
    assert words in words_of(written(tmp_path, paragraph(words)), "P")


def test_a_word_longer_than_a_line_stays_one_word(tmp_path: Path) -> None:
    word = "æ" * 300
    assert f"før {word} efter" in words_of(written(tmp_path, paragraph(f"før {word} efter")), "P")


def test_bold_words_within_a_line_and_line_breaks_keep_their_spaces(tmp_path: Path) -> None:
    runs = (Run("En "), Run("fed", bold=True), Run("t\u00a0ord, "), Run("så\nny linje " * 30, italic=True))
    (heard,) = (words for words in words_of(written(tmp_path, Paragraph(runs)), "P") if words.startswith("En"))
    assert heard == " ".join("".join(run.text for run in runs).split())


def test_lists_are_lists_within_lists_with_their_numbers(tmp_path: Path) -> None:
    nested = List((ListItem((Run("under"),)),))
    path = written(tmp_path, List((ListItem((Run("første"),), (nested,)), ListItem((Run("anden"),))), ordered=True))
    heard = [(each.tag, each.words.strip()) for each in spoken(path) if each.tag in ("L", "LI", "Lbl", "LBody")]
    assert heard == [
        *(("L", ""), ("LI", ""), ("Lbl", "1."), ("LBody", "første")),
        *(("L", ""), ("LI", ""), ("Lbl", "–"), ("LBody", "under")),
        *(("LI", ""), ("Lbl", "2."), ("LBody", "anden")),
    ]


def test_a_table_over_pages_is_one_table_and_says_its_header_once(tmp_path: Path) -> None:
    rows = tuple((Cell((paragraph(f"række {n}"),)), Cell((paragraph(str(n)),))) for n in range(120))
    path = written(tmp_path, Table(((Cell((paragraph("Navn"),)), Cell((paragraph("Tal"),))), *rows), 1))
    tags = [each.tag for each in spoken(path)]
    assert (tags.count("Table"), tags.count("TH"), tags.count("TR")) == (1, 2, 121)
    assert words_of(path, "P").count("Navn") == 1


def test_a_link_is_read_inside_its_sentence(tmp_path: Path) -> None:
    run = Run("en adresse " * 20 + "slut", link="https://eksempel.dk")
    path = written(tmp_path, Paragraph((Run("Læs "), run, Run(" nu"))), links=(Link("https://eksempel.dk", "Mere"),))
    assert words_of(path, "Link") == [("en adresse " * 20 + "slut").strip(), "Mere"]


def test_what_no_font_has_is_still_said(tmp_path: Path) -> None:
    path = written(tmp_path, paragraph("a 😀 b \U0001f469 ༀ"))
    assert "a 😀 b \U0001f469 ༀ" in words_of(path, "P")


def test_every_word_of_a_real_meeting_is_said_in_order(shared: Path, tmp_path: Path) -> None:
    meeting = read_meeting_file(shared / "meetings" / "nord-2022-11-08.json")[0].meeting
    path = tmp_path / "ud.pdf"
    write_pdf(outline(meeting, DocumentKind.REFERAT, Audience.INTERN, Profile()), path, lambda _: None)
    heard, place = " ".join(" ".join(each.words for each in spoken(path)).split()), 0
    for item in meeting.walk():
        told = [item.title, *plain(item.background).split("\n"), *_lines(item.recommendations)]
        for words in filter(str.strip, [*told, *plain(item.minutes).split("\n")]):
            for word in words.split():
                place = heard.index(word, place)


def _lines(lines: tuple[Recommendation, ...]) -> list[str]:
    return [line.text for line in lines]
