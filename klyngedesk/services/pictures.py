"""Pictures of a text: taken into the object folder as every document can show them."""

from __future__ import annotations

from pathlib import Path

from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Block, Figure, Table, Text


def take_picture(store: Store, path: Path) -> str:
    """Return the object id of the picture, made upright and no larger than a page shows.

    UserError where the file is no picture, is damaged, or is too large to be one.
    """
    from klyngedesk.documents.pictures import PICTURE_UNREADABLE, page_picture  # late: start-up time

    try:
        content, _ = page_picture(path)
    except FileNotFoundError as error:
        raise UserError(f"»{path.name}« findes ikke mere. Vælg billedet igen.") from error
    except PICTURE_UNREADABLE as error:
        told = f"»{path.name}« kan ikke læses som billede. Den er måske beskadiget eller alt for stor."
        raise UserError(f"{told} Gem den som PNG eller JPEG, og prøv igen.") from error
    return store.objects.add_bytes(content.getvalue())[0]


def take_picture_bytes(store: Store, content: bytes) -> str:
    """Return the object id of a picture that was pasted as PNG."""
    return store.objects.add_bytes(content)[0]


def figures_of(text: Text) -> tuple[Figure, ...]:
    """Return every picture of the text, those in tables too, from top to bottom."""
    return tuple(found for block in text.blocks for found in _figures(block))


def _figures(block: Block) -> tuple[Figure, ...]:
    if isinstance(block, Figure):
        return (block,)
    if isinstance(block, Table):
        cells = (cell for row in block.rows for cell in row)
        return tuple(found for cell in cells for inner in cell.blocks for found in _figures(inner))
    return ()


def undescribed_figures(meeting: Meeting) -> tuple[tuple[str, Figure], ...]:
    """Return the pictures without a description, each with the id of its item or annex."""
    texts = [(item.id, text) for item in meeting.walk() for text in (item.background, item.minutes, item.public_text)]
    texts += [(annex.id, annex.text) for annex in meeting.annexes]
    return tuple((owner, one) for owner, text in texts for one in figures_of(text) if not one.alt.strip())
