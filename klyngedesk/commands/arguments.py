"""What can be written after `klyngedesk`, with its help in Danish."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from klyngedesk import __version__
from klyngedesk.commands import keep_safe_arguments

KINDS = ("dagsorden", "referat", "beslutningsreferat", "udskrift", "koerekort", "pakke", "tillaeg")
FORMATS = ("docx", "pdf", "json", "klynge", "eml", "zip", "mappe")
AUDIENCES = ("intern", "offentlig")
VIEWS = ("forbered", "moede", "udsend")
_HEADINGS = {"positional arguments": "Kommandoer og filer", "options": "Valg"}


class DanishFormatter(argparse.HelpFormatter):
    """A help text that begins in Danish."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class DanishParser(argparse.ArgumentParser):
    """A parser that answers in Danish."""

    def __init__(self, *, helps: bool = True, **more: object) -> None:
        more["formatter_class"] = DanishFormatter
        super().__init__(add_help=False, allow_abbrev=False, **more)  # type: ignore[arg-type]
        if not helps:
            return
        for group in self._action_groups:
            group.title = _HEADINGS.get(group.title or "", group.title)
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"Kommandoen kan ikke forstås: {in_danish(message)}. Se hjælpen med --help.\n")


def in_danish(message: str) -> str:
    """Return argparse's own sentence in Danish."""
    for english, danish in (
        ("the following arguments are required:", "der mangler"),
        ("unrecognized arguments:", "ukendt:"),
        ("expected one argument", "mangler en værdi"),
        ("expected at least one argument", "mangler en værdi"),
        ("invalid choice:", "kan ikke være"),
        ("ignored explicit argument", "tager ingen værdi, men fik"),
        ("(choose from", "(vælg mellem"),
        ("argument ", ""),
    ):
        message = message.replace(english, danish)
    return message


def megabytes(written: str) -> float:
    """Return the number of megabytes, written with comma or point."""
    try:
        found = float(written.replace(",", "."))
    except ValueError:
        found = 0.0
    if not 0 < found < 100_000:
        raise argparse.ArgumentTypeError(f"skal være et tal over 0, ikke '{written}'")
    return found


def parsed(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments; leaves with exit code 2 and a Danish sentence where they make no sense."""
    everywhere = _everywhere()
    parser = DanishParser(
        prog="klyngedesk",
        description="Dagsorden, bilag, referat og beslutninger for sekretæren i et mødeforum.",
        parents=[everywhere],
    )
    parser.add_argument("--version", action="version", version=f"KlyngeDesk {__version__}", help="vis udgaven")
    parser.add_argument("--open", metavar="MØDE", help="åbn mødet med dette id")
    parser.add_argument("--view", choices=VIEWS, help="åbn mødet i denne visning")
    parser.add_argument("--item", metavar="N", help="sæt markøren i dette punkt, for eksempel 3 eller 5b")
    commands = parser.add_subparsers(dest="command", metavar="KOMMANDO", parser_class=DanishParser)
    # A value given before the command must not be overwritten by the command's own default.
    again = _everywhere(argparse.SUPPRESS)
    _add_import(commands, again)
    _add_list(commands, again)
    _add_export(commands, again)
    _add_check(commands, again)
    _add_sent(commands, again)
    _add_search(commands, again)
    keep_safe_arguments.add_commands(commands, again)
    return parser.parse_args(argv)


def _everywhere(default: object = None) -> DanishParser:
    shared = DanishParser(helps=False)
    shared.add_argument("--data-dir", type=Path, metavar="MAPPE", default=default, help="mappen med møderne")
    absent = default if default is argparse.SUPPRESS else False
    shared.add_argument("--demo", action="store_true", default=absent, help="brug et opdigtet møde")
    return shared


Commands = argparse._SubParsersAction


def _add_import(commands: Commands[DanishParser], shared: DanishParser) -> None:
    parser = commands.add_parser("import", parents=[shared], help="hent mødefiler (.json) og møder fra andre (.klynge)")
    parser.add_argument("files", nargs="+", type=Path, metavar="FIL")
    sides = parser.add_mutually_exclusive_group()
    sides.add_argument("--mine", action="store_true", help="behold alt det, der står her, hvor en .klynge siger andet")
    sides.add_argument("--theirs", action="store_true", help="tag alt fra en .klynge, hvor der står andet her")
    parser.add_argument("--json", action="store_true", help="svar som JSON")


def _add_list(commands: Commands[DanishParser], shared: DanishParser) -> None:
    parser = commands.add_parser("list", parents=[shared], help="vis møderne med deres id")
    parser.add_argument("--json", action="store_true", help="svar som JSON")


def _add_export(commands: Commands[DanishParser], shared: DanishParser) -> None:
    parser = commands.add_parser("export", parents=[shared], help="skriv et møde som Word, PDF eller mail")
    parser.add_argument("meeting", metavar="MØDE", help="mødets id eller begyndelsen af det")
    parser.add_argument("--kind", choices=KINDS, default="dagsorden", help="dokumentet (ellers dagsorden)")
    parser.add_argument("--format", choices=FORMATS, required=True, help="filens format")
    parser.add_argument("--audience", choices=AUDIENCES, default="intern", help="hvem der læser det (ellers intern)")
    parser.add_argument("--item", metavar="N", help="punktet i en udskrift, for eksempel 3 eller 5b")
    parser.add_argument("--max-mb", type=megabytes, metavar="N", help="den største fil, mailen kan bære; pakken deles")
    parser.add_argument(
        "--shrink", action="store_true", help="gør billeder mindre i stedet for at dele mere end nødvendigt"
    )
    parser.add_argument("--draft", action="store_true", help="skriv »Udkast« på hver side")
    parser.add_argument(
        "--password",
        default="",
        metavar="KODE",
        help="adgangskode til pdf'en (mindst 8 tegn); med - læses den fra en linje, så andre på maskinen ikke ser den",
    )
    parser.add_argument("--closed-apart", action="store_true", help="læg det lukkede i en fil for sig med adgangskoden")
    parser.add_argument("--out", type=Path, required=True, metavar="STI", help="filen, der skal skrives")
    parser.add_argument("--force", action="store_true", help="skriv over en fil, der findes")
    parser.add_argument("--to", metavar="NAVN", help="hvem der får mødet i en .klynge og skriver videre på det")


def _add_search(commands: Commands[DanishParser], shared: DanishParser) -> None:
    parser = commands.add_parser("search", parents=[shared], help="søg i alt, der er skrevet")
    parser.add_argument("words", nargs="+", metavar="ORD", help='ord, også midt i ord; "flere ord" i den rækkefølge')
    parser.add_argument("--json", action="store_true", help="svar som JSON")


def _add_check(commands: Commands[DanishParser], shared: DanishParser) -> None:
    parser = commands.add_parser("check", parents=[shared], help="vis, hvad der mangler eller ikke passer")
    parser.add_argument("meeting", metavar="MØDE", help="mødets id eller begyndelsen af det")
    parser.add_argument("--json", action="store_true", help="svar som JSON")


def _add_sent(commands: Commands[DanishParser], shared: DanishParser) -> None:
    parser = commands.add_parser("sent", parents=[shared], help="vis, hvad der er sendt ud, og hent det igen")
    parser.add_argument("meeting", metavar="MØDE", help="mødets id eller begyndelsen af det")
    parser.add_argument("--json", action="store_true", help="svar som JSON")
    parser.add_argument("--fetch", type=int, metavar="N", help="hent filerne fra udsendelse nummer N igen")
    parser.add_argument("--out", metavar="MAPPE", help="mappen, de hentes til (ellers den, du står i)")
