"""The bottom row follows one job, and nothing of a job is left when it has ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from klyngedesk.store.faults import spoilt
from klyngedesk.ui.jobs import Job
from klyngedesk.ui.status_row import StatusRow


def shown(row: StatusRow) -> list[str]:
    return [label.text() for label in row.findChildren(QLabel)]


def test_a_job_beside_the_followed_one_leaves_no_words(qtbot: QtBot) -> None:
    row = StatusRow()
    qtbot.addWidget(row)
    first, second = Job("Ser på bilag", lambda _: None), Job("Skriver filen", lambda _: None)
    row.show_job(first)
    first.progress("Ser på bilag", 1, 5)
    assert "Ser på bilag (1 af 5)" in shown(row)
    row.show_job(second)
    second.finished.emit(None)
    first.progress("Ser på bilag", 5, 5)
    first.finished.emit(None)
    assert not [words for words in shown(row) if "bilag" in words]


def test_a_job_that_goes_on_after_its_row_is_gone_tells_nobody(qtbot: QtBot) -> None:
    row, job = StatusRow(), Job("Ser på bilag", lambda _: None)
    row.show_job(job)
    delete(row)
    job.progress("Ser på bilag", 1, 5)
    job.finished.emit(None)
    assert not isValid(row)


def test_words_go_away_by_themselves_unless_a_job_runs(qtbot: QtBot) -> None:
    row = StatusRow()
    qtbot.addWidget(row)
    row._fade.setInterval(10)
    row.show_words("Mødet er flettet")
    qtbot.waitUntil(lambda: "Mødet er flettet" not in shown(row))
    row.show_job(Job("Skriver filen", lambda _: None))
    qtbot.wait(50)
    assert "Skriver filen" in shown(row)


def test_a_long_sentence_on_what_is_not_saved_stands_whole_and_gives_the_row_back(qtbot: QtBot) -> None:
    row, keys = StatusRow(), QLabel("F8 Pause   Ctrl+Shift+D Udskyd   F1 Alle taster")
    qtbot.addWidget(row)
    row.resize(1366, 36)
    row.show_live(QLabel("23.40  Mødet er ikke i gang"), keys)
    row.show()
    low = row.height()
    row.show_failed(str(spoilt(Path("/srv/faelles/sekretariatet/sundhedsraad/KlyngeDesk/klyngedesk.db"))))
    saved = next(label for label in row.findChildren(QLabel) if label.objectName() == "saved")
    assert saved.heightForWidth(saved.width()) <= row.height()
    assert (saved.geometry().right() < row.width(), keys.isHidden()) == (True, True)
    row.show_saved("14.02.31")
    assert (row.height(), keys.isHidden()) == (low, False)


def test_what_was_told_when_a_job_began_is_told_again_after_it(qtbot: QtBot) -> None:
    row, job = StatusRow(), Job("Ser på bilag", lambda _: None)
    qtbot.addWidget(row)
    row.show_words("Sidst gemt kl. 14.03 – intet tabt")
    row.show_job(job)
    assert "Sidst gemt kl. 14.03 – intet tabt" not in shown(row)
    job.finished.emit(None)
    assert "Sidst gemt kl. 14.03 – intet tabt" in shown(row)


def test_what_must_not_be_missed_comes_back_after_other_words(qtbot: QtBot) -> None:
    row = StatusRow()
    qtbot.addWidget(row)
    row._fade.setInterval(10)
    row.show_lasting("Teksten er ikke, som den blev gemt")
    row.show_words("Mødet er flettet")
    assert "Mødet er flettet" in shown(row)
    qtbot.waitUntil(lambda: "Teksten er ikke, som den blev gemt" in shown(row))


def test_a_job_that_ended_just_before_it_is_followed_leaves_no_words(qtbot: QtBot) -> None:
    row, job = StatusRow(), Job("Henter historikken", lambda _: None)
    qtbot.addWidget(row)
    job.start()
    job.wait(5)
    row.show_job(job)
    assert "Henter historikken" not in shown(row)
