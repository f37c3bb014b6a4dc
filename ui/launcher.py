"""The command `shenqi`: a subcommand goes to the command line, anything else opens the app."""

from __future__ import annotations

import sys
from pathlib import Path

# What reviewer.cli answers. Qt is not imported for these: a server may have no display.
COMMANDS = frozenset({"review", "export", "batch", "law", "rules", "help"})


def main(arguments: list[str] | None = None) -> int:
    """Run the command line or the app; the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and (given[0] in COMMANDS or given[0].startswith("-")):
        from reviewer.cli import main as command_line

        return command_line(given)
    from ui.app import run

    return run([Path(name) for name in given])
