"""The jobs themselves, as the reading process does them. Heavy libraries load on first use."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.errors import ShenqiError, UnreadableFileError
from reviewer.worker.messages import (
    Explained,
    ExplainJob,
    OpenJob,
    PageImage,
    PageJob,
    Phase,
    Warmed,
)
from reviewer.worker.wire import Again, Body, Head, Slice, Tail, pieces_of

if TYPE_CHECKING:
    from reviewer.document.model import ClauseTree, Document
    from reviewer.document.pdf_pages import PageDrawer
    from reviewer.review import Options
    from reviewer.rules.explaining import Explainer

OnProgress = Callable[[Phase, int, int], None]

_KEPT_DOCUMENTS = 4
# A sentence that leads through all of a review.
_SAMPLE = "甲方将九个微信号及客户资料作价人民币叁万元转让给乙方，换绑手机号。"


class Workshop:
    """What the process remembers from job to job: the last documents and the open PDF."""

    def __init__(self) -> None:
        self._documents: OrderedDict[str, tuple[Document, ClauseTree]] = OrderedDict()
        self._drawer: PageDrawer | None = None
        self._explainer: tuple[tuple[str, Options], Explainer] | None = None

    def warm(self) -> Warmed:
        """Load the readers, rules, words and law: what the first review would else wait for.

        Raises RuleFileError.
        """
        from reviewer.document import docx_reader, pdf_pages, pdf_reader, reading  # noqa: F401
        from reviewer.document.model import Block, BlockKind, Document, Span
        from reviewer.review import Options, review
        from reviewer.rules.segmentation import is_word

        is_word(_SAMPLE, 0, 2)
        block = Block(BlockKind.PARAGRAPH, Span(0, len(_SAMPLE)))
        review(Document("docx", "", _SAMPLE, (block,)), Options(today=date(2026, 1, 1)))
        return Warmed()

    def open(self, job: OpenJob, progress: OnProgress) -> Iterator[Head | Slice | Tail | Body]:
        """Read, give the document, review, give the review.

        Raises UnreadableFileError, CancelledError, RuleFileError.
        """
        progress(Phase.READING, 0, 0)
        document, clauses = self._read(job.path, job.password, progress, job.formatting)
        yield from pieces_of(document, clauses)
        yield _review(document, clauses, job.options, progress)

    def again(self, job: Again, progress: OnProgress) -> Body:
        """Review a document known from before. Raises UnreadableFileError, RuleFileError."""
        document, clauses = self._known(job, progress)
        return _review(document, clauses, job.options, progress)

    def explain(self, job: ExplainJob, progress: OnProgress) -> Explained:
        """Explain a clause; the next one of the same contract takes no time.

        Raises UnreadableFileError, RuleFileError.
        """
        from reviewer.review import rules_for
        from reviewer.rules.explaining import Explainer

        document, clauses = self._known(job, progress)
        wanted = job.sha256, job.options
        if self._explainer is None or self._explainer[0] != wanted:
            self._explainer = wanted, Explainer(document, clauses, rules_for(job.options))
        return Explained(self._explainer[1].account(clauses.by_id[job.clause]))

    def _known(self, job: Again | ExplainJob, progress: OnProgress) -> tuple[Document, ClauseTree]:
        """A document known from before, or read again. Raises UnreadableFileError."""
        known = self._documents.get(job.sha256)
        if known is None:
            progress(Phase.READING, 0, 0)
            known = self._read(job.path, job.password, progress)
        if known[0].sha256 != job.sha256:
            raise UnreadableFileError("file-changed", name=job.path.name)
        return known

    def page(self, job: PageJob) -> PageImage:
        """Draw a page. Raises UnreadableFileError, PasswordNeededError."""
        if self._drawer is None:
            from reviewer.document.pdf_pages import PageDrawer

            self._drawer = PageDrawer()
        drawn = self._drawer.draw(job.path, job.page, job.scale, job.password)
        return PageImage(job.page, drawn.scale, drawn.width, drawn.height, drawn.stride, drawn.data)

    def _read(
        self,
        path: Path,
        password: str | None,
        progress: OnProgress,
        formatting: bool = False,
    ) -> tuple[Document, ClauseTree]:
        from reviewer.document.clauses import segment
        from reviewer.document.legacy_formats import find_office
        from reviewer.document.reading import read
        from reviewer.document.scan_recognition import Recognition
        from reviewer.marks.places import recognition_folder

        recognition = Recognition(recognition_folder(), partial(progress, Phase.READING))
        try:
            document = read(
                path,
                password=password,
                formatting=formatting,
                recognition=recognition,
                office=find_office(),
            )
            clauses = segment(document)
        except (ShenqiError, MemoryError):
            raise
        except Exception as error:
            # A stranger's file broke a library: for the user the file is what is damaged.
            raise UnreadableFileError("file-damaged", name=path.name) from error
        self._documents[document.sha256] = document, clauses
        while len(self._documents) > _KEPT_DOCUMENTS:
            self._documents.popitem(last=False)
        return document, clauses


def _review(
    document: Document, clauses: ClauseTree, options: Options, progress: OnProgress
) -> Body:
    from reviewer.review import review

    progress(Phase.REVIEWING, 0, 0)
    done = review(document, options, clauses)
    return Body(done.facts, done.primary, done.opinion)
