"""What can be written for the commands that keep a store safe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

# They work on the folder, since the store in it may be one that cannot be opened.
WITHOUT_STORE = ("restore", "verify", "rescue")


def add_commands(commands: Any, shared: Any) -> None:
    """Add what can be written on the command line."""
    backup = commands.add_parser("backup", parents=[shared], help="lav en prøvet sikkerhedskopi med alle bilag")
    backup.add_argument("--to", type=Path, metavar="MAPPE", help="læg kopien i denne mappe")
    restore = commands.add_parser("restore", parents=[shared], help="hent en sikkerhedskopi; intet skrives over")
    restore.add_argument("file", type=Path, metavar="FIL", help="kopien (.db)")
    verify = commands.add_parser(
        "verify", parents=[shared], help="se efter, om hvert ord og bilag er, som det blev gemt"
    )
    verify.add_argument("--json", action="store_true", help="svar som JSON")
    rescue = commands.add_parser("rescue", parents=[shared], help="red teksten ud af en beskadiget fil")
    rescue.add_argument("--from", type=Path, dest="damaged", metavar="FIL", help="filen (ellers den i mappen)")
    rescue.add_argument("--out", type=Path, required=True, metavar="FIL", help="tekstfilen, der skal skrives")
