"""A window without processes behind it: a small contract, tasks that the tests answer."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from reviewer.assessment.model import GradedFinding, Opinion
from reviewer.document.clauses import segment
from reviewer.document.model import Block, BlockKind, Document, PageLayer, Span
from reviewer.errors import ShenqiError
from reviewer.facts.model import Fact, Facts
from reviewer.labels import Label, Severity, Verdict
from reviewer.review import Review
from reviewer.rules.findings import Explanation, Finding, Matched, RulesVersion
from reviewer.worker import Event, Job, Opened, PageImage, PageJob, Reviewed
from ui.desk.contract_tab import ContractTab
from ui.kept.settings import Settings
from ui.running.context import Context
from ui.running.tasks import Ticket
from ui.window.main_window import MainWindow

TODAY = date(2026, 3, 1)
SIGNED = date(2021, 12, 1)
# 𠮷 takes two units of UTF-16, so everything after it stands elsewhere in Qt.
LINES = (
    "微信账号转让协议",
    "甲方：𠮷某",
    "第一条 甲方将其名下九个微信号及全部好友转让给乙方。",
    "第二条 转让价款为人民币500,000元。",
    "第三条 甲方配合乙方更换密码和绑定手机号。",
    *(f"第{number}条 本条为通常约定。" for number in "四五六七八九"),
    *(f"第{number}条 本条为通常约定。" for number in ("十", "十一", "十二", "十三", "十四")),
    "第十五条 争议由合同签订地人民法院管辖。",
)
TEXT = "\n".join(LINES)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def a_document(form: str = "docx", sha256: str = "a" * 64) -> Document:
    """The contract, one block a line; as PDF one line every 24 points on two pages."""
    blocks, start = [], 0
    for line in LINES:
        heading = line == LINES[0]
        span = Span(start, start + len(line))
        blocks.append(Block(BlockKind.PARAGRAPH, span, heading=heading, centred=heading))
        start += len(line) + 1
    pages = _pages(blocks) if form == "pdf" else ()
    return Document(form, sha256, TEXT, tuple(blocks), pages)  # type: ignore[arg-type]


def _pages(blocks: list[Block]) -> tuple[PageLayer, ...]:
    pages = []
    for number, part in enumerate((blocks[:8], blocks[8:]), start=1):
        page = PageLayer(number, 595.0, 842.0, array("I"), array("f"))
        for row, block in enumerate(part):
            for column, offset in enumerate(range(block.span.start, block.span.end)):
                left, top = 90.0 + 12 * column, 72.0 + 24 * row
                page.offsets.append(offset)
                page.boxes.extend((left, top, left + 12, top + 12))
        pages.append(page)
    return tuple(pages)


def a_finding(label: Label, words: str, severity: Severity, clause: str, place: str) -> Finding:
    return Finding(
        key=f"{label.value}-key",
        label=label,
        severity=severity,
        rule=f"{label.value}.test",
        rule_version=1,
        title=f"标题 {label.value}",
        clause=clause,
        place=place,
        span=span_of(words),
        quote=words,
        confidence=0.9,
        route="R2",
        because="该条使受让人取得账号。",
        against=("反方会主张账号权益可以转让。",),
        cures=(),
        cites=(),
        explanation=Explanation((Matched("object", "account.wechat", span_of(words), words),)),
    )


def a_review(document: Document | None = None, *, verdict: Verdict = Verdict.HIGH) -> Review:
    """Account high, price medium, credentials high, forum as mitigation."""
    document = document or a_document()
    clauses = segment(document)

    def clause_of(words: str) -> str:
        found = clauses.at(span_of(words).start)
        assert found is not None
        return found.id

    rows = (
        (Label.ACCOUNT_TRANSFER, "九个微信号", Severity.HIGH, "第一条"),
        (Label.TAINTED_CONSIDERATION, "转让价款为人民币500,000元", Severity.MEDIUM, "第二条"),
        (Label.CREDENTIAL_HANDOVER, "更换密码和绑定手机号", Severity.HIGH, "第三条"),
        (Label.DISPUTE_RESOLUTION, "争议由合同签订地人民法院管辖", Severity.INFO, "第十五条"),
    )
    findings = tuple(
        GradedFinding(
            f"f{at}", a_finding(label, words, grade, clause_of(words), place), grade, (), ()
        )
        for at, (label, words, grade, place) in enumerate(rows, start=1)
    )
    opinion = Opinion(
        verdict=verdict,
        summary="主要标的为账号，存在被认定无效的较高风险。",
        day=SIGNED,
        day_stated=True,
        findings=findings,
        reasoning=(),
        assets=(),
        consequences=(),
        exposure=(),
        applicable_law=(),
        checklist=(),
        contrary=(),
        law_as_of=date(2026, 10, 4),
        rules_version=RulesVersion("2026.10"),
    )
    facts = Facts(signing_date=Fact(SIGNED, (span_of("九个微信号"),)))
    primary = tuple(graded.finding for graded in findings)
    return Review(document, clauses, facts, primary, opinion)


@dataclass
class Asked:
    """A job that was submitted, and the ticket it got."""

    job: Job
    on_event: Callable[[Event], None]
    ticket: Ticket = field(default_factory=Ticket)


class ScriptedTasks:
    """Stands in for `Tasks` of `ui.running`: tests give the events; helper work is done at once."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.pages: list[Asked] = []

    def submit(self, job: Job, on_event: Callable[[Event], None]) -> Ticket:
        asked = Asked(job, on_event)
        (self.pages if isinstance(job, PageJob) else self.asked).append(asked)
        return asked.ticket

    def give(self, event: Event) -> None:
        """Answer the job asked last, unless it was cancelled."""
        asked = self.asked[-1]
        if not asked.ticket.cancelled:
            asked.on_event(event)

    def draw_pages(self) -> None:
        """Answer all page jobs with white pages."""
        waiting, self.pages = self.pages, []
        for asked in waiting:
            job = asked.job
            assert isinstance(job, PageJob)
            if asked.ticket.cancelled:
                continue
            width, height = round(595 * job.scale), round(842 * job.scale)
            pixels = b"\xff" * (4 * width * height)
            asked.on_event(PageImage(job.page, job.scale, width, height, 4 * width, pixels))

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[ShenqiError], None],
    ) -> Ticket:
        try:
            result = work()
        except ShenqiError as error:
            failed(error)
        else:
            done(result)
        return Ticket()

    def follow(
        self,
        work: Callable[[Callable[[object], None]], Any],
        on_event: Callable[[object], None],
        done: Callable[[Any], None],
        failed: Callable[[ShenqiError], None],
    ) -> Ticket:
        return self.run(lambda: work(on_event), done, failed)

    def warm(self) -> None:
        """Nothing is cold here."""

    def close(self) -> None:
        """Nothing runs here."""


class Clock:
    """Tells the day that a test sets."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


def a_context(
    folder: Path, clock: Callable[[], date] = lambda: TODAY
) -> tuple[Context, ScriptedTasks]:
    """A context whose store lies in `folder`, with scripted tasks."""
    context = Context(Settings(folder), clock)
    tasks = ScriptedTasks()
    context.tasks = tasks  # type: ignore[assignment]
    return context, tasks


class Stage:
    """A window with scripted tasks; `restart` ends the app and starts it on the same folder."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot, self._folder = qtbot, folder
        self.clock = Clock()
        self._start()

    def _start(self) -> None:
        self.context, self.tasks = a_context(self._folder, self.clock)
        self.window = MainWindow(self.context)
        self.window.resize(1280, 800)
        self.window.show()
        self._qtbot.waitExposed(self.window)
        self.window.complete()  # menus and bars, which come a moment later by themselves

    @property
    def tab(self) -> ContractTab:
        """The tab in sight."""
        assert self.window.tab is not None
        return self.window.tab

    def restart(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        self.window.close()
        self.context.close()
        self.window.deleteLater()

    def read(self, path: Path, review: Review) -> None:
        """Open a contract and let it be read, but not reviewed."""
        self.window.open(path)
        self.tasks.give(Opened(review.document, review.clauses))
        self._qtbot.waitUntil(lambda: self.window.desk.reading.view.is_filled)

    def show(self, path: Path, review: Review | None = None) -> None:
        """Open a contract and let it be read and reviewed."""
        review = review or a_review()
        self.read(path, review)
        self.tasks.give(Reviewed(review))


def with_hash(review: Review, sha256: str) -> Review:
    return replace(review, document=replace(review.document, sha256=sha256))
