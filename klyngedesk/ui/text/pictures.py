"""Pictures in the editor: each is one letter of its own, with its description as the words beneath."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextImageFormat

from klyngedesk.text.blocks import Figure, Run
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.step_times import StepTimes
from klyngedesk.ui.theme import current_theme

PictureFiles = Callable[[str], Path | None]
WIDEST, HIGHEST = 420, 320
LETTER = "\ufffc"
_SCHEME = "kd:"
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp")


class PictureDocument(QTextDocument):
    """A text whose pictures come from the object folder; one that cannot be read is shown as a frame."""

    def __init__(self, files: PictureFiles = lambda _: None) -> None:
        super().__init__()
        self._files, self.steps = files, StepTimes(self)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        words = name.toString() if isinstance(name, QUrl) else str(name)
        if not words.startswith(_SCHEME):
            return None  # nothing is ever fetched for a text
        return shown_picture(self._files(words.removeprefix(_SCHEME)))


def shown_picture(path: Path | None) -> QImage:
    """Return the picture as large as the editor shows it."""
    from PIL import Image  # late: start-up time

    from klyngedesk.documents.pictures import PICTURE_UNREADABLE, page_picture  # late: start-up time

    try:
        content, _ = page_picture(path)
        with Image.open(content) as picture:
            picture.thumbnail((WIDEST * 2, HIGHEST * 2))
            small = io.BytesIO()
            picture.convert("RGBA").save(small, "PNG")
    except PICTURE_UNREADABLE:
        return _missing_picture()
    return QImage.fromData(small.getvalue())


def _missing_picture() -> QImage:
    made = QImage(120, 60, QImage.Format.Format_RGB32)
    made.fill(current_theme().color("hover"))
    return made


def write_picture(cursor: QTextCursor, figure: Figure) -> None:
    """Put the picture and its description in at the cursor, which stands in an empty line."""
    made = QTextImageFormat()
    made.setName(_SCHEME + figure.object_id)
    picture = cursor.document().resource(QTextDocument.ResourceType.ImageResource.value, QUrl(made.name()))
    if isinstance(picture, QImage) and not picture.isNull():
        scale = min(1.0, WIDEST / picture.width(), HIGHEST / picture.height())
        made.setWidth(picture.width() * scale)
    cursor.insertImage(made)
    cursor.insertText(formats.LINE_BREAK + figure.alt.replace("\n", formats.LINE_BREAK), _caption_format())


def _caption_format() -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(current_theme().color("ink_3"))
    return made


def has_picture(block: QTextBlock) -> bool:
    return LETTER in block.text() and any(_object_id(made) is not None for _, made in _fragments(block))


def picture_parts(block: QTextBlock) -> Iterator[Figure | tuple[Run, ...]]:
    """Yield what stands before the first picture of the line as runs, and each picture with its description."""
    before: list[Run] = []
    waiting: list[str] = []
    for text, made in _fragments(block):
        for object_id, words in _split(text, made):
            if object_id is not None:
                waiting.append(object_id)
                yield from _settled(before, waiting)
            elif waiting:
                waiting.append(words)
            else:
                before.append(formats.run_of(words, made))
    if waiting:
        yield from _figure(waiting)
    elif before:
        yield tuple(before)


def _settled(before: list[Run], waiting: list[str]) -> Iterator[Figure | tuple[Run, ...]]:
    """Yield what is complete once another picture begins, and keep only its beginning."""
    if before:
        yield tuple(before)
        before.clear()
    if len(waiting) > 1:
        begun = waiting.pop()
        yield from _figure(waiting)
        waiting[:] = [begun]


def _figure(waiting: list[str]) -> Iterator[Figure | tuple[Run, ...]]:
    """Yield the picture with the words beneath it; words that were typed beside it are a paragraph."""
    beside, _, beneath = "".join(waiting[1:]).partition(formats.LINE_BREAK)
    yield Figure(waiting[0], beneath.replace(formats.LINE_BREAK, "\n"))
    if beside.strip():
        yield (Run(beside),)


def _split(text: str, made: QTextCharFormat) -> Iterator[tuple[str | None, str]]:
    """Yield the object id of each picture in a stretch; two of the same picture are one stretch to Qt."""
    object_id = _object_id(made)
    if object_id is None:
        yield None, text
    else:
        for _ in text:
            yield object_id, ""


def _object_id(made: QTextCharFormat) -> str | None:
    name = made.toImageFormat().name() if made.isImageFormat() else ""
    return name.removeprefix(_SCHEME) if name.startswith(_SCHEME) else None


def _fragments(block: QTextBlock) -> Iterator[tuple[str, QTextCharFormat]]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        yield fragment.text(), fragment.charFormat()
        place += 1


def offered_pictures(source: QMimeData) -> list[Path] | QImage | None:
    """Return the picture files that were dropped or pasted, or the picture itself; None for other things."""
    urls = [url for url in source.urls() if url.isLocalFile()] if source.hasUrls() else []
    if urls:
        paths = [Path(url.toLocalFile()) for url in urls]
        return paths if all(path.suffix.casefold() in _ENDINGS for path in paths) else None
    if source.hasImage() and not source.hasText():
        image = QImage(source.imageData())
        return None if image.isNull() else image
    return None
