"""What a bilag shows of its own making: changes that were tracked, and notes that readers wrote on it."""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary

from klyngedesk.intake.bilag_words import LARGEST_PART, xml_parts
from klyngedesk.intake.sniff import FileKind, sniff

TRACKED = "sporede ændringer, så også det slettede kan læses"
NOTED = "bemærkninger, som læseren kan åbne"
# Word's and OpenDocument's own marks around what was put in, deleted or moved; rtf has its own.
_TRACKED_XML = re.compile(rb"<(?:\w+:)?(?:delText|moveFrom|tracked-changes)\b|<w:(?:ins|del) [^>]*w:author")
_TRACKED_RTF = re.compile(rb"\\(?:deleted|revised)\b")
_NOTES = ("/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret")


def hidden_in(path: Path, ending: str) -> tuple[str, ...]:
    """Return in Danish what the pages of the bilag show that was hardly meant for its readers."""
    with contextlib.suppress(Exception):  # a damaged file is told of by the packet
        match sniff(path, ending):
            case FileKind.PDF:
                return (NOTED,) if any(_notes(path)) else ()
            case FileKind.OFFICE:
                return (TRACKED,) if any(_tracked(path)) else ()
    return ()


def _notes(path: Path) -> Iterator[bool]:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            listed = page.obj.get("/Annots")
            for note in listed if isinstance(listed, Array) else ():
                if isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in _NOTES:
                    yield bool(str(note.get("/Contents", "")).strip())


def _tracked(path: Path) -> Iterator[bool]:
    if not zipfile.is_zipfile(path):
        yield bool(_TRACKED_RTF.search(path.read_bytes()[:LARGEST_PART]))
        return
    for part in xml_parts(path):
        yield bool(_TRACKED_XML.search(part))
