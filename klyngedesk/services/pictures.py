"""Pictures of a text: taken into the object folder as every document can show them."""

from __future__ import annotations

from pathlib import Path

from klyngedesk.model.errors import UserError
from klyngedesk.store.store import Store


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
