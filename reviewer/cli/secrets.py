"""Passwords and passphrases of a command: from a file, the environment, or the terminal.

A word in the command line is seen by everybody on the machine who lists its processes, and stays
in the history of the shell. It is taken, and its help says so.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from reviewer.cli.words import say
from reviewer.errors import SecretError

_LONGEST = 4096  # bytes of the line that holds a secret
_MOST = 64  # lines of a file with several
_STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Secret:
    """One that a command may need: its option without dashes, and the variable that may hold it."""

    option: str
    variable: str

    @property
    def attribute(self) -> str:
        """The attribute of the parsed arguments that holds the secret itself."""
        return self.option.replace("-", "_")

    @property
    def file(self) -> str:
        """The attribute that holds the path of a file with it."""
        return f"{self.attribute}_file"


PASSWORD = Secret("password", "SHENQI_PASSWORD")
OLD_PASSWORD = Secret("old-password", "SHENQI_OLD_PASSWORD")
PASSPHRASE = Secret("passphrase", "SHENQI_EXCHANGE_PASSPHRASE")
_ALL = (PASSWORD, OLD_PASSWORD, PASSPHRASE)


def add_secret(parser: argparse._ActionsContainer, secret: Secret, what: str) -> None:
    """Two options: the word itself, and the file whose first line it is."""
    parser.add_argument(
        f"--{secret.option}",
        metavar="P",
        help=say(
            "{what}；写在命令行中会被本机其他用户看到，宜用下一项或者环境变量 {variable}",
            what=what,
            variable=secret.variable,
        ),
    )
    parser.add_argument(
        f"--{secret.option}-file",
        type=Path,
        metavar="FILE",
        help=say("从文件的第一行读取；“-” 为标准输入"),
    )


def settle_secrets(given: argparse.Namespace) -> None:
    """Put every secret that a command knows in its place: what stands in the command line, in the
    file that is named, or in the environment. Raises SecretError."""
    for secret in _ALL:
        if not hasattr(given, secret.file):
            continue
        written, file = getattr(given, secret.attribute), getattr(given, secret.file)
        if written is None and file is not None:
            written = _first_line(file)
        if written is None:
            written = os.environ.get(secret.variable)
        setattr(given, secret.attribute, written or None)


def asked(question: str) -> str:
    """What is typed in the terminal, unseen; empty where there is none to ask at."""
    if not sys.stdin.isatty():
        return ""
    try:
        return getpass.getpass(question)
    except EOFError:
        return ""


def asked_twice() -> str:
    """A new passphrase, typed the same two times. Raises SecretError."""
    first = asked(say("口令："))
    if not first:
        raise SecretError("secret-missing")
    if asked(say("再次输入口令：")) != first:
        raise SecretError("secret-differs")
    return first


def lines_of(file: Path) -> tuple[str, ...]:
    """The secrets of a file with one on each line. Raises SecretError."""
    try:
        with file.open("rb") as opened:
            words = opened.read(_LONGEST * _MOST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SecretError("secret-file", name=file) from error
    lines = tuple(line for line in words.splitlines() if line)
    if not lines:
        raise SecretError("secret-empty", name=file)
    return lines


def _first_line(file: Path) -> str:
    try:
        if file == _STANDARD_INPUT:
            line = sys.stdin.readline(_LONGEST)
        else:
            with file.open("rb") as opened:
                line = opened.readline(_LONGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SecretError("secret-file", name=file) from error
    line = line.rstrip("\r\n")
    if not line:
        raise SecretError("secret-empty", name=file)
    return line
