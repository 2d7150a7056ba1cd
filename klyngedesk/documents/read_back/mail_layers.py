"""A mail at every layer: its headers, its parts' headers, its words and the files with it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Callable, Iterator

from klyngedesk.documents.read_back.layer import Layer


def mail_layers(content: bytes, inner: Callable[[str, bytes], Iterator[Layer]]) -> Iterator[Layer]:
    """Yield the layers of the message; `inner` reads an attached file, by name and content."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        for name, value in part.items():
            yield Layer(f"mailens {name}", str(value))
        if part.is_multipart():
            yield Layer("mailens tekst", f"{part.preamble or ''}\n{part.epilogue or ''}")
            continue
        file_name, payload = part.get_filename(), part.get_payload(decode=True)
        if file_name:
            yield Layer("filnavn", file_name)
        if part.get_content_maintype() == "text" and not file_name:
            yield Layer("mailens tekst", str(part.get_content()))
        elif isinstance(payload, bytes):
            yield from inner(file_name or "fil", payload)
