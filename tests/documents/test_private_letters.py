"""The bullets of an office's own files are read aloud, so that a packet of them is of the highest level."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf

from tests.documents.many_bilag import tagged_report
from tests.documents.test_packet_corpus import packet_of
from tests.documents.verapdf import assert_accessible


def with_sign(path: Path, letter: bytes) -> Path:
    """Lower the level the file speaks of, as LibreOffice does, and let one sign be a letter of no alphabet."""
    with pikepdf.open(tagged_report(path, 1), allow_overwriting_input=True) as pdf:
        told = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(told.replace(b"conformance>A", b"conformance>B"))
        maps = [each.ToUnicode for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each]
        read = maps[0].read_bytes()
        changed = re.sub(rb"(beginbfchar\s*<[0-9A-Fa-f]+>\s*)<[0-9A-Fa-f]{4}>", rb"\1<" + letter + b">", read, count=1)
        assert changed != read
        maps[0].write(changed)
        pdf.save(path)
    return path


def levels(path: Path) -> list[bytes]:
    with pikepdf.open(path) as pdf:
        return re.findall(rb"pdfaid:conformance>(\w)", pdf.Root.Metadata.read_bytes())


def test_a_known_sign_is_named(tmp_path: Path) -> None:
    out, made = packet_of([with_sign(tmp_path / "liste.pdf", b"F0B7")], tmp_path)
    assert made.accessible
    assert levels(out) == [b"A"]
    assert_accessible(out)


def test_an_unknown_one_lets_the_packet_promise_less(tmp_path: Path) -> None:
    out, _ = packet_of([with_sign(tmp_path / "liste.pdf", b"e123")], tmp_path)
    assert levels(out) == []
