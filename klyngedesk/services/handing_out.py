"""Before a file for the public is handed out: what must be seen to first, and what the finished file holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from klyngedesk.documents.leaks import Leak, house_words, leaks_in
from klyngedesk.documents.outline import outline
from klyngedesk.documents.read_back.layers import layers_of
from klyngedesk.intake.bilag_words import words_in
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.checks.finding import Finding, Place
from klyngedesk.model.closed_texts import closed_bilag, closed_strings, open_bilag, open_strings, runs_in, strings_in
from klyngedesk.model.closed_words import ClosedWords, closed_words
from klyngedesk.model.errors import UserError, reason_of
from klyngedesk.model.forum import Forum
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services.bilag_findings import RULES_OF_BILAG
from klyngedesk.services.checks import check_meeting
from klyngedesk.store.store import Store

MOST_NAMED = 3
_OF_THE_MEETING_HELD = (Place.MINUTES, Place.DECISIONS, Place.TASKS)


@dataclass(frozen=True)
class HandingOut:
    """Guards every file for the public, of one meeting; nothing it finds can be overridden."""

    store: Store
    meeting: Meeting
    forum: Forum
    cancelled: Callable[[], bool] = lambda: False

    def refuse_unseen(self, *, shows_minutes: bool, with_bilag: bool) -> None:
        """Raise UserError where a CPR number, guide text or a closed name stands in what the public would get."""
        found = [
            each
            for each in check_meeting(self.store, self.meeting.id, cancelled=self.cancelled).stops_public
            if (shows_minutes or each.place not in _OF_THE_MEETING_HELD)
            and (with_bilag or each.rule not in RULES_OF_BILAG)
        ]
        if found:
            raise UserError(_unseen(found))

    def refuse_leaks(self, path: Path, name: str) -> None:
        """Raise UserError where the finished file holds a closed word at any layer, or cannot be read back."""
        try:
            found = leaks_in(path, self.closed, name=name, cancelled=self.cancelled)
        except Exception as error:
            if isinstance(error, OSError) and error.errno:  # the disk, not what is in the file
                raise UserError(
                    f"»{name}« kunne ikke læses igennem for lukket tekst ({reason_of(error)}), så den er ikke gemt. "
                    "Se efter disken, og prøv igen."
                ) from error
            raise UserError(
                f"»{name}« kunne ikke læses igennem for lukket tekst, så den er ikke gemt. "
                "Prøv igen, eller fjern de åbne bilag ét ad gangen, til den kan."
            ) from error
        if found:
            raise UserError(_leaking(name, found))

    @cached_property
    def closed(self) -> ClosedWords:
        """Return the words that no public file may hold."""
        hidden = [each for each in closed_strings(self.meeting) if each]
        inside = [words for each in closed_bilag(self.meeting) for words in self._words(each)]
        if not hidden and not inside:
            return ClosedWords()
        house = house_words(self.forum.profile.layout, self._image)
        return closed_words(hidden, self._opened(), house, running=inside)

    def _opened(self) -> Iterator[str]:
        yield from open_strings(self.meeting)
        for kind in DocumentKind:
            if kind is not DocumentKind.KOEREKORT:
                shown = outline(self.meeting, kind, Audience.OFFENTLIG, self.forum.profile)
                yield from strings_in(shown)
                yield from runs_in(shown)
                yield shown.name
        for attachment in open_bilag(self.meeting):
            yield from self._layers(attachment)

    def _layers(self, attachment: Attachment) -> Iterator[str]:
        """Yield all that stands in an open bilag: she decided that the public may have it."""
        path = self._image(attachment.object_id or "")
        if path is None:
            return
        try:
            for layer in layers_of(path, attachment.file_name):
                yield layer.content if isinstance(layer.content, str) else layer.content.decode("latin-1")
        except Exception:  # a damaged file is shown as far as it can be, and is told of by the packet
            yield from self._words(attachment)

    def _words(self, attachment: Attachment) -> Iterable[str]:
        path = self._image(attachment.object_id or "")
        return () if path is None else (words for _, words in words_in(path, Path(attachment.file_name).suffix))

    def _image(self, object_id: str) -> Path | None:
        return self.store.objects.path(object_id) if self.store.objects.has(object_id) else None


def _unseen(found: list[Finding]) -> str:
    told = "\n".join(f"- {each.message} {each.advice}" for each in found[:MOST_NAMED])
    more = f"\n… og {len(found) - MOST_NAMED} mere." if len(found) > MOST_NAMED else ""
    return f"Der er ikke lavet nogen offentlig fil. Se på det her først:\n{told}{more}"


def _leaking(name: str, found: tuple[Leak, ...]) -> str:
    told = "\n".join(f"- {each.place}: »{each.words}«" for each in found[:MOST_NAMED])
    more = f"\n… og {len(found) - MOST_NAMED} steder til." if len(found) > MOST_NAMED else ""
    return (
        f"»{name}« er ikke gemt, for der står noget lukket i den:\n{told}{more}\n"
        "Ret det åbne punkt, eller brug ordene i den offentlige titel eller tekst, hvis de gerne må ses."
    )
