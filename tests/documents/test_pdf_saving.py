"""A PDF that the disk does not take is an error to tell of, never the end of the program."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from klyngedesk.documents.pdf_saving import save_pdf

PROGRAM = """
import sys
from pathlib import Path
import pikepdf
from klyngedesk.documents.pdf_saving import save_pdf
pdf = pikepdf.new()
for _ in range(200):
    pdf.add_blank_page()
try:
    save_pdf(pdf, Path("/dev/full"))
except OSError as error:
    print(error.errno)
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no file that is always full")
def test_a_full_disk_is_told_and_the_process_lives() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, str(errno.ENOSPC)), done.stderr


def test_a_saved_file_is_whole_and_as_the_library_would_write_it(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        save_pdf(pdf, tmp_path / "en.pdf", static_id=True)
        pdf.save(tmp_path / "to.pdf", static_id=True)
    assert (tmp_path / "en.pdf").read_bytes() == (tmp_path / "to.pdf").read_bytes()
