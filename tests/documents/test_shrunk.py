"""What smaller pictures would save is told before they are made smaller, and holds."""

from __future__ import annotations

import random
from pathlib import Path

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents.shrunk import saved_by_shrinking, shrink_pictures


def photographs(path: Path, count: int) -> Path:
    canvas, dice = Canvas(str(path)), random.Random(4)
    for _ in range(count):
        small = Image.frombytes("RGB", (60, 40), dice.randbytes(60 * 40 * 3))
        canvas.drawImage(ImageReader(small.resize((500 + dice.randrange(100), 400))), 0, 0, 500, 300)
        canvas.showPage()
    canvas.save()
    return path


def test_a_few_pictures_tell_what_all_would_save(tmp_path: Path) -> None:
    path = photographs(tmp_path / "fotos.pdf", 8)
    before = path.stat().st_size
    with pikepdf.open(path) as pdf:
        told = saved_by_shrinking(pdf)
    shrink_pictures(path)
    saved = before - path.stat().st_size
    assert saved > before / 3
    assert abs(told - saved) < saved * 0.15


def test_where_nothing_can_be_smaller_nothing_is_promised(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "tekst.pdf"))
    canvas.drawString(100, 700, "Kun ord")
    canvas.save()
    with pikepdf.open(tmp_path / "tekst.pdf") as pdf:
        assert saved_by_shrinking(pdf) == 0
