"""The tab 条款风险: filters, cards, and what to do with the chosen one.

Signals: `span_requested` (Span), words to show in the contract; `finding_selected` (key), the card
the user chose, already chosen in the session; `citation_requested` (ResolvedCitation), an article
to read in its tab. The window's keys call the methods of `decisions`, and `step`.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from reviewer.assessment.model import GradedFinding
from reviewer.marks.decisions import carry
from reviewer.marks.model import Decision, Status
from ui.dialogs.wording.wording_dialog import WordingDialog
from ui.i18n import tr
from ui.models.findings import KEY, FindingsFilter, FindingsModel, Order, finding_rows
from ui.panel.blank import Blank, why_not_reviewed
from ui.panel.change_line import ChangeLine
from ui.panel.findings.bulk import BulkButton
from ui.panel.findings.card_list import CardList
from ui.panel.findings.card_menu import card_menu
from ui.panel.findings.decision_bar import DecisionBar
from ui.panel.findings.filter_bar import FilterBar
from ui.panel.findings.finding_card import CardContent, FindingCard
from ui.panel.findings.pinned import PinnedArticle
from ui.running.context import Context
from ui.session import Session
from ui.session.changes import Changes
from ui.session.edits import Edits
from ui.widgets.parts import words

_LEAST = 40  # pixels of the cards in a low window: what stands above and below has its own


class FindingsPanel(QWidget):
    """Follows a session; says by signals what else should be shown."""

    span_requested = Signal(object)
    finding_selected = Signal(str)
    citation_requested = Signal(object)
    said = Signal(str)

    def __init__(self, session: Session, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panelPage")
        self._session, self._context = session, context
        self._edits = Edits(session, context)
        self._earlier: Mapping[str, Decision] = {}
        self.model = FindingsModel(self)
        self.proxy = FindingsFilter(self)
        self.proxy.setSourceModel(self.model)
        self.filter_bar = FilterBar(self.proxy)
        self.bulk = BulkButton(self._in_sight, self._second)
        self.bulk.chosen.connect(self._edits.decide_all)
        self.bulk.agreed.connect(self._edits.agree_all)
        self.filter_bar.add_tool(self.bulk)
        self.cards = CardList(self._make_card)
        self.cards.setModel(self.proxy)
        self.cards.setAccessibleName(tr("tab.findings"))
        self.cards.clicked.connect(self._on_chosen)
        self.cards.activated.connect(self._on_chosen)
        self.cards.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.cards.customContextMenuRequested.connect(self._open_menu)
        self.nothing = Blank(tr("filter.clear"), self.filter_bar.clear)
        # Hints are no risks: with nothing else the list must not pass for a clean bill.
        self.no_risk = words(f"{tr('nothing.title')}\n{tr('nothing.text')}", "soft")
        self.no_risk.setContentsMargins(14, 10, 14, 6)
        self.no_risk.hide()
        self.change_line = ChangeLine()
        self._decided = session.state.decisions
        self._stack = self._cards_or_nothing()
        self.pinned = PinnedArticle()
        self.decisions = DecisionBar(session, context)
        self.decisions.left.connect(self.cards.setFocus)
        self.decisions.said.connect(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter_bar)
        column.addWidget(self.no_risk)
        column.addWidget(self._stack, 1)
        column.addWidget(self.change_line)  # at the foot: no card moves when it comes or goes
        column.addWidget(self.pinned)
        column.addWidget(self.decisions)
        for signal in (
            self.proxy.rowsInserted,
            self.proxy.rowsRemoved,
            self.proxy.modelReset,
            self.proxy.layoutChanged,
        ):
            signal.connect(self._show_nothing)
        session.opinion_changed.connect(self._tell_changes)
        session.opinion_changed.connect(self._on_opinion)
        for told in (session.review_failed, session.opened, session.grown):
            told.connect(self._show_nothing)
        session.state_changed.connect(self.refresh)
        session.current_changed.connect(self.show_finding)
        self.refresh()
        if session.current:
            self.show_finding(session.current)

    def _cards_or_nothing(self) -> QStackedWidget:
        stack = QStackedWidget()
        stack.addWidget(self.cards)
        stack.addWidget(self.nothing)
        stack.setMinimumHeight(_LEAST)
        return stack

    def refresh(self) -> None:
        """Take the findings of the opinion and the decisions as they are now."""
        session = self._session
        held = session.findings
        rows = finding_rows(held, session.state)
        risks = [graded.finding for graded in held]
        self._earlier = carry(session.state.decisions, risks).ask_again
        self.model.set_rows(rows)
        self.filter_bar.show_rows(rows)
        self.filter_bar.show_progress(*session.decided())
        card, chosen = self.cards.card, session.finding(session.current)
        if card is None or chosen is None or card.content != self._content(chosen):
            self.cards.reopen()
        self._show_nothing()

    def _open_menu(self, point: QPoint) -> None:
        menu = self.menu_at(self.cards.indexAt(point))
        if menu is not None:
            menu.popup(self.cards.viewport().mapToGlobal(point))

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        """Choose the finding of a row, and offer what can be done with it."""
        if not index.isValid():
            return None
        self._on_chosen(index)
        graded = self._session.finding(self._session.current)
        return None if graded is None else card_menu(self, self._session, graded)

    def _tell_changes(self, changes: Changes | None) -> None:
        """What dates, sides, answers and facts changed; a decision here tells of itself."""
        decisions = self._session.state.decisions
        decided, self._decided = decisions != self._decided, decisions
        if not decided:
            self.change_line.tell(changes)

    def _on_opinion(self) -> None:
        """Only a new opinion ends a choice: an undo leaves the finding out until there is one."""
        session = self._session
        if session.current and session.opinion and session.finding(session.current) is None:
            session.select("")
        graded = session.finding(session.current)
        owner = session.owner(graded).finding.key if graded is not None else ""
        if graded is None or graded.follows_from is None or self.proxy.is_unfolded(owner):
            self.refresh()
            return
        # The chosen one follows from another finding now: it must not be folded away with it.
        self.proxy.set_unfolded(owner, unfolded=True)
        self.refresh()
        self.cards.reveal()

    def _on_chosen(self, index: QModelIndex) -> None:
        key = str(index.data(KEY))
        self._session.select(key)
        self.finding_selected.emit(key)

    def show_finding(self, key: str) -> None:
        """Unfold the card of a finding and bring it into sight; an empty key folds all."""
        graded = self._session.finding(key)
        if graded is not None:
            owner = self._session.owner(graded)
            # What follows from a finding comes into sight with it, and stays.
            self.proxy.set_unfolded(owner.finding.key, unfolded=True)
            if self.proxy.mapFromSource(self._source_index(key)).row() < 0:
                self.filter_bar.clear()
        self.cards.open(key)

    def _source_index(self, key: str) -> QModelIndex:
        row = self.model.row_of(key)
        return self.model.index(-1 if row is None else row)

    def step(self, *, forward: bool, place: int) -> str | None:
        """The key of the next or previous finding; with none chosen, the first after a place.

        In the order of the contract, also where the list shows a finding under the one it follows
        from; else in the order chosen for the list.
        """
        shown = self.shown()
        if self.proxy.order is Order.PLACE:
            shown.sort(key=lambda graded: graded.finding.span)
        keys = [graded.finding.key for graded in shown]
        if not keys:
            return None
        if self._session.current in keys:
            at = keys.index(self._session.current) + (1 if forward else -1)
            return keys[at] if 0 <= at < len(keys) else None
        ahead = [
            graded.finding.key
            for graded in shown
            if (graded.finding.span.start >= place) == forward
        ]
        if not ahead:
            return keys[0] if forward else keys[-1]
        return ahead[0] if forward else ahead[-1]

    def shown(self) -> list[GradedFinding]:
        """The findings that pass the filter, in their order."""
        rows = range(self.proxy.rowCount())
        keys = [str(self.proxy.index(row, 0).data(KEY)) for row in rows]
        found = [self._session.finding(key) for key in keys]
        return [graded for graded in found if graded is not None]

    def _in_sight(self, decided: bool) -> list[GradedFinding]:
        """The findings shown that want a decision and have none yet, or have one."""
        keys = {graded.finding.key for graded in self.shown()}
        state = self._session.state
        return [
            graded
            for graded in self._session.to_decide()
            if graded.finding.key in keys
            and (state.status_of(graded) is not Status.PENDING) == decided
        ]

    def _second(self) -> str:
        """Who agreed last as a second lawyer, if that is not who works now."""
        name = self._context.settings.text("second")
        return "" if name == self._context.author else name

    def _content(self, graded: GradedFinding) -> CardContent:
        session = self._session
        owner = session.owner(graded)
        return CardContent(
            graded,
            session.state.grade_of(graded),
            session.state.decision_on(graded),
            tuple(session.derived_from(graded)),
            tuple(other for other in session.findings if other.id in graded.mitigated_by),
            owner if owner is not graded else None,
            self._earlier.get(graded.finding.key),
        )

    def _make_card(self, graded: GradedFinding) -> FindingCard:
        card = FindingCard(self._content(graded))
        card.span_wanted.connect(self.span_requested)
        card.article_wanted.connect(self.citation_requested)
        card.pin_wanted.connect(self.pinned.pin)
        card.finding_wanted.connect(self._session.select)
        card.take_over_wanted.connect(lambda earlier: self._edits.take_over(graded, earlier))
        card.reword_wanted.connect(lambda offered: self.reword(graded, offered))
        return card

    def reword(self, graded: GradedFinding, offered: str = "") -> WordingDialog:
        """Let the lawyer write other words for a cure of a finding, the first unless told."""
        decision = self._session.state.decision_on(graded)
        own = decision.wording if decision is not None else ""
        offered = offered or next((cure.wording for cure in graded.cures if cure.wording), "")
        dialog = WordingDialog(graded, own, offered, self._context, self)
        dialog.kept.connect(lambda wording: self._edits.reword(graded, wording))
        dialog.open()
        return dialog

    def reword_chosen(self) -> None:
        """The same for the finding chosen."""
        if (graded := self._session.finding(self._session.current)) is not None:
            self.reword(graded)

    def _show_nothing(self) -> None:
        """Cards, or a sentence where there are none."""
        some = self.model.rowCount() > 0
        if some:
            self.nothing.say(tr("nothing.filtered"), offer=True)
        elif self._session.opinion is not None:
            self.nothing.say(tr("nothing.title"), tr("nothing.text"))
        else:
            self.nothing.say(why_not_reviewed(self._session))
        reviewed = self._session.opinion is not None
        self.no_risk.setVisible(some and reviewed and not self._session.to_decide())
        self._stack.setCurrentIndex(0 if self.proxy.rowCount() else 1)
        self.filter_bar.setVisible(some)
        self.decisions.setVisible(some)
