"""What goes to the reading process and what comes back: plain frozen values.

A job is answered by events in order. The last one is always `Reviewed`, `PageImage`,
`PictureDrawn`, `Explained`, `Compared`, `Filed`, `RulesListed`, `Warmed` or `Failed`; a cancelled
job is answered by nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reviewer.document.clause_tree import ClauseTree
from reviewer.document.model import Document, PageWords, Revision
from reviewer.errors import RuleFileError, ShenqiError
from reviewer.exchange.comparison import Comparison
from reviewer.export.overview import Summary
from reviewer.review import Options, Review
from reviewer.rules.findings import Account, FailedExample, RuleEntry

# Both ends compare this before the first job: after an upgrade under a running app they differ.
PROTOCOL = 7


class Phase(StrEnum):
    """What the reading process is at."""

    READING = "reading"
    REVIEWING = "reviewing"
    COMPARING = "comparing"
    CHECKING = "checking"


@dataclass(frozen=True, slots=True)
class WarmJob:
    """Load what a review needs before the user asks for one. Answered by `Warmed`."""


@dataclass(frozen=True, slots=True)
class OpenJob:
    """Read a file, then review it. Answered by `Progress`, `Opened`, `Progress`, `Reviewed`.

    `formatting` asks for what the Word view draws (`Document.formats`), `revision` for one of the
    texts of a Word file with tracked changes, `stepwise` for a scan after each page recognised
    rather than after the last: several `Opened`, the last one without `pending` pages.
    """

    path: Path
    options: Options
    password: str | None = None
    formatting: bool = False
    revision: Revision = "final"
    stepwise: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """The text is there and can be read while the review goes on."""

    document: Document
    clauses: ClauseTree


@dataclass(frozen=True, slots=True)
class ReviewJob:
    """Review a document that was opened before, with other options. Answered by `Reviewed`.

    The document stays here: the process has its own copy, or reads `path` again and refuses a file
    that is another by now (`file-changed`).
    """

    path: Path
    opened: Opened
    options: Options
    password: str | None = None


@dataclass(frozen=True, slots=True)
class PageJob:
    """Draw a page (1-based) of a PDF. `scale` is pixels per PDF point. Answered by `PageImage`."""

    path: Path
    page: int
    scale: float
    password: str | None = None


@dataclass(frozen=True, slots=True)
class PictureJob:
    """Draw a picture of a Word file, no larger than `width` by `height` pixels. Answered by
    `PictureDrawn`. `sha256` is that of the document opened before; `part` is a `Picture.part`.
    """

    path: Path
    sha256: str
    part: str
    width: int
    height: int
    password: str | None = None


@dataclass(frozen=True, slots=True)
class ExplainJob:
    """Say why the rules found a clause (by its id) or what they missed. Answered by `Explained`.

    `sha256` is that of the document opened before; a file at `path` that is another by now is
    refused (`file-changed`).
    """

    path: Path
    sha256: str
    clause: str
    options: Options
    password: str | None = None
    revision: Revision = "final"


@dataclass(frozen=True, slots=True)
class CompareJob:
    """Review two versions of a contract, `path` the later one, and compare them.

    Of Word files with tracked changes `revision` and `old_revision` are compared: so can the two
    texts of one file be. Answered by `Progress`, `Compared`.
    """

    path: Path
    old: Path
    options: Options
    password: str | None = None
    old_password: str | None = None
    revision: Revision = "final"
    old_revision: Revision = "final"


@dataclass(frozen=True, slots=True)
class FileJob:
    """Review one of many files; nothing of it is kept. Answered by `Progress`, `Filed`.

    `shown` is the path as the JSON is to give it, `revision` one of the texts of a Word file with
    tracked changes.
    """

    path: Path
    shown: str
    options: Options
    password: str | None = None
    revision: Revision = "final"


@dataclass(frozen=True, slots=True)
class RulesJob:
    """List all rules, those of the lawyer's own folder too. Answered by `Progress`, `RulesListed`.

    `check` tries their examples as well.
    """

    own_rules: Path | None = None
    check: bool = False


Job = (
    WarmJob
    | OpenJob
    | ReviewJob
    | PageJob
    | PictureJob
    | ExplainJob
    | CompareJob
    | FileJob
    | RulesJob
)


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total`; `total` is 0 while nobody knows it."""

    phase: Phase
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review; its document is the very object that `Opened` gave."""

    review: Review


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels, four bytes each: blue, green, red, unused (QImage.Format_RGB32). `words`
    were typed onto it and are still to be drawn."""

    page: int
    scale: float
    width: int
    height: int
    stride: int
    pixels: bytes
    words: tuple[PageWords, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureDrawn:
    """A picture as pixels, four bytes each: blue, green, red, opacity (QImage.Format_ARGB32).

    Without pixels it is of a kind that cannot be drawn, or is damaged.
    """

    part: str
    width: int = 0
    height: int = 0
    pixels: bytes = b""


@dataclass(frozen=True, slots=True)
class Explained:
    """What the rules made of the clause."""

    account: Account


@dataclass(frozen=True, slots=True)
class Compared:
    """The two versions side by side."""

    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Filed:
    """The review as `shenqi.review/1` in JSON, and its line in an overview."""

    json: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class RulesListed:
    """All rules by id; the files that are no rules; the examples that failed, where asked for."""

    rules: tuple[RuleEntry, ...]
    bad: tuple[RuleFileError, ...]
    failed: tuple[FailedExample, ...] = ()


@dataclass(frozen=True, slots=True)
class Warmed:
    """The process is ready."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The job ended with an error a user can read."""

    error: ShenqiError


Event = (
    Progress
    | Opened
    | Reviewed
    | PageImage
    | PictureDrawn
    | Explained
    | Compared
    | Filed
    | RulesListed
    | Warmed
    | Failed
)
