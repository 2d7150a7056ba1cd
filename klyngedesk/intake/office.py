"""Office files to PDF through LibreOffice, where the machine has it."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from klyngedesk.intake.office_kind import DAMAGED, office_ending, office_refusal

SECONDS_TO_START, SECONDS_A_FILE, LARGEST_MEGABYTES = 60.0, 60.0, 3000
_LOOK_AFTER = 0.05
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
NO_OFFICE = (
    "Office-filer vises med LibreOffice, som ikke er på denne computer. Hent det gratis på libreoffice.org, "
    "eller gem filen som PDF, og skift den."
)
NOT_OPENED = "LibreOffice kunne ikke åbne filen. Gem den som PDF, og skift filen."
TOO_SLOW = "LibreOffice blev ikke færdig med filen. Gem den som PDF, og skift filen."
# Nothing is fetched from a network, no macro runs, and what comes out is tagged.
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Calc/Content/Update", "Link", "2"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Filter/PDF/Export", "UseTaggedPDF", "true"),
    ("Common/Filter/PDF/Export", "PDFUACompliance", "true"),
    ("Common/Filter/PDF/Export", "SelectPdfVersion", "2"),
    ("Common/Filter/PDF/Export", "ExportBookmarks", "true"),
    ("Common/Misc", "FirstRun", "false"),
)
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Turned:
    """The PDF made of an Office file, or why there is none."""

    path: Path | None
    reason: str = ""


def find_office() -> str | None:
    """Return the path of LibreOffice's command, or None."""
    return shutil.which("soffice") or next((place for place in _PLACES if Path(place).exists()), None)


def office_version() -> str:
    """Return a word that changes when LibreOffice or our settings do; "" where there is no LibreOffice."""
    program = find_office()
    if program is None:
        return ""
    real = Path(program).resolve()
    told = (str(real), real.stat().st_size, int(real.stat().st_mtime), _SETTINGS)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:12]


def office_to_pdf(
    files: Mapping[str, Path],
    folder: Path,
    progress: Progress = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Mapping[str, Turned]:
    """Return the PDF made of each file in the folder, or why there is none, by the same keys.

    What each file really is, is told from what is in it. One process takes them all; where one file stops it, the
    next process takes those after it.
    """
    refused = {key: office_refusal(path) for key, path in files.items()}
    endings = {key: office_ending(path) for key, path in files.items()}
    waiting = [key for key in files if not refused[key] and endings[key]]
    made = {key: Turned(None, refused[key] or DAMAGED) for key in files if key not in waiting}
    program = find_office()
    if program is None:
        return made | {key: Turned(None, NO_OFFICE) for key in waiting}
    with tempfile.TemporaryDirectory(prefix="klyngedesk-office-", ignore_cleanup_errors=True) as place:
        batch = _Batch(program, Path(place), folder, progress, cancelled, len(waiting))
        for key in waiting:
            shutil.copyfile(files[key], batch.inside(f"{key}{endings[key]}"))
        made |= batch.turn([f"{key}{endings[key]}" for key in waiting])
    return made


class _Batch:
    """One batch of files on its way through LibreOffice."""

    def __init__(
        self, program: str, working: Path, folder: Path, progress: Progress, cancelled: Callable[[], bool], total: int
    ) -> None:
        self._working, self._folder = working, folder
        self._progress, self._cancelled, self._total = progress, cancelled, total
        _write_profile(working / "profile")
        profile = (working / "profile").as_uri()
        self._command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        self._command += ["--convert-to", "pdf", "--outdir", str(folder)]

    def inside(self, name: str) -> Path:
        return self._working / name

    def turn(self, names: list[str]) -> dict[str, Turned]:
        """Return what became of each file."""
        made: dict[str, Turned] = {}
        while names and not self._cancelled():
            in_time = self._run(names)
            missing = [name for name in names if not self._is_made(name)]
            made |= {Path(name).stem: Turned(self._out(name)) for name in names if name not in missing}
            if not missing:
                break
            made[Path(missing[0]).stem] = Turned(None, NOT_OPENED if in_time else TOO_SLOW)
            # a file after the first missing one was not reached, or failed by itself; each gets its own try
            names = missing[1:]
        return made | {Path(name).stem: Turned(None, NOT_OPENED) for name in names if Path(name).stem not in made}

    def _out(self, name: str) -> Path:
        return self._folder / f"{Path(name).stem}.pdf"

    def _is_made(self, name: str) -> bool:
        """Whether the PDF is there to its last line."""
        out = self._out(name)
        if not out.is_file():
            return False
        with out.open("rb") as file:
            file.seek(max(0, out.stat().st_size - 64))
            return b"%%EOF" in file.read()

    def _run(self, names: list[str]) -> bool:
        """Return whether the process ended by itself."""
        process = subprocess.Popen(
            [*self._command, *(str(self.inside(name)) for name in names)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            cwd=self._working,  # what it drops where it stands goes away with the rest
            env={**os.environ, "SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(self._working)},
        )
        try:
            return self._wait(process, names)
        finally:
            _stop(process)

    def _wait(self, process: subprocess.Popen[bytes], names: list[str]) -> bool:
        done, deadline = -1, time.monotonic() + SECONDS_TO_START + SECONDS_A_FILE
        while process.poll() is None:
            if self._cancelled() or time.monotonic() > deadline or _memory(process.pid) > LARGEST_MEGABYTES * 1e6:
                return False
            made = sum(1 for name in names if self._is_made(name))
            if made != done:
                done, deadline = made, max(deadline, time.monotonic() + SECONDS_A_FILE)
                self._progress(self._total - len(names) + made, self._total)
            time.sleep(_LOOK_AFTER)
        return True


def _write_profile(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        f'xmlns:xs="http://www.w3.org/2001/XMLSchema">{items}</oor:items>',
        encoding="utf-8",
    )


def _family(pid: int) -> list[psutil.Process]:
    """Return the process and all it started."""
    with contextlib.suppress(psutil.Error):
        parent = psutil.Process(pid)
        return [*parent.children(recursive=True), parent]
    return []


def _memory(pid: int) -> int:
    total = 0
    for each in _family(pid):
        with contextlib.suppress(psutil.Error):
            total += each.memory_info().rss
    return total


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        for each in _family(process.pid):
            with contextlib.suppress(psutil.Error):
                each.kill()
    process.wait()
