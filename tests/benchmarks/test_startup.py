"""From process start to a painted window that lists 200 meetings, and on to a caret in a text.

Both against a bare window with a text editor.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from klyngedesk.services import forums, meetings
from klyngedesk.store.store import Store

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
from PySide6.QtCore import QTimer
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(QTextEdit())
window.resize(1366, 768)
window.show()
application.processEvents()
print("painted", flush=True)
"""
OURS = """
import sys
from pathlib import Path
from klyngedesk.store.listing import list_meetings_quickly
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.start import _application
from klyngedesk.ui.theme import LIGHT, apply_theme
from klyngedesk.ui.window import Window
folder = Path(sys.argv[1])
application = _application()
apply_theme(application, LIGHT)
window = Window(Settings(folder))
window.show_rows(list_meetings_quickly(folder))
window.show()
application.processEvents()
print("painted", flush=True)
"""

READY = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from klyngedesk.ui import start
class Watched(start._Started):
    def open(self):
        super().open()
        if self._desk is not None and self._desk.meeting is not None:
            QApplication.processEvents()
            print("painted", flush=True)
            self._leave(0)
start._Started = Watched
start.run_window(Path(sys.argv[1]), demo=False, open_meeting=sys.argv[2])
"""


def seconds(program: str, folder: Path, meeting: str = "") -> float:
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder), meeting], stdout=subprocess.PIPE, env={**os.environ}
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"painted"
        painted = time.perf_counter() - started
        process.communicate()
    return painted


@pytest.mark.long
def test_start_against_a_bare_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = Store.open(tmp_path)
    forum = forums.create_forum(store, "Havnerådet")
    for number in range(200):
        last = meetings.plan_meeting(store, forum.id, date(2020, 1, 1) + timedelta(days=number)).id
    store.close()
    runs = [(seconds(BARE, tmp_path), seconds(OURS, tmp_path), seconds(READY, tmp_path, last)) for _ in range(7)]
    bare, ours, ready = (statistics.median(column) for column in zip(*runs, strict=True))
    with capsys.disabled():
        print(f"\nstart to painted: {ours / bare:.2f} x a bare window ({ours * 1000:.0f} ms / {bare * 1000:.0f} ms)")
        print(f"start to a caret in a text: {ready / bare:.2f} x ({ready * 1000:.0f} ms)")
    assert ours < 3 * bare
    assert ready < 15 * bare
