"""One step of undo for what is typed in one go, though it went to disk many times meanwhile."""

from __future__ import annotations

from dataclasses import replace

from klyngedesk.services.changes import Changes
from klyngedesk.store.patches import Patch

WITHIN_SECONDS = 1.5
TYPED = ("ret punkt", "ret indstilling", "ret tillæg", "ret deltagere", "ret mødets oplysninger")


def joined(first: Changes, then: Changes) -> Changes | None:
    """Return both as one step; None where the later one is not more letters in the very fields of the earlier."""
    if first.label != then.label or first.label not in TYPED:
        return None
    patches = {(patch.table, patch.id): patch for patch in first.patches}
    for later in then.patches:
        earlier = patches.get((later.table, later.id))
        if earlier is None or not _goes_on(earlier, later):
            return None
        patches[later.table, later.id] = replace(earlier, after=(earlier.after or {}) | (later.after or {}))
    return replace(first, patches=tuple(patches.values()))


def _goes_on(earlier: Patch, later: Patch) -> bool:
    if later.before is None or later.after is None or earlier.after is None:
        return False
    written = later.after.items()
    return all(name in earlier.after and not isinstance(value, bool) for name, value in written)
