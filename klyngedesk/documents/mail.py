"""A mail draft: a message that the mail program opens for sending."""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from klyngedesk.model.danish import one_line


def mail_draft(
    subject: str, words: str, recipients: Sequence[tuple[str, str]], attachments: Sequence[tuple[str, Path]]
) -> bytes:
    """Return the draft as the bytes of an .eml file.

    Recipients are pairs of name and address, attachments pairs of file name and path. A line break in a
    name or in the subject becomes a space, so that nobody can add a header.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = one_line(subject)
    addresses = [_address(name, mail) for name, mail in recipients]
    if addresses:
        message["To"] = addresses
    message.set_content(words, charset="utf-8", cte="quoted-printable")
    for name, path in attachments:
        kind, _, detail = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        message.add_attachment(path.read_bytes(), maintype=kind, subtype=detail, filename=one_line(name))
    return message.as_bytes()


def is_address(mail: str) -> bool:
    """Return whether a mail program would take that as an address."""
    name, at, host = mail.strip().partition("@")
    return bool(name and at and "." in host and mail.isascii() and not any(c in ' \t\r\n<>,;:"' for c in mail.strip()))


def _address(name: str, mail: str) -> Address:
    return Address(display_name=one_line(name), addr_spec=mail.strip())
