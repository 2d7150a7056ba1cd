"""Pictures as phones save them: turned as they were taken, and on white where they let the light through.

Both show a red and a blue square side by side; `drejet` says that it was taken with the phone on its side.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from klyngedesk.documents.bilag_pages import picture_pages
from klyngedesk.intake.sniff import FileKind, sniff

PICTURES = Path(__file__).parent / "phone_pictures"


def page_of(name: str, folder: Path) -> Image.Image:
    with picture_pages(PICTURES / name, "Billede") as pages:
        pages.save(folder / "side.pdf")
    document = pypdfium2.PdfDocument(folder / "side.pdf")
    shown: Image.Image = document[0].render().to_pil().convert("RGB")
    document.close()
    return shown


def middle_of(page: Image.Image, red: bool) -> tuple[float, float]:
    strong, weak = (0, 2) if red else (2, 0)
    width = page.width
    found = [
        (place % width, place // width)
        for place, dot in enumerate(page.get_flattened_data())
        if dot[strong] > 150 and dot[weak] < 100
    ]
    return sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)


@pytest.mark.parametrize(("name", "turned"), [("alfa.heic", False), ("drejet.heic", True)])
def test_the_squares_stand_as_they_were_seen(tmp_path: Path, name: str, turned: bool) -> None:
    assert sniff(PICTURES / name) is FileKind.IMAGE
    page = page_of(name, tmp_path)
    (red_x, red_y), (blue_x, blue_y) = middle_of(page, red=True), middle_of(page, red=False)
    across, down = abs(red_x - blue_x), abs(red_y - blue_y)
    assert (down > 20 > across) if turned else (across > 20 > down)
    assert (red_y < blue_y) if turned else (red_x < blue_x)
    assert page.getpixel((5, 5)) == (255, 255, 255)
