"""When the steps of a text's undo history were made."""

from __future__ import annotations

import time

from PySide6.QtGui import QTextDocument


class StepTimes:
    """Follows one document from its first letter on."""

    def __init__(self, document: QTextDocument) -> None:
        self._document, self._count = document, 0
        self._made: dict[int, float] = {}
        document.contentsChange.connect(self._changed)

    def _changed(self, position: int, removed: int, added: int) -> None:
        count, before = self._document.availableUndoSteps(), self._count
        self._count = count
        if count >= before:  # fewer steps are a step taken back
            self._made[count] = time.monotonic()

    def last(self) -> float:
        """Return when what an undo would take back was last added to."""
        return self._made.get(self._document.availableUndoSteps(), 0.0)
