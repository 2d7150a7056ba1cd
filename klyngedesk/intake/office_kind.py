"""What an Office file really is, and why it cannot be opened: told before any program opens it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import olefile

MOST_ENTRIES = 20_000
LARGEST_UNPACKED = 2_000_000_000
LARGEST_RATIO = 400
SMALL_ENOUGH = 50_000_000

LOCKED = "Filen er låst med en adgangskode. Åbn den, gem den uden adgangskode eller som PDF, og skift filen."
PACKED = "Filen fylder urimeligt meget, når den pakkes ud, og åbnes derfor ikke. Gem den som PDF, og skift filen."
DAMAGED = "Filen er beskadiget og kan ikke åbnes. Bed om at få den sendt igen, og skift filen."

_BY_CONTENT = {
    "wordprocessingml.document.main": ".docx",
    "wordprocessingml.template.main": ".dotx",
    "spreadsheetml.sheet.main": ".xlsx",
    "spreadsheetml.template.main": ".xltx",
    "sheet.binary.macroenabled.main": ".xlsb",
    "presentationml.presentation.main": ".pptx",
    "presentationml.slideshow.main": ".ppsx",
    "presentationml.template.main": ".potx",
    "word.document.macroenabled.main": ".docm",
    "excel.sheet.macroenabled.main": ".xlsm",
    "powerpoint.presentation.macroenabled.main": ".pptm",
}
_BY_FOLDER = {"word/": ".docx", "xl/": ".xlsx", "ppt/": ".pptx"}
_BY_MIMETYPE = {
    "opendocument.text": ".odt",
    "opendocument.text-template": ".ott",
    "opendocument.spreadsheet": ".ods",
    "opendocument.spreadsheet-template": ".ots",
    "opendocument.presentation": ".odp",
    "opendocument.presentation-template": ".otp",
    "opendocument.graphics": ".odg",
}
_BY_STREAM = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGE = (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, KeyError, EOFError, IndexError)


def office_ending(path: Path) -> str:
    """Return the ending the file should have, such as ".docx", from what is in it; "" where it is no Office file."""
    try:
        with path.open("rb") as file:
            head = file.read(8)
        if head.startswith(b"{\\rtf"):
            return ".rtf"
        if head.startswith(b"PK\x03\x04"):
            return _ending_of_zip(path)
        return _ending_of_ole(path) if head == OLE else ""
    except _DAMAGE:
        return ""


def _ending_of_zip(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" in names:
            told = _read(archive, "[Content_Types].xml").casefold()
            by_folder = (
                ending for folder, ending in _BY_FOLDER.items() if any(name.startswith(folder) for name in names)
            )
            return next((ending for words, ending in _BY_CONTENT.items() if words in told), next(by_folder, ""))
        kind = _read(archive, "mimetype").strip() if "mimetype" in names else ""
        return _BY_MIMETYPE.get(kind.removeprefix("application/vnd.oasis."), "")


def _read(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return file.read(1_000_000).decode("utf-8", "replace")


def _ending_of_ole(path: Path) -> str:
    with olefile.OleFileIO(str(path)) as opened:
        if opened.exists("EncryptedPackage"):
            return ".docx"
        return next((ending for name, ending in _BY_STREAM.items() if opened.exists(name)), "")


def is_mail_of_outlook(path: Path) -> bool:
    """Whether the file is a message of Outlook, whatever it is called."""
    try:
        with olefile.OleFileIO(str(path)) as opened:
            return bool(opened.exists("__properties_version1.0"))
    except _DAMAGE:
        return False


def office_refusal(path: Path) -> str:
    """Return in Danish why no program should open the file: locked, a bomb, damaged; "" where it may."""
    try:
        if olefile.isOleFile(str(path)):
            with olefile.OleFileIO(str(path)) as opened:
                return LOCKED if opened.exists("EncryptedPackage") or _is_locked(opened) else ""
        return _refusal_of_zip(path) if zipfile.is_zipfile(path) else ""
    except _DAMAGE:
        return DAMAGED


def _is_locked(opened: olefile.OleFileIO) -> bool:
    """Whether an older Word or Excel file asks for a password."""
    if opened.exists("WordDocument"):
        head = opened.openstream("WordDocument").read(12)
        return len(head) == 12 and bool(head[11] & 1)
    for name in ("Workbook", "Book"):
        if opened.exists(name):
            # the record that says so (FILEPASS) comes among the first
            return b"\x2f\x00\x36\x00" in opened.openstream(name).read(2048)
    return False


def _refusal_of_zip(path: Path) -> str:
    packed = max(1, path.stat().st_size)
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        size = sum(entry.file_size for entry in entries)
        if any(entry.flag_bits & 1 for entry in entries):
            return LOCKED
        manifest = "META-INF/manifest.xml"
        if manifest in archive.namelist() and "encryption-data" in _read(archive, manifest):
            return LOCKED
    too_dense = size > SMALL_ENOUGH and size > LARGEST_RATIO * packed
    return PACKED if len(entries) > MOST_ENTRIES or size > LARGEST_UNPACKED or too_dense else ""
