"""What the lawyer changed, in words: for undo, and in the log.

The core names its commands in Chinese, and so the log keeps them, sealed where there is a
passphrase. Another language makes its words of the command, or reads them off the Chinese ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewer.labels import TITLES_ZH
from reviewer.marks.commands import Command, Decide
from reviewer.marks.model import DISMISSAL_ZH, STATUS_ZH, Dismissal, Status
from ui.i18n import language, tr
from ui.words import dismissal_name, label_name

if TYPE_CHECKING:
    from reviewer.marks.store import LogEntry

_OF_THE_APP = ("relocated", "taken-over")  # kinds of what the app did by itself
_QUOTE = 16  # characters of marked words in the name of a change
_PLACE = "　"  # between a change and the clause it was made at
_QUOTED = re.compile("“(.*)”")
_CHINESE = re.compile("[一-鿿]")
_LABELS = {title: label for label, title in TITLES_ZH.items()}


def placed(name: str, place: str) -> str:
    """The name of a change with the clause, as the contract numbers it."""
    return f"{name}{_PLACE}{place}" if place else name


def command_name(command: Command, place: str = "") -> str:
    """What a command does, at which clause."""
    if language() == "zh":
        return placed(command.name, place)
    about = _about(command)
    if isinstance(command, Decide):
        decision = command.decision
        return placed(_decided(about, decision.status, decision.reason), place)
    return placed(_said(type(command).__name__, about), place)


def log_words(entry: LogEntry) -> str:
    """What an entry of the log says; one without a kind is Chinese in every language."""
    kind = entry.kind
    if language() == "zh" or not kind:
        return entry.what
    if kind in _OF_THE_APP:
        return tr(f"log.{kind}")
    what, _, place = entry.what.partition(_PLACE)
    command = kind.lstrip("+-")
    quoted = _QUOTED.search(what)
    about = quoted.group(1) if quoted is not None else ""
    if about in _LABELS:
        about = label_name(_LABELS[about])
    if command == Decide.__name__:
        name = _decided(about, _status(what), _reason(what))
    elif command == "Together" and not _CHINESE.search(what):
        name = what  # named in the language of the window it was made in
    else:
        name = _said(command, about)
    if kind.startswith("-"):
        name = tr("bar.undone", what=name)
    elif kind.startswith("+"):
        name = tr("bar.redone", what=name)
    return placed(name, place)


def _about(command: Command) -> str:
    """The words or the risk that a command is about."""
    if (mark := getattr(command, "mark", None)) is not None:
        words = " ".join(mark.anchor.quote.split())
        return words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
    decision = getattr(command, "decision", None)
    return "" if decision is None else label_name(decision.about.label)


def _said(command: str, about: str) -> str:
    said = tr(f"command.{command}")
    return f"{said} “{about}”" if about else said


def _decided(about: str, status: Status, reason: Dismissal | None) -> str:
    said = tr(f"decide.{status.value}", what=f"“{about}”")
    return said if reason is None else f"{said} ({dismissal_name(reason).lower()})"


def _status(what: str) -> Status:
    """The status that the Chinese name of a decision begins with, after 撤销 or 重做."""
    verb = what.split("“", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    return next((status for status, name in STATUS_ZH.items() if name == verb), Status.PENDING)


def _reason(what: str) -> Dismissal | None:
    return next((reason for reason, name in DISMISSAL_ZH.items() if f"（{name}）" in what), None)
