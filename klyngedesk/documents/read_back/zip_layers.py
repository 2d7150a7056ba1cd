"""A Word file or a zip at every layer: names, every part's text and attributes, comments, and files within."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator

from lxml import etree

from klyngedesk.documents.read_back.layer import Layer

_XML = (".xml", ".rels", ".vml", ".xhtml", ".html")
_PARAGRAPHS = {"p", "tr", "row", "title"}


def zip_layers(content: bytes, inner: Callable[[str, bytes], Iterator[Layer]]) -> Iterator[Layer]:
    """Yield the layers of the archive; `inner` reads a file that lies in it, by name and content."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield Layer("kommentar", archive.comment)
        for part in archive.infolist():
            yield Layer("filnavn", part.filename)
            yield Layer("kommentar", part.comment + part.extra)
            yield from inner(part.filename, archive.read(part))


def xml_layers(name: str, content: bytes) -> Iterator[Layer]:
    """Yield the paragraphs as they are read, then every attribute, comment and instruction."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
    root = etree.fromstring(content, parser)
    if root is None:
        yield Layer(name, content)
        return
    yield Layer(name, "\n".join(_paragraphs(root)))
    yield Layer(name, "\n".join(str(each) for each in root.itertext()))
    attributes = [value for element in root.iter("*") for value in element.attrib.values()]
    yield from (Layer(f"{name}, egenskab", value) for value in dict.fromkeys(attributes))
    hidden = root.iter(etree.Comment, etree.ProcessingInstruction)
    yield Layer(f"{name}, kommentar", "\n".join(each.text or "" for each in hidden))


def is_xml(name: str, content: bytes) -> bool:
    return name.casefold().endswith(_XML) or content.lstrip()[:5] == b"<?xml"


def _paragraphs(root: etree._Element) -> Iterator[str]:
    line: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            line.append(element.text or "")
            continue
        if etree.QName(element).localname in _PARAGRAPHS:
            yield "".join(line)
            line = []
        line.append(element.tail or "")
    yield "".join(line)
