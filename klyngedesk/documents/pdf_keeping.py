"""Headings stay with the first lines of what follows them, and with no more than those, as in Word."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, FrameBreak, Paragraph, Table

_NO_END = 0xFFFFFF
LINES_TOGETHER, LONGEST_WHOLE = 2, 3


class KeepingTemplate(BaseDocTemplate):
    """Begins a new page where a heading and the first lines below it have no room."""

    def handle_keepWithNext(self, flowables: list[Flowable]) -> None:  # noqa: N802
        """Put a break before those that keep with the next where they have no room, and take their marks away."""
        kept = list(takewhile(lambda each: each.getKeepWithNext(), flowables))
        if not kept:
            return
        needed = self._room(flowables[: len(kept) + 1])
        for each in kept:
            each.keepWithNext = 0
        if needed > self.frame._y - self.frame._y1p and not self.frame._atTop:
            flowables.insert(0, FrameBreak)

    def _room(self, together: list[Flowable]) -> float:
        """Return the height of all but the last, and of what must not be parted from them of the last."""
        width = self.frame._aW
        heights = [each.wrap(width, _NO_END)[1] for each in together[:-1]]
        gaps = [max(above.getSpaceAfter(), below.getSpaceBefore()) for above, below in pairwise(together)]
        first = 0 if self.frame._atTop else max(0, together[0].getSpaceBefore() - self.frame._prevASpace)
        return float(first + sum(heights) + sum(gaps) + least_height(together[-1], width))


def least_height(flowable: Any, width: float) -> float:
    """Return the height of what a page break leaves together at the top of the flowable."""
    height = flowable.wrap(width, _NO_END)[1]
    if isinstance(flowable, Table):
        return float(sum(flowable._rowHeights[: flowable.repeatRows + 1]))
    lines = len(flowable.blPara.lines) if isinstance(flowable, Paragraph) else 0
    return float(LINES_TOGETHER * flowable.style.leading if lines > LONGEST_WHOLE else height)
