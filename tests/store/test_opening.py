"""Every way a store can be wrong has its own sentence, and the file is left as it was."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from klyngedesk.model.errors import UserError
from klyngedesk.services import safety
from klyngedesk.store.faults import Fault, told
from klyngedesk.store.listing import list_meetings_quickly
from klyngedesk.store.migrations import migrate
from klyngedesk.store.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    Store.open(tmp_path).close()
    return tmp_path / "klyngedesk.db"


def refused(folder: Path) -> str:
    with pytest.raises(UserError) as told:
        Store.open(folder)
    return str(told.value)


def test_a_missing_store_is_made(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "ny mappe æøå")
    assert store.list_meetings() == ()
    store.close()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + b"x" * 500, b"\x00" * 4096])
def test_a_file_that_is_no_store_is_refused_and_left_as_it_was(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "beskadiget" in refused(file.parent)
    assert file.read_bytes() == content


def test_a_damaged_page_is_found_before_anything_is_written(file: Path) -> None:
    damaged = bytearray(file.read_bytes())
    damaged[4096:8192] = bytes(4096)
    file.write_bytes(damaged)
    assert "beskadiget" in refused(file.parent)
    assert file.read_bytes() == bytes(damaged)


def test_a_store_from_a_newer_program_is_refused_untouched(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    file.write_bytes(content)
    assert "nyere udgave" in refused(file.parent)
    assert file.read_bytes() == bytes(content)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "klyngedesk.db")
    other.execute("CREATE TABLE x (y)")
    other.commit()
    other.close()
    assert "ikke skrevet af KlyngeDesk" in refused(tmp_path)


def test_a_second_start_is_told_that_the_store_is_open(file: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from klyngedesk.store.store import Store;"
        "s = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(file.parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        first.stdout.readline()
        assert "allerede åben" in refused(file.parent)
        first.communicate()
    Store.open(file.parent).close()


@pytest.mark.skipif(os.name == "nt", reason="there locks belong to the handle")
def test_a_copy_of_the_open_store_lets_nobody_else_in(file: Path) -> None:
    program = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN EXCLUSIVE')"
    with closing(Store.open(file.parent)) as store:
        store.keep_fact("word", "written")
        safety.back_up(store)
        safety.verify(store)
        other = subprocess.run([sys.executable, "-c", program, str(file)], check=False, capture_output=True, text=True)
    assert "database is locked" in other.stderr


@pytest.mark.skipif(os.name == "nt", reason="there are no such files")
@pytest.mark.parametrize("put", [Path.mkdir, lambda file: os.mkfifo(file), lambda file: file.symlink_to("/dev/zero")])
def test_what_is_no_file_at_all_is_refused_at_once(file: Path, put: Callable[[Path], object]) -> None:
    file.unlink()
    put(file)
    assert "er ikke en fil" in refused(file.parent)
    assert safety.count_rescuable(file.parent) == 0


def test_a_reason_of_the_disk_is_told_in_danish(file: Path) -> None:
    failed = sqlite3.OperationalError("disk I/O error")
    assert "disken svarer med en fejl" in str(told(failed, file))
    assert "for mange filer" in str(told(OSError(errno.EMFILE, "Too many open files"), file))
    assert told(OSError(errno.EIO, "Input/output error", "/busy/full/locked"), file).fault is Fault.OTHER


def test_a_file_where_the_folder_should_be_is_told_of(file: Path) -> None:
    assert "der ligger en fil i mappens sted" in refused(file)


def test_a_quick_list_of_a_store_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert list_meetings_quickly(tmp_path / "intet") == ()


def test_a_migration_counts_only_when_it_is_whole(file: Path) -> None:
    before = file.read_bytes()

    def loses_rows(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE annex")
        connection.execute("CREATE TABLE other (x)")
        connection.execute("INSERT INTO meeting (id) VALUES ('lonely')")

    with pytest.raises(UserError, match="ikke rørt"):
        migrate(file, 1, 2, {1: loses_rows})
    assert file.read_bytes() == before


def test_a_migrated_store_keeps_the_old_file_beside_it(file: Path) -> None:
    before = file.read_bytes()
    migrate(file, 1, 2, {1: lambda connection: connection.execute("ALTER TABLE annex ADD COLUMN extra TEXT")})
    assert file.with_name("klyngedesk.db.version-1").read_bytes() == before
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
