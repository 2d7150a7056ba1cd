"""The real program is killed while she types in its window: every acknowledged letter is there, the tail is short."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TAIL = 11


def kills(folder: Path, count: int, screen: dict[str, str], seed: int = 1) -> list[tuple[int, int, int]]:
    """Return for each kill the letters on the screen, those acknowledged, and those found in the store."""
    program = [sys.executable, "-m", "tests.ui.typist", str(folder), str(count), str(seed)]
    more = screen | {"LC_ALL": "C.UTF-8", "TMPDIR": str(folder)}  # a killed program cannot clear up
    done = subprocess.run(program, capture_output=True, check=True, text=True, cwd=ROOT, env=os.environ | more)
    return [(int(a), int(b), int(c)) for a, b, c in (line.split() for line in done.stdout.splitlines())]


def tails(found: list[tuple[int, int, int]]) -> list[int]:
    return sorted(max(0, typed - there) for typed, _, there in found)


@pytest.mark.skipif(os.name == "nt", reason="there is no fork")
def test_a_killed_program_keeps_every_acknowledged_letter(tmp_path: Path, screen: dict[str, str]) -> None:
    found = kills(tmp_path, 2, screen)
    assert [(acknowledged, there) for _, acknowledged, there in found if there < acknowledged] == []
    assert [typed for typed, _, _ in found if not typed] == []


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="there is no fork")
def test_a_thousand_kills_keep_every_acknowledged_letter(tmp_path: Path, screen: dict[str, str]) -> None:
    found = kills(tmp_path, int(os.environ.get("KLYNGEDESK_KILLS", "1000")), screen)
    tail = tails(found)
    print(f"{len(found)} kills, tail p50 {tail[len(tail) // 2]}, p95 {tail[len(tail) * 95 // 100]}, max {tail[-1]}")
    assert [each for each in found if each[2] < each[1]] == []
    assert tail[len(tail) * 95 // 100] <= TAIL
