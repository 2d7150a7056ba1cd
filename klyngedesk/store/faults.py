"""What can be wrong with a store: each fault has a name for the program and a sentence for the person."""

from __future__ import annotations

import errno
import sqlite3
from enum import Enum
from pathlib import Path

from klyngedesk.model.errors import UserError, reason_of


class Fault(Enum):
    """Why a store cannot be opened or written."""

    OPEN_ELSEWHERE = "open elsewhere"
    OTHER_COMPUTER = "open on another computer"
    DAMAGED = "damaged"
    MISSING = "missing"
    NEWER = "newer"
    FOREIGN = "foreign"
    READ_ONLY = "read-only"
    UNREADABLE = "unreadable"
    FULL = "full"
    FOLDER = "folder"
    OTHER = "other"


class StoreFault(UserError):
    """A fault of the store; its text is the sentence to show."""

    def __init__(self, fault: Fault, sentence: str) -> None:
        super().__init__(sentence)
        self.fault = fault


OPEN_ELSEWHERE = StoreFault(
    Fault.OPEN_ELSEWHERE,
    "KlyngeDesk er allerede åben med den samme mappe. Brug det vindue, der er åbent, eller luk det først. "
    "Svarer det ikke, så vent lidt, og prøv igen.",
)
_SPACE = (errno.ENOSPC, errno.EDQUOT)
_DATABASE_SAYS = (
    ("full", "disken er fuld"),
    ("readonly", "disken kan kun læses"),
    ("unable to open", "filen kan ikke åbnes"),
    ("disk i/o", "disken svarer med en fejl"),
    ("interrupted", "afbrudt"),
)
_NOT_SOUND = ("malformed", "could not decode", "not a database", "corrupt", "no such table", "no such column")
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS)


def told(error: Exception, file: Path) -> StoreFault:
    """Return the Danish sentence for what the disk or the database said."""
    number = error.errno if isinstance(error, OSError) else None
    words = "" if isinstance(error, OSError) else str(error).casefold()  # a path may hold any word
    if "locked" in words or "busy" in words:
        return OPEN_ELSEWHERE
    if number in _SPACE or "full" in words or "no space" in words:
        return StoreFault(Fault.FULL, "Disken er fuld. Slet noget, så gemmes igen af sig selv.")
    if number in _REFUSED or any(w in words for w in ("readonly", "read-only", "permission", "unable to open")):
        where = file.parent
        return StoreFault(
            Fault.READ_ONLY, f"Der kan ikke skrives i {where}. Bed om skriveadgang, eller vælg en anden mappe."
        )
    # The database quotes what it could not read: that must not be shown or written anywhere.
    if any(said in words for said in _NOT_SOUND):
        return damaged(file)
    return StoreFault(
        Fault.OTHER, f"Møderne i {file.parent} kan ikke gemmes lige nu ({_short(error)}). Se efter disken."
    )


def damaged(file: Path) -> StoreFault:
    return StoreFault(
        Fault.DAMAGED,
        f"Filen {file} er beskadiget. Den er ikke rørt. Hent en sikkerhedskopi, eller red teksten ud.",
    )


def spoilt(file: Path) -> StoreFault:
    return StoreFault(
        Fault.DAMAGED,
        f"Noget uden for KlyngeDesk har skrevet i {file}. Det, du skriver nu, gemmes ved siden af. "
        "Luk KlyngeDesk, og start igen, så hentes det hele fra en sikkerhedskopi.",
    )


def empty(file: Path) -> StoreFault:
    return StoreFault(
        Fault.DAMAGED,
        f"Filen {file} er tom og dermed beskadiget. Den er ikke rørt. Hent en sikkerhedskopi.",
    )


def missing(file: Path) -> StoreFault:
    return StoreFault(
        Fault.MISSING, f"Filen med møderne er væk: {file}. Hent en sikkerhedskopi, eller begynd på en ny, tom fil."
    )


def away(folder: Path) -> StoreFault:
    return StoreFault(
        Fault.FOLDER,
        f"Drevet eller mappen {folder} er væk. Sæt drevet til igen, så gemmes af sig selv; luk ikke KlyngeDesk imens.",
    )


def written_elsewhere(folder: Path) -> str:
    """Return what to tell where the words went into a new folder in place of one that is away."""
    return (
        "Drevet eller mappen er væk: Sæt drevet til igen. Teksten er gemt så længe i en ny mappe, "
        f"der også hedder {folder}; bilagene er på drevet."
    )


def no_way_in(folder: Path, error: OSError) -> StoreFault:
    if error.errno in (errno.EACCES, errno.EPERM):
        sentence = f"Du har ikke adgang til mappen {folder}. Bed om adgang, eller vælg en anden mappe."
    else:
        sentence = f"Mappen {folder} kan ikke laves eller åbnes ({reason_of(error)}). Vælg en anden mappe."
    return StoreFault(Fault.FOLDER, sentence)


def is_of_the_disk(error: BaseException | None) -> bool:
    """Return whether it failed for a reason outside the program."""
    if isinstance(error, OSError):
        return True
    # The plain DatabaseError is how the database says that what it reads is not sound.
    return type(error) in (sqlite3.OperationalError, sqlite3.DatabaseError)


def of_the_disk(error: BaseException) -> str:
    """Return the Danish sentence for a disk that failed in the middle of something; empty where it was no disk."""
    cause = getattr(error, "orig", None) or error
    if not is_of_the_disk(cause):
        return ""
    if isinstance(cause, FileNotFoundError) and "usable temporary" in str(cause.strerror):
        return "Der er ingen plads til midlertidige filer. Slet noget på computerens disk, og prøv igen."
    if isinstance(cause, OSError):
        where = f" ved {cause.filename}" if cause.filename else ""
        return f"Det kunne ikke gøres: {_short(cause)}{where}. Der er ikke skrevet noget halvt. Se efter, og prøv igen."
    return f"Det kunne ikke gøres: {_short(cause)}. Se efter disken, og prøv igen."


def _short(error: BaseException) -> str:
    """Return the reason in Danish; the number helps whoever looks after the machine."""
    if isinstance(error, OSError):
        return reason_of(error)
    words = str(error).casefold()
    return next((danish for english, danish in _DATABASE_SAYS if english in words), "fejl i databasen")
