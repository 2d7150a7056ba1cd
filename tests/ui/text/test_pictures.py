"""Pictures in a text: shown, described beneath, and never lost by an edit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from klyngedesk.text.blocks import Cell, Figure, List, ListItem, Paragraph, Run, Table, Text, paragraph
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.palette import Choice, Palette
from klyngedesk.ui.picture_commands import PictureCommands
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.pictures import PictureDocument, shown_picture
from klyngedesk.ui.text.reader import from_document
from klyngedesk.ui.text.toolbar import TextToolbar
from klyngedesk.ui.text.writer import to_document
from tests.ui.conftest import Answers

MAP, HARBOUR = Figure("ab" * 32, "Kort over Klitsø"), Figure("cd" * 32, "Havnen\ni regn")


@pytest.mark.parametrize(
    "text",
    [
        Text((MAP,)),
        Text((MAP, MAP, HARBOUR)),
        Text((paragraph("før"), Figure("ef" * 32), paragraph("efter"))),
        Text((Table(((Cell((MAP,)), Cell((paragraph("a"), HARBOUR))),)), paragraph("slut"))),
        Text((List((ListItem((Run("et"),)),)), MAP, List((ListItem((Run("to"),)),), ordered=True))),
    ],
)
def test_pictures_come_back_from_the_editor(qtbot: QtBot, text: Text) -> None:
    document = QTextDocument()
    to_document(text, document)
    assert from_document(document) == text


def at_end(editor: TextEditor) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)


def test_the_words_beneath_are_the_description(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(Text((Figure("ab" * 32, "Kort"),)))
    at_end(editor)
    qtbot.keyClicks(editor, " over havnen")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Nyt afsnit")
    assert editor.text() == Text((Figure("ab" * 32, "Kort over havnen"), paragraph("Nyt afsnit")))


def test_lines_that_run_together_keep_both_pictures_and_all_words(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(Text((paragraph("før"), MAP, HARBOUR)))
    for _ in range(2):
        cursor = editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.deleteChar()
    assert editor.text() == Text((paragraph("før"), MAP, HARBOUR))


def test_deleting_the_picture_leaves_its_words(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(Text((MAP,)))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert "Kort over Klitsø" in repr(editor.text())
    assert "Figure" not in repr(editor.text())
    editor.undo()
    assert editor.text() == Text((MAP,))


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_pictures_of_every_colour_are_shown(qtbot: QtBot, tmp_path: Path, mode: str) -> None:
    Image.new(mode, (3000, 2000)).save(tmp_path / "stort.jpg")
    assert shown_picture(tmp_path / "stort.jpg").width() == 840
    (tmp_path / "skadet.jpg").write_bytes((tmp_path / "stort.jpg").read_bytes()[:2000])
    assert shown_picture(tmp_path / "skadet.jpg").width() == 120
    assert shown_picture(None).width() == 120


def test_nothing_is_fetched_for_a_text(qtbot: QtBot) -> None:
    assert PictureDocument().loadResource(2, QUrl("https://eksempel.dk/billede.png")) is None


def put(desk: Desk, editor: TextEditor, source: QMimeData) -> None:
    commands = PictureCommands(desk)
    editor.pictures_offered.connect(lambda offered: commands.put(editor, offered))
    assert editor.canInsertFromMimeData(source)
    editor.insertFromMimeData(source)


def test_a_dropped_picture_is_kept_described_and_the_caret_goes_on_below(
    qtbot: QtBot, desk: Desk, answers: Answers, editor: TextEditor, tmp_path: Path
) -> None:
    Image.new("CMYK", (30, 20)).save(tmp_path / "graf.jpg")
    source, answers.text = QMimeData(), "Graf over forbrug"
    source.setUrls([QUrl.fromLocalFile(str(tmp_path / "graf.jpg"))])
    put(desk, editor, source)
    qtbot.keyClicks(editor, "Teksten går videre")
    figure, after = editor.text().blocks
    assert isinstance(figure, Figure)
    assert (figure.alt, after) == ("Graf over forbrug", paragraph("Teksten går videre"))
    with Image.open(desk.store.objects.path(figure.object_id)) as kept:
        assert (kept.mode, kept.size) == ("RGB", (30, 20))


def test_a_pasted_picture_is_kept(desk: Desk, answers: Answers, editor: TextEditor) -> None:
    source, answers.text = QMimeData(), "Et foto"
    picture = QImage(20, 10, QImage.Format.Format_RGB32)
    picture.fill(0)
    source.setImageData(picture)
    put(desk, editor, source)
    figure = editor.text().blocks[0]
    assert isinstance(figure, Figure)
    assert desk.store.objects.has(figure.object_id)


@pytest.mark.parametrize(("content", "described"), [(b"ikke et billede", "ord"), (None, None)])
def test_a_damaged_picture_or_a_change_of_mind_puts_nothing_in(
    desk: Desk, answers: Answers, editor: TextEditor, tmp_path: Path, content: bytes | None, described: str | None
) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    if content:
        (tmp_path / "a.png").write_bytes(content)
    answers.text = described
    PictureCommands(desk).put(editor, [tmp_path / "a.png"])
    assert editor.text() == Text()
    assert bool(answers.told) == bool(content)


def test_other_dropped_files_still_become_bilag(editor: TextEditor, tmp_path: Path) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png")), QUrl.fromLocalFile(str(tmp_path / "b.pdf"))])
    assert not editor.canInsertFromMimeData(source)


def test_a_paste_of_words_with_a_picture_of_them_is_the_words(editor: TextEditor) -> None:
    source = QMimeData()
    source.setText("Ord fra Excel")
    source.setImageData(QImage(20, 10, QImage.Format.Format_RGB32))
    editor.insertFromMimeData(source)
    assert editor.text() == Text((Paragraph((Run("Ord fra Excel"),)),))


def test_a_command_from_the_palette_reaches_the_text_she_was_in(
    qtbot: QtBot, desk: Desk, answers: Answers, editor: TextEditor, tmp_path: Path
) -> None:
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    answers.files, answers.text = (tmp_path / "a.png",), "Ni gange ni"
    chosen = Choice("Billede …", "", PictureCommands(desk).insert_picture)
    palette = Palette([chosen], editor)
    qtbot.addWidget(palette)
    palette.show()
    palette.field.setFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert isinstance(editor.text().blocks[0], Figure)


def test_the_toolbar_asks_for_a_picture(editor: TextEditor) -> None:
    heard: list[bool] = []
    editor.picture_wanted.connect(lambda: heard.append(True))
    toolbar = TextToolbar(editor)
    toolbar._picture.click()
    assert heard == [True]
    assert toolbar._picture.accessibleName() == "Billede"
