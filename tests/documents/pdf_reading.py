"""A PDF read back: the words of its pages, as they stand on them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2


def pages_of(path: Path, password: str | None = None) -> list[str]:
    """Return the words of each page."""
    document = pypdfium2.PdfDocument(path, password=password)
    pages = [str(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return pages


def words(path: Path, password: str | None = None) -> str:
    """Return the words of the whole file, page after page."""
    return "\n".join(pages_of(path, password))
