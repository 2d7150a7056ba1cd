"""Every layer of a file of any kind, told from its content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from klyngedesk.documents.read_back.layer import Layer
from klyngedesk.documents.read_back.mail_layers import mail_layers
from klyngedesk.documents.read_back.pdf_layers import pdf_layers
from klyngedesk.documents.read_back.zip_layers import is_xml, xml_layers, zip_layers

DEEPEST = 6
# A mail is known by its heads, since it may have any name.
_MAIL = re.compile(rb"(?:[A-Za-z-]+: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n")


def layers_of(path: Path, name: str | None = None) -> Iterator[Layer]:
    """Yield every layer of the file, its name first; of a folder those of every file in it."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            yield Layer("filnavn", file.relative_to(path).as_posix())
            if file.is_file():
                yield from (layer.inside(file.name) for layer in _inside(file.name, file.read_bytes(), 0))
        return
    yield Layer("filnavn", name or path.name)
    yield from _inside(name or path.name, path.read_bytes(), 0)


def _inside(name: str, content: bytes, depth: int) -> Iterator[Layer]:
    def deeper(inner_name: str, inner: bytes) -> Iterator[Layer]:
        layers = _inside(inner_name, inner, depth + 1)
        yield from layers if is_xml(inner_name, inner) else (layer.inside(inner_name) for layer in layers)

    if depth > DEEPEST:
        yield Layer(name, content)
    elif content[:1024].lstrip().startswith(b"%PDF-"):
        for layer in pdf_layers(content):
            if layer.place == "vedhæftet fil" and isinstance(layer.content, bytes):
                yield from deeper("vedhæftet fil", layer.content)
            else:
                yield layer
    elif content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from zip_layers(content, deeper)
    elif name.casefold().endswith(".eml") or _MAIL.match(content):
        yield from mail_layers(content, deeper)
    elif is_xml(name, content):
        yield from xml_layers(name, content)
    else:
        yield Layer(name, _text(content))


def _text(content: bytes) -> str | bytes:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content
