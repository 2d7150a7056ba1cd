"""Run all the tests: python3 packaging/test.py [arguments for pytest]."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import environment

NEWER = ("3.13", "3.12")


def main() -> int:
    """Return 0 where lint, types and every test pass on each Python."""
    environment.install_packages(environment.missing_libraries() + environment.missing_test_programs())
    inside = environment.ready(sys.executable, ".venv", "test")
    codes = [_run(inside, "-m", "ruff", "check", "."), _run(inside, "-m", "mypy")]
    with _screen() as display:
        codes.append(_pytest(inside, display))
        newer = _newer_python()
        if newer:
            print(f"\nOg med {newer}:", flush=True)
            codes.append(_pytest(environment.ready(newer, ".venv-newer", "test"), display))
    return int(any(codes))


def _run(inside: Path, *arguments: str, **variables: str) -> int:
    values = {**os.environ, **variables}
    return subprocess.run([str(inside), *arguments], cwd=environment.ROOT, env=values, check=False).returncode


def _pytest(inside: Path, display: str) -> int:
    chosen = sys.argv[1:] or ["-n", "2", "--dist", "worksteal", "-q"]
    return _run(inside, "-m", "pytest", *chosen, DISPLAY=display)


@contextmanager
def _screen() -> Iterator[str]:
    """Give a virtual screen with a window manager for as long as the tests run."""
    if not shutil.which("Xvfb"):
        yield os.environ.get("DISPLAY", "")
        return
    reader, writer = os.pipe()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writer,), **quiet)
    os.close(writer)
    display = ":" + os.read(reader, 16).decode().strip()
    manager = None
    if shutil.which("openbox"):
        manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, **quiet)
        time.sleep(0.5)
    try:
        yield display
    finally:
        for process in filter(None, (manager, server)):
            process.terminate()
            process.wait(10)


def _newer_python() -> str | None:
    """Return a Python of 3.12 or newer where one is there and works, unless this is one."""
    if sys.version_info >= (3, 12):
        return None
    homes = [Path.home() / ".pyenv" / "versions"]
    places = [shutil.which(f"python{version}") for version in NEWER]
    places += [
        str(place / "bin" / "python")
        for home in homes
        for version in NEWER
        for place in sorted(home.glob(f"{version}.*"))
    ]
    return next((place for place in places if place and _is_newer(place)), None)


def _is_newer(place: str) -> bool:
    check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))"
    return subprocess.run([place, "-c", check], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
