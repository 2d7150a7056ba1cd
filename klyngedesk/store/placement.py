"""Where a store should not lie: a synced or network folder may tear its file apart; and where a moved one went."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

POINTER = "klyngedesk.moved"
_SYNCED = (
    *("OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloud", "Mobile Documents", "CloudStorage"),
    *("Nextcloud", "ownCloud", "pCloud", "Box Sync", "Syncthing", "MEGAsync"),
)
_NETWORK = {"cifs", "smb3", "smbfs", "nfs", "nfs4", "afpfs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"}


def risky_place(folder: Path, variables: Mapping[str, str] = os.environ, mounts: str | None = None) -> str:
    """Return who else writes in that folder, as "OneDrive" or "et netværksdrev"; empty where nobody does."""
    whole = folder.expanduser().absolute()
    for name in _SYNCED:
        if any(name.casefold() in part.casefold() for part in whole.parts):
            return name
    for name, value in variables.items():
        if name.startswith("OneDrive") and value and whole.is_relative_to(value):
            return "OneDrive"
    if any((above / ".stfolder").exists() or (above / ".dropbox").exists() for above in (whole, *whole.parents)):
        return "et synkroniseringsprogram"
    return "et netværksdrev" if _is_on_network(whole, mounts) else ""


def where_it_went(folder: Path) -> Path:
    """Return the folder that a store was moved to from this one, else the folder itself."""
    try:
        written = (folder / POINTER).read_text("utf-8").strip()
    except (OSError, ValueError):
        return folder
    return Path(written) if written else folder


def _is_on_network(folder: Path, mounts: str | None) -> bool:
    if sys.platform == "win32":
        import ctypes  # late: only there

        return str(folder).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == 4
    if mounts is None:
        try:
            mounts = Path("/proc/mounts").read_text("utf-8")
        except OSError:
            return False
    return _kind_of(folder, (line.split() for line in mounts.splitlines())) in _NETWORK


def _kind_of(folder: Path, mounts: Iterable[list[str]]) -> str:
    """Return the kind of the file system that holds the folder."""
    held = [(len(m[1]), m[2]) for m in mounts if len(m) > 2 and folder.is_relative_to(m[1].replace("\\040", " "))]
    return max(held, default=(0, ""))[1]
