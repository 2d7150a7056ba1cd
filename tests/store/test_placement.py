"""A folder that others write in is known; a moved store is found where it went."""

from __future__ import annotations

from pathlib import Path

import pytest

from klyngedesk.model.errors import UserError
from klyngedesk.services.safety import move_store
from klyngedesk.store.placement import POINTER, risky_place, where_it_went
from klyngedesk.store.store import Store
from tests.store.stores import filled, minutes, type_minutes

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/faelles /mnt/f\\040drev cifs rw 0 0
/dev/sdb1 /mnt/f\\040drev/usb vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/home/anna/OneDrive - Region Kysten/KlyngeDesk", "OneDrive"),
        ("/home/anna/dropbox/x", "Dropbox"),
        ("/mnt/f drev/møder", "et netværksdrev"),
        ("/mnt/f drev/usb/møder", ""),
        ("/home/anna/Dokumenter", ""),
        ("/srv/sky/møder", "OneDrive"),
    ],
)
def test_a_folder_that_others_write_in_is_known(folder: str, told: str) -> None:
    assert risky_place(Path(folder), {"OneDriveCommercial": "/srv/sky"}, MOUNTS) == told


def test_a_folder_watched_by_syncthing_is_known(tmp_path: Path) -> None:
    (tmp_path / ".stfolder").mkdir()
    assert risky_place(tmp_path / "store", {}, MOUNTS) == "et synkroniseringsprogram"


def test_a_moved_store_is_whole_in_its_new_place_and_found_from_the_old(tmp_path: Path) -> None:
    store = filled(tmp_path / "old")
    store.objects.add_bytes(b"bilag")
    type_minutes(store, "flyttet med")
    store.close()
    made = move_store(tmp_path / "old", tmp_path / "new")
    assert where_it_went(tmp_path / "old") == made
    again = Store.open(made)
    assert (minutes(again), len(list(made.glob("objects/??/*")))) == ("flyttet med", 1)
    again.close()
    assert not (tmp_path / "old" / "klyngedesk.db").exists()
    assert len(list((tmp_path / "old").glob("lagt til side/*/klyngedesk.db"))) == 1


def test_a_store_is_not_moved_onto_another(tmp_path: Path) -> None:
    for name in ("old", "new/KlyngeDesk"):
        filled(tmp_path / name).close()
    with pytest.raises(UserError, match="findes allerede"):
        move_store(tmp_path / "old", tmp_path / "new")
    assert (tmp_path / "old" / "klyngedesk.db").exists()


def test_a_pointer_that_the_power_left_empty_points_nowhere(tmp_path: Path) -> None:
    (tmp_path / POINTER).touch()
    assert where_it_went(tmp_path) == tmp_path
