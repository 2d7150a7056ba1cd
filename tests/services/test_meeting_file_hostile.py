"""Damaged and hostile meeting files: each is refused with a sentence, and nothing of it is kept anywhere."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from klyngedesk import resources
from klyngedesk.model.errors import UserError
from klyngedesk.services.exchange import import_meeting_file
from klyngedesk.store.store import Store


def without_files(value: Any) -> Any:
    """Return the JSON without the paths of bilag, so that nothing but the damage is wrong with it."""
    if isinstance(value, dict):
        return {key: without_files(each) for key, each in value.items() if key != "file"}
    return [without_files(each) for each in value] if isinstance(value, list) else value


TOLD = without_files(json.loads((resources.path("demo") / "moede.json").read_bytes()))
CONTENT = json.dumps(TOLD, ensure_ascii=False).encode()
OUTSIDE = [
    *(
        "../hemmelig.txt",
        "../../hemmelig.txt",
        "bilag/../../hemmelig.txt",
        "/etc/passwd",
        "..\\hemmelig.txt",
        "\\\\server\\del",
    ),
    *(
        "link.txt",
        "mappe/link.txt",
        "~/.ssh/id_rsa",
        "file:///etc/passwd",
        "C:\\Windows\\win.ini",
        "a\x00b",
        "\u202etxt.exe",
    ),
]
WRONG = [{"x": 1}, [[1]], 7, True, "\ud800", -1, 1e300]


def refused(store: Store, folder: Path, content: bytes) -> None:
    """Check that the file is refused with a sentence, and that nothing of it is in the store."""
    path = folder / "fremmed.json"
    path.write_bytes(content)
    with pytest.raises(UserError):
        import_meeting_file(store, path)
    assert (store.list_meetings(), store.forums()) == ((), ())
    assert not [each for each in (store.folder / "objects").rglob("*") if each.is_file()]


def places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value outside the texts, whose blocks of unknown kind are kept on purpose."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key not in ("background", "minutes", "public_text", "blocks"):
                yield (*way, key)
                yield from places(each, (*way, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from places(each, (*way, number))


def with_wrong(told: Any, way: tuple[Any, ...], wrong: Any) -> bytes:
    """Return the file with another kind of value at that place."""
    inside = told
    for step in way[:-1]:
        inside = inside[step]
    inside[way[-1]] = wrong
    return json.dumps(told).encode()


def test_the_file_itself_is_taken(store: Store, tmp_path: Path) -> None:
    (tmp_path / "hel.json").write_bytes(CONTENT)
    assert len(import_meeting_file(store, tmp_path / "hel.json")) == 1


def test_files_that_end_too_soon_are_refused(store: Store, tmp_path: Path) -> None:
    chance = random.Random(1)
    for _ in range(150):
        refused(store, tmp_path, CONTENT[: chance.randrange(len(CONTENT.rstrip()) - 1)])


def test_values_of_another_kind_are_refused_and_named(store: Store, tmp_path: Path) -> None:
    chance, told = random.Random(2), json.loads(CONTENT)
    every = [way for way in places(told) if not isinstance(way[-1], int)]
    for _ in range(200):
        way = chance.choice(every)
        refused(store, tmp_path, with_wrong(json.loads(CONTENT), way, {"ukendt": [chance.random()]}))


def test_files_full_of_other_bytes_are_refused(store: Store, tmp_path: Path) -> None:
    chance = random.Random(3)
    for _ in range(150):
        place = chance.randrange(len(CONTENT) - 300)
        refused(store, tmp_path, CONTENT[:place] + chance.randbytes(chance.randrange(40, 300)) + CONTENT[place + 300 :])


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_bilag_outside_the_folder_is_never_read(store: Store, tmp_path: Path, name: str) -> None:
    inside = tmp_path / "ind"
    (inside / "mappe").mkdir(parents=True)
    (tmp_path / "hemmelig.txt").write_text("hemmeligt", "utf-8")
    for link in (inside / "link.txt", inside / "mappe" / "link.txt"):
        link.symlink_to(tmp_path / "hemmelig.txt")
    bilag = [{"title": "Bilag", "file": name}]
    refused(store, inside, json.dumps({"forum": "x", "items": [{"title": "a", "attachments": bilag}]}).encode())


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
@pytest.mark.parametrize("key", ["items", "groups", "annexes", "date", "start", "profile", "id"])
def test_no_wrong_value_is_more_than_a_sentence(store: Store, tmp_path: Path, key: str, wrong: Any) -> None:
    refused(store, tmp_path, with_wrong(json.loads(CONTENT), (key,), wrong))


@pytest.mark.parametrize("name", ["pipe", "loop", "loop/x.pdf", "/dev/zero"])
def test_a_bilag_that_is_no_file_with_an_end_is_never_read(store: Store, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    bilag = [{"title": "Bilag", "file": name}]
    refused(store, tmp_path, json.dumps({"forum": "x", "items": [{"title": "a", "attachments": bilag}]}).encode())


@pytest.mark.parametrize("name", ["pipe.json", "/dev/zero"])
def test_a_pipe_or_a_device_is_no_meeting_file(store: Store, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(UserError, match="ikke en almindelig fil"):
        import_meeting_file(store, tmp_path / name)


@pytest.mark.parametrize("name", ["run.bat", "x.HTA", "x.b\u202eat", "x.cmd .", "faktura.pdf.js", "a.url"])
def test_a_bilag_is_never_named_as_a_program(store: Store, tmp_path: Path, name: str) -> None:
    bilag = [{"title": "Bilag", "file_name": name}]
    refused(store, tmp_path, json.dumps({"forum": "x", "items": [{"title": "a", "attachments": bilag}]}).encode())


def test_no_bilag_stays_where_a_later_one_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("et brev", "utf-8")
    (tmp_path / "program").write_bytes(b"MZ et program")
    bilag = [{"title": name, "file": name} for name in ("brev.txt", "program")]
    refused(store, tmp_path, json.dumps({"forum": "x", "items": [{"title": "a", "attachments": bilag}]}).encode())
