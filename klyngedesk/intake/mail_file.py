"""A mail saved as a file: who wrote what to whom, and the files it carries."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from html.parser import HTMLParser
from pathlib import Path

from klyngedesk.intake.outlook import OutlookMessage
from klyngedesk.model.errors import UserError

UNREADABLE = "Mailen kan ikke læses. Åbn den, gem den som PDF, og skift filen."
_HEADS = (("Fra", "from"), ("Til", "to"), ("Cc", "cc"), ("Dato", "date"), ("Emne", "subject"))
_NAMELESS = "vedhæftet fil"


@dataclass(frozen=True)
class MailFile:
    """The heads as names and words, the lines of the text, and the attached files as names and contents."""

    heads: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]


def read_mail(path: Path) -> MailFile:
    """Return what the mail says, from .eml or .msg; UserError where it cannot be read."""
    try:
        with path.open("rb") as file:
            is_outlook = file.read(4) == b"\xd0\xcf\x11\xe0"
        return _of_outlook(path) if is_outlook else _of_message(path)
    except MemoryError:
        raise
    except Exception as error:  # a damaged mail fails in any way
        raise UserError(UNREADABLE) from error


def _of_message(path: Path) -> MailFile:
    with path.open("rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    heads = tuple((danish, _head(message, name)) for danish, name in _HEADS if _head(message, name))
    files = tuple(_files(message))
    return MailFile(_with_files(heads, files), tuple(_text(message).splitlines()), files)


def _head(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # a head that follows no rule is not shown
        return ""


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    content = _decoded(body)
    return words_of_html(content) if body.get_content_type() == "text/html" else content


def _decoded(part: MIMEPart) -> str:
    raw = part.get_payload(decode=True)
    raw = raw if isinstance(raw, bytes) else b""
    try:
        return raw.decode(part.get_content_charset("utf-8"), "strict")
    except (LookupError, UnicodeDecodeError):
        return raw.decode("cp1252", "replace")


def _files(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in message.iter_attachments():
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield f"{inner.get('subject', 'mail')}.eml", bytes(inner)
            continue
        content = part.get_payload(decode=True)
        name = part.get_filename() or ""
        if isinstance(content, bytes) and content and (name or part.get_content_maintype() != "image"):
            yield name or _NAMELESS, content


def _of_outlook(path: Path) -> MailFile:
    with OutlookMessage(path) as message:
        files = (*message.files(), *_inner_mails(message))
        return MailFile(_with_files(_heads_of(message), files), tuple(_text_of(message).splitlines()), files)


def _heads_of(message: OutlookMessage) -> tuple[tuple[str, str], ...]:
    return tuple((name, " ".join(words.split())) for name, words in message.heads() if words.strip())


def _text_of(message: OutlookMessage) -> str:
    return message.text() or words_of_html(message.html()) or message.words_of_rtf()


def _inner_mails(message: OutlookMessage) -> Iterator[tuple[str, bytes]]:
    """Yield what each message inside the message says, and then what it carries."""
    for inner in message.inner():
        heads = _heads_of(inner)
        lines = [*(f"{name}: {words}" for name, words in heads), "", *_text_of(inner).splitlines()]
        yield f"{dict(heads).get('Emne', 'mail')}.txt", "\n".join(lines).encode()
        yield from inner.files()
        yield from _inner_mails(inner)


def _with_files(
    heads: tuple[tuple[str, str], ...], files: tuple[tuple[str, bytes], ...]
) -> tuple[tuple[str, str], ...]:
    return (*heads, ("Vedhæftet", ", ".join(name for name, _ in files))) if files else heads


def words_of_html(source: str) -> str:
    """Return the words of a web page, a line for each block."""
    reader = _Words()
    reader.feed(source)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.found).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    _BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "hr"})
    _UNSEEN = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in self._UNSEEN
        if tag in self._BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in self._UNSEEN))
        if tag in ("p", "table"):
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data.replace("\n", " "))
