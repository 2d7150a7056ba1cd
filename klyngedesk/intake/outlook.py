"""Reading a message saved by Outlook (.msg): a folder of properties inside one file, as [MS-OXMSG] tells."""

from __future__ import annotations

import copy
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType

import olefile

_SUBJECT, _SENDER, _ADDRESS, _SMTP, _TO, _CC = "0037", "0C1A", "0C1F", "5D01", "0E04", "0E03"
_BODY, _HTML, _DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "1000", "1013", "3701", "3707", "3704", "3001"
_SENT, _ARRIVED = 0x0039, 0x0E06
_WIDE, _NARROW, _BINARY = "001F", "001E", "0102"
_BEGINNING = datetime(1601, 1, 1, tzinfo=UTC)
_RTF, _INNER = "1009", "000D"
_HEADER_OF_MESSAGE, _HEADER_OF_INNER = 32, 24
_MOST_RTF = 20_000_000
_DEEPEST = 8


class OutlookMessage:
    """A message; OSError or ValueError where the file is damaged."""

    def __init__(self, path: Path) -> None:
        self._file = olefile.OleFileIO(str(path))
        self._folder = ""

    def __enter__(self) -> OutlookMessage:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._file.close()

    def heads(self) -> list[tuple[str, str]]:
        """Return who, to whom, when and of what, by their Danish names."""
        address = self._words(_SMTP) or self._words(_ADDRESS)
        sender = self._words(_SENDER)
        known = f" <{address}>" if "@" in address and address != sender else ""
        heads = [("Fra", sender + known), ("Til", self._words(_TO)), ("Cc", self._words(_CC))]
        return [*heads, ("Dato", self._sent()), ("Emne", self._words(_SUBJECT))]

    def text(self) -> str:
        return self._words(_BODY)

    def html(self) -> str:
        """Return the text as HTML, where it has one."""
        raw = self._bytes(f"__substg1.0_{_HTML}{_BINARY}")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("cp1252", "replace")

    def words_of_rtf(self) -> str:
        """Return the words of a text that is kept in no other way than as compressed RTF."""
        packed = self._bytes(f"__substg1.0_{_RTF}{_BINARY}")
        if len(packed) < 16 or struct.unpack_from("<I", packed, 4)[0] > _MOST_RTF:
            return ""
        from compressed_rtf import decompress  # late: few mails need it
        from striprtf.striprtf import rtf_to_text  # late: few mails need it

        # what follows the text inside the file is not of the text
        told = struct.unpack_from("<I", packed)[0] + 4
        return str(rtf_to_text(decompress(packed[:told]).decode("latin-1"), errors="replace"))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of each attached file."""
        for folder in self._attached():
            content = self._bytes(f"{folder}/__substg1.0_{_DATA}{_BINARY}")
            names = (self._words(name, f"{folder}/") for name in (_LONG_NAME, _SHOWN_NAME, _SHORT_NAME))
            if content:
                yield next((name for name in names if name), "vedhæftet fil"), content

    def inner(self) -> Iterator[OutlookMessage]:
        """Yield each message that is attached to the message; it lives as long as this one."""
        for folder in self._attached():
            place = f"{self._folder}{folder}/__substg1.0_{_DATA}{_INNER}"
            if self._file.exists(place) and place.count("/") < 2 * _DEEPEST:
                message = copy.copy(self)
                message._folder = f"{place}/"
                yield message

    def _attached(self) -> list[str]:
        depth = self._folder.count("/")
        listed = {entry[depth] for entry in self._file.listdir() if "/".join(entry).startswith(self._folder)}
        return sorted(name for name in listed if name.startswith("__attach_version1.0_"))

    def _words(self, name: str, folder: str = "") -> str:
        wide = self._bytes(f"{folder}__substg1.0_{name}{_WIDE}")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        return self._bytes(f"{folder}__substg1.0_{name}{_NARROW}").decode("cp1252", "replace").rstrip("\0")

    def _bytes(self, place: str) -> bytes:
        place = f"{self._folder}{place}"
        if self._file.get_type(place) != olefile.STGTY_STREAM:
            return b""
        found: bytes = self._file.openstream(place).read()
        return found

    def _sent(self) -> str:
        """Return when it was sent, in UTC."""
        properties = self._bytes("__properties_version1.0")
        for at in range(_HEADER_OF_INNER if self._folder else _HEADER_OF_MESSAGE, len(properties) - 15, 16):
            kind, name, _, value = struct.unpack_from("<HHIQ", properties, at)
            if kind == 0x0040 and name in (_SENT, _ARRIVED) and 0 < value < 1 << 62:
                return f"{_BEGINNING + timedelta(microseconds=value // 10):%d.%m.%Y kl. %H.%M} (UTC)"
        return ""
