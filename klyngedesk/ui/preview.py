"""The pages as they will be sent, drawn beside the window's work."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from klyngedesk.model.danish import counted
from klyngedesk.model.forum import Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.jobs import Job
from klyngedesk.ui.page_column import PageColumn, Size
from klyngedesk.ui.pane_head import PaneHead

if TYPE_CHECKING:
    from klyngedesk.documents.parts import Outline

QUIET_MILLISECONDS = 500
# In a narrower window the page is the first to give way.
NEEDS = 1200
Places = dict[str, tuple[int, float]]


@dataclass(frozen=True)
class Written:
    """A document as PDF, the sizes of its pages in points, and where its headings stand."""

    content: bytes
    sizes: tuple[Size, ...]
    places: Places


class PreviewPane(QFrame):
    """Writes the document after a quiet moment and shows its pages; only the newest wish is written."""

    def __init__(self, desk: Desk, title: str = "Sådan ser siden ud", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewPane")
        self._desk = desk
        self._job: Job | None = None
        self._has_room = True
        self._followed, self._places = "", Places()
        self._sizes: tuple[Size, ...] = ()
        self.kind: Callable[[], DocumentKind] = lambda: DocumentKind.DAGSORDEN
        self.audience: Callable[[], Audience] = lambda: Audience.INTERN
        self.profile: Callable[[], Profile] = lambda: desk.profile
        self.draft: Callable[[], bool] = lambda: False
        self.seen: Callable[[Meeting], Meeting] = lambda meeting: meeting
        self.narrowed: Callable[[Outline], Outline] | None = None
        self.head, self.area = PaneHead(title), PageColumn()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area)

    def give_way(self, width: int) -> None:
        """Hide in a window that becomes narrow, and come back when it is wide; in between she decides."""
        has_room = width >= NEEDS
        if has_room != self._has_room:
            self._has_room = has_room
            self.setVisible(has_room)

    def refresh(self) -> None:
        """Write anew when it has been quiet for a moment."""
        self._quiet.start()

    def follow(self, item_id: str) -> None:
        """Keep that item's heading in sight."""
        if item_id != self._followed:
            self._followed = item_id
            self._show_followed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _place(self) -> tuple[int, float]:
        """Return the page of the followed heading, and how far down it stands as a part of the page."""
        page, top = self._places.get(f"punkt-{self._followed}", (-1, 0.0))
        return page, 1 - top / self._sizes[page][1] if 0 <= page < len(self._sizes) else 0.0

    def _show_followed(self) -> None:
        self.area.go_to(*self._place())

    def _write(self) -> None:
        meeting = self._desk.meeting
        if meeting is None or not self.isVisible():
            return
        if self._job is not None:
            self._quiet.start()
            return
        kind, audience, profile, seen = self.kind(), self.audience(), self.profile(), self.seen(meeting)
        images, draft, narrowed = self._desk.picture_file, self.draft(), self.narrowed
        self._job = Job(
            "Tegner siderne",
            lambda _: written_document(seen, kind, audience, profile, images, draft=draft, narrowed=narrowed),
        )
        self._job.finished.connect(self._show)
        self._job.failed.connect(self._failed)
        self._job.start()

    def _failed(self, error: object) -> None:
        self._job = None
        self.head.remark.setText("Siden kan ikke tegnes lige nu.")

    def _show(self, written: Written) -> None:
        """Show the pages; the followed heading stays where it was, or comes into sight where it was not."""
        self._job = None
        count = len(written.sizes)
        self.head.remark.setText(counted(count, "side", "sider"))
        self._places, self._sizes = written.places, written.sizes
        self.area.show_pages(written.content, written.sizes)
        if not self.area.shows(*self._place()):
            QTimer.singleShot(0, self, self._show_followed)


def written_document(
    meeting: Meeting,
    kind: DocumentKind,
    audience: Audience,
    profile: Profile,
    images: Callable[[str], Path | None],
    *,
    draft: bool = False,
    narrowed: Callable[[Outline], Outline] | None = None,
) -> Written:
    """Return the document, the very one that an export writes; `narrowed` takes out what is not new."""
    import pypdfium2  # late: start-up time

    from klyngedesk.documents.outline import outline  # late: start-up time
    from klyngedesk.documents.page_marks import mark_as_draft  # late: start-up time
    from klyngedesk.documents.pdf import write_pdf  # late: start-up time

    with tempfile.TemporaryDirectory(prefix="klyngedesk-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "side.pdf"
        shown = replace(outline(meeting, kind, audience, profile), draft=draft)
        shown = narrowed(shown) if narrowed else shown
        places = write_pdf(shown, path, images).places
        if draft:
            mark_as_draft(path)
        content = path.read_bytes()
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    sizes = tuple(document.get_page_size(number) for number in range(len(document)))
    document.close()
    return Written(content, sizes, places)
