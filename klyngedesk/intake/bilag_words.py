"""The words in a bilag, page by page, read without any other program."""

from __future__ import annotations

import email
import email.policy
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from lxml import etree

from klyngedesk.intake.mail_file import read_mail
from klyngedesk.intake.office_kind import is_mail_of_outlook
from klyngedesk.intake.sniff import WIDE_LETTERS, FileKind, sniff

LARGEST_PART = 50_000_000
_PARAGRAPHS = {"p", "tr", "row", "si", "h"}


def words_in(path: Path, ending: str) -> Iterator[tuple[str, str]]:
    """Yield each place in the file and its words; nothing where the file cannot be read.

    The place is Danish, as in "side 3", and empty where the file has no pages.
    """
    try:
        yield from _read(path, ending)
    except Exception:  # a damaged file may fail in any way, and is told of by the packet
        return


def _read(path: Path, ending: str) -> Iterator[tuple[str, str]]:
    match sniff(path, ending):
        case FileKind.PDF:
            yield from _pdf(path)
        case FileKind.OFFICE if zipfile.is_zipfile(path):
            yield from _office(path)
        case FileKind.TEXT:
            content = path.read_bytes()[:LARGEST_PART]
            yield "", content.decode("utf-16" if content.startswith(WIDE_LETTERS) else "utf-8-sig", errors="replace")
        case FileKind.MAIL if is_mail_of_outlook(path):
            found = read_mail(path)
            yield "", "\n".join((*(f"{name}: {words}" for name, words in found.heads), *found.lines))
        case FileKind.MAIL:
            yield from _mail(path)


def _pdf(path: Path) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(path)
    try:
        for number, page in enumerate(document, 1):
            text = page.get_textpage()
            yield f"side {number}", text.get_text_bounded()
            text.close()
            page.close()
    finally:
        document.close()


def _office(path: Path) -> Iterator[tuple[str, str]]:
    for part in xml_parts(path):
        yield "", "\n".join(_lines(part))


def xml_parts(path: Path) -> Iterator[bytes]:
    """Yield the parts of an Office file that hold its words; one that is huge is passed over."""
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.endswith(".xml") and part.file_size <= LARGEST_PART:
                yield archive.read(part)


def _lines(content: bytes) -> Iterator[str]:
    """Yield the words of each paragraph, joined as they are read, however the file cuts them up."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    line: list[str] = []
    for _, element in etree.iterwalk(etree.fromstring(content, parser), events=("end",)):
        line.append(element.text or "")
        if etree.QName(element).localname in _PARAGRAPHS:
            yield "".join(line)
            line = []
        line.append(element.tail or "")
    yield "".join(line)


def _mail(path: Path) -> Iterator[tuple[str, str]]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    yield "", "\n".join(f"{name}: {value}" for name, value in message.items())
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield "", str(part.get_content())
