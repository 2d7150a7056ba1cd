"""The difficult files of the corpus as bilag: never an error, every page counted, each outcome named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from klyngedesk.documents.ladder import BilagSource, Form, Rung
from klyngedesk.documents.outline import outline
from klyngedesk.documents.packet_assembly import Order, PacketPart, PacketResult, assemble
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind


def source_of(title: str, file: Path) -> BilagSource:
    forms = {".pdf": Form.PDF, ".txt": Form.TEXT, "": Form.NOTHING}
    form = forms.get(file.suffix, Form.PICTURE)
    if form is Form.NOTHING:
        return BilagSource(form, title, file.name, reason="Filen mangler.")
    return BilagSource(form, title, file.name, file)


def in_this_process(
    front: Path,
    parts: list[PacketPart],
    out: Path,
    *,
    title: str,
    places: dict[str, tuple[int, float]],
    rung: Rung = Rung.AS_IT_IS,
) -> PacketResult:
    """Put the packet together without another process, each ladder from that rung."""
    rungs = (rung,) * len(parts)
    return assemble(Order(front, tuple(parts), out, title, places, rungs, ("",) * len(parts)), lambda _: None)


def packet_of(
    files: list[Path], folder: Path, build: Callable[..., PacketResult] = in_this_process
) -> tuple[Path, PacketResult]:
    """Return the packet of the files, put together in the tests' own process unless told otherwise."""
    items = tuple(AgendaItem(f"Punkt {n}", attachments=(Attachment(file.name),)) for n, file in enumerate(files))
    meeting = Meeting("f", "Havnerådet", items=items)
    shown = outline(meeting, DocumentKind.DAGSORDEN, Audience.INTERN, Profile())
    written = write_pdf(shown, folder / "front.pdf", lambda _: None, link_attachments=True)
    parts = [
        PacketPart(listed, source_of(listed.name, file))
        for listed, file in zip(shown.attachments(), files, strict=True)
    ]
    out = folder / "pakke.pdf"
    return out, build(folder / "front.pdf", parts, out, title=shown.name, places=written.places)


def index(shared: Path) -> dict[str, int]:
    found = json.loads((shared / "corpus/pdf/INDEX.json").read_text(encoding="utf-8"))
    rows = found if isinstance(found, list) else found.get("files", found)
    if isinstance(rows, dict):
        return {name: row.get("pages", 0) for name, row in rows.items()}
    return {row.get("file", row.get("name")): row.get("pages", 0) for row in rows}


def test_each_difficult_file_makes_a_sound_packet(shared: Path, tmp_path: Path) -> None:
    wrong = []
    for name, pages in index(shared).items():
        out, made = packet_of([shared / "corpus/pdf" / name], tmp_path)
        with pikepdf.open(out) as packet:
            counted = len(packet.pages)
        document = pypdfium2.PdfDocument(out)
        if counted != made.pages or len(document) != made.pages:
            wrong.append((name, "counts", counted, made.pages, len(document)))
        if made.parts[0].outcome == "shown" and pages and made.parts[0].pages != pages:
            wrong.append((name, "pages", pages, made.parts[0].pages))
        document.close()
    assert wrong == []


def test_forty_bilag_are_stamped_bookmarked_and_linked_on_every_page(shared: Path, tmp_path: Path) -> None:
    files = sorted((shared / "corpus/pdf").glob("*.pdf"))[:40]
    out, made = packet_of(files, tmp_path)
    document = pypdfium2.PdfDocument(out)
    for part in made.parts:
        for number in range(part.pages):
            text = document[part.first_page - 1 + number].get_textpage().get_text_bounded()
            words = f"Bilag 1 til punkt {part.listed.item_label} – side {number + 1} af {part.pages}"
            assert words in text, (part.listed.words, number)
    document.close()
    with pikepdf.open(out) as packet:
        _assert_links_arrive(packet, made)
        _assert_bookmarks(packet, made)


def _assert_links_arrive(packet: pikepdf.Pdf, made: PacketResult) -> None:
    places = {packet.pages[part.first_page - 1].obj.objgen for part in made.parts}
    front = {page.obj.objgen for page in list(packet.pages)[: made.parts[0].first_page - 1]}
    led = {
        link.Dest[0].objgen
        for page in list(packet.pages)[: made.parts[0].first_page - 1]
        for link in page.obj.get("/Annots", [])
        if "/Dest" in link and isinstance(link.Dest, pikepdf.Array)
    }
    assert places <= led
    assert len(front) > 0
    names = pikepdf.NameTree(packet.Root.Names.Dests)
    for part in made.parts:
        for number in range(part.pages):
            back = str(packet.pages[part.first_page - 1 + number].obj.Annots[-1].Dest)
            assert back == part.listed.item_anchor
            assert names[back][0].objgen in front


def _assert_bookmarks(packet: pikepdf.Pdf, made: PacketResult) -> None:
    with packet.open_outline() as bookmarks:
        found = [child.title for item in bookmarks.root for child in item.children]
    assert found == [part.listed.words for part in made.parts]


@pytest.mark.parametrize("name", ["qpdf-rotated.pdf", "qpdf-to-rotate.pdf"])
def test_a_rotated_page_keeps_its_turn(shared: Path, tmp_path: Path, name: str) -> None:
    out, made = packet_of([shared / "corpus/pdf" / name], tmp_path)
    with pikepdf.open(out) as packet, pikepdf.open(shared / "corpus/pdf" / name) as before:
        first = made.parts[0].first_page - 1
        turns = [page.obj.get("/Rotate", 0) for page in before.pages]
        assert [page.obj.get("/Rotate", 0) for page in packet.pages[first:]] == turns
