"""What stands in the window before a meeting is open: what to do first."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from klyngedesk.ui.icons import icon

_FIRST = (
    "Opret dit første mødeforum",
    (
        "Et mødeforum er dem, der mødes: et udvalg, et råd eller en bestyrelse. Skriv medlemmerne én gang, "
        "så er de med i hvert møde."
    ),
)
_LATER = ("Vælg et møde i listen", "Eller begynd på et nyt. Medlemmer og faste punkter kommer med af sig selv.")


class StartPage(QWidget):
    """A heading and cards; `wanted` carries the name of the window's method."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._heading, self._words = QLabel(), QLabel()
        self._heading.setObjectName("startHeading")
        self._words.setObjectName("startWords")
        self._words.setWordWrap(True)
        self._cards = {
            "new_meeting": _card("calendar", "Nyt møde", "Dato og sted, så er dagsordenen i gang."),
            "new_forum": _card(
                "users", "Opret mødeforum", "Navn, medlemmer og faste punkter. Det tager et par minutter."
            ),
            "open_demo": _card("book-open", "Prøv demoen", "Øv dig på et opdigtet møde, før du begynder."),
            "import_file": _card("import", "Hent en mødefil", "Et helt møde, som en anden har gemt. Ctrl+O"),
        }
        promise = QLabel("Alt bliver på denne computer. Du behøver hverken netforbindelse eller konto.")
        promise.setProperty("secondary", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 0, 40, 0)
        column.addStretch(2)
        for widget in (self._heading, self._words, *self._cards.values(), promise):
            widget.setMaximumWidth(560)
            column.addWidget(widget)
            column.setAlignment(widget, Qt.AlignmentFlag.AlignHCenter)
            widget.setMinimumWidth(420)
            column.addSpacing(6)
        column.addStretch(3)
        for name, card in self._cards.items():
            card.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))

    def show_for(self, *, has_forums: bool) -> None:
        """Say what to do first: make a forum, or choose a meeting."""
        heading, words = _LATER if has_forums else _FIRST
        self._heading.setText(heading)
        self._words.setText(words)
        self._cards["new_meeting"].setVisible(has_forums)
        first = "new_meeting" if has_forums else "new_forum"
        self._cards[first].setFocus(Qt.FocusReason.OtherFocusReason)


def _card(name: str, title: str, words: str) -> QPushButton:
    card = QPushButton(f"{title}\n{words}")
    card.setIcon(icon(name, "accent", 20))
    card.setIconSize(QSize(24, 24))
    card.setProperty("card", True)
    card.setAutoDefault(True)
    card.setAccessibleName(title)
    return card
