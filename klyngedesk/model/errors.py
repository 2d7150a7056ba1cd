"""The one error a person can act on, and what a disk says, in Danish."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "disken er fuld",
    errno.EDQUOT: "din plads på disken er brugt",
    errno.EACCES: "du har ikke adgang",
    errno.EPERM: "du har ikke adgang",
    errno.EROFS: "disken kan kun læses",
    errno.EIO: "disken svarer med en fejl",
    errno.EMFILE: "for mange filer er åbne",
    errno.ENFILE: "for mange filer er åbne",
    errno.ENODEV: "drevet er væk",
    errno.ENXIO: "drevet er væk",
    errno.ENOTCONN: "netværksdrevet svarer ikke",
    errno.ENOENT: "mappen er væk",
    errno.ENOTDIR: "mappen er ikke en mappe",
    errno.EEXIST: "der ligger en fil i mappens sted",
    errno.EISDIR: "der ligger en mappe i filens sted",
    errno.ENAMETOOLONG: "stien er for lang",
}


class UserError(Exception):
    """Its text is the Danish sentence to show: what happened, and what to do next."""


def reason_of(error: OSError) -> str:
    """Return why the disk refused; the number of an unusual reason helps whoever looks after the machine."""
    return _REASONS.get(error.errno or 0, f"fejl {error.errno or ''}".strip())
