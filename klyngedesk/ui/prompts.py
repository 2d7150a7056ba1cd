"""Asking and telling: what the program may ask a person, whoever answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Prompts(Protocol):
    """What the program may ask a person; tests answer in her place."""

    def tell(self, sentence: str) -> None: ...

    def ask(self, sentence: str, yes: str, no: str) -> bool: ...

    def choose(self, sentence: str, choices: Sequence[str], default: int) -> int: ...

    def choose_folder(self, title: str) -> Path | None: ...

    def choose_files(self, title: str, kinds: str = "") -> tuple[Path, ...]: ...

    def choose_save_path(self, title: str, proposed: str, kinds: str) -> Path | None: ...

    def ask_text(self, title: str, label: str, proposed: str = "") -> str | None: ...

    def ask_password(self, title: str, label: str) -> str | None: ...
