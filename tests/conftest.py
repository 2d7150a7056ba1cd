"""What every test may ask for, and what no test may do."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
_PATIENCE = 60.0  # seconds
_working = pytest.StashKey[Path]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also the long proofs and the benchmarks")


def pytest_configure(config: pytest.Config) -> None:
    """Let every temporary file of the run lie in one folder: in memory, except where the long proofs want a disk."""
    where = None if config.getoption("--long") or hasattr(config, "workerinput") or not _has_room() else _MEMORY
    config.stash[_working] = Path(tempfile.mkdtemp(prefix="klyngedesk-tests-", dir=where))
    os.environ["TMPDIR"] = tempfile.tempdir = str(config.stash[_working])


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_working], ignore_errors=True)


def _has_room() -> bool:
    if not _MEMORY.is_dir() or not os.access(_MEMORY, os.W_OK):
        return False
    disk = os.statvfs(_MEMORY)
    return disk.f_bavail * disk.f_frsize >= _ROOM and not disk.f_flag & os.ST_NOEXEC


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    long = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)
    items[:] = [item for item in items if item not in long]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """A test that is skipped where everything should be there has failed."""
    report = yield
    if report.skipped and os.environ.get("CI"):
        report.outcome = "failed"
    return report


@pytest.fixture
def shared() -> Path:
    """The folder of real meetings and difficult files beside the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"mappen {folder} findes ikke")
    return folder


@pytest.fixture(autouse=True)
def nothing_left_behind(pytestconfig: pytest.Config) -> Iterator[None]:
    """What is written on the way is taken away again, soon: it may hold words of a closed item."""
    yield
    folder, until = pytestconfig.stash[_working], time.monotonic() + _PATIENCE
    while (left := _left_in(folder)) and time.monotonic() < until:
        time.sleep(0.05)  # what was cancelled is still clearing up after itself
    for each in left:
        shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink(missing_ok=True)
    assert [each.name for each in left] == []


def _left_in(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if not each.name.startswith("pytest-of-")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """The cycle collector must not take a widget away while its events are dealt with."""
    gc.disable()
    ran = yield
    gc.collect()
    gc.freeze()  # what is left is code, and need not be walked through again after each test
    gc.enable()
    return ran
