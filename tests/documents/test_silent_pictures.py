"""A picture shows the same and tells nothing of itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from klyngedesk.documents.silent_pictures import silent_picture
from tests.documents.leaky_writers import picture_that_tells

SECRET = "Fyringsplan"


def test_a_photograph_keeps_its_dots_and_loses_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(picture_that_tells(SECRET))
    copy = silent_picture(path, tmp_path)
    assert SECRET.encode() not in copy.read_bytes()
    with Image.open(path) as before, Image.open(copy) as after:
        assert before.tobytes() == after.tobytes()


def test_a_drawing_loses_its_text_and_keeps_what_shines_through(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET)
    Image.new("RGBA", (4, 4), (255, 0, 0, 90)).save(tmp_path / "tegning.png", pnginfo=notes)
    copy = silent_picture(tmp_path / "tegning.png", tmp_path)
    assert SECRET.encode() not in copy.read_bytes()
    with Image.open(copy) as after:
        assert after.getpixel((1, 1)) == (255, 0, 0, 90)


def test_a_photograph_on_its_side_is_set_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(tmp_path / "liggende.jpg", exif=exif)
    with Image.open(silent_picture(tmp_path / "liggende.jpg", tmp_path)) as after:
        assert after.size == (20, 40)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xffnothing", b"PK\x03\x04"])
def test_what_is_no_picture_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "andet"
    path.write_bytes(content)
    assert silent_picture(path, tmp_path) == path
    assert sorted(each.name for each in tmp_path.iterdir()) == ["andet"]
