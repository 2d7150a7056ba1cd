"""Names of files that go out: predictable, sorted as the agenda is, and fit for every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from klyngedesk.model.agenda import Attachment
from klyngedesk.model.meeting import Meeting

NAMES = {"pakke": "Pakke", "udskrift": "Protokoludskrift", "tillaeg": "Tillægsdagsorden"}
PUBLIC, LONGEST = " – offentlig", 110
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')

# Windows takes these for devices, whatever ending they have.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


def propose_file_name(meeting: Meeting, kind: str, ending: str, *, public: bool = False) -> str:
    """Return for instance "2027-03-08 Havnerådet – Dagsorden.pdf", fit for every system.

    What is for the public says so, and never takes the place of the internal file.
    """
    reader = PUBLIC if public else ""
    name = f"{meeting_name(meeting)} – {NAMES.get(kind, kind.capitalize())}"
    return fit_name(fit_name(name, "x", LONGEST - len(reader))[:-2] + reader, ending)


def meeting_name(meeting: Meeting) -> str:
    """Return what every file of the meeting begins with, for instance "2027-03-08 Havnerådet"."""
    return f"{meeting.day.isoformat()} {meeting.forum_name}" if meeting.day else meeting.forum_name


def fit_name(name: str, ending: str, longest: int = LONGEST) -> str:
    """Return the name without what some system does not take, cut to a length that every one does."""
    clean = _UNFIT.sub("", unicodedata.normalize("NFC", name))
    return f"{clean[:longest].strip(' .') or 'Fil'}.{ending}"


def safe_name(name: str) -> str:
    """Return a name that came from outside as every system takes it: its last part, its ending kept."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    clean = Path("".join(letter for letter in _UNFIT.sub("", last) if letter.isprintable()).strip(" ."))
    stem = clean.stem[:100].strip(" .") or "fil"
    return f"{'_' if stem.upper() in _DEVICES else ''}{stem}{clean.suffix[:12].rstrip(' .')}"


def item_name(base: str, label: str, title: str) -> str:
    """Return for instance "2027-03-08 Havnerådet – pkt 03 – Maling af kajen.pdf"."""
    return fit_name(f"{base} – {_point(label)} – {title}", "pdf")


def bilag_name(base: str, label: str, number: int, attachment: Attachment) -> str:
    """Return for instance "2027-03-08 Havnerådet – pkt 03 – bilag 1 – Kommissorium.pdf"."""
    ending = Path(attachment.file_name).suffix.lstrip(".") or "pdf"
    return fit_name(f"{base} – {_point(label)} – bilag {number} – {attachment.title}", fit_name(ending, "x")[:-2])


def apart_name(label: str, name: str, ending: str) -> str:
    """Return for instance "pkt 03 – Bilag 1 – Kommissorium.pdf"; each item may have a bilag 1."""
    told = f"{_point(label)} – {name}" if label else name
    return f"{fit_name(told, 'x')[:-2]}{ending}"


def _point(label: str) -> str:
    """Return "pkt 03" or "pkt 03b", so that files sort as the agenda does."""
    number, _, letter = label.rstrip(").").partition(" ")
    return f"pkt {number.zfill(2)}{letter}"
