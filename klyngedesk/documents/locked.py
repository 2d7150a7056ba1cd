"""A PDF that opens with a password only (AES-256)."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pikepdf

from klyngedesk.documents.pdf_saving import save_pdf
from klyngedesk.model.errors import UserError

SHORTEST = 8


def lock_pdf(path: Path, password: str) -> None:
    """Encrypt the file in place, its metadata too; UserError where the password is too short to protect anything.

    The password is used in one form of its letters, since keyboards send å in two ways and readers tell them apart.
    """
    used = unicodedata.normalize("NFKC", password)
    if len(used) < SHORTEST:
        raise UserError(f"Adgangskoden er for kort. Brug mindst {SHORTEST} tegn, gerne nogle ord efter hinanden.")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        save_pdf(pdf, path, encryption=pikepdf.Encryption(owner=used, user=used, R=6, aes=True, metadata=True))
