"""A supplement to what was sent: just what is new, with a sheet of what has changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from klyngedesk.documents.parts import AnnexHeading, Attached, Body, ItemHeading, Label, Outline, Part
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.danish import short_date
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import List, ListItem, Run, Text, paragraph
from klyngedesk.text.form import to_form

Form = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Supplement:
    """What is new since the meeting was last sent; `number` counts the supplements, from 1."""

    number: int
    since: str
    sentences: tuple[str, ...]
    new_items: frozenset[str]
    new_bilag: frozenset[str]


def since_last(store: Store, meeting: Meeting, *, hides_closed: bool) -> Supplement:
    """Return what has come or changed since the last dispatch; UserError where none was, or nothing has."""
    sent = [each for each in store.ledger.dispatches(meeting.id) if each.snapshot]
    if not sent:
        raise UserError("Mødet er ikke sendt ud endnu, så der er intet at lave tillæg til. Send dagsordenen først.")
    before = _known(store, sent[0].snapshot or "")
    watch = _Difference(before, item_labels(meeting), hides_closed)
    for item in meeting.items:
        watch.look(item, below_closed=False)
    watch.look_for_removed(meeting)
    if not watch.sentences:
        raise UserError("Der er intet nyt, siden mødet sidst blev sendt ud.")
    day = short_date(sent[0].moment.date())
    new = (frozenset(watch.new_items), frozenset(watch.new_bilag))
    return Supplement(len(sent), day, tuple(watch.sentences), *new)


def _known(store: Store, snapshot: str) -> Form:
    """Return the items and bilag of the meeting as it was sent, by their ids."""
    if not store.objects.has(snapshot):
        raise UserError("Det, der sidst blev sendt, er ikke længere i mappen. Send hele pakken igen.")
    form = json.loads(store.objects.path(snapshot).read_text(encoding="utf-8"))
    return {each["id"]: each for item in form["items"] for each in _forms(item, below_closed=False)}


def _forms(item: Form, *, below_closed: bool) -> Iterator[Form]:
    """Yield the item, its bilag and all below it; what stands below something closed is closed too."""
    closed = below_closed or bool(item.get("closed"))
    yield {**item, "closed": closed}
    yield from item.get("attachments", ())
    for child in item.get("items", ()):
        yield from _forms(child, below_closed=closed)


class _Difference:
    """Goes through the agenda and writes down what the reader had not seen."""

    def __init__(self, before: Form, labels: Mapping[str, Any], hides_closed: bool) -> None:
        self._before, self._labels, self._hides_closed = before, labels, hides_closed
        self.sentences: list[str] = []
        self.new_items: set[str] = set()
        self.new_bilag: set[str] = set()

    def look(self, item: AgendaItem, *, below_closed: bool) -> None:
        """Compare one item, and all below it, with what was sent."""
        if below_closed or item.is_break:
            return
        hidden = item.closed and self._hides_closed
        before, named = self._before.get(item.id), f"Punkt {self._labels[item.id].full}"
        title = (item.public_title or "Lukket punkt") if hidden else item.title
        if before is None:
            self.new_items.add(item.id)
            self.sentences.append(f"{named} er nyt: {title}.")
        elif not hidden:
            self._look_at_words(item, before, named)
        for attachment in () if hidden else item.attachments:
            self._look_at_bilag(attachment, named)
        for child in item.items:
            self.look(child, below_closed=hidden)

    def _look_at_words(self, item: AgendaItem, before: Form, named: str) -> None:
        if item.title != before["title"]:
            self.sentences.append(f"{named} hedder nu »{item.title}«.")
        if to_form(item.background) != before.get("background", []):
            self.sentences.append(f"{named}: sagsfremstillingen er rettet.")
        lines = [each if isinstance(each, str) else each["text"] for each in before.get("recommendations", ())]
        if [line.text for line in item.recommendations] != lines:
            self.sentences.append(f"{named}: indstillingen er rettet.")

    def _look_at_bilag(self, attachment: Attachment, named: str) -> None:
        if attachment.closed and self._hides_closed:
            return
        before = self._before.get(attachment.id)
        if before is None:
            self.sentences.append(f"{named}: nyt bilag, »{attachment.title}«.")
        elif attachment.object_id and before.get("file") != attachment.object_id:
            self.sentences.append(f"{named}: »{attachment.title}« er skiftet ud.")
        else:
            return
        self.new_bilag.add(attachment.id)

    def look_for_removed(self, meeting: Meeting) -> None:
        """Tell of the open items that were sent and are gone."""
        here = {item.id for item in meeting.walk()}
        for id_, before in self._before.items():
            if "kind" in before and id_ not in here and not (before.get("closed") and self._hides_closed):
                label = f"Punkt {before['sent_label']}" if before.get("sent_label") else "Et punkt"
                self.sentences.append(f"{label} er taget af: {before['title']}.")


def outline_of_supplement(outline: Outline, found: Supplement, meeting: Meeting) -> Outline:
    """Return the sheet of changes, then the new items whole and the new bilag under the items they belong to."""
    new_labels = {item_labels(meeting)[id_].full for id_ in found.new_items}
    sheet = Text((paragraph(f"Siden udsendelsen den {found.since}:"), List(tuple(_line(s) for s in found.sentences))))
    parts: list[Part] = [Label("Nyt siden sidst"), Body(sheet), *_kept(outline, found, new_labels)]
    layout = replace(outline.layout, shows_contents=False)
    title = f"Tillægsdagsorden nr. {found.number}"
    return replace(outline, title=title, parts=tuple(parts), attendance=(), layout=layout)


def _line(sentence: str) -> ListItem:
    return ListItem((Run(sentence),))


def _kept(outline: Outline, found: Supplement, new_labels: set[str]) -> Iterator[Part]:
    heading: ItemHeading | None = None
    for part in outline.parts:
        if isinstance(part, AnnexHeading):
            return  # they were sent with the document
        if isinstance(part, ItemHeading):
            heading = replace(part, level=1)
            if part.label in new_labels:
                yield heading
        elif heading is not None and heading.label in new_labels:
            yield part
        elif isinstance(part, Attached) and heading is not None:
            mine = tuple(each for each in part.listed if each.attachment.id in found.new_bilag)
            if mine:
                yield from (heading, Attached(mine))
