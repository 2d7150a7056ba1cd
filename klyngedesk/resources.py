"""Where the program's fonts, icons and demo meeting are, from source and when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PLACES = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def path(name: str) -> Path:
    """Return the path of a resource such as `icons/lock.svg`; FileNotFoundError where there is none."""
    for place in _PLACES:
        if (place / name).exists():
            return place / name
    raise FileNotFoundError(name)
