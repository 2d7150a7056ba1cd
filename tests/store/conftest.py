"""A folder in memory where there is one: what is proved here does not hang on how fast a disk syncs."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that is gone afterwards."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="klyngedesk-", dir=memory))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
