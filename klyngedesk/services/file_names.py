"""Names of files that go out: predictable, sorted as the agenda is, and fit for every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from klyngedesk.model.agenda import Attachment
from klyngedesk.model.meeting import Meeting

NAMES = {"pakke": "Pakke", "udskrift": "Protokoludskrift", "tillaeg": "Tillægsdagsorden"}
PUBLIC, LONGEST = " – offentlig", 110
# Most systems take 255 bytes; what is put before and behind, also while it is being written, needs the rest.
MOST_BYTES = 180
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_PART_OF_A_LETTER = ("Mn", "Mc", "Me", "Sk")

# Windows takes these for devices, whatever ending they have.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}


def propose_file_name(meeting: Meeting, kind: str, ending: str, *, public: bool = False) -> str:
    """Return for instance "2027-03-08 Havnerådet – Dagsorden.pdf", fit for every system.

    What is for the public says so, and never takes the place of the internal file.
    """
    reader = PUBLIC if public else ""
    return fit_name(f"{meeting_name(meeting)} – {NAMES.get(kind, kind.capitalize())}", ending, reader)


def meeting_name(meeting: Meeting) -> str:
    """Return what every file of the meeting begins with, for instance "2027-03-08 Havnerådet"."""
    return f"{meeting.day.isoformat()} {meeting.forum_name}" if meeting.day else meeting.forum_name


def fit_name(name: str, ending: str, tail: str = "") -> str:
    """Return the name without what some system does not take, cut to a length every one does; the tail is whole."""
    clean = _UNFIT.sub("", unicodedata.normalize("NFC", name))
    cut = _cut(clean, LONGEST - len(tail), MOST_BYTES - len(tail.encode()))
    return f"{cut.strip(' .') or 'Fil'}{tail}.{ending}"


def _cut(words: str, letters: int, most: int = MOST_BYTES) -> str:
    """Return the beginning that has no more letters and bytes than that; no letter loses its accent or colour."""
    # What cannot be written as bytes (half a letter, from a name of another system) counts as a question mark.
    end = len(words[:letters].encode(errors="replace")[:most].decode(errors="ignore"))
    while 0 < end < len(words) and unicodedata.category(words[end]) in _PART_OF_A_LETTER:
        end -= 1
    return words[:end]


def safe_name(name: str) -> str:
    """Return a name that came from outside as every system takes it: its last part, its ending kept."""
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    clean = Path("".join(letter for letter in _UNFIT.sub("", last) if letter.isprintable()).strip(" ."))
    stem = _cut(clean.stem, 100).strip(" .") or "fil"
    return f"{'_' if stem.upper() in _DEVICES else ''}{stem}{_cut(clean.suffix, 12, 24).rstrip(' .')}"


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
