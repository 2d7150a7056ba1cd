"""A packet of 40 bilag against qpdf's plain merge of the same files."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.documents.test_packet_corpus import packet_of


def _is_clean(file: Path) -> bool:
    return subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode == 0


@pytest.mark.long
def test_packet_against_qpdf(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf mangler")
    folder = shared / "corpus/pdf"
    rows = json.loads((folder / "INDEX.json").read_text(encoding="utf-8"))
    sound = [folder / row["file"] for row in rows if row["pages"] and not row.get("password")]
    files = [file for file in sound if _is_clean(file)]
    files = (files * 4)[:160]
    started = time.perf_counter()
    command = ["qpdf", "--empty", "--pages", *map(str, files), "--", str(tmp_path / "qpdf.pdf")]
    subprocess.run(command, check=False, capture_output=True)
    floor = time.perf_counter() - started
    started = time.perf_counter()
    _, made = packet_of(files, tmp_path)
    ours = time.perf_counter() - started
    with capsys.disabled():
        print(f"\npacket of {len(files)} bilag, {made.pages} pages: {ours:.2f} s, {ours / floor:.2f} x qpdf")
    assert made.pages > len(files)
