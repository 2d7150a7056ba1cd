"""The password of a file that a command writes: on the command line everybody on the machine can read it."""

from __future__ import annotations

import sys

from klyngedesk.model.errors import UserError

FROM_STDIN = "-"


def password_from(told: str) -> str:
    """Return the password; with "-" it is one line of stdin, which a person types unseen."""
    if told != FROM_STDIN:
        return told
    try:
        written = _typed_unseen() if sys.stdin and sys.stdin.isatty() else sys.stdin.readline()
    except (AttributeError, EOFError, OSError, ValueError) as error:  # no stdin, or no letters in it
        raise UserError("Adgangskoden kunne ikke læses. Skriv den som én linje.") from error
    if not (password := written.rstrip("\r\n")):
        raise UserError("Der kom ingen adgangskode. Skriv den som én linje.")
    return password


def _typed_unseen() -> str:
    from getpass import getpass  # late: seldom needed

    return getpass("Adgangskode: ")
