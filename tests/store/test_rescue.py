"""Words are read out of a file that the database itself will not open."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngedesk.model.errors import UserError
from klyngedesk.services.demo import load_demo
from klyngedesk.services.safety import rescue_texts
from klyngedesk.store.rescue import rescued_rows
from klyngedesk.store.store import Store
from klyngedesk.text.plain import plain
from tests.store.stores import text


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, set[str]]:
    """The bytes of a store, and every text in it; one of them runs over many pages."""
    store = Store.open(tmp_path_factory.mktemp("store"))
    main = load_demo(store)
    store.save_text(main.items[1].id, "minutes", text("æøå 😀 linje\n" * 3000))
    meetings = [store.load_meeting(row.id) for row in store.list_meetings()]
    store.close()
    items = [item for meeting in meetings for item in meeting.walk()]
    texts = {plain(each) for item in items for each in (item.background, item.minutes, item.public_text)}
    notes = {word for item in items for line in item.recommendations for word in (line.text, line.note)}
    words = texts | notes | {item.title for item in items} | {plain(a.text) for m in meetings for a in m.annexes}
    return store.file.read_bytes(), {each.strip() for each in words if len(each.strip()) > 1}


def rescued(content: bytes, folder: Path) -> str:
    file = folder / "damaged.db"
    file.write_bytes(content)
    return "\n".join(text for row in rescued_rows(file) for text in row.texts)


def test_every_text_is_rescued_where_the_first_page_is_destroyed(known: tuple[bytes, set[str]], tmp_path: Path) -> None:
    content, words = known
    for first in (bytes(4096), b"\xff" * 4096, b"PK\x03\x04" * 1024):
        found = rescued(first + content[4096:], tmp_path)
        assert [each for each in words if each not in found] == []


@pytest.mark.parametrize("before", [b"x", b"et brev " * 1250])
def test_texts_are_rescued_where_something_was_put_in_before_them(
    known: tuple[bytes, set[str]], tmp_path: Path, before: bytes
) -> None:
    content, words = known
    found = rescued(before + content, tmp_path)
    assert [each for each in words if each not in found] == []


def test_most_texts_are_rescued_from_the_half_that_is_left(known: tuple[bytes, set[str]], tmp_path: Path) -> None:
    content, words = known
    found = rescued(content[: len(content) // 2], tmp_path)
    assert sum(each in found for each in words) > len(words) // 4


def test_the_texts_come_in_a_file_to_read(known: tuple[bytes, set[str]], tmp_path: Path) -> None:
    content, words = known
    (tmp_path / "damaged.db").write_bytes(bytes(4096) + content[4096:])
    assert rescue_texts(tmp_path / "damaged.db", tmp_path / "out.txt") > 50
    told = (tmp_path / "out.txt").read_text("utf-8")
    assert [each for each in words if each not in told] == []


@pytest.mark.parametrize("content", [b"", b"\r" * 4096, bytes(9000), bytes(range(256)) * 64], ids=len)
def test_a_file_without_words_is_told_of(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(content)
    with pytest.raises(UserError):
        rescue_texts(tmp_path / "x.db", tmp_path / "out.txt")
    assert not (tmp_path / "out.txt").exists()
