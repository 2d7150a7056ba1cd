"""Keeping the store safe: copies, looking back into them, and ways on when the disk fails."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from klyngedesk.model.errors import UserError
from klyngedesk.store import opening
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Text


def save_elsewhere(store: Store, texts: Mapping[tuple[str, str], Text], folder: Path) -> Path:
    """Return the path of a whole copy in that folder, with the words that the store's own disk refuses."""
    made = folder / f"KlyngeDesk {datetime.now():%Y-%m-%d %H.%M.%S}"
    try:
        opening.make_folder(made)
        with store.alone() as connection, closing(sqlite3.connect(made / opening.FILE_NAME)) as copy:
            connection.backup(copy)
        opening.keep_private(made / opening.FILE_NAME)
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"Der kan heller ikke gemmes i {folder}. Vælg en anden mappe.") from error
    kept = Store.open(made)
    try:
        kept.apply(store.waiting())
        kept.save_texts(texts)
    finally:
        kept.close()
    return made / opening.FILE_NAME
