"""The pages of a PDF one below the other; only those in sight are drawn, beside the window."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from klyngedesk.ui.jobs import Job

Size = tuple[float, float]
Drawn = list[tuple[int, bytes, int, int]]
MARGIN, GAP, KEPT_AROUND = 16, 12, 12
ABOVE_A_PLACE = 40


class PageColumn(QScrollArea):
    """Shows the pages that were given last; `go_to` brings a place on a page into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._sizes = b"", list[Size]()
        self._pages: list[QLabel] = []
        self._fresh: set[int] = set()
        self._job: Job | None = None
        self._edition = self._drawing = 0
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(GAP)
        self._column.addStretch()
        self.setWidget(self._sheet)
        self.setWidgetResizable(True)
        self.setAccessibleName("Siderne, som de bliver sendt")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the pages keep their width when there come to be more of them.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._draw())

    def show_pages(self, content: bytes, sizes: Sequence[Size]) -> None:
        """Show these pages at the place where the last ones stood; they take turns without a flicker."""
        place = self.verticalScrollBar().value()
        self._content, self._sizes = content, list(sizes)
        self._edition += 1
        self._fresh.clear()
        while len(self._pages) < len(sizes):
            label = QLabel()
            label.setObjectName("page")
            self._pages.append(label)
            self._column.insertWidget(self._column.count() - 1, label)
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._draw()

    def go_to(self, page: int, part: float) -> None:
        """Bring the place into sight that is this part of the page's height from its top."""
        if 0 <= page < len(self._sizes):
            label = self._pages[page]
            down = label.height() * part - ABOVE_A_PLACE
            self.verticalScrollBar().setValue(label.y() + int(max(0.0, down)))

    def shows(self, page: int, part: float) -> bool:
        """Return whether the place is in sight."""
        if not 0 <= page < len(self._sizes):
            return False
        label, top = self._pages[page], self.verticalScrollBar().value()
        return top <= label.y() + label.height() * part <= top + self.viewport().height()

    def drawn(self) -> set[int]:
        """Return the pages, from 0, that are drawn as they now are."""
        return set(self._fresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fresh.clear()
            self._measure()
        self._draw()

    def _page_width(self) -> int:
        return max(160, self.viewport().width() - 2 * MARGIN)

    def _measure(self) -> None:
        """Give every page its place, drawn or not."""
        width = self._page_width()
        for number, label in enumerate(self._pages):
            label.setVisible(number < len(self._sizes))
            if number < len(self._sizes):
                wide, high = self._sizes[number]
                label.setFixedSize(width, round(width * high / wide))
        self._column.activate()
        high = max(self.viewport().height(), self._column.sizeHint().height())
        self._sheet.resize(self._sheet.width(), high)

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        pages = enumerate(self._pages[: len(self._sizes)])
        return [number for number, page in pages if page.y() < bottom and page.y() + page.height() > top]

    def _draw(self) -> None:
        """Draw what is in sight and not fresh, one job at a time."""
        seen = self._in_sight() if self._content else []
        wanted = [number for number in seen if number not in self._fresh]
        if not wanted or self._job is not None:
            return
        for number in self._fresh - set(range(seen[0] - KEPT_AROUND, seen[-1] + KEPT_AROUND)):
            self._pages[number].clear()
            self._fresh.discard(number)
        width = round(self._page_width() * self.devicePixelRatioF())
        content, self._drawing = self._content, self._edition
        self._job = Job("Tegner siderne", lambda _: drawn_pages(content, wanted, width))
        self._job.finished.connect(self._take)
        self._job.failed.connect(self._failed)
        self._job.start()

    def _failed(self, error: object) -> None:
        self._job = None

    def _take(self, drawn: Drawn) -> None:
        self._job = None
        if self._drawing == self._edition:
            for number, data, wide, high in drawn:
                picture = QImage(data, wide, high, wide * 3, QImage.Format.Format_RGB888)
                pixmap = QPixmap.fromImage(picture)
                pixmap.setDevicePixelRatio(self.devicePixelRatioF())
                self._pages[number].setPixmap(pixmap)
                self._fresh.add(number)
        self._draw()


def drawn_pages(content: bytes, numbers: Sequence[int], width: int) -> Drawn:
    """Return the pages of a PDF as RGB bytes with their size in pixels."""
    import pypdfium2  # late: start-up time

    document = pypdfium2.PdfDocument(io.BytesIO(content))
    found: Drawn = []
    for number in numbers:
        page = document[number]
        picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
        found.append((number, picture.tobytes(), picture.width, picture.height))
    document.close()
    return found
