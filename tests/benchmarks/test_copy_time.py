"""A copy of a store with 300 MB of bilag costs the words alone, however many copies there are."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

import pytest

from klyngedesk.services import safety
from tests.store.stores import filled, type_minutes

COPIES, BILAG, BYTES = 100, 30, 10 << 20


@pytest.mark.long
def test_the_hundredth_copy_takes_no_bilag_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, times = filled(tmp_path), list[float]()
    for _ in range(BILAG):
        store.objects.add_bytes(os.urandom(BYTES))
    for number in range(COPIES):
        type_minutes(store, f"udgave {number}")
        begun = time.perf_counter()
        safety.back_up(store)
        times.append(time.perf_counter() - begun)
    held = sum(file.stat().st_size for file in (tmp_path / "backups" / "objects").glob("??/*"))
    early, late = (statistics.median(part) for part in (times[1:11], times[-10:]))
    with capsys.disabled():
        print(f"copy 1: {times[0] / early:.0f} x, copies 91-100: {late / early:.1f} x copies 2-11")
    assert held == BILAG * BYTES
    assert (late < 6 * early, times[0] > 10 * late) == (True, True)
    store.close()
