"""The three palettes of our own; no colour is written anywhere else."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from klyngedesk import resources


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their task, as #RRGGBB."""

    name: str
    window: str
    panel: str
    surface: str
    hover: str
    line: str
    control: str
    ink: str
    ink_2: str
    ink_3: str
    disabled: str
    accent: str
    accent_strong: str
    selection: str
    on_selection: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    error: str
    error_soft: str
    closed: str
    on_closed: str

    def color(self, token: str) -> QColor:
        return QColor(getattr(self, token))


LIGHT = Theme(
    "light",
    window="#F3F2EF",
    panel="#EBE9E4",
    surface="#FFFFFF",
    hover="#E1DED7",
    line="#D9D6CF",
    control="#858178",
    ink="#1D1C1A",
    ink_2="#4F4C46",
    ink_3="#66625B",
    disabled="#A5A198",
    accent="#1F4E96",
    accent_strong="#173E7A",
    selection="#DBE5F4",
    on_selection="#1D1C1A",
    on_accent="#FFFFFF",
    ok="#1D6638",
    ok_soft="#DFEFE3",
    warn="#764800",
    warn_soft="#FAEBCC",
    error="#A61E18",
    error_soft="#FAE3E0",
    closed="#33312D",
    on_closed="#FFFFFF",
)
DARK = Theme(
    "dark",
    window="#1F1E1D",
    panel="#191817",
    surface="#262524",
    hover="#363432",
    line="#3B3936",
    control="#827E77",
    ink="#ECEAE6",
    ink_2="#C2BEB7",
    ink_3="#ADA8A0",
    disabled="#716D66",
    accent="#92B8F4",
    accent_strong="#B3CEF8",
    selection="#2B3C58",
    on_selection="#ECEAE6",
    on_accent="#0F1E36",
    ok="#8AD3A4",
    ok_soft="#20392A",
    warn="#ECC374",
    warn_soft="#3F3319",
    error="#F3A59F",
    error_soft="#4A2624",
    closed="#ECEAE6",
    on_closed="#1F1E1D",
)
HIGH_CONTRAST = Theme(
    "contrast",
    window="#000000",
    panel="#000000",
    surface="#000000",
    hover="#2B2B2B",
    line="#FFFFFF",
    control="#FFFFFF",
    ink="#FFFFFF",
    ink_2="#FFFFFF",
    ink_3="#E6E6E6",
    disabled="#919191",
    accent="#FFE14D",
    accent_strong="#FFF0A0",
    selection="#FFE14D",
    on_selection="#000000",
    on_accent="#000000",
    ok="#8CFFA8",
    ok_soft="#000000",
    warn="#FFD24D",
    warn_soft="#000000",
    error="#FFA8A0",
    error_soft="#000000",
    closed="#FFFFFF",
    on_closed="#000000",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, HIGH_CONTRAST)}
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink_3",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent_strong",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "on_selection",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
}


def current_theme() -> Theme:
    """Return the theme the application wears; the light one before any was put on."""
    application = QApplication.instance()
    name = application.property("theme") if application else None
    return THEMES.get(str(name), LIGHT)


def palette_of(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.color(token))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("ink_3"))
    return palette


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the application: style, palette and the one style sheet."""
    application.setProperty("theme", theme.name)
    application.setStyle("Fusion")
    application.setPalette(palette_of(theme))
    application.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """Return the style sheet with the theme's colours and the system font's sizes filled in."""
    sheet = Path(resources.path("style.qss")).read_text(encoding="utf-8")
    for field in sorted(fields(theme), key=lambda each: -len(each.name)):
        sheet = sheet.replace(f"@{field.name}", getattr(theme, field.name))
    base = QApplication.font().pointSizeF()
    for name, factor in (("hint", 0.85), ("small", 0.92), ("text", 1.08), ("lead", 1.15), ("title", 1.38)):
        sheet = sheet.replace(f"@size-{name}", f"{base * factor:.1f}pt")
    arrow = resources.path(f"icons/chevron-{'dark' if theme.name == 'light' else 'light'}.svg")
    sheet = sheet.replace("@icon-chevron-down", arrow.as_posix())
    check = resources.path(f"icons/check-{'light' if theme.name == 'light' else 'dark'}.svg")
    sheet = sheet.replace("@picture-check", check.as_posix())
    return sheet.replace("@size-start", f"{base * 1.85:.1f}pt")


def sized(font: QFont, factor: float, *, strong: bool = False) -> QFont:
    """Return the font at that factor of its size, semibold where it is to be strong."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return made
