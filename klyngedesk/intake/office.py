"""Office files to PDF through LibreOffice, where the machine has it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

SECONDS_TO_START, SECONDS_A_FILE = 60, 60
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Calc/Content/Update", "Link", "2"),
    ("Writer/Content/Update", "Link", "0"),
    ("Common/Filter/PDF/Export", "UseTaggedPDF", "true"),
    ("Common/Filter/PDF/Export", "ExportBookmarks", "true"),
)


def find_office() -> str | None:
    """Return the path of LibreOffice's command, or None."""
    return shutil.which("soffice") or next((place for place in _PLACES if Path(place).exists()), None)


def office_to_pdf(
    files: Mapping[str, Path], folder: Path, cancelled: Callable[[], bool] = lambda: False
) -> Mapping[str, Path]:
    """Return the PDF made of each file, by the same keys; a file that could not be turned is left out.

    The files may have any names; they are copied under their key and their real ending. Nothing is
    fetched from a network and no macro runs.
    """
    program = find_office()
    if program is None or not files:
        return {}
    with tempfile.TemporaryDirectory(prefix="klyngedesk-office-", ignore_cleanup_errors=True) as working:
        copies = [_copy(key, file, Path(working)) for key, file in files.items()]
        _write_profile(Path(working) / "profile")
        _run(program, copies, Path(working), folder, cancelled)
    made = {key: folder / f"{key}.pdf" for key in files}
    return {key: path for key, path in made.items() if path.is_file() and path.stat().st_size}


def _copy(key: str, file: Path, working: Path) -> Path:
    copy = working / f"{key}{file.suffix.casefold()}"
    shutil.copyfile(file, copy)
    return copy


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


def _run(program: str, copies: Sequence[Path], working: Path, folder: Path, cancelled: Callable[[], bool]) -> None:
    profile = (working / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "pdf"]
    process = subprocess.Popen(
        [*command, "--outdir", str(folder), *map(str, copies)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    deadline = time.monotonic() + SECONDS_TO_START + SECONDS_A_FILE * len(copies)
    try:
        while process.poll() is None and time.monotonic() < deadline and not cancelled():
            time.sleep(0.05)
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
