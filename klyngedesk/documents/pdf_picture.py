"""A picture on a page of a PDF."""

from __future__ import annotations

from pathlib import Path

from reportlab.platypus import Flowable

from klyngedesk.documents.looks import HIGHEST_PICTURE, POINTS_A_PIXEL
from klyngedesk.documents.pictures import page_picture
from klyngedesk.documents.tagged.element import Element
from klyngedesk.documents.tagged.flowables import TaggedImage


def picture_flowable(path: Path | None, width: float, element: Element) -> Flowable:
    """Return the picture, scaled down to the width where it is wider; one of PICTURE_UNREADABLE where it is none."""
    content, (wide, high) = page_picture(path)
    scale = min(POINTS_A_PIXEL, width / wide, HIGHEST_PICTURE / high)
    return TaggedImage(content, wide * scale, high * scale, element)
