"""One finding, laid out in full: why, on which ground, what speaks against it, what to do.

Signals: `span_wanted` (Span) to show words in the contract, `finding_wanted` (key) to go to another
finding, `article_wanted` and `pin_wanted` (ResolvedCitation), `take_over_wanted` (Decision) to
decide as before, `reword_wanted` (wording of a cure) to write other words, `resized` when something
unfolded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.assessment.model import GradedFinding
from reviewer.labels import Severity
from reviewer.law.model import ResolvedCitation
from reviewer.marks.model import Decision, Status
from ui.i18n import tr
from ui.panel.citation import CitationRow, add_tight, citation_rows
from ui.panel.findings.card_parts import CureBox, MatchedWords, OwnWording, Quote
from ui.panel.links import Link
from ui.panel.prose import prose
from ui.widgets.chip import Chip, Tag, grade_tag
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import short, words
from ui.words import dismissal_name, finding_name, grade_name, moment_words, status_name

_STATUS_LOOKS = {
    Status.PENDING: ("ink_soft", "hover", ""),
    Status.ADOPTED: ("info", "info_soft", "check"),
    Status.DISMISSED: ("ink_soft", "hover", "dismiss"),
    Status.DEFERRED: ("low", "low_soft", "defer"),
}
_QUOTE_IN_LINK = 24  # characters


@dataclass(frozen=True)
class CardContent:
    """A finding with the lawyer's decision and the findings that it hangs together with.

    `grade` is the one to show. `owner` is the finding that a derived one follows from. `earlier` is
    a decision on words of an earlier version that were much like these: it is asked again.
    """

    graded: GradedFinding
    grade: Severity
    decision: Decision | None = None
    derived: Sequence[GradedFinding] = ()
    softened_by: Sequence[GradedFinding] = ()
    owner: GradedFinding | None = None
    earlier: Decision | None = None


def status_tag(status: Status) -> Tag:
    ink, tint, icon = _STATUS_LOOKS[status]
    return Tag(status_name(status), ink=ink, tint=tint, icon=icon)


def finding_words(graded: GradedFinding) -> str:
    """A finding in a line: clause, label, how its words begin."""
    finding = graded.finding
    quote = _shortened(finding.quote)
    place = finding.place or tr("card.whole")
    return f"{place} {finding_name(finding)}" + (f" · {quote}" if quote else "")


def _shortened(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE_IN_LINK else line[: _QUOTE_IN_LINK - 1] + "…"


class FindingCard(QFrame):
    """The unfolded card. It is built anew when decision or opinion change."""

    span_wanted = Signal(object)
    finding_wanted = Signal(str)
    article_wanted = Signal(object)
    pin_wanted = Signal(object)
    take_over_wanted = Signal(object)
    reword_wanted = Signal(str)
    resized = Signal()

    def __init__(self, content: CardContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("currentCard")
        self.content = content
        self._graded, self._finding = content.graded, content.graded.finding
        self._citations: list[CitationRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(8)
        self._head()
        self._decision()
        self._earlier()
        self._quote()
        if content.owner is not None:
            self._links(tr("card.follows"), [content.owner])
        self._why()
        self._grounds()
        self._against()
        self._cures()
        self._links(tr("card.softened"), content.softened_by)
        self._links(tr("card.derived"), content.derived)
        self._record()

    def unfolded(self) -> frozenset[ResolvedCitation]:
        """The articles that are unfolded in the card."""
        return frozenset(row.cited for row in self._citations if row.unfolded)

    def unfold(self, cited: frozenset[ResolvedCitation]) -> None:
        """Unfold articles, where the card cites them."""
        for row in self._citations:
            if row.cited in cited and not row.unfolded:
                row.flip()

    # Parts, from top to bottom

    def _head(self) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, spacing=6)
        grade = self.content.grade
        flow.addWidget(grade_tag(grade.value, grade_name(grade)))
        flow.addWidget(Tag(finding_name(self._finding)))
        tip = tr("card.show_in_contract")
        place = Chip(self._finding.place or tr("card.whole"), tip=tip)
        place.clicked.connect(self._show_words)
        flow.addWidget(place)
        decision = self.content.decision
        if decision is not None and decision.status is not Status.PENDING:
            flow.addWidget(status_tag(decision.status))
        self._column.addWidget(holder)
        self._column.addWidget(words(self._finding.title, "heading"))

    def _decision(self) -> None:
        decision = self.content.decision
        if decision is not None and decision.reason is not None:
            reason = dismissal_name(decision.reason)
            self._column.addWidget(words(tr("card.reason", reason=reason), "soft"))
        if decision is not None and decision.text:
            dismissed = decision.status is Status.DISMISSED
            said = tr("card.dismissed_why" if dismissed else "card.note", text=decision.text)
            self._column.addWidget(words(said, "soft"))
        if decision is not None and decision.second is not None:
            second = decision.second
            said = tr("card.second", name=second.name, at=moment_words(second.at))
            self._column.addWidget(words(said, "soft"))
        if self.content.grade is not self._graded.severity:
            computed = grade_name(self._graded.severity)
            self._column.addWidget(words(tr("card.overruled", grade=computed), "soft"))
            if decision is not None and decision.grade_reason:
                reason = tr("card.grade_reason", reason=decision.grade_reason)
                self._column.addWidget(words(reason, "soft"))

    def _earlier(self) -> None:
        earlier = self.content.earlier
        if earlier is None:
            return
        status = status_name(earlier.status)
        asked = tr("card.earlier", status=status, quote=_shortened(earlier.about.quote))
        self._column.addWidget(words(asked, "soft"))
        link = Link(tr("card.take_over"), lambda: self.take_over_wanted.emit(earlier), icon="check")
        link.setObjectName("takeOver")
        self._column.addWidget(link)

    def _quote(self) -> None:
        if not self._finding.quote:
            return
        bar = Quote(self._finding, self.content.grade.value)
        bar.clicked.connect(self._show_words)
        self._column.addWidget(bar)

    def _why(self) -> None:
        self._section(tr("card.why"))
        if self._finding.because.strip():
            self._column.addWidget(prose(self._finding.because))
        for sentence in self._graded.adjusted:
            self._column.addWidget(prose(sentence, "soft"))
        if self._finding.explanation.matched:
            matched = MatchedWords(self._finding.explanation.matched)
            matched.span_wanted.connect(self.span_wanted)
            self._column.addWidget(matched)

    def _grounds(self) -> None:
        if not self._graded.citations:
            return
        self._section(tr("card.grounds"))
        if self._graded.standing:
            said = tr("card.standing", standing=self._graded.standing)
            self._column.addWidget(words(said, "soft"))
        self._citations = citation_rows(self._graded.citations, pins=True)
        for row in self._citations:
            row.resized.connect(self.resized)
            row.article_wanted.connect(self.article_wanted)
            row.pin_wanted.connect(self.pin_wanted)
        add_tight(self._column, self._citations)

    def _against(self) -> None:
        if not self._finding.against:
            return
        self._section(tr("card.against"))
        for sentence in self._finding.against:
            self._column.addWidget(prose(sentence))

    def _cures(self) -> None:
        decision = self.content.decision
        own = decision.wording if decision is not None else ""
        if not self._graded.cures and not own and self._graded.severity is Severity.INFO:
            return
        self._section(tr("card.cure"))
        boxes: list[OwnWording | CureBox] = [OwnWording(own)] if own else []
        boxes += map(CureBox, self._graded.cures)
        for box in boxes:
            box.reword_wanted.connect(self.reword_wanted)
            self._column.addWidget(box)
        if not own and not self._graded.cures:
            self._column.addWidget(
                Link(tr("card.reword"), lambda: self.reword_wanted.emit(""), icon="edit")
            )

    def _links(self, title: str, others: Sequence[GradedFinding]) -> None:
        if not others:
            return
        self._section(title)
        add_tight(self._column, [self._link(graded) for graded in others])

    def _link(self, graded: GradedFinding) -> Link:
        key = graded.finding.key
        return Link(finding_words(graded), lambda: self.finding_wanted.emit(key), icon="link")

    def _record(self) -> None:
        """What was tested: small, folded, at the end."""
        explanation = self._finding.explanation
        lines = [
            tr(
                "card.rule",
                rule=self._finding.rule,
                version=self._finding.rule_version,
                confidence=f"{self._finding.confidence:.0%}",
            )
        ]
        lines += [tr("card.held", test=test) for test in explanation.held]
        lines += [tr("card.not_applied", test=test) for test in explanation.did_not_apply]
        details = words("\n".join(lines), "faint")
        details.hide()
        toggle = Link(tr("card.record"), lambda: None, icon="right", ink="ink_soft")

        def flip() -> None:
            details.setVisible(details.isHidden())
            toggle.set_icon("right" if details.isHidden() else "down")
            self.resized.emit()

        toggle.clicked.connect(flip)
        self._column.addSpacing(4)
        self._column.addWidget(toggle)
        self._column.addWidget(details)

    def _section(self, title: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(short(title, "section"))

    def _show_words(self) -> None:
        self.span_wanted.emit(self._finding.span)
