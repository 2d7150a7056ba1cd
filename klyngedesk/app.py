"""The composition root: from the arguments to a command's answer or the window."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from klyngedesk.commands.arguments import parsed
from klyngedesk.commands.keep_safe_arguments import WITHOUT_STORE
from klyngedesk.model.errors import UserError
from klyngedesk.private import crash_report, keep_to_herself, temporary_files_apart
from klyngedesk.store.faults import of_the_disk
from klyngedesk.store.placement import where_it_went


def main(argv: Sequence[str]) -> int:
    """Return the program's exit code: 0 well, 1 a mistake that a sentence explains, 2 not understood."""
    _speak_utf8()
    chosen = parsed(argv)
    keep_to_herself()
    try:
        with temporary_files_apart(), _data_folder(chosen) as folder:
            code = _command(folder, chosen) if chosen.command else _window(folder, chosen)
            sys.stdout.flush()
            return code
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        return _nobody_reads()
    except Exception as error:
        print(of_the_disk(error) or _bug(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Afbrudt.", file=sys.stderr)
        return 130


def _bug(error: Exception) -> str:
    told = "Det er en fejl i KlyngeDesk. Send dette til den, der hjælper jer; der står intet fra mødet i det."
    return f"{told}\n{crash_report(type(error), error.__traceback__)}"


def _nobody_reads() -> int:
    """Return the exit code when the program that read our answer has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@contextmanager
def _data_folder(chosen: argparse.Namespace) -> Iterator[Path]:
    """Give the folder of the store; the demo's goes away afterwards."""
    if chosen.demo:
        with tempfile.TemporaryDirectory(prefix="klyngedesk-demo-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    elif chosen.data_dir:
        yield where_it_went(chosen.data_dir.expanduser().absolute())
    else:
        import platformdirs  # late: start-up time

        yield where_it_went(Path(platformdirs.user_data_dir("KlyngeDesk", appauthor=False)))


@contextmanager
def _seldom_looking_for_cycles() -> Iterator[None]:
    """Spare a command, which is short, the looking while it loads: that takes a seventh of it."""
    limits = gc.get_threshold()
    gc.set_threshold(100_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*limits)


@_seldom_looking_for_cycles()
def _command(folder: Path, chosen: argparse.Namespace) -> int:
    from klyngedesk.commands.keep_safe import run_on_folder  # late: start-up time
    from klyngedesk.commands.run import only_reads, run_command  # late: start-up time
    from klyngedesk.services.demo import load_demo  # late: start-up time
    from klyngedesk.store.private_work import PrivateWork  # late: start-up time
    from klyngedesk.store.reading import opened_or_read  # late: start-up time
    from klyngedesk.store.store import Store  # late: start-up time

    if chosen.command in WITHOUT_STORE:
        return run_on_folder(folder, chosen)
    opened = opened_or_read(folder) if only_reads(chosen) else closing(Store.open(folder))
    with opened as store, closing(PrivateWork(store.folder)):
        store.tells_later = True
        if chosen.demo:
            load_demo(store)
        return run_command(store, chosen)


def _window(folder: Path, chosen: argparse.Namespace) -> int:
    if not _has_screen():
        raise UserError("Der er ingen skærm at vise vinduet på. Start KlyngeDesk fra skrivebordet.")
    gc.disable()  # the window's own collector takes over
    from klyngedesk.ui.start import run_window  # late: commands need no window

    return run_window(folder, demo=chosen.demo, open_meeting=chosen.open, view=chosen.view, item=chosen.item)


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
