"""Start KlyngeDesk from source: python3 packaging/run.py [arguments]."""

from __future__ import annotations

import os
import subprocess
import sys

import environment

WITHOUT_A_WINDOW = {
    *("import", "list", "export", "check", "search", "backup", "restore", "verify", "rescue", "sent"),
    *("--help", "-h", "--version"),
}


def main() -> int:
    """Return the program's exit code."""
    arguments = sys.argv[1:]
    if not WITHOUT_A_WINDOW & set(arguments):
        environment.install_packages(environment.missing_libraries())
    inside = environment.ready(sys.executable, ".venv")
    path = os.pathsep.join(filter(None, [str(environment.ROOT), os.environ.get("PYTHONPATH", "")]))
    started = subprocess.run(
        [str(inside), "-m", "klyngedesk", *arguments], env={**os.environ, "PYTHONPATH": path}, check=False
    )
    return started.returncode


if __name__ == "__main__":
    sys.exit(main())
