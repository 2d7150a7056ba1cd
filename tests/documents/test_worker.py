"""Work apart: its answer, its words and its mistakes come back, and whatever it does to itself stays there."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from klyngedesk.documents.cancelled import Cancelled
from klyngedesk.documents.packet import build_packet
from klyngedesk.documents.worker import Death, WorkerDied, run_apart
from klyngedesk.model.errors import UserError
from tests.documents.many_bilag import plain_report
from tests.documents.test_packet_corpus import packet_of

Tell = Callable[[object], None]


def add(one: int, other: int, tell: Tell) -> int:
    tell(("summing", one))
    return one + other


def refuse(tell: Tell) -> None:
    raise UserError("Det kan ikke lade sig gøre.")


def crash(tell: Tell) -> None:
    os.abort()


def sleep(tell: Tell) -> None:
    tell(os.getpid())
    time.sleep(600)


def swell(tell: Tell) -> None:
    held = []
    while True:
        held.append(bytearray(20_000_000))
        time.sleep(0.02)


def test_the_answer_and_the_words_on_the_way_come_back() -> None:
    heard: list[Any] = []
    assert run_apart(add, 2, 3, heard=heard.append) == 5
    assert heard == [("summing", 2)]


def test_a_mistake_with_a_sentence_keeps_its_sentence() -> None:
    with pytest.raises(UserError, match="Det kan ikke lade sig gøre"):
        run_apart(refuse)


@pytest.mark.parametrize(("task", "death"), [(crash, Death.CRASHED), (sleep, Death.TIME), (swell, Death.MEMORY)])
def test_crash_silence_and_greed_each_have_a_name(task: Callable[..., None], death: Death) -> None:
    seconds = 2 if task is sleep else 60
    with pytest.raises(WorkerDied) as died:
        run_apart(task, seconds=seconds, megabytes=400)
    assert died.value.death is death


def test_cancelling_ends_the_process_at_once() -> None:
    heard: list[int] = []
    with pytest.raises(Cancelled):
        run_apart(sleep, heard=heard.append, cancelled=lambda: bool(heard))
    assert not psutil.pid_exists(heard[0])


def test_a_bilag_that_never_answers_becomes_a_page_that_says_so(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "uden ende.pdf")
    files = [plain_report(tmp_path / "før.pdf", 2), tmp_path / "uden ende.pdf", plain_report(tmp_path / "efter.pdf", 3)]

    def impatient(*arguments: Any, **more: Any) -> Any:
        return build_packet(*arguments, **more, seconds=2)

    _, made = packet_of(files, tmp_path, impatient)
    assert [part.outcome for part in made.parts] == ["shown", "placeholder", "shown"]
    assert [part.pages for part in made.parts] == [2, 1, 3]
    assert "tog for lang tid" in made.parts[1].reason


def test_a_stopped_packet_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        packet_of([plain_report(tmp_path / "a.pdf", 2)], tmp_path, _cancelled)
    assert not (tmp_path / "pakke.pdf").exists()


def _cancelled(*arguments: Any, **more: Any) -> Any:
    return build_packet(*arguments, **more, cancelled=lambda: True)
