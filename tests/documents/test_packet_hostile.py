"""Files made to go wrong: nothing acts, nothing is lost, the stamp is seen, and damage is told of."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf

from klyngedesk.documents.packet import PacketResult
from klyngedesk.documents.packet_outline import flat, own_bookmarks
from klyngedesk.documents.whole_content import whole_content
from tests.documents import hostile_pdfs as hostile
from tests.documents.pdf_reading import pages_of
from tests.documents.test_packet_corpus import packet_of

DAMAGED = (hostile.boxes_without_size, hostile.far_too_large, hostile.content_cut_short)
STRANGE = (
    hostile.acting_everywhere,
    hostile.deep_bookmarks,
    hostile.bookmarks_in_a_ring,
    hostile.tags_in_a_ring,
    hostile.tags_with_wild_numbers,
    hostile.content_left_open,
)


def packet_with(folder: Path, change: hostile.Change) -> tuple[Path, PacketResult]:
    return packet_of([hostile.file_with(folder / "bilag.pdf", change)], folder)


@pytest.mark.parametrize("change", [*DAMAGED, *STRANGE])
def test_every_page_is_there_with_its_stamp_where_it_is_seen(tmp_path: Path, change: hostile.Change) -> None:
    out, made = packet_with(tmp_path, change)
    document = pypdfium2.PdfDocument(out)
    assert made.parts[0].pages == 2
    for number in range(2):
        page = document[made.parts[0].first_page - 1 + number]
        width, height = page.get_size()
        stamped = page.get_textpage().get_text_bounded(width / 3, height / 2, width, height)
        assert f"side {number + 1} af 2" in stamped
    document.close()
    assert "ERROR" not in subprocess.run(["qpdf", "--check", out], capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize("change", DAMAGED)
def test_what_was_mended_is_told_of(tmp_path: Path, change: hostile.Change) -> None:
    _, made = packet_with(tmp_path, change)
    assert made.parts[0].outcome == "repaired"
    assert "beskadiget" in made.parts[0].notes[0]


def test_what_can_be_read_of_a_damaged_page_is_shown(tmp_path: Path) -> None:
    out, made = packet_with(tmp_path, hostile.content_cut_short)
    assert "Side 0" in pages_of(out)[made.parts[0].first_page - 1]


def test_nothing_acts_by_itself_wherever_it_hides(tmp_path: Path) -> None:
    out, made = packet_with(tmp_path, hostile.acting_everywhere)
    with pikepdf.open(out) as packet:
        packet.save(tmp_path / "open.pdf", compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    content = (tmp_path / "open.pdf").read_bytes()
    for words in (hostile.SECRET, "/JavaScript", "/Launch", "calc.exe", "x.exe", "deling", "script:", "ms-word"):
        assert words.encode() not in content
    assert "Taget ud af pakken" in made.parts[0].notes[-1]


def test_a_harmless_link_still_leads_out(tmp_path: Path) -> None:
    addresses = ["https://eksempel.dk/a?b=c:d", "mailto:ole@eksempel.dk", "eksempel.dk:8080/sag", "www.eksempel.dk"]

    def linked(pdf: Pdf) -> None:
        actions = [Dictionary(S=Name.URI, URI=pikepdf.String(address)) for address in addresses]
        links = [Dictionary(Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action) for action in actions]
        pdf.pages[0].obj.Annots = pikepdf.Array(links)

    out, made = packet_with(tmp_path, linked)
    with pikepdf.open(out) as packet:
        listed = packet.pages[made.parts[0].first_page - 1].obj.Annots
        assert [str(link.A.URI) for link in listed if "/A" in link] == addresses


@pytest.mark.parametrize(("change", "count"), [(hostile.deep_bookmarks, 40), (hostile.bookmarks_in_a_ring, 2)])
def test_no_bookmark_is_lost_however_they_are_chained(tmp_path: Path, change: hostile.Change, count: int) -> None:
    out, _ = packet_with(tmp_path, change)
    with pikepdf.open(tmp_path / "bilag.pdf") as before, pikepdf.open(out) as packet:
        assert len(own_bookmarks(before)) == count
        with packet.open_outline() as outline:
            bilag = outline.root[0].children[0]
            assert len(list(flat(bilag.children))) == count


@pytest.mark.parametrize("change", [hostile.tags_in_a_ring, hostile.tags_with_wild_numbers])
def test_a_damaged_tree_keeps_its_sound_elements(tmp_path: Path, change: hostile.Change) -> None:
    out, made = packet_with(tmp_path, change)
    with pikepdf.open(out) as packet:
        numbers = pikepdf.NumberTree(packet.Root.StructTreeRoot.ParentTree)
        first = packet.pages[made.parts[0].first_page - 1].obj
        assert numbers[int(first.StructParents)][0].S == Name.P
        assert len(packet.Root.StructTreeRoot.K[0].K[-1].K[0].K) >= 2


@pytest.mark.parametrize("name", ["pdfjs-auth-event-ef-open.pdf", "qpdf-unfilterable-with-crypt.pdf"])
def test_a_file_that_locks_only_what_is_inside_it_is_shown(shared: Path, tmp_path: Path, name: str) -> None:
    _, made = packet_of([shared / "corpus/pdf" / name], tmp_path)
    assert made.parts[0].outcome == "shown"


@pytest.mark.parametrize("drawn", [b"q BT (q Q) Tj ET Q", b"BT (a\\)b) Tj ET", b"q q Q Q"])
def test_sound_content_stays_as_it_is(drawn: bytes) -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page()
        page.obj.Contents = pdf.make_stream(drawn)
        assert whole_content(drawn, page) is None


def test_a_page_that_cannot_be_shown_says_so_among_those_that_can(shared: Path, tmp_path: Path) -> None:
    out, made = packet_of([shared / "corpus/pdf/pdfjs-Pages-tree-refs.pdf"], tmp_path)
    pages = [pages_of(out)[made.parts[0].first_page - 1 + n] for n in range(2)]
    assert made.parts[0].outcome == "picture"
    assert "Siden er beskadiget og kan ikke vises" in "".join(pages)
    assert "Testcase" in "".join(pages)
