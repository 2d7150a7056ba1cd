"""The virtual environment beside the source, and what the machine must have for it."""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "glib-2.0": "libglib2.0-0",
    "dbus-1": "libdbus-1-3",
    "xkbcommon": "libxkbcommon0",
    "fontconfig": "libfontconfig1",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "setxkbmap": "x11-xkb-utils",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
}
OFFICE_PARTS = {"swriter": "libreoffice-writer", "scalc": "libreoffice-calc", "simpress": "libreoffice-impress"}


def missing_libraries() -> list[str]:
    """Return the Debian packages of Qt's system libraries that this machine lacks."""
    if platform.system() != "Linux":
        return []
    return [package for library, package in QT_LIBRARIES.items() if not _has_library(library)]


def _has_library(name: str) -> bool:
    if ctypes.util.find_library(name):
        return True
    folders = [Path("/usr/lib"), Path("/lib"), Path("/usr/lib64"), *Path("/usr/lib").glob("*-linux-gnu*")]
    return any(any(folder.glob(f"lib{name}.so*")) for folder in folders)


def missing_test_programs() -> list[str]:
    """Return the Debian packages of the programs the tests use that this machine lacks."""
    if platform.system() != "Linux":
        return []
    missing = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    office = Path("/usr/lib/libreoffice/program")
    found = [package for part, package in OFFICE_PARTS.items() if not (office / part).exists()]
    return missing + ([] if shutil.which("soffice") and not found else ["libreoffice-core", *found])


def install_packages(packages: list[str]) -> None:
    """Install Debian packages where that is allowed; otherwise leave with the line to run."""
    if not packages:
        return
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get") or os.geteuid() != 0:
        sudo = "sudo " if shutil.which("apt-get") else ""
        sys.exit(f"Maskinen mangler {', '.join(packages)}. Kør: {sudo}{line}")
    print(f"Installerer {', '.join(packages)} …", file=sys.stderr, flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    waits = ["-o", "DPkg::Lock::Timeout=300", "-qq"]
    subprocess.run(["apt-get", *waits, "update"], env=environment, check=False, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        ["apt-get", *waits, *line.split()[1:]], env=environment, check=False, stdout=subprocess.DEVNULL
    )
    if done.returncode:
        sys.exit(f"apt-get kunne ikke installere det, der mangler. Kør selv: sudo {line}")


def ready(python: str, folder: str, extras: str = "") -> Path:
    """Return the Python of the virtual environment, made or renewed where that is needed."""
    place = ROOT / folder
    inside = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = place / f"stamp{extras or '-program'}"
    wanted = _fingerprint(python)
    if inside.exists() and stamp.exists() and stamp.read_text() == wanted:
        return inside
    _make(python, place, inside)
    print("Henter programmets dele …", file=sys.stderr, flush=True)
    _install(inside, extras)
    stamp.write_text(wanted)
    return inside


def _fingerprint(python: str) -> str:
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout
    files = (ROOT / "pyproject.toml", ROOT / "packaging" / "constraints.txt")
    return hashlib.sha256(version.encode() + b"".join(file.read_bytes() for file in files)).hexdigest()


def _make(python: str, place: Path, inside: Path) -> None:
    if inside.exists() and _works(inside):
        return
    shutil.rmtree(place, ignore_errors=True)
    if not _can_make(python):
        install_packages(["python3-venv"])
    subprocess.run([python, "-m", "venv", str(place)], check=True)


def _can_make(python: str) -> bool:
    tried = subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True, check=False)
    return tried.returncode == 0


def _works(inside: Path) -> bool:
    return subprocess.run([str(inside), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _install(inside: Path, extras: str) -> None:
    constraints = ROOT / "packaging" / "constraints.txt"
    names = _requirements(extras)
    command = [str(inside), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", str(constraints)]
    done = subprocess.run([*command, *names], check=False, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        sys.exit("Programmets dele kunne ikke hentes. Se efter, om der er net, og kør kommandoen igen.")


def _requirements(extras: str) -> list[str]:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    more = project["optional-dependencies"][extras] if extras else []
    return [*project["dependencies"], *more]
