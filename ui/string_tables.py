"""Catalogues and themes: TOML of headings and one quoted string (or true, false) a line.

Read before the window is shown: tomllib takes a tenth of that time for the rest of TOML, of which
these files have none.
"""

from __future__ import annotations

import re
from pathlib import Path

_LINE = re.compile(
    r"\[(?P<heading>[\w.-]+)\]"
    r'|(?P<key>[\w.-]+) = (?:"(?P<string>(?:[^"\\]|\\.)*)"|(?P<other>true|false))'
)
_ESCAPED = re.compile(r"\\(.)")
_CHARACTERS = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def read_table(path: Path) -> dict[str, str]:
    """The strings of a file by dotted key. Raises ValueError with a line that is anything else."""
    found: dict[str, str] = {}
    prefix = ""
    for line in path.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"{path.name}: {line}")
        heading, key, string, other = match.groups()
        if heading:
            prefix = f"{heading}."
        else:
            found[prefix + key] = other or _plain(string)
    return found


def _plain(string: str) -> str:
    if "\\" not in string:
        return string
    return _ESCAPED.sub(lambda match: _CHARACTERS[match[1]], string)
