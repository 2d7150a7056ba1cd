"""The program installed as a wheel finds its fonts, icons and demo, far from its source."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the wheel unpacks."""
    made, unpacked = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(made.glob("*.whl"))) as wheel:
        wheel.extractall(unpacked)
    return unpacked


def test_a_wheel_writes_the_demo_as_pdf_and_word(installed: Path, tmp_path: Path) -> None:
    for ending in ("pdf", "docx"):
        out = tmp_path / f"referat.{ending}"
        arguments = ["--demo", "export", "demo-april", "--kind", "referat", "--format", ending, "--out", str(out)]
        done = subprocess.run(
            [sys.executable, "-m", "klyngedesk", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(installed)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert out.stat().st_size > 10_000


def test_every_resource_comes_along_with_its_licence(installed: Path) -> None:
    there = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*") if path.is_file()}
    packed = installed / "klyngedesk" / "_resources"
    assert [name for name in there if not (packed / name).is_file()] == []
    for folder in ("fonts", "icons"):
        assert list((packed / folder).glob("*LICENSE*"))
