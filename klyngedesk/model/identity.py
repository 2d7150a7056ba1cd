"""Identities that survive hand-over between machines."""

from __future__ import annotations

import uuid


def new_id() -> str:
    """Return a new identity: a random UUID as 32 hexadecimal digits."""
    return uuid.uuid4().hex
