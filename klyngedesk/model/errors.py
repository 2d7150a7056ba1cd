"""The one error a person can act on."""

from __future__ import annotations


class UserError(Exception):
    """Its text is the Danish sentence to show: what happened, and what to do next."""
