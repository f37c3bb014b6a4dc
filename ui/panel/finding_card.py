"""One finding, laid out in full: why, on which ground, what speaks against it, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.assessment.model import Cure, GradedFinding
from reviewer.document.model import Span
from reviewer.labels import Severity
from reviewer.marks.model import Decision, Status
from ui import theme
from ui.i18n import tr
from ui.panel.citation import CitationRow
from ui.widgets.chip import Chip, grade_chip
from ui.widgets.flow import FlowLayout
from ui.widgets.parts import button, line_spaced, short, tool, words
from ui.words import dismissal_name, grade_name, label_name, status_name

_STATUS_LOOKS = {
    Status.PENDING: ("ink_soft", "hover", ""),
    Status.ADOPTED: ("info", "info_soft", "check"),
    Status.DISMISSED: ("ink_soft", "hover", "dismiss"),
    Status.DEFERRED: ("low", "low_soft", "defer"),
}


def status_chip(status: Status) -> Chip:
    ink, tint, icon = _STATUS_LOOKS[status]
    return Chip(status_name(status), ink=ink, tint=tint, icon=icon)


class FindingCard(QFrame):
    """`place_wanted` with words to show in the contract, `finding_wanted` with another's key,
    `article_wanted` with a citation to read in full, `resized` when something unfolded."""

    place_wanted = Signal(object)
    finding_wanted = Signal(str)
    article_wanted = Signal(object)
    resized = Signal()

    def __init__(
        self,
        graded: GradedFinding,
        decision: Decision | None,
        grade: Severity,
        derived: Iterable[GradedFinding],
        softened_by: Iterable[GradedFinding],
        owner: GradedFinding | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName("currentCard")
        self._graded, self._finding = graded, graded.finding
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 16)
        self._column.setSpacing(8)
        self._head(decision, grade)
        self._quote()
        if owner is not None:
            self._link_list(tr("card.follows"), [owner])
        self._why()
        self._grounds()
        self._against()
        self._cures()
        self._link_list(tr("card.softened"), list(softened_by))
        self._link_list(tr("card.derived"), list(derived))
        self._record()

    # Parts, from top to bottom

    def _head(self, decision: Decision | None, grade: Severity) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(grade_chip(grade.value, grade_name(grade)))
        row.addWidget(Chip(label_name(self._finding.label)))
        place = Chip(
            self._finding.place or tr("card.whole"), leads=True, tip=tr("card.show_in_contract")
        )
        place.clicked.connect(lambda: self.place_wanted.emit(self._finding.span))
        row.addWidget(place)
        row.addStretch()
        if decision is not None and decision.status is not Status.PENDING:
            row.addWidget(status_chip(decision.status))
        self._column.addLayout(row)
        self._column.addWidget(words(self._finding.title, "heading"))
        if decision is not None and (decision.reason is not None or decision.text):
            reason = dismissal_name(decision.reason) if decision.reason else ""
            said = tr("card.between").join(part for part in (reason, decision.text) if part)
            self._column.addWidget(words(tr("card.reason", reason=said), "soft"))
        if grade is not self._graded.severity:
            own = grade_name(self._graded.severity)
            self._column.addWidget(words(tr("card.overruled", grade=own), "soft"))
        for sentence in self._graded.adjusted:
            self._column.addWidget(words(sentence, "soft"))

    def _quote(self) -> None:
        bar = _Quote(self._quote_html(), self._graded.severity.value)
        bar.clicked.connect(lambda: self.place_wanted.emit(self._finding.span))
        self._column.addWidget(bar)

    def _quote_html(self) -> str:
        """The quote with the matched words bold."""
        quote, start = self._finding.quote, self._finding.span.start
        bold = [False] * len(quote)
        for matched in self._finding.explanation.matched:
            for at in range(matched.span.start - start, matched.span.end - start):
                if 0 <= at < len(quote):
                    bold[at] = True
        parts, was = [], False
        for char, is_bold in zip(quote, bold, strict=True):
            if is_bold != was:
                parts.append("<b>" if is_bold else "</b>")
                was = is_bold
            parts.append(escape(char).replace("\n", "<br>"))
        return "".join(parts) + ("</b>" if was else "")

    def _why(self) -> None:
        self._section(tr("card.why"))
        self._column.addWidget(words(line_spaced(self._finding.because.strip()), rich=True))
        matched = self._finding.explanation.matched
        if not matched:
            return
        holder = QWidget()
        flow = FlowLayout(holder, spacing=5)
        flow.addWidget(short(tr("card.matched"), "faint"))
        seen: set[tuple[str, Span]] = set()
        for word in matched:
            if (word.words, word.span) in seen or not word.words.strip():
                continue
            seen.add((word.words, word.span))
            chain = " → ".join((word.words, *word.via))
            text = word.words if len(word.words) <= 14 else word.words[:13] + "…"
            chip = Chip(text if not word.via else f"{text} →", leads=True, tip=chain)
            chip.clicked.connect(lambda span=word.span: self.place_wanted.emit(span))
            flow.addWidget(chip)
        self._column.addWidget(holder)

    def _grounds(self) -> None:
        if not self._graded.citations:
            return
        self._section(tr("card.grounds"))
        for cited in self._graded.citations:
            row = CitationRow(cited)
            row.resized.connect(self.resized)
            row.article_wanted.connect(self.article_wanted)
            self._column.addWidget(row)

    def _against(self) -> None:
        if not self._finding.against:
            return
        self._section(tr("card.against"))
        for sentence in self._finding.against:
            self._column.addWidget(words(line_spaced(sentence.strip()), rich=True))

    def _cures(self) -> None:
        if not self._graded.cures:
            return
        self._section(tr("card.cure"))
        for cure in self._graded.cures:
            self._column.addWidget(_CureBox(cure))

    def _link_list(self, title: str, others: list[GradedFinding]) -> None:
        if not others:
            return
        self._section(title)
        for other in others:
            finding = other.finding
            quote = finding.quote if len(finding.quote) <= 22 else finding.quote[:21] + "…"
            text = f"{finding.place} {label_name(finding.label)} · {quote}"
            link = button(
                text, lambda key=finding.key: self.finding_wanted.emit(key), kind="link"
            )
            self._column.addWidget(link)

    def _record(self) -> None:
        """What was tested: small, at the end."""
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
        toggle = button(tr("card.record"), lambda: None, kind="link", icon="right")

        def flip() -> None:
            details.setVisible(details.isHidden())
            self.resized.emit()

        toggle.clicked.connect(flip)
        self._column.addSpacing(2)
        self._column.addWidget(toggle)
        self._column.addWidget(details)

    def _section(self, title: str) -> None:
        self._column.addSpacing(6)
        self._column.addWidget(short(title, "section"))


class _Quote(QFrame):
    """The exact words behind a bar in the colour of the grade; a click leads to them."""

    clicked = Signal()

    def __init__(self, html: str, grade: str) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("card.show_in_contract"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        self._bar = QFrame()
        self._bar.setFixedWidth(3)
        self._bar.setStyleSheet(f"background: {theme.colour(grade).name()}; border-radius: 1px;")
        row.addWidget(self._bar)
        look = "line-height:150%; font-family:'宋体'; font-size:15px;"
        self._words = words(f'<div style="{look}">{html}</div>', rich=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row.addWidget(self._words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()


class _CureBox(QFrame):
    """A model clause: its wording on paper, what it cures and what it does not."""

    def __init__(self, cure: Cure) -> None:
        super().__init__()
        self.setProperty("kind", "paper")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 9, 9, 10)
        box.setSpacing(5)
        head = QHBoxLayout()
        head.addWidget(words(cure.title, "section"), 1)
        if cure.wording:
            head.addWidget(
                tool("copy", tr("card.copy_wording"), lambda: _copy(cure.wording)),
                0,
                Qt.AlignmentFlag.AlignTop,
            )
        box.addLayout(head)
        if cure.wording:
            box.addWidget(words(line_spaced(cure.wording, family="宋体"), rich=True))
        for key, text in (("card.cures", cure.cures), ("card.not_cured", cure.does_not_cure)):
            if text:
                box.addWidget(words(tr(key, text=text), "faint"))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
