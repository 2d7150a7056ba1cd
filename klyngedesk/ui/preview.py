"""The pages as they will be sent, drawn beside the window's work."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from klyngedesk.documents.outline import outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.documents.pdf_styles import PAGE
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.jobs import Job
from klyngedesk.ui.pane_head import PaneHead

QUIET_MILLISECONDS = 500
MOST_PAGES = 30
Pages = list[tuple[bytes, int, int]]
Places = dict[str, tuple[int, float]]


class PreviewPane(QFrame):
    """Draws the document's pages after a quiet moment; only the newest wish is drawn."""

    def __init__(self, desk: Desk, title: str = "Sådan ser siden ud", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewPane")
        self._desk = desk
        self._drawing = False
        self._followed, self._places = "", Places()
        self.kind: Callable[[], DocumentKind] = lambda: DocumentKind.DAGSORDEN
        self.audience: Callable[[], Audience] = lambda: Audience.INTERN
        self.profile: Callable[[], Profile] = lambda: desk.profile
        self.head = PaneHead(title)
        self._pages: list[QLabel] = []
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(12)
        self._column.addStretch()
        self.area = QScrollArea()
        self.area.setWidget(self._sheet)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Siderne, som de bliver sendt")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area)

    def refresh(self) -> None:
        """Draw anew when it has been quiet for a moment."""
        self._quiet.start()

    def follow(self, item_id: str) -> None:
        """Keep that item's heading in sight."""
        if item_id != self._followed:
            self._followed = item_id
            self._show_followed()

    def _show_followed(self) -> None:
        page, top = self._places.get(f"punkt-{self._followed}", (-1, 0.0))
        if 0 <= page < len(self._pages):
            label = self._pages[page]
            down = label.height() * (1 - top / PAGE[1]) - 40
            self._sheet.adjustSize()
            self.area.verticalScrollBar().setValue(label.y() + int(max(0.0, down)))

    def _draw(self) -> None:
        meeting = self._desk.meeting
        if meeting is None or not self.isVisible():
            return
        if self._drawing:
            self._quiet.start()
            return
        self._drawing = True
        kind, audience, profile = self.kind(), self.audience(), self.profile()
        width = max(160, self.area.viewport().width() - 32)
        images = self._desk.picture_file
        job = Job("Tegner siderne", lambda _: drawn_pages(meeting, kind, audience, profile, width, images))
        job.setParent(self)
        job.finished.connect(self._show)
        job.failed.connect(self._failed)
        job.start()

    def _failed(self, error: object) -> None:
        self._drawing = False
        self.head.remark.setText("Siden kan ikke tegnes lige nu.")

    def _show(self, found: tuple[int, Pages, Places]) -> None:
        self._drawing = False
        first = not self._places
        count, pages, self._places = found
        self.head.remark.setText(f"{count} sider" if count != 1 else "1 side")
        place = self.area.verticalScrollBar().value()
        while len(self._pages) < len(pages):
            self._pages.append(QLabel())
            self._column.insertWidget(self._column.count() - 1, self._pages[-1])
        for number, label in enumerate(self._pages):
            label.setVisible(number < len(pages))
            if number < len(pages):
                data, wide, high = pages[number]
                label.setPixmap(QPixmap.fromImage(QImage(data, wide, high, wide * 3, QImage.Format.Format_RGB888)))
        self.area.verticalScrollBar().setValue(place)
        if first:
            QTimer.singleShot(0, self, self._show_followed)


def drawn_pages(
    meeting: Meeting,
    kind: DocumentKind,
    audience: Audience,
    profile: Profile,
    width: int,
    images: Callable[[str], Path | None],
) -> tuple[int, Pages, Places]:
    """Return how many pages there are, the first of them as RGB bytes, width and height, and the headings' places."""
    with tempfile.TemporaryDirectory(prefix="klyngedesk-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "side.pdf"
        written = write_pdf(outline(meeting, kind, audience, profile), path, images)
        document = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))
    pages: Pages = []
    for page in list(document)[:MOST_PAGES]:
        picture = page.render(scale=width / page.get_width()).to_pil().convert("RGB")
        pages.append((picture.tobytes(), picture.width, picture.height))
    count = len(document)
    document.close()
    return count, pages, written.places
