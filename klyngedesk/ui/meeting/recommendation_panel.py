"""The indstilling of the current item: its lines, and the outcomes on their keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.model.phrase_style import PhraseStyle
from klyngedesk.ui.meeting.decision_words import DecisionWords, all_followed, decision_words, joined_words
from klyngedesk.ui.meeting.outcome_row import OutcomeRow
from klyngedesk.ui.meeting.recommendation_line import RecommendationLine


class RecommendationPanel(QWidget):
    """Shows the lines of one item and which of them is current; `next_day` tells when the forum meets again.

    Signals: `outcome_picked` with line id and outcome (or None), `draft_edited` with line id and words, `confirmed`
    with the sentences by line id, `field_made` with the field of a new line.
    """

    outcome_picked = Signal(str, object)
    draft_edited = Signal(str, str)
    confirmed = Signal(object)
    field_made = Signal(object)

    def __init__(self, parent: QWidget | None = None, next_day: Callable[[], date | None] = lambda: None) -> None:
        super().__init__(parent)
        self.setObjectName("recommendationPanel")
        self._next_day = next_day
        self._item_id = ""
        self._lines: list[RecommendationLine] = []
        self._at_hand: list[RecommendationLine] = []
        self._current = 0
        self._body, self._style = "", PhraseStyle.ACTIVE
        self._joined: tuple[Recommendation, ...] = ()
        self._stem, self._all_words = QLabel(), QLabel()
        self._list = QWidget()
        self._list.setObjectName("recommendationLines")
        self._area = QScrollArea()
        self._outcomes = OutcomeRow()
        self._fit_soon = QTimer(self, singleShot=True, interval=0)
        self._fit_soon.timeout.connect(self._fit)
        self._lay_out()
        self._outcomes.picked.connect(self.pick)

    def _lay_out(self) -> None:
        head = QWidget()
        head.setObjectName("stemRow")
        head_row = QHBoxLayout(head)
        head_row.setContentsMargins(16, 4, 16, 4)
        hint = QLabel("Ctrl+Shift+Enter")
        hint.setProperty("keycap", True)
        self._all_words.setProperty("secondary", True)
        self._stem.setProperty("secondary", True)
        for widget in (self._stem, hint, self._all_words):
            head_row.addWidget(widget, 1 if widget is self._stem else 0)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in (head, self._area, self._outcomes):
            column.addWidget(each)

    def show_item(
        self, item: AgendaItem | None, forum_name: str, style: PhraseStyle = PhraseStyle.ACTIVE, joined: bool = False
    ) -> None:
        """Show the item's lines, worded in that style; the panel hides itself where there are none.

        With `joined` one sentence is offered for all lines where all are offered as followed.
        """
        lines = item.recommendations if item else ()
        self.setVisible(bool(lines))
        self._body, self._style = (item.recommendation_to if item else "") or forum_name, style
        self._joined = lines if joined and all_followed(lines, self._body) else ()
        self._stem.setText(f"Det indstilles, at {self._body}:")
        same = item is not None and item.id == self._item_id
        if same and [line.line.id for line in self._lines] == [line.id for line in lines]:
            for widget, line in zip(self._lines, lines, strict=True):
                widget.show_line(line, self._words(line))
        else:
            self._rebuild(item, keep_current=same)
        self._mark_current()

    def _rebuild(self, item: AgendaItem | None, *, keep_current: bool) -> None:
        """Show other lines in the widgets at hand; making one takes longer than a key press should."""
        self.flush()
        lines = item.recommendations if item else ()
        self._item_id = item.id if item else ""
        while len(self._at_hand) < len(lines):
            place = len(self._at_hand)
            self._at_hand.append(self._line_widget(place + 1, lines[place]))
        self._lines = self._at_hand[: len(lines)]
        for widget, line in zip(self._lines, lines, strict=True):
            widget.show_line(line, self._words(line))
            widget.show()
        for widget in self._at_hand[len(lines) :]:
            widget.hide()
        self._current = min(self._current, len(self._lines) - 1) if keep_current else 0

    def _words(self, line: Recommendation) -> DecisionWords:
        if self._joined:
            return joined_words(len(self._joined), self._body, self._style)
        # asking for the day waits for the disk; words of her own need none
        next_day = self._next_day() if line.offered is Outcome.POSTPONED and not line.draft else None
        return decision_words(line, self._body, self._style, next_day)

    def _line_widget(self, number: int, line: Recommendation) -> RecommendationLine:
        widget = RecommendationLine(number, line, self._words(line))
        widget.chosen.connect(self._choose)
        widget.draft_edited.connect(self.draft_edited)
        self._column.addWidget(widget)
        self.field_made.emit(widget.note)
        return widget

    def _choose(self, line_id: str) -> None:
        # a widget that was just put away for another item may still tell of itself
        self._current = next((n for n, each in enumerate(self._lines) if each.line.id == line_id), self._current)
        self._mark_current()

    def _mark_current(self) -> None:
        for number, widget in enumerate(self._lines):
            widget.set_current(number == self._current)
        current = self.current_line()
        self._outcomes.show_outcome(current.line.offered or current.line.outcome if current else None)
        waiting = any(widget.line.waits for widget in self._lines)
        open_lines = any(_is_undecided(widget.line) for widget in self._lines)
        self._all_words.setText("Bekræft alle forslag" if waiting and not open_lines else "Alle linjer fulgt")
        if current:
            self._area.ensureWidgetVisible(current, 0, 0)

    def current_line(self) -> RecommendationLine | None:
        """Return the current line's widget, or None where the item has no lines."""
        return self._lines[self._current] if self._lines else None

    def pick(self, outcome: Outcome | None) -> None:
        """Offer that outcome for the current line; picked again it puts the caret in the sentence.

        Where she must type the words, the caret goes there at once. None takes the outcome away.
        """
        current = self.current_line()
        if current is None:
            return
        current.flush()
        again = outcome is not None and outcome is (current.line.offered or current.line.outcome)
        if not again:
            self.outcome_picked.emit(current.line.id, outcome)
        if again or (outcome is not None and current.words.wants_words):
            current.edit()
            self._area.ensureWidgetVisible(current, 0, 0)

    def confirm(self) -> bool:
        """Confirm the current line and make the next open one current; return whether she can go on from here."""
        current = self.current_line()
        if current is None:
            return False
        current.flush()
        if self._joined:
            self.confirm_all()
        elif current.words.state in ("offered", "typed"):
            if not current.sentence():
                current.edit()
                return True
            self.confirmed.emit({current.line.id: current.sentence()})
        return self.go_to_next_open_line()

    def confirm_all(self) -> bool:
        """Confirm every offered sentence where no line is without one; return whether there were any."""
        self.flush()
        if any(_is_undecided(widget.line) for widget in self._lines):
            return False
        ready = {widget.line.id: widget.sentence() for widget in self._lines if widget.line.waits}
        ready = {line_id: words for line_id, words in ready.items() if words}
        if ready:
            self.confirmed.emit(ready)
        if self.go_to_next_open_line():
            self.focus_note()
        return bool(ready)

    def focus_note(self) -> None:
        """Put the caret in the current line's decision."""
        current = self.current_line()
        if current:
            current.edit()

    def choose(self, line_id: str) -> None:
        """Make that line current, with the caret in its decision."""
        if line_id in [widget.line.id for widget in self._lines]:
            self._choose(line_id)
            self.focus_note()

    def go_to_next_open_line(self) -> bool:
        """Make the next line that is not decided current; return whether there was one."""
        count = len(self._lines)
        for number in [*range(self._current + 1, count), *range(min(self._current + 1, count))]:
            if _is_undecided(self._lines[number].line) or self._lines[number].line.waits:
                self._current = number
                self._mark_current()
                return True
        return False

    def step(self, by: int) -> None:
        """Make the line above (-1) or below (1) the current one."""
        if self._lines:
            self._current = max(0, min(len(self._lines) - 1, self._current + by))
            self._mark_current()

    def settle(self) -> None:
        """Hand over now every note that is being typed."""
        for widget in list(self._lines):
            widget.settle()

    def flush(self) -> None:
        """Hand over every decision that has unsaved letters."""
        for widget in self._lines:
            widget.flush()

    def _fit(self) -> None:
        """Be as high as the lines, up to two fifths of the window."""
        wanted = max(self._list.sizeHint().height(), self._list.minimumSizeHint().height())
        self._area.setFixedHeight(min(wanted, max(120, self.window().height() * 2 // 5)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._list and event.type() == QEvent.Type.LayoutRequest:
            # the lines get their own heights after this event
            self._fit_soon.start()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and event.text() != "0":
            self.pick(list(Outcome)[int(event.text()) - 1])
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)


def _is_undecided(line: Recommendation) -> bool:
    return line.outcome is None and not line.waits and not line.note.strip()
