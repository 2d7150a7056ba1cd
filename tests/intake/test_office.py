"""Office files through LibreOffice: nothing is fetched, nothing runs, what hangs is killed."""

from __future__ import annotations

import http.server
import stat
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import psutil
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from PIL import Image

from klyngedesk.documents import accessibility
from klyngedesk.intake import office
from klyngedesk.intake.office import NO_OFFICE, NOT_OPENED, TOO_SLOW, office_to_pdf
from klyngedesk.intake.office_kind import DAMAGED


def word_file(path: Path, words: str = "Kommissorium") -> Path:
    document = docx.Document()
    document.core_properties.title = words
    document.core_properties.language = "da-DK"
    document.add_heading(words, 1)
    document.add_paragraph("Æblegrød med fløde.")
    document.save(str(path))
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "ud").mkdir()
    return tmp_path / "ud"


def test_a_batch_of_sound_and_broken_files(tmp_path: Path, out: Path) -> None:
    broken = tmp_path / "brudt.docx"
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("[Content_Types].xml", "wordprocessingml.document.main+xml")
        archive.writestr("word/document.xml", "<w:document")
    noise = tmp_path / "støj.xlsx"
    noise.write_bytes(bytes(range(256)) * 20)
    (tmp_path / "r.rtf").write_text(r"{\rtf1\ansi Hej \b verden\b0 .\par}")
    files = {"a": word_file(tmp_path / "a.docx"), "x": broken, "n": noise, "b": word_file(tmp_path / "b.xlsx")}
    told: list[tuple[int, int]] = []
    made = office_to_pdf(files | {"r": tmp_path / "r.rtf"}, out, lambda *numbers: told.append(numbers))
    assert {key: bool(each.path) for key, each in made.items()} == {
        "a": True,
        "b": True,
        "r": True,
        "x": False,
        "n": False,
    }
    assert (made["x"].reason, made["n"].reason) == (NOT_OPENED, DAMAGED)
    assert told[-1][1] == 4


def test_what_comes_out_of_word_is_tagged(tmp_path: Path, out: Path) -> None:
    made = office_to_pdf({"a": word_file(tmp_path / "a.docx")}, out)
    assert made["a"].path
    with pikepdf.open(made["a"].path) as pdf:
        assert accessibility.barriers(pdf) == ()


class _Listener(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@pytest.fixture
def listener() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _Listener.asked.clear()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def with_linked_picture(path: Path, address: str) -> Path:
    Image.new("RGB", (9, 9)).save(path.with_suffix(".png"))
    document = docx.Document()
    document.add_picture(str(path.with_suffix(".png")))
    blip = next(each for each in document.element.iter() if each.tag.endswith("}blip"))
    number = document.part.relate_to(f"{address}/spor.png", RT.IMAGE, is_external=True)
    blip.set(qn("r:link"), number)
    del blip.attrib[qn("r:embed")]
    document.save(str(path))
    return path


def test_a_picture_on_the_network_is_not_fetched(tmp_path: Path, out: Path, listener: str) -> None:
    made = office_to_pdf({"a": with_linked_picture(tmp_path / "a.docx", listener)}, out)
    assert made["a"].path
    assert _Listener.asked == []


@pytest.fixture
def stuck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A LibreOffice that starts another process, as it does, and never ends."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 600 &\necho $! > {tmp_path}/child\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(office, "find_office", lambda: str(program))
    return tmp_path / "child"


def test_one_that_hangs_is_killed_with_its_children(
    tmp_path: Path, out: Path, stuck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "SECONDS_TO_START", 0.5)
    monkeypatch.setattr(office, "SECONDS_A_FILE", 0.5)
    made = office_to_pdf({"a": word_file(tmp_path / "a.docx")}, out)
    assert made["a"].reason == TOO_SLOW
    assert _ends(int(stuck.read_text()))


def test_cancelling_kills_it_at_once(tmp_path: Path, out: Path, stuck: Path) -> None:
    started = time.monotonic()
    office_to_pdf({"a": word_file(tmp_path / "a.docx")}, out, cancelled=stuck.exists)
    assert time.monotonic() - started < 10
    assert _ends(int(stuck.read_text()))


def _ends(pid: int) -> bool:
    """Return whether the process is gone, which takes the system a moment after it was killed."""
    for _ in range(100):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def test_without_libreoffice_it_says_how_to_get_it(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    assert office_to_pdf({"a": word_file(tmp_path / "a.docx")}, out)["a"].reason == NO_OFFICE
    assert "libreoffice.org" in NO_OFFICE


@pytest.mark.long
def test_every_kind_of_office_file_becomes_pages(tmp_path: Path, out: Path) -> None:
    word_file(tmp_path / "a.docx")
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    kinds = {"a.docx": ("doc", "odt", "rtf"), "t.csv": ("xlsx", "xls", "ods")}
    files = {}
    for source, endings in kinds.items():
        for ending in endings:
            command = [
                str(office.find_office()),
                profile,
                "--headless",
                "--convert-to",
                ending,
                "--outdir",
                str(tmp_path),
            ]
            subprocess.run([*command, str(tmp_path / source)], check=True, capture_output=True)
            files[ending] = tmp_path / f"{source[0]}.{ending}"
    made = office_to_pdf(files, out)
    assert {ending for ending, each in made.items() if each.path} == {"doc", "odt", "rtf", "xlsx", "xls", "ods"}
