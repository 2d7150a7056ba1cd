"""One meeting as one file (.klynge): the meeting file, the files of its bilag and pictures, and a manifest.

Inside: `manifest.json` (format, version, who sent it, the packets it answers, base hashes, and sha256 and size of every
other part), `moede.json` (the meeting file) and `bilag/0001.pdf` and so on.
"""

from __future__ import annotations

import errno
import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from klyngedesk.intake.checked import IDENTITY, Checked
from klyngedesk.intake.meeting_file import ReadMeeting, read_meeting_file
from klyngedesk.intake.meeting_file_json import parsed, refuse_device
from klyngedesk.intake.sealed_zip import CHUNK, NotWhole, unpack_sealed, write_sealed
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.texts import texts_of
from klyngedesk.text.pictures import pictures_in

FORMAT, VERSION, ENDING = "klynge", 1, ".klynge"
MANIFEST, MEETING = "manifest.json", "moede.json"
_PART = re.compile(r"manifest\.json|moede\.json|bilag/[0-9]{4}(\.[a-z0-9]{1,8})?")
_SHA = re.compile(r"[0-9a-f]{64}")
MOST_KNOWN = 2000
_KEYS = ("format", "version", "packet", "store", "meeting", "made", "holder", "known", "base", "files")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a packet tells of itself; `known` are the packets of this meeting that its sender has seen, newest first.

    `base` holds a hash of each field of the meeting as it stood in the newest of them.
    """

    packet: str
    store: str
    meeting: str
    made: str
    holder: str = ""
    known: tuple[str, ...] = ()
    base: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packet:
    """An opened packet: its files lie in a private folder until it is closed. `objects` are they by their sha256."""

    manifest: Manifest
    read: ReadMeeting
    objects: Mapping[str, Path]

    @property
    def meeting(self) -> Meeting:
        """Return the meeting, its bilag with the sha256 and size of their files."""
        names = {path: sha for sha, path in self.objects.items()}

        def attachment(each: Attachment) -> Attachment:
            path = self.read.files.get(each.id)
            return replace(each, object_id=names[path], size=path.stat().st_size) if path else each

        return self.read.meeting.with_each_attachment(attachment)


def write_klynge(target: Path, manifest: Manifest, form: Mapping[str, Any], files: Mapping[str, Path]) -> None:
    """Write the packet; `files` are the parts under `bilag/` by their names."""
    meeting = (json.dumps(form, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    listed = {MEETING: {"sha256": hashlib.sha256(meeting).hexdigest(), "size": len(meeting)}}
    listed |= {name: {"sha256": _sha_of(path), "size": path.stat().st_size} for name, path in files.items()}
    told = {
        "format": FORMAT,
        "version": VERSION,
        "packet": manifest.packet,
        "store": manifest.store,
        "meeting": manifest.meeting,
        "made": manifest.made,
        "holder": manifest.holder,
        "known": list(manifest.known),
        "base": dict(manifest.base),
        "files": listed,
    }
    written = json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")
    write_sealed(target, {MANIFEST: written, MEETING: meeting, **files})


@contextmanager
def opened_klynge(path: Path) -> Iterator[Packet]:
    """Give the packet while its parts lie in a private folder; UserError, and nothing kept, where it is not whole."""
    folder = Path(tempfile.mkdtemp(prefix="klyngedesk-klynge-"))
    try:
        yield _opened(path, folder)
    except NotWhole as error:
        raise _refused(path) from error
    except FileNotFoundError as error:
        raise UserError(f"Filen »{path.name}« findes ikke. Se efter, om den er flyttet eller omdøbt.") from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise UserError("Disken er fuld, så filen kan ikke pakkes ud. Slet noget, og prøv igen.") from error
        raise UserError(f"Filen »{path.name}« kan ikke læses. Se efter, om du må åbne den.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _refused(path: Path) -> UserError:
    return UserError(
        f"»{path.name}« er beskadiget eller ikke lavet af KlyngeDesk, så intet af den er hentet. "
        "Bed om at få den sendt igen."
    )


def _opened(path: Path, folder: Path) -> Packet:
    if path.is_dir():
        raise UserError(f"»{path.name}« er en mappe. Vælg selve filen.")
    refuse_device(path)
    names = unpack_sealed(path, folder, _PART)
    if not {MANIFEST, MEETING} <= set(names):
        raise NotWhole
    told = Checked.of(parsed(folder / MANIFEST), f"»{path.name}«")
    if told.data.get("format") == FORMAT and told.whole_number("version") not in (None, VERSION):
        raise UserError(f"»{path.name}« er lavet med en nyere KlyngeDesk. Installér den nyeste udgave, og prøv igen.")
    listed = _check_files(told, folder, set(names) - {MANIFEST})
    manifest = _manifest(told)
    read = read_meeting_file(folder / MEETING)
    if len(read) != 1 or read[0].meeting.id != manifest.meeting:
        raise NotWhole
    objects = {sha: (folder / name).resolve() for name, sha in listed.items() if name != MEETING}
    named = set(read[0].files.values())
    shown = {objects[id_] for text in texts_of(read[0].meeting) for id_ in pictures_in(text.text) if id_ in objects}
    if len(objects) != len(listed) - 1 or named | shown != set(objects.values()):
        raise NotWhole
    return Packet(manifest, read[0], objects)


def _check_files(told: Checked, folder: Path, names: set[str]) -> dict[str, str]:
    """Return the sha256 of each part; NotWhole where one is missing, unlisted or another than listed."""
    files = told.data.get("files")
    if not isinstance(files, Mapping) or set(files) != names:
        raise NotWhole
    for name, listed in files.items():
        facts = Checked.of(listed, told.place)
        sha, size = facts.words("sha256"), facts.data.get("size")
        path = folder / name
        if not _SHA.fullmatch(sha) or path.stat().st_size != size or _sha_of(path) != sha:
            raise NotWhole
    return {name: str(facts["sha256"]) for name, facts in files.items()}


def _manifest(told: Checked) -> Manifest:
    told.allow(_KEYS)
    base = told.data.get("base") or {}
    if told.data.get("format") != FORMAT or told.data.get("version") != VERSION or not isinstance(base, Mapping):
        raise NotWhole
    for key in ("packet", "store", "meeting", "made"):
        told.need(key)
    words = {key: told.words(key) for key in ("packet", "store", "meeting", "made", "holder")}
    if not all(words[key] for key in ("store", "made")):
        raise NotWhole
    known = tuple(dict.fromkeys(told.strings("known")))
    ids = (words["packet"], words["meeting"], *known)
    if len(known) > MOST_KNOWN or not all(map(IDENTITY.fullmatch, ids)):
        raise NotWhole
    return Manifest(**words, known=known, base={str(key): str(value) for key, value in base.items()})


def _sha_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
