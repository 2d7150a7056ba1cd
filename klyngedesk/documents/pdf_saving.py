"""Saving a PDF where the disk may be full: an error is told afterwards, never from inside the library."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

_AT_ONCE = 1 << 20


class _Told(io.RawIOBase):
    """A file that goes on after a failed write and keeps the error: the library ends the process at an exception."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb", buffering=0)
        self.error: OSError | None = None

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def write(self, data: Any) -> int:
        view = memoryview(data)
        try:
            done = 0
            while self.error is None and done < len(view):
                done += self._file.write(view[done:]) or 0
        except OSError as error:
            self.error = error
        return len(view)

    def close(self) -> None:
        self._file.close()
        super().close()


def save_pdf(pdf: pikepdf.Pdf, path: Path | BinaryIO, **how: Any) -> None:
    """Write the PDF to the path; OSError where the disk does not take it, and then the file is not whole.

    Into memory it is written as it is.
    """
    if not isinstance(path, Path):
        pdf.save(path, **how)
        return
    file = _Told(path)
    try:
        with io.BufferedWriter(file, _AT_ONCE) as gathered:
            pdf.save(gathered, **how)
    finally:
        file.close()
    if file.error is not None:
        raise file.error
