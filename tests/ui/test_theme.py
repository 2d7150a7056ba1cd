"""Text can be read in every theme: the contrasts of WCAG 2."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from klyngedesk.ui.meeting.ask_bar import AskBar
from klyngedesk.ui.theme import LIGHT, THEMES, Theme, apply_theme

NEEDED = [
    *[("ink", on, 4.5) for on in ("surface", "window", "panel")],
    *[("ink_2", on, 4.5) for on in ("surface", "panel", "hover")],
    *[("ink_3", on, 4.5) for on in ("surface", "window", "panel", "hover")],
    *[("accent", on, 4.5) for on in ("surface", "window", "panel")],
    *[("on_selection", "selection", 4.5), ("on_accent", "accent", 4.5), ("on_closed", "closed", 4.5)],
    *[("ok", on, 4.5) for on in ("surface", "panel", "ok_soft")],
    *[("warn", on, 4.5) for on in ("surface", "panel", "warn_soft")],
    *[("error", on, 4.5) for on in ("surface", "error_soft")],
    *[("ink", "hover", 4.5)],  # the words over a bar that fills
    *[("ink_3", "surface", 4.5)],  # the outline of what can be ticked
    *[("control", on, 3.0) for on in ("surface", "window", "panel")],
]


def contrast(theme: Theme, token: str, on: str) -> float:
    lights = sorted((luminance(getattr(theme, token)), luminance(getattr(theme, on))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("token", "on", "needed"), NEEDED)
def test_words_stand_out_from_what_is_behind_them(theme: Theme, token: str, on: str, needed: float) -> None:
    assert contrast(theme, token, on) >= needed


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_what_cannot_be_used_is_fainter_than_every_other_word_and_can_still_be_seen(theme: Theme) -> None:
    assert 2 <= contrast(theme, "disabled", "surface") < 0.7 * contrast(theme, "ink_3", "surface")


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_question_over_the_minutes_is_written_in_what_is_read_on_its_ground(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    apply_theme(qapp, theme)
    bar = AskBar()
    qtbot.addWidget(bar)
    bar.ask("Punktet udskydes til", lambda _: None)
    words = [label for label in bar.findChildren(QLabel) if not label.property("keycap")]
    try:
        assert {label.palette().windowText().color().name().upper() for label in words} == {theme.on_selection.upper()}
    finally:
        apply_theme(qapp, LIGHT)
