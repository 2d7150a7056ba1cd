"""The packet: the front document, then every bilag, stamped, bookmarked, linked and tagged.

It is put together in a process of its own. Where a bilag makes that process crash, hang or swell, the work begins
again with that bilag one rung further down its ladder, so that no file takes the packet down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from klyngedesk.documents.cancelled import Cancelled
from klyngedesk.documents.ladder import Form, Rung
from klyngedesk.documents.packet_assembly import Order, PacketPart, PacketResult, PartResult, assemble
from klyngedesk.documents.worker import SECONDS_WITHOUT_A_WORD, ReadyWorker, WorkerDied, ready_worker, run_apart
from klyngedesk.model.errors import UserError

__all__ = ["Cancelled", "PacketPart", "PacketResult", "PartResult", "ReadyWorker", "build_packet", "packet_worker"]

Progress = Callable[[str, int, int], None]


def build_packet(
    front: Path,
    parts: Sequence[PacketPart],
    out: Path,
    *,
    title: str,
    places: Mapping[str, tuple[int, float]],
    progress: Progress = lambda words, done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
    seconds: float = SECONDS_WITHOUT_A_WORD,
    ready: ReadyWorker | None = None,
) -> PacketResult:
    """Return what stands where in the written packet; Cancelled where the person stopped it.

    `places` tells where the front document's headings stand, in the order of its bookmarks; `seconds` how long one
    way of reading a bilag may take; `ready` may have been started before.
    """
    begin = (Rung.AS_IT_IS,) * len(parts)
    order = Order(front, tuple(parts), out, title, dict(places), begin, ("",) * len(parts))
    while True:
        watch = _Watch(order.parts, progress)
        try:
            result: PacketResult = run_apart(
                assemble, order, heard=watch.heard, cancelled=cancelled, seconds=seconds, ready=ready
            )
            return result
        except Cancelled:
            raise
        except Exception as failure:  # the worker died, or could not put together what it had read
            order = _after(order, watch.part, failure)


def packet_worker() -> AbstractContextManager[ReadyWorker]:
    """Return a worker that makes itself ready to build a packet while the rest of it is written."""
    return ready_worker(assemble.__module__)


class _Watch:
    """Tells how far the other process is, and remembers which bilag it has in hand."""

    def __init__(self, parts: Sequence[PacketPart], progress: Progress) -> None:
        self._parts, self._progress = parts, progress
        self.part: int | None = None

    def heard(self, told: tuple[str, int]) -> None:
        what, number = told
        if what == "part":
            self.part = number
            self._progress(f"Lægger {self._parts[number].listed.name} i pakken", number, len(self._parts))
        elif what == "writing":
            self.part = None
            self._progress("Skriver pakken", len(self._parts), len(self._parts))


def _after(order: Order, part: int | None, failure: Exception) -> Order:
    """Return the order to try next: without the way of that bilag, or each bilag proved by itself first."""
    if part is not None and order.rungs[part] < Rung.TOLD:
        rungs, reasons = list(order.rungs), list(order.reasons)
        rungs[part] = _next_rung(order.parts[part], order.rungs[part])
        reasons[part] = str(failure) if isinstance(failure, WorkerDied) else ""
        return replace(order, rungs=tuple(rungs), reasons=tuple(reasons))
    if order.careful:
        raise UserError("Pakken kunne ikke skrives. Prøv igen, eller send bilagene hver for sig.") from failure
    return replace(order, careful=True)


def _next_rung(part: PacketPart, rung: Rung) -> Rung:
    return Rung(rung + 1) if part.source.form is Form.PDF else Rung.TOLD
