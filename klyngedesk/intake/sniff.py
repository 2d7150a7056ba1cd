"""What a file really is, told from what is in it and not from its name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from klyngedesk.intake.office_kind import OLE, is_mail_of_outlook, office_ending
from klyngedesk.model.errors import UserError


class FileKind(StrEnum):
    PDF = "pdf"
    IMAGE = "image"
    OFFICE = "office"
    TEXT = "text"
    MAIL = "mail"
    PROGRAM = "program"
    EMPTY = "empty"
    UNKNOWN = "unknown"

    @property
    def danish(self) -> str:
        return _DANISH[self]


_DANISH = {
    FileKind.PDF: "et PDF-dokument",
    FileKind.IMAGE: "et billede",
    FileKind.OFFICE: "et Office-dokument",
    FileKind.TEXT: "en tekstfil",
    FileKind.MAIL: "en mail",
    FileKind.PROGRAM: "et program",
    FileKind.EMPTY: "en tom fil",
    FileKind.UNKNOWN: "en fil af ukendt type",
}
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe")
_PROGRAM_ENDINGS = {
    *(".exe", ".scr", ".lnk", ".hta", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".bat", ".cmd", ".ps1"),
    *(".msi", ".com", ".pif", ".jar", ".iso", ".img", ".reg", ".dll", ".sh", ".desktop", ".app"),
    *(".cpl", ".msc", ".scf", ".url", ".chm", ".ws", ".wsh", ".vb", ".msp", ".jnlp", ".inf", ".xll", ".psm1"),
    *(".py", ".pyw", ".command", ".pkg", ".dmg", ".deb", ".rpm", ".run", ".appimage", ".vhd", ".vhdx"),
    *(".application", ".appx", ".msix"),
}
_OFFICE_ENDINGS = {".doc", ".xls", ".ppt", ".rtf"}
# a file of that name and beginning is what it says, and damaged where no program finds its way in it
_ZIPPED_ENDINGS = {".docx", ".xlsx", ".pptx", ".docm", ".xlsm", ".pptm", ".odt", ".ods", ".odp"}
_TEXT_ENDINGS = {".txt", ".md", ".csv", ".log", ""}
WIDE_LETTERS = (b"\xff\xfe", b"\xfe\xff")
# a message saved as a file begins with lines such as "Received: from …"
_MAIL = re.compile(rb"(?:(?:Return-Path|Received|Delivered-To|MIME-Version|From|Message-ID): .*\r?\n){2}", re.I)


def sniff(path: Path, ending: str | None = None) -> FileKind:
    """Return what the file is; `ending` stands for its name's where the name tells nothing.

    OSError where it cannot be read.
    """
    ending = _seen_ending(path.name) if ending is None else ending.casefold()
    with path.open("rb") as file:
        head = file.read(4096)
    if not head:
        return FileKind.EMPTY
    if ending in _PROGRAM_ENDINGS or head.startswith(_PROGRAMS):
        return FileKind.PROGRAM
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or _is_phone_picture(head):
        return FileKind.IMAGE
    if head.startswith(b"PK\x03\x04"):
        return FileKind.OFFICE if ending in _ZIPPED_ENDINGS or office_ending(path) else FileKind.UNKNOWN
    if head.startswith(b"{\\rtf"):
        return FileKind.OFFICE
    if head.startswith(OLE):
        return _kind_of_ole(path, ending)
    return _kind_of_text(ending, head)


def is_program_name(name: str) -> bool:
    """Return whether a system would start the file of that name, whatever is in it."""
    return _seen_ending(name) in _PROGRAM_ENDINGS


def _seen_ending(name: str) -> str:
    """Return the ending that a system sees: letters that it drops or nobody sees are no part of it."""
    seen = "".join(letter for letter in name if letter.isprintable() and letter not in '<>:"|?*')
    return Path(seen.strip(" .") or "fil").suffix.rstrip(" .").casefold()


def _is_phone_picture(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"heim", b"heis", b"mif1", b"avif")


def _kind_of_ole(path: Path, ending: str) -> FileKind:
    if is_mail_of_outlook(path):
        return FileKind.MAIL
    return FileKind.OFFICE if ending in _OFFICE_ENDINGS or office_ending(path) else FileKind.UNKNOWN


def _kind_of_text(ending: str, head: bytes) -> FileKind:
    if head.startswith(WIDE_LETTERS) and ending in _TEXT_ENDINGS:
        return FileKind.TEXT
    if b"\x00" in head or ending in _OFFICE_ENDINGS:
        return FileKind.UNKNOWN
    if ending == ".eml" or _MAIL.match(head):
        return FileKind.MAIL
    if ending not in _TEXT_ENDINGS:
        return FileKind.UNKNOWN
    try:
        head.decode("utf-8", errors="strict" if len(head) < 4096 else "ignore")
    except UnicodeDecodeError:
        return FileKind.TEXT if head.decode("cp1252", errors="ignore").isprintable() else FileKind.UNKNOWN
    return FileKind.TEXT


def check_attachable(path: Path) -> FileKind:
    """Return the file's kind; UserError where it is missing, unreadable, empty, a folder or a program."""
    if path.is_dir():
        raise UserError(f"»{path.name}« er en mappe. Vælg de filer i den, der skal være bilag.")
    try:
        if path.exists() and not path.is_file():
            raise UserError(f"»{path.name}« er ikke en almindelig fil. Vælg et dokument i stedet.")
        kind = sniff(path)
    except FileNotFoundError as error:
        raise UserError(f"Filen »{path.name}« findes ikke. Se efter, om den er flyttet eller omdøbt.") from error
    except OSError as error:
        raise UserError(f"Filen »{path.name}« kan ikke læses. Se efter, om du må åbne den.") from error
    if kind is FileKind.EMPTY:
        raise UserError(f"Filen »{path.name}« er tom. Bed om at få den sendt igen.")
    if kind is FileKind.PROGRAM:
        raise UserError(f"Filen »{path.name}« er et program og kan ikke være bilag. Bed om et dokument i stedet.")
    return kind
