"""The jobs themselves, as the reading process does them. Heavy libraries load on first use."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from reviewer.errors import PasswordNeededError, ShenqiError, UnreadableFileError
from reviewer.rules.findings import FailedExample, RuleEntry
from reviewer.worker.messages import (
    Compared,
    CompareJob,
    Explained,
    ExplainJob,
    Filed,
    FileJob,
    OpenJob,
    PageImage,
    PageJob,
    Phase,
    PictureDrawn,
    PictureJob,
    RulesJob,
    RulesListed,
    Warmed,
)
from reviewer.worker.wire import Again, Body, Head, Slice, Tail, pieces_of

if TYPE_CHECKING:
    from reviewer.document.clause_tree import ClauseTree
    from reviewer.document.docx_package import WordPackage
    from reviewer.document.model import Document, Revision
    from reviewer.document.pdf_pages import PageDrawer
    from reviewer.review import Options, Review
    from reviewer.rules.explaining import Explainer
    from reviewer.rules.model import Rule

_Key: TypeAlias = "tuple[str, Revision]"  # a file's hash and which of its texts
OnProgress = Callable[[Phase, int, int], None]

_KEPT_DOCUMENTS = 4
# A sentence that leads through all of a review.
_SAMPLE = "甲方将九个微信号及客户资料作价三万五转让给乙方，换绑手机号。"


class Workshop:
    """What the process remembers from job to job: the last documents, the open PDF or Word file."""

    def __init__(self) -> None:
        self._documents: OrderedDict[_Key, tuple[Document, ClauseTree]] = OrderedDict()
        self._drawer: PageDrawer | None = None
        self._package: tuple[str, WordPackage] | None = None
        self._explainer: tuple[tuple[_Key, Options], Explainer] | None = None

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
        """Read, give the document (of a scan as it grows), review, give the review.

        Raises UnreadableFileError, CancelledError, RuleFileError.
        """
        progress(Phase.READING, 0, 0)
        steps = self._steps(
            job.path,
            job.password,
            progress,
            formatting=job.formatting,
            revision=job.revision,
            stepwise=job.stepwise,
        )
        for document, clauses in steps:
            yield from pieces_of(document, clauses)
        yield _review(document, clauses, job.options, progress)

    def again(self, job: Again, progress: OnProgress) -> Body:
        """Review a document known from before. Raises UnreadableFileError, RuleFileError."""
        document, clauses = self._known(job, progress)
        self._explainer = None  # own rules may have been written anew
        return _review(document, clauses, job.options, progress)

    def explain(self, job: ExplainJob, progress: OnProgress) -> Explained:
        """Explain a clause; the next one of the same contract takes no time.

        Raises UnreadableFileError, RuleFileError.
        """
        from reviewer.review import rules_for
        from reviewer.rules.explaining import Explainer

        document, clauses = self._known(job, progress)
        wanted = (job.sha256, job.revision), job.options
        if self._explainer is None or self._explainer[0] != wanted:
            self._explainer = wanted, Explainer(document, clauses, rules_for(job.options))
        return Explained(self._explainer[1].account(clauses.by_id[job.clause]))

    def compare(self, job: CompareJob, progress: OnProgress) -> Compared:
        """Review both versions and compare them. Raises UnreadableFileError, CancelledError,
        RuleFileError; a PasswordNeededError says by `older` which of the versions it is."""
        from reviewer.exchange.comparing import compare

        def reviewed(path: Path, password: str | None, revision: Revision) -> Review:
            progress(Phase.READING, 0, 0)
            document, clauses = self._read(path, password, progress, revision)
            return _whole_review(document, clauses, job.options, progress)

        try:
            old = reviewed(job.old, job.old_password, job.old_revision)
        except PasswordNeededError as error:
            raise PasswordNeededError(name=job.old.name, older=True) from error
        new = reviewed(job.path, job.password, job.revision)
        progress(Phase.COMPARING, 0, 0)
        return Compared(compare(old, new, (job.old, job.path)))

    def file(self, job: FileJob, progress: OnProgress) -> Filed:
        """Review a file and put what was found in words. Raises UnreadableFileError,
        CancelledError, RuleFileError."""
        from reviewer.export.overview import summary_of
        from reviewer.export.review_json import review_object

        progress(Phase.READING, 0, 0)
        document, clauses = self._read(job.path, job.password, progress, job.revision)
        done = _whole_review(document, clauses, job.options, progress)
        self._documents.clear()  # nobody will ask for it again
        found = review_object(done, Path(job.shown))
        words = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        return Filed(words, summary_of(done, job.shown))

    def rules(self, job: RulesJob, progress: OnProgress) -> RulesListed:
        """List all rules, and try their examples where asked to. Raises CancelledError."""
        from reviewer.rules.checking import check_rule
        from reviewer.rules.choices import own_rules
        from reviewer.rules.loading import default_rules

        own = own_rules(job.own_rules)
        everything = sorted((*default_rules(), *own.rules), key=lambda rule: rule.id)
        failed: list[FailedExample] = []
        for done, rule in enumerate(everything if job.check else ()):
            progress(Phase.CHECKING, done, len(everything))
            failed += [
                FailedExample(rule.id, failure.kind, failure.example.text)
                for failure in check_rule(rule)
            ]
        mine = {rule.id for rule in own.rules}
        entries = tuple(_entry(rule, own=rule.id in mine) for rule in everything)
        return RulesListed(entries, own.bad, tuple(failed))

    def _known(self, job: Again | ExplainJob, progress: OnProgress) -> tuple[Document, ClauseTree]:
        """A document known from before, or read again. Raises UnreadableFileError."""
        known = self._documents.get((job.sha256, job.revision))
        if known is None:
            progress(Phase.READING, 0, 0)
            known = self._read(job.path, job.password, progress, revision=job.revision)
        if known[0].sha256 != job.sha256:
            raise UnreadableFileError("file-changed", name=job.path.name)
        return known

    def draw(self, job: PageJob | PictureJob) -> PageImage | PictureDrawn:
        """Draw a page of a PDF or a picture of a Word file.

        Raises UnreadableFileError, PasswordNeededError.
        """
        return self._page(job) if isinstance(job, PageJob) else self._picture(job)

    def _page(self, job: PageJob) -> PageImage:
        if self._drawer is None:
            from reviewer.document.pdf_pages import PageDrawer

            self._drawer = PageDrawer()
        drawn = self._drawer.draw(job.path, job.page, job.scale, job.password)
        return PageImage(
            job.page,
            drawn.scale,
            drawn.width,
            drawn.height,
            drawn.stride,
            drawn.data,
            drawn.words,
        )

    def _picture(self, job: PictureJob) -> PictureDrawn:
        from reviewer.document.legacy_formats import find_office
        from reviewer.document.picture_pixels import pixels_of
        from reviewer.document.reading import read_package

        if self._package is None or self._package[0] != job.sha256:
            package = read_package(
                job.path, job.sha256, password=job.password, office=find_office()
            )
            self._package = job.sha256, package
        data = self._package[1].picture(job.part)
        drawn = None if data is None else pixels_of(data, job.width, job.height)
        if drawn is None:
            return PictureDrawn(job.part)
        return PictureDrawn(job.part, drawn.width, drawn.height, drawn.data)

    def _read(
        self,
        path: Path,
        password: str | None,
        progress: OnProgress,
        revision: Revision = "final",
    ) -> tuple[Document, ClauseTree]:
        *_, whole = self._steps(path, password, progress, revision=revision)
        return whole

    def _steps(
        self,
        path: Path,
        password: str | None,
        progress: OnProgress,
        *,
        formatting: bool = False,
        revision: Revision = "final",
        stepwise: bool = False,
    ) -> Iterator[tuple[Document, ClauseTree]]:
        """The document, remembered when it is whole; with `stepwise` also what of a scan is read
        so far."""
        from reviewer.document.clauses import segment
        from reviewer.document.legacy_formats import find_office
        from reviewer.document.reading import read_in_steps
        from reviewer.document.scan_recognition import Recognition
        from reviewer.marks.recognised import recognition_cache

        recognition = Recognition(recognition_cache(), partial(progress, Phase.READING), stepwise)
        try:
            for document in read_in_steps(
                path,
                password=password,
                formatting=formatting,
                revision=revision,
                recognition=recognition,
                office=find_office(),
            ):
                clauses = segment(document)
                if not document.pending:
                    self._remember(document, clauses)
                yield document, clauses
        except (ShenqiError, MemoryError):
            raise
        except Exception as error:
            # A stranger's file broke a library: for the user the file is what is damaged.
            raise UnreadableFileError("file-damaged", name=path.name) from error

    def _remember(self, document: Document, clauses: ClauseTree) -> None:
        self._documents[document.sha256, document.revision] = document, clauses
        while len(self._documents) > _KEPT_DOCUMENTS:
            self._documents.popitem(last=False)


def _entry(rule: Rule, *, own: bool) -> RuleEntry:
    return RuleEntry(
        rule.id,
        rule.label,
        rule.title,
        rule.severity,
        rule.version,
        rule.status,
        rule.file,
        own,
    )


def _review(
    document: Document, clauses: ClauseTree, options: Options, progress: OnProgress
) -> Body:
    done = _whole_review(document, clauses, options, progress)
    return Body(done.facts, done.primary, done.opinion, done.text)


def _whole_review(
    document: Document, clauses: ClauseTree, options: Options, progress: OnProgress
) -> Review:
    from reviewer.review import review

    progress(Phase.REVIEWING, 0, 0)
    return review(document, options, clauses)
