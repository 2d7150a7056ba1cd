"""Danish words that Qt's own translation lacks, and keys as a Danish keyboard names them."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

KEY_NAMES = {
    "Return": "Enter",
    "Enter": "Enter",
    "Shift": "Shift",
    "Ctrl": "Ctrl",
    "Del": "Delete",
    "PgUp": "PgUp",
    "PgDown": "PgDn",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Tab": "Tab",
    "Space": "Mellemrum",
}
_FILES = {
    "&Look in:": "&Se i:",
    "Look in:": "Se i:",
    "Files of &type:": "Fil&type:",
    "Files of type:": "Filtype:",
    "Type": "Type",
    "Kind": "Type",
    "Computer": "Computeren",
    "My Computer": "Computeren",
    "Drive": "Drev",
    "File": "Fil",
    "%1 File": "%1-fil",
    "Folder": "Mappe",
    "File Folder": "Mappe",
    "Shortcut": "Genvej",
    "Alias": "Genvej",
    "Unknown": "Ukendt",
    "&Delete": "&Slet",
    "Delete": "Slet",
    "Invalid filename": "Ugyldigt filnavn",
}
WORDS = {
    "QShortcut": KEY_NAMES,
    **dict.fromkeys(("QFileDialog", "QFileSystemModel", "QFileIconProvider", "QAbstractFileIconProvider"), _FILES),
    "QPlatformTheme": {"OK": "OK", "Don't Save": "Gem ikke"},
    "QWidgetTextControl": {"Delete": "Slet", "Select All": "Markér alt"},
    "QLineEdit": {"Delete": "Slet", "Select All": "Markér alt"},
}


class DanishWords(QTranslator):
    """Is asked before Qt's own translation; what it does not know it leaves to that one."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the Danish words, or None."""
        return WORDS.get(context, {}).get(source)
