"""The tab 条款风险: filters, cards, and what to do with the chosen one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from reviewer.assessment.model import GradedFinding
from ui.i18n import tr
from ui.models.findings import KEY, FindingRow, FindingsFilter, FindingsModel
from ui.panel.card_list import CardList
from ui.panel.decision_bar import DecisionBar
from ui.panel.filter_bar import FilterBar
from ui.panel.finding_card import FindingCard
from ui.session import Session
from ui.widgets.parts import button, words


class FindingsPanel(QWidget):
    """Follows a session; says by signals what else should be shown."""

    place_wanted = Signal(object)
    article_wanted = Signal(object)

    def __init__(self, decisions: DecisionBar) -> None:
        super().__init__()
        self.setObjectName("panelPage")
        self._session: Session | None = None
        self.model = FindingsModel(self)
        self.proxy = FindingsFilter(self)
        self.proxy.setSourceModel(self.model)
        self.filter_bar = FilterBar(self.proxy)
        self.cards = CardList(self._make_card)
        self.cards.setModel(self.proxy)
        self.cards.setAccessibleName(tr("tab.findings"))
        self.cards.clicked.connect(lambda index: self._choose(str(index.data(KEY))))
        self.cards.activated.connect(lambda index: self._choose(str(index.data(KEY))))
        self._nothing = _Nothing(self.filter_bar.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cards)
        self._stack.addWidget(self._nothing)
        self.decisions = decisions
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self._stack, 1)
        column.addWidget(decisions)
        for signal in (self.proxy.rowsInserted, self.proxy.rowsRemoved, self.proxy.modelReset):
            signal.connect(self._show_nothing)

    def set_session(self, session: Session | None) -> None:
        self._session = session
        self.cards.open("")
        self.filter_bar.clear()
        if session is None:
            self.model.set_rows([])
            return
        session.opinion_changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)
        session.current_changed.connect(self._on_current)
        self.refresh()

    def refresh(self) -> None:
        """Take the findings of the opinion and the decisions as they are now."""
        session = self._session
        if session is None or session.opinion is None:
            self.model.set_rows([])
            self._show_nothing()
            return
        rows = self._rows(session)
        self.model.set_rows(rows)
        self.filter_bar.show_rows(rows)
        if session.current and session.finding(session.current) is None:
            session.select("")
        self.cards.reopen()
        self._show_nothing()

    def _rows(self, session: Session) -> list[FindingRow]:
        assert session.opinion is not None
        leaders: list[GradedFinding] = []
        followers: dict[str, list[GradedFinding]] = {}
        for graded in session.opinion.findings:
            owner = session.owner(graded)
            if owner is graded:
                leaders.append(graded)
            else:
                followers.setdefault(owner.finding.key, []).append(graded)
        leaders.sort(key=lambda graded: graded.finding.span)
        rows = []
        for leader in leaders:
            following = followers.get(leader.finding.key, [])
            rows.append(self._row(session, leader, len(following)))
            rows += [
                self._row(session, graded, 0, parent=leader.finding.key) for graded in following
            ]
        return rows

    def _row(
        self, session: Session, graded: GradedFinding, children: int, parent: str | None = None
    ) -> FindingRow:
        state = session.state
        return FindingRow(
            graded, state.status_of(graded), state.grade_of(graded), children, parent
        )

    def _choose(self, key: str) -> None:
        """A click: choose a card; a click on the head of the open one changes nothing."""
        if self._session is not None:
            self._session.select(key)

    def _on_current(self, key: str) -> None:
        session = self._session
        if session is None:
            return
        graded = session.finding(key)
        if graded is not None:
            owner = session.owner(graded)
            # What follows from a finding comes into sight with it, and stays.
            self.proxy.set_unfolded(owner.finding.key, unfolded=True)
            if self.proxy.mapFromSource(self._source_index(key)).row() < 0:
                self.filter_bar.clear()
        self.cards.open(key)

    def _source_index(self, key: str) -> QModelIndex:
        row = self.model.row_of(key)
        return self.model.index(-1 if row is None else row)

    def step(self, forward: bool, place: int) -> str | None:
        """The key of the next or previous card; with none chosen, the first after a place."""
        keys = [str(self.proxy.index(row, 0).data(KEY)) for row in range(self.proxy.rowCount())]
        session = self._session
        if not keys or session is None:
            return None
        if session.current in keys:
            at = keys.index(session.current) + (1 if forward else -1)
            return keys[at] if 0 <= at < len(keys) else None
        found = [session.finding(key) for key in keys]
        ahead = [
            graded.finding.key
            for graded in found
            if graded is not None and (graded.finding.span.start >= place) == forward
        ]
        if not ahead:
            return keys[0] if forward else keys[-1]
        return ahead[0] if forward else ahead[-1]

    def shown(self) -> list[GradedFinding]:
        """The findings that pass the filter, in their order."""
        session = self._session
        keys = [str(self.proxy.index(row, 0).data(KEY)) for row in range(self.proxy.rowCount())]
        found = [session.finding(key) for key in keys] if session is not None else []
        return [graded for graded in found if graded is not None]

    def _make_card(self, graded: GradedFinding) -> FindingCard:
        session = self._session
        assert session is not None
        owner = session.owner(graded)
        softened = [
            other
            for other in (session.opinion.findings if session.opinion else ())
            if other.id in graded.mitigated_by
        ]
        card = FindingCard(
            graded,
            session.state.decision_on(graded),
            session.state.grade_of(graded),
            session.derived_from(graded),
            softened,
            owner if owner is not graded else None,
        )
        card.place_wanted.connect(self.place_wanted)
        card.article_wanted.connect(self.article_wanted)
        card.finding_wanted.connect(session.select)
        return card

    def _show_nothing(self) -> None:
        """Cards, or a sentence where there are none."""
        session = self._session
        reviewed = session is not None and session.opinion is not None
        self._nothing.say(
            reviewed=reviewed,
            filtered=self.proxy.rowCount() == 0 and self.model.rowCount() > 0,
        )
        self._stack.setCurrentIndex(0 if self.proxy.rowCount() else 1)
        self.filter_bar.setVisible(self.model.rowCount() > 0)
        self.decisions.setVisible(self.model.rowCount() > 0)


class _Nothing(QWidget):
    """Why there are no cards: under review, filtered away, or no risk found."""

    def __init__(self, clear: Callable[[], None]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 40, 28, 40)
        column.setSpacing(12)
        self._title: QLabel = words("", "heading")
        self._text: QLabel = words("", "soft")
        self._clear = button(tr("filter.clear"), clear)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()

    def say(self, *, reviewed: bool, filtered: bool) -> None:
        self._clear.setVisible(filtered)
        if filtered:
            self._title.setText(tr("nothing.filtered"))
            self._text.setText("")
        elif reviewed:
            self._title.setText(tr("nothing.title"))
            self._text.setText(tr("nothing.text"))
        else:
            self._title.setText(tr("nothing.reviewing"))
            self._text.setText("")

