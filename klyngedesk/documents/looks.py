"""The look of every document: one scale of type and spaces, so that Word and PDF come to the same lines and pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INK, GREY, RULE, TINT = "1D1C1A", "5A5650", "C9C5BC", "EEF2F8"
INDENT, LIST_STEP = 20.0, 17.0
CELL_SIDE, CELL_EDGE, ROW_RULE = 4.0, 3.0, 0.5
AFTER_TABLE, AFTER_DECISIONS, DECISION_INDENT, DECISION_EDGE = 8.0, 10.0, 10.0, 2.5
CONTENTS_NUMBER = 46.0
FRAME_LABEL_WIDTH, FRAME_GAP, PEOPLE_SHARE = 75.0, 6.0, 0.42
HIGHEST_PICTURE, POINTS_A_PIXEL = 397.0, 0.75


@dataclass(frozen=True)
class Look:
    """Points of size, from line to line, and of space before and after; colours by their name.

    Between two paragraphs the larger space counts, as in Word."""

    size: float = 10
    leading: float = 14.2
    before: float = 0
    after: float = 5
    colour: str = "ink"
    bold: bool = False
    left: float = 0
    keeps: bool = False


LOOKS: Mapping[str, Look] = {
    "body": Look(),
    "title": Look(22, 27, 0, 0, "accent", bold=True),
    "subtitle": Look(13, 18, 0, 0, bold=True),
    "date": Look(11, 16, 0, 10, "grey"),
    "item": Look(13, 17, 16, 2, bold=True, keeps=True),
    "sub_item": Look(11.5, 15, 12, 2, "accent", bold=True, keeps=True),
    "label": Look(10, 14.2, 7, 2, "accent", bold=True, keeps=True),
    "sub_heading": Look(10, 14.2, 6, 2, bold=True, keeps=True),
    "group": Look(9, 13, 6, 1, bold=True, keeps=True),
    "contents_heading": Look(10, 14.2, 8, 2, bold=True, keeps=True),
    "contents": Look(10, 14.2, 0, 2),
    "sub_contents": Look(10, 14.2, 0, 2, left=16),
    "info": Look(9, 12.5, 0, 4, "grey", keeps=True),
    "frame": Look(9, 13, 0, 2),
    "line": Look(10, 14.2, 0, 2),
    "decision": Look(10, 14.2, 0, 6, left=DECISION_INDENT),
    "break": Look(10, 14.2, 10, 4, "grey"),
    "cell": Look(9, 12, 0, 0),
    "head_cell": Look(9, 12, 0, 0, bold=True),
    "caption": Look(9, 12.5, 0, 6, "grey"),
}
