"""Word and PDF of rich meetings with contents, against LibreOffice turning the very Word file into PDF; memory too."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.word import write_word
from klyngedesk.model.forum import Profile
from klyngedesk.model.layout import Layout
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from tests.documents.meetings import full_item
from tests.documents.word_reading import convert_in_office

# Each document is written in a process of its own, so that its memory is its own.
_WRITER = """
import resource, sys, time
from pathlib import Path
from tests.benchmarks.test_documents_against_office import shown_of
from klyngedesk.documents.{module} import {name}
shown = shown_of(int(sys.argv[1]))
start = time.perf_counter()
{name}(shown, Path(sys.argv[2]), lambda _: None)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def shown_of(count: int) -> object:
    meeting = Meeting("f", "Havnerådet", items=tuple(full_item(f"x{n}") for n in range(count)))
    profile = Profile(layout=Layout(shows_contents=True))
    return outline(meeting, DocumentKind.REFERAT, Audience.INTERN, profile)


def written(module: str, name: str, count: int, target: Path) -> tuple[float, float]:
    """Return the seconds and the megabytes it took."""
    code = _WRITER.format(module=module, name=name)
    command = [sys.executable, "-c", code, str(count), str(target)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1])


def office(source: Path, folder: Path) -> float:
    started = time.perf_counter()
    convert_in_office(folder / "lo", source)
    return time.perf_counter() - started


@pytest.mark.long
def test_times_and_memory_against_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_word(shown_of(1), tmp_path / "ud.docx", lambda _: None)  # type: ignore[arg-type]
    office(tmp_path / "ud.docx", tmp_path)  # the first start makes its profile
    lines, taken = [], {}
    for count in (100, 1000):
        word, word_memory = written("word", "write_word", count, tmp_path / "ud.docx")
        pdf, pdf_memory = written("pdf", "write_pdf", count, tmp_path / "ud.pdf")
        floor = office(tmp_path / "ud.docx", tmp_path)
        taken[count] = word, pdf
        lines.append(
            f"{count} items: Word {word:.1f} s, {word_memory:.0f} MB; PDF {pdf:.1f} s, {pdf_memory:.0f} MB; "
            f"LibreOffice {floor:.1f} s; ratios {word / floor:.2f} and {pdf / floor:.2f}"
        )
    growth = [late / early for early, late in zip(taken[100], taken[1000], strict=True)]
    with capsys.disabled():
        print("\n" + "\n".join(lines) + f"\n10 x items: Word {growth[0]:.1f} x, PDF {growth[1]:.1f} x")
    assert max(growth) < 25
