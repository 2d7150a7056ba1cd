"""Spelling in a process of its own, so that neither reading the dictionary nor a suggestion holds the window."""

from __future__ import annotations

import json
import multiprocessing
import re
from collections.abc import Iterable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from klyngedesk import resources
from klyngedesk.documents.safe_write import write_for_her_alone

OWN_WORDS = "ordbog.json"
TRADE_WORDS = "fagord.txt"  # right ones that the dictionary lacks, or does not think of when it suggests
MOST_SUGGESTIONS = 7
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_WORDS = re.compile(
    r"\S*(?:://|@|www\.|\d)\S*|\[[^\[\]\n]{1,40}\]|;\w+|"
    r"\b(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}\b|"  # bl.a., m.fl.
    r"\b[^\W\d_]+-(?=[\s,/]|$)|(?<![\w-])-[^\W\d_]+"  # børne- og ungeområdet, bosteder og -tilbud
)


def words_of(line: str) -> list[tuple[int, int, str]]:
    """Return the words of a line that can be misspelt, each with start and end; addresses and numbers are none."""
    apart = [found.span() for found in _NO_WORDS.finditer(line)]
    return [
        (found.start(), found.end(), found[0])
        for found in _WORD.finditer(line)
        if _can_be_wrong(found[0]) and not any(start <= found.start() < end for start, end in apart)
    ]


def _can_be_wrong(word: str) -> bool:
    """Return whether the word is more than a letter or an abbreviation such as PLO or MedCom."""
    return len(word) > 1 and word[1:] == word[1:].casefold()


def parts_of(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names of people and places, with and without their genitive s, as they are compared."""
    words = {found[0].casefold() for name in names for found in _WORD.finditer(name)}
    words |= {part for word in words for part in word.split("-")}
    return frozenset(words | {f"{word}s" for word in words})


def own_words(folder: Path) -> frozenset[str]:
    """Return the words she has taught the program."""
    try:
        found = json.loads((folder / OWN_WORDS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(str(word) for word in found) if isinstance(found, list) else frozenset()


def keep_own_words(folder: Path, words: Iterable[str]) -> None:
    """Write the words she has taught the program."""
    form = json.dumps(sorted(words), ensure_ascii=False, indent=1)
    write_for_her_alone(folder / OWN_WORDS, form)


class SpellingProcess:
    """The process that knows the dictionary; each question waits for its answer, so ask beside the window."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        folder = str(resources.path("dictionaries/da_DK.aff").parent)
        self._process: SpawnProcess = context.Process(target=_serve, args=(theirs, folder), daemon=True)
        self._process.start()
        theirs.close()

    def check(self, words: list[str]) -> dict[str, bool]:
        """Return for each word whether it is spelt right; EOFError where the process has ended."""
        self._ours.send(("check", words))
        answer: dict[str, bool] = self._ours.recv()
        return answer

    def suggest(self, word: str) -> list[str]:
        """Return what the word may have been meant to be, the likeliest first."""
        self._ours.send(("suggest", [word]))
        answer: list[str] = self._ours.recv()
        return answer

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._ours.close()


def _serve(connection: Connection, folder: str) -> None:
    from hunspell import Hunspell  # late: only the process of its own has the dictionary

    dictionary = Hunspell("da_DK", hunspell_data_dir=folder)
    for word in (Path(folder) / TRADE_WORDS).read_text(encoding="utf-8").split():
        dictionary.add(word)
    while True:
        try:
            task, words = connection.recv()
            if task == "check":
                connection.send({word: _is_right(dictionary, word) for word in words})
            else:
                connection.send(list(dictionary.suggest(words[0]))[:MOST_SUGGESTIONS])
        except (EOFError, OSError):
            return


def _is_right(dictionary: object, word: str) -> bool:
    def known(each: str) -> bool:
        return bool(dictionary.spell(each))  # type: ignore[attr-defined]

    plain = word.replace("’", "'")
    return known(plain) or known(f"{plain}.") or ("-" in plain and all(map(known, filter(None, plain.split("-")))))
