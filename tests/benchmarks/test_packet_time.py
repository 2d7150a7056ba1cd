"""A packet of forty bilag and a thousand pages against qpdf merging the same files; and ten times as many."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.documents.many_bilag import forty_bilag

OURS = r"""
import json, re, resource, sys, time
from pathlib import Path
from klyngedesk.documents.packet import build_packet
from tests.documents.test_packet_corpus import packet_of
if __name__ == "__main__":
    started = time.perf_counter()
    _, made = packet_of([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]), build_packet)
    # what the system says a process used at most, it says of the one that started it too
    own = int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps([time.perf_counter() - started, own, worker, made.pages]))
"""
ROOT = Path(__file__).resolve().parents[2]


def qpdf_seconds(files: list[Path], folder: Path) -> float:
    started = time.perf_counter()
    command = ["qpdf", "--empty", "--pages", *map(str, files), "--", str(folder / "qpdf.pdf")]
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - started


def ours(files: list[Path], folder: Path) -> tuple[float, float, float, int]:
    """Return seconds, megabytes of the program and of its worker, and pages."""
    script = folder / "packet.py"
    script.write_text(OURS, encoding="utf-8")
    command = [sys.executable, str(script), str(folder), *map(str, files)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    )
    seconds, own, worker, pages = json.loads(done.stdout)
    return seconds, own, worker, pages


@pytest.mark.long
def test_packet_against_qpdf(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("qpdf mangler")
    taken = {}
    for times in (1, 10):
        folder = tmp_path / str(times)
        folder.mkdir()
        files = forty_bilag(folder, shared, times=times)
        floor = min(qpdf_seconds(files, folder) for _ in range(3))
        runs = [ours(files, folder) for _ in range(3 if times == 1 else 1)]
        taken[times] = min(runs)
        seconds, own, worker, pages = taken[times]
        with capsys.disabled():
            print(
                f"\npacket of {len(files)} bilag, {pages} pages: {seconds:.2f} s, {seconds / floor:.2f} x qpdf;",
                end=" ",
            )
            print(f"{own:.0f} MB, and {worker:.0f} MB in the worker")
        if times == 1:
            assert seconds < 4 * floor
            assert max(own, worker) < 250
    assert taken[10][0] < 15 * taken[1][0]
