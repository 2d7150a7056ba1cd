"""Where a command can be used: the names of the three views, and of what is wider than one."""

from __future__ import annotations

ANYWHERE, MEETING_OPEN, PREPARE, LIVE, DISPATCH = "anywhere", "meeting_open", "prepare", "live", "dispatch"
VIEWS = (PREPARE, LIVE, DISPATCH)
