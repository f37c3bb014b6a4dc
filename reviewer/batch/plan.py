"""What is to be done with many files, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reviewer.document.model import Revision
from reviewer.errors import ExportError, PasswordNeededError, ShenqiError
from reviewer.export.overview import Line, Summary
from reviewer.export.writing import write_text
from reviewer.review import Options
from reviewer.worker import Limits

REVIEWS = "reviews"  # the folder of the JSON files within the target
SECONDS = Limits().seconds  # as for a contract that is opened alone


@dataclass(frozen=True, slots=True)
class Plan:
    """Review the files of `folder` into `target`. `seconds` may be spent on each file, on each page
    of a scan; `workers` processes read at once. `resume`: what a run before has done stands. The
    passwords are tried one after the other on a file that is encrypted."""

    folder: Path
    target: Path
    options: Options
    passwords: tuple[str, ...] = ()
    revision: Revision = "final"
    patterns: tuple[str, ...] = ()
    recursive: bool = True
    workers: int = 1
    seconds: float = SECONDS
    resume: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A file that is done with: `done` of `total`. `resumed`: by a run before this one."""

    line: Line
    done: int
    total: int
    resumed: bool = False


def report_name(name: str) -> str:
    """Where the JSON of a file lies within the target."""
    return f"{REVIEWS}/{name}.json"


def finished(name: str, summary: Summary, words: str, target: Path) -> Line:
    """Write the JSON of a file; its line of the overview. Raises ExportError."""
    place = report_name(name)
    path = target / place
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError("export-permission", path=path.parent) from error
    write_text(words, path, ())
    return Line(name, summary=summary, report=place)


def failed(name: str, error: ShenqiError) -> Line:
    """The line of a file that could not be reviewed."""
    return Line(name, error=error.reason, locked=isinstance(error, PasswordNeededError))
