"""A packet of accessible parts is accessible; of others it says which bilag is not, and why."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from klyngedesk.documents import accessibility
from klyngedesk.documents.ladder import Rung
from tests.documents.many_bilag import plain_report, tagged_report
from tests.documents.pdf_reading import pages_of
from tests.documents.test_packet_corpus import in_this_process, packet_of
from tests.documents.verapdf import assert_accessible


def test_reports_pictures_texts_and_pages_that_say_what_is_missing(tmp_path: Path) -> None:
    Image.new("RGBA", (300, 200), "#8040c080").save(tmp_path / "plakat.png")
    frames = [Image.new("1", (200, 300)), Image.new("CMYK", (300, 200))]
    frames[0].save(tmp_path / "skannet.tiff", save_all=True, append_images=frames[1:])
    Image.new("L", (300, 200)).save(tmp_path / "foto.jpg")
    (tmp_path / "noter.txt").write_text("Kære alle 😀\n\n\tÆblegrød ✓ שלום\n", encoding="utf-8")
    reports = [tagged_report(tmp_path / f"rapport{n}.pdf", 3) for n in range(2)]
    others = [tmp_path / name for name in ("plakat.png", "skannet.tiff", "foto.jpg", "noter.txt", "mangler")]
    out, made = packet_of([*reports, *others], tmp_path)
    assert made.accessible
    assert [part.pages for part in made.parts][2:] == [1, 2, 1, 1, 1]
    assert_accessible(out)


def test_a_file_read_as_pictures_of_its_pages(tmp_path: Path) -> None:
    file = plain_report(tmp_path / "p.pdf", 3)
    out, made = packet_of([file], tmp_path, partial(in_this_process, rung=Rung.PICTURES))
    assert made.parts[0].outcome == "picture"
    assert made.parts[0].notes
    assert "Linje 7 på side 1" in pages_of(out)[made.parts[0].first_page]
    assert_accessible(out)


def test_an_untagged_bilag_is_named_and_the_packet_promises_nothing(tmp_path: Path) -> None:
    reports = [tagged_report(tmp_path / "god.pdf", 1), plain_report(tmp_path / "enkel.pdf", 2)]
    out, made = packet_of(reports, tmp_path)
    assert not made.accessible
    assert [bool(part.barriers) for part in made.parts] == [False, True]
    assert accessibility.NOT_TAGGED in made.parts[1].barriers
    with pikepdf.open(out) as packet:
        told = packet.Root.Metadata.read_bytes()
    assert b"pdfuaid:part" not in told.replace(b"pdfaProperty", b"")
    assert b"conformance>A" not in told


def test_the_checker_agrees_with_the_reference_validator(shared: Path) -> None:
    files = sorted((shared / "corpus" / "verapdf").glob("ua1-*.pdf"))
    wrong = {file.name for file in files if "-pass-" in file.name and _found(file)}
    caught = [file for file in files if "-fail-" in file.name and _found(file)]
    assert wrong == set()
    assert len(caught) >= 0.5 * sum("-fail-" in file.name for file in files)


def _found(file: Path) -> tuple[str, ...]:
    with pikepdf.open(file) as pdf:
        return tuple(told for told in accessibility.barriers(pdf) if told != accessibility.NO_TITLE)


@pytest.mark.long
def test_a_packet_of_forty_accessible_reports(tmp_path: Path) -> None:
    out, made = packet_of([tagged_report(tmp_path / f"rapport{n}.pdf", 2 + n % 3) for n in range(40)], tmp_path)
    assert made.accessible
    assert_accessible(out)
