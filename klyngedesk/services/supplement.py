"""A supplement to what was sent: just what is new, with a sheet of what has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from klyngedesk.documents.parts import AnnexHeading, Attached, Body, ItemHeading, Label, Outline, Part
from klyngedesk.model.danish import short_date
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.numbering import item_labels
from klyngedesk.model.papers import Audience
from klyngedesk.services.agenda_difference import AgendaDifference, form_as_sent, frame_sentences, seen_in
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import List, ListItem, Run, Text, paragraph

SUPPLEMENT = "Tillægsdagsorden"
ONLY_CLOSED = "Der er kun kommet noget lukket til."


@dataclass(frozen=True, slots=True)
class Supplement:
    """What is new since the meeting was last sent; `number` counts the supplements, from 1."""

    number: int
    since: str
    sentences: tuple[str, ...]
    new_items: frozenset[str]
    new_bilag: frozenset[str]


# What all its readers are told, and what only those with access are.
Supplements = tuple[Supplement, Supplement | None]


def since_last(store: Store, meeting: Meeting, audience: Audience, *, hides_closed: bool) -> Supplement:
    """Return what has come or changed since these readers last got anything; UserError where nothing was or has.

    Readers who never got anything of their own are told what has changed since the others did.
    """
    everything = [each for each in store.ledger.dispatches(meeting.id) if each.snapshot]
    own = [each for each in everything if each.audience is audience]
    sent = own or everything
    if not sent:
        raise UserError("Mødet er ikke sendt ud endnu, så der er intet at lave tillæg til. Send dagsordenen først.")
    form = form_as_sent(store, sent[0].snapshot)
    if form is None:
        raise UserError("Det, der sidst blev sendt, er ikke længere i mappen. Send hele pakken igen.")
    found = AgendaDifference(seen_in(form), meeting, hides_closed=hides_closed, names_removed=bool(own))
    found.look()
    sentences = (*frame_sentences(form, meeting), *found.sentences)
    if not sentences:
        raise UserError("Der er intet nyt, siden mødet sidst blev sendt ud.")
    number = 1 + sum(each.document == SUPPLEMENT for each in own)
    new = (frozenset(found.new_items), frozenset(found.new_bilag))
    return Supplement(number, short_date(sent[0].moment.date()), sentences, *new)


def parts_of_supplement(store: Store, meeting: Meeting, audience: Audience) -> Supplements:
    """Return what all readers are told, and what only those with access are; None where nothing closed is new."""
    whole = since_last(store, meeting, audience, hides_closed=False)
    try:
        opened = since_last(store, meeting, audience, hides_closed=True)
    except UserError:  # nothing that all may read is new
        opened = replace(whole, sentences=(ONLY_CLOSED,), new_items=frozenset(), new_bilag=frozenset())
    told = tuple(each for each in whole.sentences if each not in opened.sentences)
    if not told:
        return opened, None
    bilag = whole.new_bilag - opened.new_bilag
    items = whole.new_items & meeting.closed_ids()
    return opened, replace(whole, sentences=told, new_items=items, new_bilag=bilag)


def supplement_for(
    store: Store, meeting: Meeting, audience: Audience, *, apart: bool, hides_closed: bool
) -> Supplements:
    """Return what a supplement tells these readers, and beside it what is new and closed where that goes apart."""
    if apart and audience is Audience.INTERN:
        return parts_of_supplement(store, meeting, audience)
    return since_last(store, meeting, audience, hides_closed=hides_closed), None


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
            heading = replace(part, level=1, lead=part.label if part.level > 1 else part.lead)
            if part.label in new_labels:
                yield heading
        elif heading is not None and heading.label in new_labels:
            yield part
        elif isinstance(part, Attached) and heading is not None:
            mine = tuple(each for each in part.listed if each.attachment.id in found.new_bilag)
            if mine:
                yield from (heading, Attached(mine))
