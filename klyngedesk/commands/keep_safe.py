"""The commands that keep a store safe: backup, restore, verify and rescue."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from klyngedesk.model.errors import UserError
from klyngedesk.services import safety
from klyngedesk.store.faults import of_the_disk
from klyngedesk.store.store import Store
from klyngedesk.store.verifying import Finding


def run_backup(store: Store, chosen: argparse.Namespace) -> int:
    """Return the exit code; the path of the copy is told."""
    made = safety.back_up(store, place=chosen.to.expanduser().absolute() if chosen.to else None)
    print(made.file)
    if made.lacks:
        raise UserError(made.lacks)
    return 0


def run_on_folder(folder: Path, chosen: argparse.Namespace) -> int:
    """Return the exit code of a command that needs no open store."""
    match chosen.command:
        case "restore":
            return _restore(folder, chosen.file)
        case "rescue":
            return _rescue(folder, chosen)
        case _:
            return _verify(folder, as_json=chosen.json)


def _restore(folder: Path, file: Path) -> int:
    aside = safety.restore(folder, file.expanduser().absolute())
    print(f"Hentet: {file}")
    if aside:
        print(f"Det, der stod der før, ligger i {aside}")
    return 0


def _rescue(folder: Path, chosen: argparse.Namespace) -> int:
    if chosen.out.exists():
        raise UserError(f"»{chosen.out.name}« findes allerede. Vælg et andet navn.")
    count = safety.rescue_texts(chosen.damaged or folder / "klyngedesk.db", chosen.out)
    print(f"{count} stykker tekst er reddet ud i {chosen.out}")
    return 0


def _verify(folder: Path, *, as_json: bool) -> int:
    try:
        found = safety.verify_folder(folder)
    except (UserError, OSError) as error:
        if not as_json:
            raise
        found = [Finding("store", "", of_the_disk(error) or str(error))]  # a program reads JSON whatever happens
    wrong = [finding for finding in found if finding.kind != "bilag_found"]
    if as_json:
        print(json.dumps({"ok": not wrong, "findings": [asdict(each) for each in found]}, ensure_ascii=False, indent=2))
    else:
        for finding in found:
            print(finding.message)
        if not found:
            print("Hvert ord og hvert bilag er, som det blev gemt.")
    return 1 if wrong else 0
