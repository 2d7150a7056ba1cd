"""Writes, syncs and space fail at every n-th call: a sentence each time, and nothing that was saved is lost."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from klyngedesk.model.errors import UserError
from klyngedesk.store.backup_plan import copies_in
from klyngedesk.store.digests import changed_rows
from klyngedesk.store.faults import StoreFault
from klyngedesk.store.objects import ObjectFolder
from klyngedesk.store.store import Store
from tests.store.disk import FULL, SYNC_ERROR, WRITE_ERROR, Disk, recording
from tests.store.stores import filled, minutes, type_minutes

CODES = {"no space": FULL, "write error": WRITE_ERROR, "sync error": SYNC_ERROR}


def prepared(folder: Path) -> Path:
    store = filled(folder)
    type_minutes(store, "gammelt")
    store.close()
    return folder


def fails_once_while_saving(folder: Path, disk: Disk, number: int, code: int, *, lasting: bool) -> int:
    """Return how many calls failed; asserts that the old or the new words stand, and that saving goes on."""
    store = Store.open(folder)
    disk.arm(number, code, lasting=lasting)
    told = ""
    try:
        type_minutes(store, f"nyt {number}" + " ord" * 3000)
    except StoreFault as fault:
        told = str(fault)
    failed = disk.failed
    disk.disarm()
    if told:
        assert told.endswith((".", "prøv igen."))
        type_minutes(store, f"nyt {number}" + " ord" * 3000)
    assert minutes(store).startswith(f"nyt {number} ord"), (number, told)
    store.close()
    again = Store.open(folder)
    with again.alone() as connection:
        assert changed_rows(connection) == []
    assert minutes(again).startswith(f"nyt {number} ord")
    again.close()
    return failed


def opened_or_told(folder: Path) -> str:
    """Return the sentence with which the store refused to open, or nothing."""
    try:
        Store.open(folder).close()
    except StoreFault as fault:
        return str(fault)
    return ""


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("name", CODES)
def test_saving_survives_a_failure_at_every_call(name: str, lasting: bool, quick_folder: Path) -> None:
    folder = prepared(quick_folder / "store")
    with recording() as disk:
        number = 1
        while fails_once_while_saving(folder, disk, number, CODES[name], lasting=lasting):
            number += 1
    assert number > 10


@pytest.mark.parametrize("name", CODES)
def test_opening_survives_a_failure_at_every_call(name: str, quick_folder: Path) -> None:
    folder = prepared(quick_folder / "store")
    with recording() as disk:
        number, failed = 1, 1
        while failed:
            disk.arm(number, CODES[name])
            opened_or_told(folder)
            failed, number = disk.failed, number + 1
            disk.disarm()
            again = Store.open(folder)
            assert minutes(again) == "gammelt"
            again.close()
    assert number > 3


def test_making_a_store_fails_without_leaving_half_of_one(quick_folder: Path) -> None:
    with recording(prefix=".") as disk:
        number, failed = 1, 1
        while failed:
            folder = quick_folder / str(number)
            disk.arm(number, FULL)
            told = opened_or_told(folder)
            assert told == "" or ("Disken er fuld" in told and list(folder.iterdir()) == [])
            failed, number = disk.failed, number + 1
            disk.disarm()
    assert number > 3


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_bilag_that_cannot_be_kept_leaves_nothing_behind(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    source = tmp_path / "bilag.txt"
    source.write_text("bilag", "utf-8")
    objects = ObjectFolder(tmp_path / "objects")
    with monkeypatch.context() as patched:
        patched.setattr(os if name == "fsync" else Path, name, full)
        with pytest.raises(UserError, match="Disken er fuld"):
            objects.add(source)
    assert [file for file in (tmp_path / "objects").rglob("*") if file.is_file()] == []
    assert objects.add(source)[1] == 5


def test_bilag_wait_where_less_than_200_mb_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = shutil.disk_usage(tmp_path)._replace(total=100 << 30, free=199 << 20)
    monkeypatch.setattr("shutil.disk_usage", lambda folder: left)
    source = tmp_path / "bilag.txt"
    source.write_text("bilag", "utf-8")
    with pytest.raises(UserError, match="næsten fuld"):
        ObjectFolder(tmp_path / "objects").add(source)


def test_a_folder_that_takes_no_bilag_is_named_and_the_file_is_not_blamed(tmp_path: Path) -> None:
    (tmp_path / "bilag.txt").write_text("bilag", "utf-8")
    (tmp_path / "objects").write_text("noget andet", "utf-8")
    with pytest.raises(UserError, match=r"»bilag\.txt« kunne ikke lægges i .*objects"):
        ObjectFolder(tmp_path / "objects").add(tmp_path / "bilag.txt")


def test_copies_and_bilag_that_may_not_be_looked_at_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, **_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    objects = ObjectFolder(tmp_path / "objects")
    (tmp_path / "bilag.txt").write_text("bilag", "utf-8")
    object_id, _ = objects.add(tmp_path / "bilag.txt")
    monkeypatch.setattr(Path, "iterdir", refused)
    monkeypatch.setattr(Path, "is_file", refused)
    assert (copies_in(tmp_path), objects.has(object_id)) == ([], False)
