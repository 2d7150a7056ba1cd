"""Choosing how a forum's papers look, in the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.layout import ItemPart, Layout, Place
from klyngedesk.model.papers import DocumentKind
from klyngedesk.services.layouts import ready_layouts
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.layout.dialog import LayoutDialog
from klyngedesk.ui.layout_commands import LayoutCommands
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.window import Window
from tests.ui.conftest import Answers


def opened(qtbot: QtBot, profile: Profile) -> LayoutDialog:
    dialog = LayoutDialog(profile, ready_layouts())
    qtbot.addWidget(dialog)
    return dialog


@pytest.fixture
def commands(qtbot: QtBot, desk: Desk, tmp_path: Path) -> LayoutCommands:
    window = Window(Settings(tmp_path))
    qtbot.addWidget(window)
    return LayoutCommands(window, desk)


@pytest.mark.parametrize("ready", ready_layouts(), ids=lambda ready: ready.layout.name)
def test_what_is_shown_and_not_touched_comes_back_as_it_was(qtbot: QtBot, ready: object) -> None:
    own = Profile(votes=True, layout=Layout(logo="l", template="t", accent="#7A1F3D", font="Carlito"))
    worn = ready.worn_by(own)  # type: ignore[attr-defined]
    assert opened(qtbot, worn).profile() == worn


def test_a_ready_layout_is_worn_by_choosing_it(qtbot: QtBot) -> None:
    dialog = opened(qtbot, Profile())
    dialog.ready_box.setCurrentIndex(dialog.ready_box.findText("Bilag til sidst, talt gennem mødet"))
    dialog.ready_box.activated.emit(dialog.ready_box.currentIndex())
    assert dialog.profile().attachment_numbering is AttachmentNumbering.THROUGH_MEETING
    assert dialog.profile().layout.presenters is Place.AFTER


def test_a_part_is_moved_named_and_hidden_from_a_document(qtbot: QtBot) -> None:
    dialog = opened(qtbot, Profile())
    parts = dialog.parts
    parts.setCurrentCell(3, 1)
    parts.item(3, 1).setText("Afgørelse")
    parts.item(3, 3).setCheckState(Qt.CheckState.Unchecked)
    dialog.up.click()
    layout = dialog.profile().layout
    assert layout.order[2] is ItemPart.DECISIONS
    assert layout.word(ItemPart.DECISIONS) == "Afgørelse"
    assert ItemPart.DECISIONS not in layout.shown(DocumentKind.REFERAT)
    assert parts.currentRow() == 2


def test_a_colour_that_cannot_be_read_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    dialog = opened(qtbot, Profile())
    dialog.clothes.colour.setText("#FFD24D")
    dialog.accept()
    assert dialog.result() == 0
    assert "for lys til tekst" in dialog.clothes.problem.text()
    dialog.clothes.colour.setText("#7A1F3D")
    dialog.accept()
    assert dialog.result() == 1
    assert dialog.profile().layout.accent == "#7A1F3D"


def test_logo_and_template_are_taken_into_the_object_folder(
    commands: LayoutCommands, desk: Desk, answers: Answers, tmp_path: Path
) -> None:
    dialog = commands.dialog()
    Image.new("RGB", (40, 10)).save(tmp_path / "logo.png")
    answers.files = (tmp_path / "logo.png",)
    dialog.clothes.logo.click()
    answers.path = tmp_path / "Skabelon.dotx"
    dialog.clothes.save.click()
    answers.files = (answers.path,)
    dialog.clothes.template.click()
    layout = dialog.profile().layout
    assert desk.store.objects.has(layout.logo)
    assert desk.store.objects.path(layout.template).read_bytes() == answers.path.read_bytes()
    assert "hent den her igen" in answers.told[0]


def test_what_is_no_template_is_told_of_and_changes_nothing(
    commands: LayoutCommands, answers: Answers, tmp_path: Path
) -> None:
    dialog = commands.dialog()
    (tmp_path / "brev.docx").write_text("nej")
    answers.files = (tmp_path / "brev.docx",)
    dialog.clothes.template.click()
    assert dialog.profile().layout.template == ""
    assert "er ikke en Word-fil" in answers.told[0]


def test_the_kept_layout_is_seen_by_every_view(
    commands: LayoutCommands, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LayoutDialog, "exec", lambda self: self.choices.switches["shows_contents"].click() or 1)
    heard: list[object] = []
    desk.changed.connect(heard.append)
    before = desk.profile
    commands.edit_layout()
    contents = not before.layout.shows_contents
    assert desk.profile == replace(before, layout=replace(before.layout, shows_contents=contents))
    assert [told.label for told in heard] == ["ret udseende"]


def test_a_wheel_that_scrolls_the_page_changes_no_choice(qtbot: QtBot) -> None:
    box = opened(qtbot, Profile()).choices.boxes["attachments"]
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turned)
    assert box.currentIndex() == 0
