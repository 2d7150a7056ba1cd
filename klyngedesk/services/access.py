"""Which files may hold what is closed, and which can be locked."""

from __future__ import annotations

from klyngedesk.model.errors import UserError
from klyngedesk.model.papers import Audience
from klyngedesk.services.export_request import ExportRequest

WHOLE_MEETING = ("json", "klynge")
_OPEN_IN_BUNDLE = ("zip", "mappe")


def check_closed(request: ExportRequest) -> None:
    """Raise UserError where the file would tell something closed, or lie open although it was to be locked."""
    if request.audience == Audience.OFFENTLIG:
        _check_public(request)
    if request.password:
        _check_locked(request)


def _check_public(request: ExportRequest) -> None:
    if request.format in WHOLE_MEETING:
        raise UserError("En mødefil holder hele mødet og er aldrig offentlig. Vælg pdf eller docx til offentligheden.")
    if request.closed_apart:
        raise UserError("Den lukkede del er aldrig offentlig. Vælg intern, eller lad --closed-apart være.")


def _check_locked(request: ExportRequest) -> None:
    if request.format == "docx":
        raise UserError("En Word-fil kan ikke få en adgangskode her. Vælg pdf.")
    if request.format in WHOLE_MEETING:
        raise UserError("En mødefil kan ikke få en adgangskode. Vælg pdf, eller lad --password være.")
    if request.format in _OPEN_IN_BUNDLE and not request.closed_apart:
        raise UserError(
            "I en zip eller mappe ligger Word-filen og bilagene uden adgangskode. "
            "Vælg pdf, eller læg det lukkede for sig (--closed-apart)."
        )
