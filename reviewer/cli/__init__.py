"""The command line. The desktop app is not needed for any of it; exit codes are in `console`."""

from __future__ import annotations

from reviewer.cli.commands import COMMANDS, main

__all__ = ["COMMANDS", "main"]
