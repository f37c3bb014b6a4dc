"""The command `shenqi`: a subcommand goes to the command line, anything else opens the app."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# What reviewer.cli answers. Qt is not imported for these: a server may have no display.
COMMANDS = frozenset(
    {"review", "export", "template", "compare", "import", "batch", "law", "rules", "help"}
)


_USAGE = 2
_NO_DISPLAY = "没有图形界面，桌面程序无法打开。请用：shenqi review 合同文件\n"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line or the app; the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and (given[0] in COMMANDS or given[0].startswith("-")):
        from reviewer.cli import main as command_line

        return command_line(given)
    if not _has_display():
        sys.stderr.write(_NO_DISPLAY)
        return _USAGE
    from ui.app import run

    return run([Path(name) for name in given])


def _has_display() -> bool:
    """Whether Qt can show a window: without one it ends the process with words for programmers."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
