"""The papers of a meeting: their kinds, and who they are for."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    DAGSORDEN = "dagsorden"
    REFERAT = "referat"
    BESLUTNINGSREFERAT = "beslutningsreferat"
    UDSKRIFT = "udskrift"
    KOEREKORT = "koerekort"

    @property
    def danish(self) -> str:
        return _DANISH_KINDS.get(self, self.value.capitalize())

    @property
    def shows_minutes(self) -> bool:
        return self not in (DocumentKind.DAGSORDEN, DocumentKind.KOEREKORT)


_DANISH_KINDS = {DocumentKind.UDSKRIFT: "Protokoludskrift", DocumentKind.KOEREKORT: "Kørekort for mødelederen"}


class Audience(StrEnum):
    INTERN = "intern"
    OFFENTLIG = "offentlig"
