"""The person stopped the work."""

from __future__ import annotations


class Cancelled(Exception):
    """The person stopped the work; nothing was written."""
