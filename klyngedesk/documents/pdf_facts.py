"""What a PDF is apart from its pages: signed, locked, restricted, a form, with files inside."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from klyngedesk.documents.disarm import embedded_names
from klyngedesk.model.danish import listed

SIGNED = "Filen er underskrevet digitalt. Pakken viser en kopi; den underskrevne fil skal sendes med for sig selv."
_RIGHTS = {
    "extract": "kopiering",
    "modify_assembly": "sammenlægning",
    "modify_other": "ændringer",
    "print_lowres": "udskrivning",
}
_DEEPEST = 30


@dataclass(frozen=True)
class PdfFacts:
    """Whether it is signed or a form that only one program shows, what its owner forbids, and the files inside it."""

    signed: bool = False
    waiting_form: bool = False
    forbidden: tuple[str, ...] = ()
    embedded: tuple[str, ...] = ()

    def notes(self) -> tuple[str, ...]:
        """Return what the secretary should know before she sends it."""
        found = [SIGNED] if self.signed else []
        if self.forbidden:
            found.append(f"Filens ejer har begrænset {listed(self.forbidden)}. Se efter, at I må sende den.")
        return tuple(found)


def facts_of(pdf: Pdf) -> PdfFacts:
    """Return the facts; what a damaged file hides is as good as not there."""
    form = pdf.Root.get("/AcroForm")
    form = form if isinstance(form, Dictionary) else Dictionary()
    return PdfFacts(_signed(pdf, form), _waiting(pdf, form), _forbidden(pdf), embedded_names(pdf))


def _signed(pdf: Pdf, form: Any) -> bool:
    if isinstance(pdf.Root.get("/Perms"), Dictionary) and "/DocMDP" in pdf.Root.Perms:
        return True
    fields = form.get("/Fields")
    return any(_is_signature(field, 0) for field in fields) if isinstance(fields, Array) else False


def _is_signature(field: Any, depth: int) -> bool:
    if not isinstance(field, Dictionary) or depth > _DEEPEST:
        return False
    if field.get("/FT") == Name.Sig and isinstance(field.get("/V"), Dictionary):
        return True
    kids = field.get("/Kids")
    return any(_is_signature(kid, depth + 1) for kid in kids) if isinstance(kids, Array) else False


def _waiting(pdf: Pdf, form: Any) -> bool:
    """Whether the pages only ask the reader to wait for a program that shows the form."""
    return "/XFA" in form and pdf.Root.get("/NeedsRendering") is True


def _forbidden(pdf: Pdf) -> tuple[str, ...]:
    if not pdf.is_encrypted or pdf.owner_password_matched:
        return ()
    with contextlib.suppress(Exception):
        return tuple(words for right, words in _RIGHTS.items() if not getattr(pdf.allow, right))
    return ()
