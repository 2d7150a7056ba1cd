"""What stands in the window before a meeting is open: what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from klyngedesk.ui.icons import pixmap
from klyngedesk.ui.theme import current_theme

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
        middle = QWidget()
        middle.setFixedWidth(560)
        column = QVBoxLayout(middle)
        column.setSpacing(10)
        for widget in (self._heading, self._words, *self._cards.values(), promise):
            column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)
        for name, card in self._cards.items():
            card.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))

    def show_for(self, *, has_forums: bool) -> None:
        """Say what to do first: make a forum, or choose a meeting."""
        heading, words = _LATER if has_forums else _FIRST
        self._heading.setText(heading)
        self._words.setText(words)
        self._cards["new_meeting"].setVisible(has_forums)
        first = "new_meeting" if has_forums else "new_forum"
        if self.isVisible() or not self.window().isVisible():  # behind a view it would take the keyboard from her
            self._cards[first].setFocus(Qt.FocusReason.OtherFocusReason)


def _card(name: str, title: str, words: str) -> QPushButton:
    """Return a button with an icon, a strong line and a quiet one."""
    card = QPushButton()
    card.setProperty("card", True)
    card.setAutoDefault(True)
    card.setAccessibleName(title)
    card.setAccessibleDescription(words)
    card.setFixedHeight(72)
    picture, strong, quiet = QLabel(), QLabel(title), QLabel(words)
    picture.setPixmap(pixmap(name, current_theme().accent, 24))
    strong.setProperty("strong", True)
    quiet.setProperty("secondary", True)
    grid = QGridLayout(card)
    grid.setContentsMargins(18, 12, 18, 12)
    grid.setHorizontalSpacing(16)
    grid.setColumnStretch(1, 1)
    grid.addWidget(picture, 0, 0, 2, 1)
    grid.addWidget(strong, 0, 1)
    grid.addWidget(quiet, 1, 1)
    for label in (picture, strong, quiet):
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return card
