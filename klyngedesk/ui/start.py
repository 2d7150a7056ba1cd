"""Starting the window: first a painted list, then the heavy parts."""

from __future__ import annotations

import sys
import threading
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from klyngedesk.model.errors import UserError
from klyngedesk.store.listing import MeetingRow, StoreIsOpenError, list_meetings_quickly
from klyngedesk.ui.collector import Collector, keep_what_is_loaded
from klyngedesk.ui.danish_words import DanishWords
from klyngedesk.ui.scopes import PREPARE, VIEWS
from klyngedesk.ui.settings import Settings
from klyngedesk.ui.theme import DARK, LIGHT, THEMES, Theme, apply_theme
from klyngedesk.ui.window import Window

# So soon a thread beside the window gives way to it; Python's own 5 ms, at every call into Qt, would be seen.
GIVES_WAY_SECONDS = 0.0005
# The views that are not shown are made this long after the caret stands in a text.
AT_EASE_MILLISECONDS = 400
VIEW_NAMES = {"forbered": "prepare", "moede": "live", "udsend": "dispatch"}


def run_window(
    folder: Path,
    *,
    demo: bool,
    open_meeting: str | None = None,
    view: str | None = None,
    item: str | None = None,
    news: str = "",
) -> int:
    """Return the exit code once the window is closed."""
    application = _application()
    sys.setswitchinterval(GIVES_WAY_SECONDS)
    rows: tuple[MeetingRow, ...] | None = None
    try:
        rows = list_meetings_quickly(folder)
    except StoreIsOpenError:
        from klyngedesk.ui.single_instance import brought_forward  # late: seldom needed

        if brought_forward(folder):
            return 0
    settings = Settings(folder)
    apply_theme(application, _theme(application, settings))
    window = Window(settings)
    if rows is not None:  # else they are open elsewhere, and an empty list would say that they are lost
        window.show_rows(rows)
    window.show()
    collector = Collector()
    started = _Started(window, folder, demo, open_meeting, view, item)
    started.news = news
    QTimer.singleShot(0, started.open)
    code = application.exec()
    started.close()
    collector.stop()
    if started.wanted_copy is not None:
        said = _bring_back(window, started.folder, started.wanted_copy)
        return run_window(started.folder, demo=False, news=said)
    return started.code or code


def _bring_back(window: Window, folder: Path, copy: Path) -> str:
    """Return what to say of the copy that now stands in the folder."""
    from klyngedesk.services.safety import restore  # late: seldom needed

    try:
        restore(folder, copy)
    except UserError as error:
        window.prompts.tell(str(error))
        return ""
    return "Kopien er hentet tilbage. Det, der stod her før, ligger øverst under Sikkerhedskopier."


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(["klyngedesk"])
    application.setApplicationName("KlyngeDesk")
    application.setDesktopFileName("klyngedesk")
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(application)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.installTranslator(DanishWords(application))
    return application


def _theme(application: QApplication, settings: Settings) -> Theme:
    if settings.theme in THEMES:
        return THEMES[settings.theme]
    return DARK if application.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


class _Started:
    """The parts that come after the first paint."""

    def __init__(
        self, window: Window, folder: Path, demo: bool, meeting: str | None, view: str | None, item: str | None
    ) -> None:
        self._window, self.folder, self._demo = window, folder, demo
        self._meeting, self._view, self._item = meeting, view, item
        self._desk: Any = None
        self._server: Any = None
        self._way_out: Any = None
        self._place: Any = None
        self._copies: Any = None
        self._work: Any = None
        self.wanted_copy: Path | None = None
        self.news = ""
        self.code = 0
        self._loaded = threading.Event()
        self._loading = threading.Thread(target=_load_heavy_parts, args=(self._loaded,), daemon=True)
        self._loading.start()
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._crashed
        threading.excepthook = lambda told: self._crashed(told.exc_type, told.exc_value, told.exc_traceback)

    def open(self) -> None:
        """Open the store once its parts are here, and the meeting that was asked for."""
        if not self._loaded.is_set():
            QTimer.singleShot(10, self.open)
            return
        try:
            self._join()
        except UserError as error:
            self._window.prompts.tell(str(error))
            self._leave(1)
            return
        if self._desk is not None:
            QTimer.singleShot(AT_EASE_MILLISECONDS, self._window, self._load_the_rest)

    def _load_the_rest(self) -> None:
        """Care for the store, and import what is not seen yet, beside her first words."""
        self._desk.keeper.care()
        self._loading = threading.Thread(target=_load_other_views, daemon=True)
        self._loading.start()
        self._make_ready()

    def _make_ready(self) -> None:
        """Make one more view, while nobody waits for it, until all are there."""
        missing = next((name for name in VIEWS if name not in self._window.views), None)
        if missing is None:
            keep_what_is_loaded()
            return
        if not self._loading.is_alive():
            self._window.view(missing)
        QTimer.singleShot(50, self._window, self._make_ready)

    def _join(self) -> None:
        from klyngedesk.services.meetings import find_meeting  # late: start-up time
        from klyngedesk.store.private_work import PrivateWork  # late: start-up time
        from klyngedesk.ui.desk import Desk  # late: start-up time
        from klyngedesk.ui.private_copies import clear_private_copies  # late: start-up time
        from klyngedesk.ui.single_instance import brought_forward_soon  # late: start-up time
        from klyngedesk.ui.waiting_words import waiting_words  # late: start-up time
        from klyngedesk.ui.way_in import WayIn  # late: start-up time
        from klyngedesk.ui.window_commands import WindowCommands  # late: start-up time

        way_in = WayIn(self.folder, self._window.prompts, brought_forward_soon)
        store = way_in.store()
        if store is None:
            self._leave(1)
            return
        self.folder = way_in.folder
        clear_private_copies(self.folder)
        self._work = PrivateWork(self.folder)
        self._desk = desk = Desk(store, self._window.prompts, self._window)
        desk.jobs.went_wrong.connect(self._job_failed)
        desk.jobs.before_each = self._work.choose
        self._window.add_views(*(partial(make, desk) for make in (_prepare_view, _live_view, _dispatch_view)))
        commands = WindowCommands(self._window, desk)
        meeting_id = _demo_meeting(store) if self._demo else ""
        meeting_id = find_meeting(store, self._meeting) if self._meeting else meeting_id
        commands.refresh_list()
        self._follow(store, commands)
        if meeting_id:
            commands.open_meeting(meeting_id, VIEW_NAMES.get(self._view or "", PREPARE))
            self._choose_item()
        else:
            self._go_back(store, commands)
        half = waiting_words(desk) if store.came_back else ""
        self._window.status.show_words(self.news or half or store.news)
        store.news = ""

    def _follow(self, store: Any, commands: Any) -> None:
        from klyngedesk.ui.backup_commands import BackupCommands, NoBackupCommands  # late: start-up time
        from klyngedesk.ui.backups import BackupKeeper  # late: start-up time
        from klyngedesk.ui.place import PlaceKeeper  # late: start-up time
        from klyngedesk.ui.way_back import WayBack  # late: start-up time
        from klyngedesk.ui.way_out import WayOut  # late: start-up time

        QTimer.singleShot(0, self._window, self._listen)
        if store.saved_at:
            self._window.status.show_saved(store.saved_clock())
        self._way_out = WayOut(self._window, self._desk)
        self._way_out.listen()
        self._place = PlaceKeeper(self._window, self._desk)
        QTimer.singleShot(0, self._place.start)
        commands.more.append(WayBack(self._window, self._desk, self._place.place, commands.show_view))
        if self._demo:
            commands.more.append(NoBackupCommands(self._desk))
            return
        self._copies = BackupKeeper(self._desk)
        self._copies.told.connect(self._window.status.show_copy)
        self._copies.found.connect(self._window.status.show_words)
        self._copies.changed.connect(self._window.status.show_lasting)
        self._desk.before_risk = self._copies.before
        self._copies.start()
        commands.more.append(BackupCommands(self._window, self._desk, self._copies, self._begin_again))

    def _listen(self) -> None:
        """Hear of a second start from now on."""
        from klyngedesk.ui.single_instance import listen  # late: start-up time

        self._server = listen(self.folder, self._window.bring_forward, self._window)

    def _begin_again(self, copy: Path) -> None:
        self.wanted_copy = copy
        self._window.close()

    def _leave(self, code: int) -> None:
        self.code = code
        self._window.close()
        QApplication.exit(code)

    def _go_back(self, store: Any, commands: Any) -> None:
        """Come back to where she was when the program last ran."""
        from klyngedesk.ui.place import put_caret, read_place  # late: start-up time

        place = read_place(store.place)
        if not place or place["meeting"] not in {row.id for row in store.list_meetings()}:
            return
        commands.open_meeting(place["meeting"], place["view"] if place["view"] in VIEWS else PREPARE)
        view: Any = self._window.view(self._window.view_name() or "prepare")
        if self._desk.item(place["item"]) and hasattr(view, "choose_item"):
            view.choose_item(place["item"], into_text=not place["field"])

        def to_the_caret() -> None:
            if hasattr(view, "open_again"):
                view.open_again(place["field"])
            put_caret(view, place["field"], place["caret"])

        # The view takes the focus for itself first.
        QTimer.singleShot(0, self._window, to_the_caret)

    def _choose_item(self) -> None:
        from klyngedesk.services.meetings import find_item  # late: start-up time

        view: Any = self._window.views.get(self._window.view_name() or "")
        if self._item and self._desk.meeting and hasattr(view, "choose_item"):
            view.choose_item(find_item(self._desk.meeting, self._item), into_text=True)

    def close(self) -> None:
        """Put everything on disk and let go of the store."""
        sys.excepthook, threading.excepthook = self._hooks
        if self._desk is not None:
            if self._server is not None:
                self._server.close()
            self._desk.jobs.stop()
            self._desk.speller.stop()
            self._way_out.close()
            self._place.keep()
            self._desk.flush_texts()
            self._desk.keeper.stop()
            if self._copies is not None:
                self._copies.close()
            self._work.close()
            self._desk.store.close()
            from klyngedesk.ui.private_copies import clear_private_copies  # late: start-up time

            clear_private_copies(self.folder)

    def _job_failed(self, error: Exception) -> None:
        self._crashed(type(error), error, error.__traceback__)

    def _crashed(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        from klyngedesk.ui.crash_dialog import CrashDialog, report_of, sentence_of  # late: seldom needed

        if kind is KeyboardInterrupt:
            QApplication.exit(130)
            return
        if self._desk is not None:
            self._desk.write_waiting()
        if sentence := sentence_of(error):
            QTimer.singleShot(0, self._window, lambda: self._window.prompts.tell(sentence))
            return
        report = report_of(kind, trace)
        print(report, file=sys.stderr)
        QTimer.singleShot(0, self._window, lambda: CrashDialog(report, self._window).exec())


def _load_heavy_parts(loaded: threading.Event) -> None:
    """Import beside the event loop what she needs to write."""
    try:
        import klyngedesk.ui.prepare.view  # late: start-up time
        import klyngedesk.ui.window_commands  # noqa: F401  # late: start-up time
    finally:
        loaded.set()


def _load_other_views() -> None:
    import klyngedesk.ui.dispatch.view  # late: start-up time
    import klyngedesk.ui.meeting.view  # noqa: F401  # late: start-up time


def _demo_meeting(store: Any) -> str:
    from klyngedesk.services.demo import load_demo  # late: seldom needed

    return load_demo(store).id


def _prepare_view(desk: Any) -> Any:
    from klyngedesk.ui.prepare.view import PrepareView  # late: start-up time

    return PrepareView(desk)


def _live_view(desk: Any) -> Any:
    from klyngedesk.ui.meeting.view import MeetingView  # late: start-up time

    return MeetingView(desk)


def _dispatch_view(desk: Any) -> Any:
    from klyngedesk.ui.dispatch.view import DispatchView  # late: start-up time

    return DispatchView(desk)
