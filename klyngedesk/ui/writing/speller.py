"""Whether words are spelt right, answered from memory; what is not known yet is asked beside the window."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from klyngedesk.services.spelling import SpellingProcess, keep_own_words, own_words, parts_of

# The process starts well after the first word, so that it never competes with the start of the program.
START_AFTER_MILLISECONDS = 1500
GATHER_MILLISECONDS = 30
MOST_AT_ONCE = 400


class Speller(QObject):
    """Signals: `answered` when more words are known, `suggested` with a word and what it may have been meant to be."""

    answered = Signal()
    suggested = Signal(str, object)

    def __init__(
        self, folder: Path, parent: QObject | None = None, start_after: int = START_AFTER_MILLISECONDS
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._answers: dict[str, bool] = {}
        self._waiting: dict[str, None] = {}
        self._names: frozenset[str] = frozenset()
        self._own: frozenset[str] | None = None
        self._questions: queue.Queue[tuple[str, list[str]] | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._gather = QTimer(self, singleShot=True, interval=GATHER_MILLISECONDS)
        self._gather.timeout.connect(self._ask)
        self._begin = QTimer(self, singleShot=True, interval=start_after)
        self._begin.timeout.connect(self._start)

    def show_names(self, names: Iterable[str]) -> None:
        """Know the names of the meeting's people and places."""
        self._names = parts_of(names)

    def is_right(self, word: str) -> bool | None:
        """Return whether the word is spelt right; None where it has been asked and not answered yet."""
        if self._own is None:
            self._own = own_words(self._folder)
        if word.casefold() in self._names or word in self._own or word.casefold() in self._own:
            return True
        answer = self._answers.get(word)
        if answer is None and word not in self._waiting:
            self._waiting[word] = None
            if self._thread is None:
                if not self._begin.isActive():
                    self._begin.start()
            elif not self._gather.isActive():
                self._gather.start()
        return answer

    def suggest(self, word: str) -> None:
        """Ask what the word may have been meant to be; `suggested` has the answer."""
        self._start()
        self._questions.put(("suggest", [word]))

    def learn(self, word: str) -> None:
        """Take the word for right from now on."""
        self._own = (self._own or own_words(self._folder)) | {word}
        keep_own_words(self._folder, self._own)
        self.answered.emit()

    def stop(self) -> None:
        """Let the process go."""
        self._begin.stop()
        self._gather.stop()
        if self._thread is not None:
            self._questions.put(None)
            self._thread.join(5)
            self._thread = None

    def _start(self) -> None:
        self._begin.stop()
        if self._thread is None:
            self._thread = threading.Thread(target=self._answer_all, name="stavning", daemon=True)
            self._thread.start()
            self._ask()

    def _ask(self) -> None:
        words = list(self._waiting)
        for first in range(0, len(words), MOST_AT_ONCE):
            self._questions.put(("check", words[first : first + MOST_AT_ONCE]))

    def _answer_all(self) -> None:
        """Answer in this thread until told to stop; a process that ends leaves all words unmarked."""
        process: SpellingProcess | None = None
        # The window may be gone while an answer is on its way.
        with contextlib.suppress(EOFError, OSError, RuntimeError):
            process = SpellingProcess()
            while (question := self._questions.get()) is not None:
                task, words = question
                if task == "check":
                    unknown = [word for word in words if word not in self._answers]
                    self._answers.update(process.check(unknown))
                    for word in words:
                        self._waiting.pop(word, None)
                    self.answered.emit()
                else:
                    self.suggested.emit(words[0], process.suggest(words[0]))
        if process is not None:
            process.stop()
