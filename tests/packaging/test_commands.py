"""The two commands of the README, and what they need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"


def run_here(program: str) -> subprocess.CompletedProcess[str]:
    """Return what a small program says that may import the scripts of packaging/."""
    begun = f"import sys; sys.path.insert(0, {str(PACKAGING)!r})\n"
    return subprocess.run([sys.executable, "-c", begun + program], capture_output=True, text=True, check=False)


def test_the_first_two_code_blocks_of_the_readme_are_the_two_commands() -> None:
    blocks = re.findall(r"^```\n(.*?)^```$", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert [block.strip() for block in blocks[:2]] == ["python3 packaging/run.py", "python3 packaging/test.py"]


def test_the_pinned_versions_name_no_address_and_pin_all_that_the_project_asks_for() -> None:
    lines = (PACKAGING / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or "@" in line] == []
    pinned = {re.split(r"[=;]", line)[0].replace("_", "-").casefold() for line in lines}
    asked = run_here("import environment; print('\\n'.join(environment._requirements('test')))").stdout.split("\n")
    names = {re.split(r"[<>=;\[ ]", line)[0].replace("_", "-").casefold() for line in asked if line}
    assert names - pinned == set()


def test_a_command_without_a_window_needs_no_libraries_of_the_screen() -> None:
    told = run_here("import run; print(' '.join(sorted(run.WITHOUT_A_WINDOW)))").stdout.split()
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "klyngedesk" / "commands").glob("*.py")]
    commands = {name for source in sources for name in re.findall(r'add_parser\(\s*"(\w+)"', source)}
    assert "export" in commands
    assert commands <= set(told)


def test_a_machine_that_may_not_install_is_told_the_line_to_run() -> None:
    program = "import environment, os; os.geteuid = lambda: 1000; environment.install_packages(['xvfb', 'libegl1'])"
    done = run_here(program)
    assert done.returncode != 0
    assert re.search(r"Maskinen mangler xvfb, libegl1\. Kør: .*apt-get install -y .*xvfb libegl1", done.stderr)
