"""Names of files that go out: predictable, sorted as the agenda is, and fit for every system."""

from __future__ import annotations

import re
import unicodedata

from klyngedesk.model.meeting import Meeting

NAMES = {"pakke": "Pakke", "udskrift": "Protokoludskrift"}
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


def propose_file_name(meeting: Meeting, kind: str, ending: str) -> str:
    """Return for instance "2027-03-08 Havnerådet – Dagsorden.pdf", fit for every system."""
    return fit_name(f"{meeting_name(meeting)} – {NAMES.get(kind, kind.capitalize())}", ending)


def meeting_name(meeting: Meeting) -> str:
    """Return what every file of the meeting begins with, for instance "2027-03-08 Havnerådet"."""
    return f"{meeting.day.isoformat()} {meeting.forum_name}" if meeting.day else meeting.forum_name


def fit_name(name: str, ending: str, longest: int = 110) -> str:
    """Return the name without what some system does not take, cut to a length that every one does."""
    clean = _UNFIT.sub("", unicodedata.normalize("NFC", name))
    return f"{clean[:longest].strip(' .') or 'Fil'}.{ending}"
