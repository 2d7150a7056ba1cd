"""What has become different in an agenda since it was sent, told as one reader may hear it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.closed_apart import CLOSED_TITLE
from klyngedesk.model.danish import long_date, span
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.store.store import Store
from klyngedesk.text.form import to_form

Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Seen:
    """An item or a bilag as it was sent: `closed` also below something closed, `above` the item it belonged to."""

    form: Form
    closed: bool
    above: str
    is_item: bool


def form_as_sent(store: Store, snapshot: str | None) -> Form | None:
    """Return the meeting file of a dispatch; None where it is gone."""
    if not snapshot or not store.objects.has(snapshot):
        return None
    form: Form = json.loads(store.objects.path(snapshot).read_text(encoding="utf-8"))
    return form


def seen_in(form: Form) -> dict[str, Seen]:
    """Return all items and bilag of a meeting file, by their ids."""
    return {each.form["id"]: each for item in form["items"] for each in _seen(item, "", below_closed=False)}


def _seen(item: Form, above: str, *, below_closed: bool) -> Iterator[Seen]:
    closed = below_closed or bool(item.get("closed"))
    yield Seen(item, closed, above, is_item=True)
    for bilag in item.get("attachments", ()):
        yield Seen(bilag, closed or bool(bilag.get("closed")), item["id"], is_item=False)
    for child in item.get("items", ()):
        yield from _seen(child, item["id"], below_closed=closed)


class AgendaDifference:
    """Goes through the agenda and writes down what the reader had not seen.

    Where the reader gets nothing closed, `names_removed` says whether the titles in `before` were the reader's to read.
    """

    def __init__(self, before: Mapping[str, Seen], now: Meeting, *, hides_closed: bool, names_removed: bool) -> None:
        self._before, self._now = before, now
        self._hides, self._names_removed = hides_closed, names_removed or not hides_closed
        self._labels = item_labels(now)
        self._homes = {one.id: item.id for item, one in now.attachments()}
        self._hidden: set[str] = set()
        self.sentences: list[str] = []
        self.new_items: set[str] = set()
        self.new_bilag: set[str] = set()

    def look(self) -> None:
        """Compare the agenda as it is with what was sent."""
        for item in self._now.items:
            self._look(item, below_hidden=False)
        self._look_for_removed()

    def _look(self, item: AgendaItem, *, below_hidden: bool) -> None:
        hidden = below_hidden or (item.closed and self._hides)
        if hidden:
            self._hidden.add(item.id)
        if not below_hidden and not item.is_break:
            self._look_at_item(item, hidden=hidden)
        for child in item.items:
            self._look(child, below_hidden=hidden)

    def _look_at_item(self, item: AgendaItem, *, hidden: bool) -> None:
        before, named = self._before.get(item.id), self._name(item.id)
        title = (item.public_title or CLOSED_TITLE) if hidden else item.title
        was_hidden = before is not None and before.closed and self._hides
        if before is None:
            self._is_new(item, f"{named} er nyt: {title}.")
        elif was_hidden and not hidden:
            self._is_new(item, f"{named} er nu åbent: {title}.")
        else:
            self._look_at_known(item, before, named, hidden=hidden)
        for attachment in () if hidden else item.attachments:
            self._look_at_bilag(attachment, named)

    def _is_new(self, item: AgendaItem, sentence: str) -> None:
        self.new_items.add(item.id)
        self.sentences.append(sentence)

    def _look_at_known(self, item: AgendaItem, before: Seen, named: str, *, hidden: bool) -> None:
        sent = before.form.get("sent_label", "")
        if sent and f"Punkt {sent}" != named:
            self.sentences.append(f"Punkt {sent} har nu nummer {self._labels[item.id].full}.")
        if hidden and not before.closed:
            self.sentences.append(f"{named} er nu lukket.")
        elif hidden:
            self._compare(named, (item.public_title, to_form(item.public_text), ()), before.form, public=True)
        else:
            if item.closed != bool(before.form.get("closed")):
                self.sentences.append(f"{named} er nu {'lukket' if item.closed else 'åbent'}.")
            lines = [line.text for line in item.recommendations]
            self._compare(named, (item.title, to_form(item.background), lines), before.form, public=False)

    def _compare(self, named: str, now: tuple[str, Any, Sequence[str]], before: Form, *, public: bool) -> None:
        title, text, lines = now
        was, what = ("public_title", "public_text") if public else ("title", "background")
        if title != before.get(was, ""):
            self.sentences.append(f"{named} hedder nu »{title or CLOSED_TITLE}«.")
        if (text or []) != (before.get(what) or []):
            self.sentences.append(f"{named}: {'teksten' if public else 'sagsfremstillingen'} er rettet.")
        sent = [each if isinstance(each, str) else each["text"] for each in before.get("recommendations", ())]
        if not public and list(lines) != sent:
            self.sentences.append(f"{named}: indstillingen er rettet.")

    def _look_at_bilag(self, attachment: Attachment, named: str) -> None:
        before = self._before.get(attachment.id)
        was_hidden = before is not None and before.closed and self._hides
        if attachment.closed and self._hides:
            if before is not None and not before.closed:
                self.sentences.append(f"{named}: et bilag er nu lukket.")
            return
        if before is None:
            self._bilag_is_new(attachment, f"{named}: nyt bilag, »{attachment.title}«.")
        elif was_hidden:
            self._bilag_is_new(attachment, f"{named}: »{attachment.title}« er nu åbent.")
        elif attachment.object_id and before.form.get("file") != attachment.object_id:
            self._bilag_is_new(attachment, f"{named}: »{attachment.title}« er skiftet ud.")
        elif before.above != self._homes[attachment.id]:
            self.sentences.append(f"»{attachment.title}« hører nu til {named[0].lower()}{named[1:]}.")
        elif before.form["title"] != attachment.title:
            self.sentences.append(f"{named}: et bilag hedder nu »{attachment.title}«.")

    def _bilag_is_new(self, attachment: Attachment, sentence: str) -> None:
        self.new_bilag.add(attachment.id)
        self.sentences.append(sentence)

    def _look_for_removed(self) -> None:
        """Tell of what was sent and is gone, once for all that stood below it."""
        here = {item.id for item in self._now.walk()}
        for id_, before in self._before.items():
            gone_above = before.above and before.above not in here
            if gone_above or (before.closed and self._hides) or before.above in self._hidden:
                continue
            if before.is_item and id_ not in here and before.form.get("kind") != "break":
                sent = before.form.get("sent_label")
                self._tell_removed(f"Punkt {sent}" if sent else "Et punkt", "", before)
            elif not before.is_item and id_ not in self._homes:
                self._tell_removed("et bilag", f"{self._name(before.above)}: ", before)

    def _tell_removed(self, what: str, place: str, before: Seen) -> None:
        named = before.form["title"] if self._names_removed else ""
        if before.is_item:
            self.sentences.append(f"{what} er taget af{f': {named}' if named else ''}.")
        else:
            self.sentences.append(f"{place}{f'»{named}«' if named else what} er taget af.")

    def _name(self, item_id: str) -> str:
        return f"Punkt {self._labels[item_id].full}"


def frame_sentences(form: Form, now: Meeting) -> Iterator[str]:
    """Yield where and when the meeting is, as far as that was something else."""
    day, start, end = now.day, now.start, now.end
    sent_times = tuple((form.get(name) or "")[:5] for name in ("start", "end"))
    times = tuple(each.strftime("%H:%M") if each else "" for each in (start, end))
    sent_day = form.get("date") or form.get("date_inferred")
    if day and (sent_day != day.isoformat() or sent_times != times):
        clock = f" kl. {span(start, end)}" if start else ""
        yield f"Mødet holdes nu {long_date(day)}{clock}."
    if now.place != (form.get("place") or ""):
        yield f"Stedet er nu: {now.place}." if now.place else "Stedet er ikke længere fastlagt."
