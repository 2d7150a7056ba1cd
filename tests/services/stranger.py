"""What somebody finds who takes a file apart to the last byte and knows nothing of who wrote it."""

from __future__ import annotations

import email
import html
import io
import re
import zipfile
from collections.abc import Iterator
from email import policy
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, String
from PIL import Image

ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
_HEX = re.compile(rb"<([0-9A-Fa-f\s]{8,})>")
_LITERAL = re.compile(rb"\(((?:\\.|[^()\\])*)\)", re.DOTALL)


def found_in(path: Path, words: set[str]) -> set[str]:
    """Return which of these words, in small letters, stand anywhere in the file or folder."""
    files = [each for each in path.rglob("*") if each.is_file()] if path.is_dir() else [path]
    seen = "\0".join(text for file in files for text in _texts(file.name, file.read_bytes())).casefold()
    return {word for word in words if word in seen}


def _texts(name: str, content: bytes) -> Iterator[str]:
    yield name
    yield from (content.decode(encoding, "ignore") for encoding in ENCODINGS)
    if content.startswith(b"PK"):
        yield from _zip(content)
    elif b"%PDF-" in content[:1024]:
        yield from _pdf(content)
    elif name.endswith(".eml"):
        yield from _mail(content)
    elif name.endswith((".xml", ".rels")):
        plain = content.decode("utf-8", "ignore")
        yield html.unescape(re.sub(r"<[^>]+>", "", plain))
        yield html.unescape(plain)
    elif name.endswith((".jpg", ".jpeg", ".png")):
        with Image.open(io.BytesIO(content)) as picture:
            yield f"{picture.info}{dict(picture.getexif())}"


def _zip(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive.comment.decode("latin-1")
        for part in archive.infolist():
            yield (part.comment + part.extra).decode("latin-1")
            yield from _texts(part.filename, archive.read(part))


def _mail(content: bytes) -> Iterator[str]:
    for part in email.message_from_bytes(content, policy=policy.default).walk():
        yield from (f"{name}: {value}" for name, value in part.items())
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            yield from _texts(part.get_filename() or "del", payload)


def _pdf(content: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        shown = page.get_textpage().get_text_range()
        yield from (shown, re.sub(r"-?\r?\n", "", shown))
    document.close()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield from _strings(pdf.trailer)
        for found in pdf.objects:
            if isinstance(found, pikepdf.Object):
                yield from _strings(found)
            if isinstance(found, pikepdf.Stream):
                yield from _stream(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, String):
        yield str(value)
        yield from (bytes(value).decode(encoding, "ignore") for encoding in ENCODINGS)
    elif isinstance(value, Array):
        yield from (text for each in value for text in _strings(_direct(each)))
    elif isinstance(value, Dictionary | pikepdf.Stream):
        for key, each in value.items():
            yield key
            yield from _strings(_direct(each))
    else:
        yield str(value)


def _direct(value: object) -> object:
    """Return the value, and nothing where it is an object that is met by itself."""
    return None if getattr(value, "is_indirect", False) else value


def _stream(stream: pikepdf.Stream) -> Iterator[str]:
    raw = stream.read_raw_bytes()
    yield from (raw.decode(encoding, "ignore") for encoding in ENCODINGS)
    if stream.get("/Subtype") == "/Image":
        return
    plain = stream.read_bytes()
    yield from (plain.decode(encoding, "ignore") for encoding in ENCODINGS)
    for found in _HEX.finditer(plain):
        digits = re.sub(rb"\s", b"", found[1]).decode()
        told = bytes.fromhex(digits + "0" * (len(digits) % 2))
        yield from (told.decode(encoding, "ignore") for encoding in ENCODINGS)
    for found in _LITERAL.finditer(plain):
        yield re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8) & 255]), found[1]).decode("latin-1")
    if stream.get("/Type") == "/EmbeddedFile":
        yield from _texts("indlejret", plain)
