"""Key press to painted in minutes of 20,000 words with spelling on, against a bare editor with the same words."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from klyngedesk.text.blocks import text_of_lines
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.writing.aids import WritingAids
from klyngedesk.ui.writing.speller import Speller
from klyngedesk.ui.writing.spelling_marks import SpellingMarks

SENTENCES = (
    "Formanden indledte punktet med en status for hjemmeplejen og de fælles indsatser i kommunerne.",
    "Der var opbakning til, at sekretariatet udarbejder et forslag til kommisorium inden næste møde.",
    "Udvalget drøftede økonomien, og der blev stillet spørgsmål til beslutnign om udskrivningskonferencer.",
)
TYPED = "der blev givet input til handleplanen og de naeste skridt "


def milliseconds(editor: QTextEdit) -> list[float]:
    times = []
    for letter in TYPED * 8:
        started = time.perf_counter()
        QTest.keyClick(editor, letter)
        QApplication.processEvents()
        times.append((time.perf_counter() - started) * 1000)
    return times


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


@pytest.mark.long
def test_a_key_press_in_a_long_referat(qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [" ".join(SENTENCES[(n + k) % 3] for k in range(3)) for n in range(520)]
    assert sum(len(line.split()) for line in lines) >= 20_000
    bare, ours = QTextEdit(), TextEditor("referat")
    bare.setPlainText("\n".join(lines))
    ours.set_text(text_of_lines("\n".join(lines)))
    speller = Speller(tmp_path, start_after=0)
    SpellingMarks(ours, speller)
    WritingAids(lambda: ("Anna Å",) * 60, lambda short: None, ours).watch(ours)
    medians = {}
    for editor in (bare, ours):
        qtbot.addWidget(editor)
        editor.resize(760, 620)
        editor.show()
        editor.setFocus()
        middle = editor.textCursor()
        middle.setPosition(editor.document().characterCount() // 2)
        middle.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        editor.setTextCursor(middle)
        qtbot.waitUntil(lambda editor=editor: editor is bare or bool(ours.extraSelections()), timeout=30000)
        qtbot.wait(200)
        medians[editor] = milliseconds(editor)
    speller.stop()
    with capsys.disabled():
        for name, editor in (("bare", bare), ("with spelling, names and phrases", ours)):
            times = medians[editor]
            print(f"\n{name}: p50 {statistics.median(times):.1f} ms, p99 {p99(times):.1f} ms")
    assert ours.extraSelections()
    assert statistics.median(medians[ours]) < 5 * statistics.median(medians[bare])
