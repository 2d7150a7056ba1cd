"""A meeting is held at speed in a real window: nothing takes the keyboard away, and the window never stands still."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FREEZE_MILLISECONDS = 100


def held_meeting(folder: Path, items: int, screen: dict[str, str]) -> dict[str, Any]:
    """Return what a meeting of so many items told of itself, and as `machine` what a bare heartbeat had to wait."""
    around: Any = {"cwd": ROOT, "env": os.environ | screen | {"LC_ALL": "C.UTF-8"}, "text": True}
    bare = [sys.executable, "-m", "tests.ui.heartbeat"]
    with subprocess.Popen(bare, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **around) as beating:
        program = [sys.executable, "-m", "tests.ui.two_hours", str(folder / "store"), str(items)]
        done = subprocess.run(program, capture_output=True, check=True, **around)
        machine = beating.communicate()[0]
    return {"machine": int(machine), **json.loads(done.stdout.splitlines()[-1])}


def frozen(told: dict[str, Any]) -> list[list[Any]]:
    """Return the pauses that are longer than what is allowed and the machine itself takes."""
    return [each for each in told["pauses"] if each[0] > FREEZE_MILLISECONDS + told["machine"]]


def test_the_beginning_of_a_meeting_goes_on_without_a_stop(tmp_path: Path, screen: dict[str, str]) -> None:
    told = held_meeting(tmp_path, 1, screen)
    assert (told["taken"], frozen(told)) == ([], [])
    assert max(worked for _, worked, _, _ in told["pauses"]) <= FREEZE_MILLISECONDS
    assert told["ended"]
    assert told["decided"] == 3


@pytest.mark.long
def test_two_hours_of_minutes_never_stop_the_window(
    tmp_path: Path, screen: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    told = held_meeting(tmp_path, 24, screen)
    with capsys.disabled():
        print(f"\n{told['keys']} keys in {told['seconds']} s; the machine itself took {told['machine']} ms")
        for clock, worked, what, where in told["pauses"]:
            print(f"  {clock} ms, of them {worked} ms of work: {what}  {where}")
    assert (told["taken"], frozen(told)) == ([], [])
    assert told["ended"]
    assert told["keys"] > 3000
    assert max(worked for _, worked, _, _ in told["pauses"]) <= FREEZE_MILLISECONDS
