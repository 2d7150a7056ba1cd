"""The chosen PySide6 does not lose references to None or True on this Python."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QObject, Signal
class Source(QObject):
    told = Signal()
source = Source()
for _ in range(20_000):
    source.parent()
for _ in range(5_000):
    source.told.emit()
print("sound")
"""


def test_many_calls_that_return_none_do_not_abort_the_process() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "sound"), done.stderr
