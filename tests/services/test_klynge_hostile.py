"""Damaged and hostile packets: every one is refused with a sentence, and nothing of it is kept anywhere."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from klyngedesk import resources
from klyngedesk.intake.sealed_zip import write_sealed
from klyngedesk.model.errors import UserError
from klyngedesk.services.exchange import import_meeting_file
from klyngedesk.services.handover import hand_over, receive
from klyngedesk.store.store import Store

Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def packet(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A real packet of the demo meeting."""
    folder = tmp_path_factory.mktemp("packet")
    store = Store.open(folder / "store")
    demo = import_meeting_file(store, resources.path("demo") / "moede.json")[0]
    path = hand_over(store, demo.id, folder / "møde.klynge")
    store.close()
    return path.read_bytes()


@pytest.fixture(autouse=True)
def temporary_files_beside_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "midlertidig").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "midlertidig"))


def seen(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "store/klyngedesk" not in path.as_posix()}


def refused(store: Store, folder: Path, content: bytes) -> str:
    """Return the sentence that the packet was refused with; nothing of it may be left anywhere."""
    path = folder / "fremmed.klynge"
    path.write_bytes(content)
    before = seen(folder)
    with pytest.raises(UserError) as told:
        receive(store, path)
    assert seen(folder) == before
    assert store.list_meetings() == ()
    assert store.forums() == ()
    return str(told.value)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the content with something gone wrong: bits, bytes, pages, ends."""
    place = chance.randrange(len(content))
    match chance.randrange(7):
        case 0:
            return content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
        case 1:
            return content[:place]
        case 2:
            return (
                content[:place] + bytes(min(512, len(content) - place)).replace(b"\0", b"\1") + content[place + 512 :]
            )
        case 3:
            return content[:place] + chance.randbytes(chance.randrange(1, 50)) + content[place:]
        case 4:
            return content[:place] + content[place + chance.randrange(1, 50) :]
        case 5:
            return content + chance.randbytes(chance.randrange(1, 200))
    tail = max(0, len(content) - 2000) + chance.randrange(1900)
    return content[:tail] + bytes([content[tail] ^ 1 << chance.randrange(8)]) + content[tail + 1 :]


def test_five_hundred_damaged_packets_are_refused(store: Store, tmp_path: Path, packet: bytes) -> None:
    chance = random.Random(20270308)
    for _ in range(500):
        content = mutated(packet, chance)
        if content != packet:
            assert "beskadiget eller ikke lavet af KlyngeDesk" in refused(store, tmp_path, content)


@pytest.mark.parametrize("content", [b"", b"PK", b"MZ" * 500, b"\0" * 5000, b'{"forum": "x", "items": []}'])
def test_another_file_under_the_name_is_refused(store: Store, tmp_path: Path, content: bytes) -> None:
    assert "fremmed.klynge" in refused(store, tmp_path, content)


def parts_of(packet: bytes, folder: Path) -> Parts:
    (folder / "ægte.klynge").write_bytes(packet)
    with zipfile.ZipFile(folder / "ægte.klynge") as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    (folder / "ægte.klynge").unlink()
    return found


def sealed(parts: Any, folder: Path) -> bytes:
    """Return the parts as a packet with a seal that is right."""
    path = folder / "falsk"
    write_sealed(path, parts)
    content = path.read_bytes()
    path.unlink()
    return content


def resealed(content: bytes) -> bytes:
    """Return the content with a seal that is right again."""
    return content[:-64] + hashlib.sha256(content[:-64]).hexdigest().encode()


def with_manifest(parts: Parts, edit: Callable[[dict[str, Any]], Any]) -> Parts:
    told = json.loads(parts["manifest.json"])
    edit(told)
    return {"manifest.json": json.dumps(told).encode(), **{n: c for n, c in parts.items() if n != "manifest.json"}}


def with_meeting(parts: Parts, content: bytes) -> Parts:
    """Return the parts with another meeting file, rightly listed."""
    facts = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    return with_manifest(parts | {"moede.json": content}, lambda told: told["files"].update({"moede.json": facts}))


def with_part(parts: Parts, name: str, content: bytes, *, listed: bool = True) -> Parts:
    facts = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    more = with_manifest(parts, lambda told: told["files"].update({name: facts})) if listed else dict(parts)
    return more | {name: content}


BAD_NAMES = [
    *("../ude.pdf", "/tmp/ude.pdf", "bilag/../../ude.pdf", "bilag/..", "bilag\\..\\ude", "C:\\ude.pdf", "bilag/"),
    *("CON", "bilag/0001.pdf/x", "bilag/0001.PDF", "bilag/å.pdf", "bilag/0099.pdf\x00.exe", "moede.JSON"),
    "bilag/\u202efdp.exe",
]


@pytest.mark.parametrize("name", BAD_NAMES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_with_a_name_of_its_own_is_refused(store: Store, tmp_path: Path, packet: bytes, name: str) -> None:
    parts = with_part(parts_of(packet, tmp_path), name, b"%PDF-1.4 ude")
    refused(store, tmp_path, sealed(parts, tmp_path))
    assert not Path("/tmp/ude.pdf").exists()


LIES: dict[str, Callable[[Parts], Parts]] = {
    "unlisted": lambda parts: with_part(parts, "bilag/0099.pdf", b"%PDF-1.4 ekstra", listed=False),
    "missing": lambda parts: {name: content for name, content in parts.items() if name != "bilag/0001.pdf"},
    "no manifest": lambda parts: {name: content for name, content in parts.items() if name != "manifest.json"},
    "no meeting": lambda parts: {name: content for name, content in parts.items() if name != "moede.json"},
    "wrong hash": lambda parts: with_manifest(parts, lambda t: t["files"]["moede.json"].update(sha256="0" * 64)),
    "wrong size": lambda parts: with_manifest(parts, lambda t: t["files"]["moede.json"].update(size=1)),
    "odd hash": lambda parts: with_manifest(parts, lambda t: t["files"]["moede.json"].update(sha256=["a"])),
    "files is a list": lambda parts: with_manifest(parts, lambda t: t.update(files=[])),
    "newer": lambda parts: with_manifest(parts, lambda t: t.update(version=2)),
    "version in words": lambda parts: with_manifest(parts, lambda t: t.update(version="1")),
    "no version": lambda parts: with_manifest(parts, lambda t: t.pop("version")),
    "no store": lambda parts: with_manifest(parts, lambda t: t.update(store="")),
    "packet is no id": lambda parts: with_manifest(parts, lambda t: t.update(packet="../ude")),
    "known is no id": lambda parts: with_manifest(parts, lambda t: t.update(known=["a b"])),
    "a part nobody names": lambda parts: with_part(parts, "bilag/0099.exe", b"MZ\x90 et program"),
    "a bilag named as a program": lambda parts: with_meeting(
        parts, re.sub(rb'"file_name": "[^"]*"', b'"file_name": "x.bat."', parts["moede.json"])
    ),
    "foreign format": lambda parts: with_manifest(parts, lambda t: t.update(format="andet")),
    "unknown key": lambda parts: with_manifest(parts, lambda t: t.update(kør="rm")),
    "base is a list": lambda parts: with_manifest(parts, lambda t: t.update(base=[1])),
    "known is a word": lambda parts: with_manifest(parts, lambda t: t.update(known="alt")),
    "another meeting": lambda parts: with_manifest(parts, lambda t: t.update(meeting="et-andet")),
    "manifest is a list": lambda parts: parts | {"manifest.json": b"[]"},
    "manifest is deep": lambda parts: parts | {"manifest.json": b"[" * 100_000},
    "manifest is no text": lambda parts: parts | {"manifest.json": b"\xff\xfe"},
    "meeting is deep": lambda parts: with_meeting(parts, b'{"a":' * 100_000),
    "meeting is no object": lambda parts: with_meeting(parts, b'"hej"'),
    "two meetings": lambda parts: with_meeting(parts, b"[" + parts["moede.json"] + b"," + parts["moede.json"] + b"]"),
    "bilag outside": lambda parts: with_meeting(parts, parts["moede.json"].replace(b"bilag/0001", b"../../etc/passwd")),
    "bilag is the manifest": lambda parts: with_meeting(
        parts, parts["moede.json"].replace(b"bilag/0001.pdf", b"manifest.json")
    ),
    "program": lambda parts: with_part(parts, "bilag/0001.pdf", b"MZ\x90 et program"),
    "twice the same": lambda parts: with_part(parts, "bilag/0098.pdf", parts["bilag/0001.pdf"]),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_packet_that_lies_is_refused(store: Store, tmp_path: Path, packet: bytes, lie: str) -> None:
    refused(store, tmp_path, sealed(LIES[lie](parts_of(packet, tmp_path)), tmp_path))


def test_a_newer_packet_says_what_to_do(store: Store, tmp_path: Path, packet: bytes) -> None:
    told = refused(store, tmp_path, sealed(LIES["newer"](parts_of(packet, tmp_path)), tmp_path))
    assert "nyere KlyngeDesk" in told


def zipped(parts: Parts, folder: Path, *, change: Callable[[zipfile.ZipInfo], None], method: int = 0) -> bytes:
    """Return a zip made by somebody else, with a seal that is right; `change` is done to the info of each bilag."""
    path = folder / "falsk"
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = b"klynge-sha256 " + b"0" * 64
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method if name.startswith("bilag") else 0
            if name.startswith("bilag"):
                change(info)
            archive.writestr(info, content)
    content = path.read_bytes()
    path.unlink()
    return resealed(content)


def test_a_link_to_a_file_of_the_machine_is_refused(store: Store, tmp_path: Path, packet: bytes) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16

    refused(store, tmp_path, zipped(parts_of(packet, tmp_path), tmp_path, change=link))


def test_a_bomb_is_refused_before_it_is_unpacked(store: Store, tmp_path: Path, packet: bytes) -> None:
    parts = with_part(parts_of(packet, tmp_path), "bilag/0099.pdf", bytes(50_000_000))
    content = zipped(parts, tmp_path, change=lambda info: None, method=zipfile.ZIP_DEFLATED)
    assert len(content) < 1_000_000
    refused(store, tmp_path, content)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(store: Store, tmp_path: Path, packet: bytes) -> None:
    path = tmp_path / "falsk"
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = b"klynge-sha256 " + b"0" * 64
        for name, content in [*parts_of(packet, tmp_path).items(), ("bilag/0001.pdf", b"%PDF-1.4 en anden")]:
            archive.writestr(zipfile.ZipInfo(name), content)
    content = path.read_bytes()
    path.unlink()
    refused(store, tmp_path, resealed(content))


@pytest.mark.parametrize(("place", "told"), [(18, 0), (18, 2**32 - 1), (22, 0), (22, 2**32 - 1), (14, 7), (8, 8)])
def test_what_stands_before_a_part_is_what_the_directory_says(
    store: Store, tmp_path: Path, packet: bytes, place: int, told: int
) -> None:
    width = 2 if place == 8 else 4
    at = packet.index(b"PK\x03\x04", 10) + place
    refused(store, tmp_path, resealed(packet[:at] + told.to_bytes(width, "little") + packet[at + width :]))


def test_a_pipe_or_a_device_is_no_packet(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.klynge")
    for path in (tmp_path / "rør.klynge", Path("/dev/zero")):
        with pytest.raises(UserError, match="ikke en almindelig fil"):
            receive(store, path)


@pytest.mark.parametrize("before", [b"#!/bin/sh\n", b"GIF89a"])
def test_a_packet_behind_another_file_is_refused(store: Store, tmp_path: Path, packet: bytes, before: bytes) -> None:
    refused(store, tmp_path, resealed(before + packet))


def test_headers_that_lie_about_sizes_and_places_are_refused(store: Store, tmp_path: Path, packet: bytes) -> None:
    chance, start = random.Random(7), packet.index(b"PK\x01\x02")
    for _ in range(150):
        place = chance.randrange(start, len(packet) - 80)
        content = resealed(packet[:place] + bytes([chance.randrange(256)]) + packet[place + 1 :])
        path = tmp_path / "fremmed.klynge"
        path.write_bytes(content)
        before = seen(tmp_path)
        try:
            receive(store, path)
        except UserError:
            assert seen(tmp_path) == before
        assert not [each for each in seen(tmp_path) if "midlertidig/" in each.as_posix()]
