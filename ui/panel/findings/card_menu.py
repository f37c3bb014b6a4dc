"""The menu over a card: decide, copy its words plainly or as a quotation, copy its grounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reviewer.assessment.model import GradedFinding
from reviewer.law.citation_words import article_words
from reviewer.marks.model import Status
from ui.i18n import tr
from ui.session import Session
from ui.theme import icons

if TYPE_CHECKING:
    from ui.panel.findings.findings_panel import FindingsPanel


def card_menu(panel: FindingsPanel, session: Session, graded: GradedFinding) -> QMenu:
    """What can be done with a finding, which is the one chosen."""
    menu = QMenu(panel)
    menu.aboutToHide.connect(menu.deleteLater)
    bar, status = panel.decisions, session.state.status_of(graded)
    for icon, name, held, act in (
        ("check", "action.adopt", Status.ADOPTED, bar.adopt),
        ("dismiss", "action.dismiss", Status.DISMISSED, bar.ask_dismissal),
        ("defer", "action.defer", Status.DEFERRED, bar.defer),
    ):
        action = menu.addAction(icons.icon(icon), tr(name), act)
        action.setCheckable(True)
        action.setChecked(status is held)
    menu.addSeparator()
    menu.addAction(icons.icon("note"), tr("action.note_finding"), bar.ask_note)
    menu.addAction(icons.icon("edit"), tr("action.reword"), panel.reword_chosen)
    if session.owner(graded) is graded:
        menu.addAction(tr("decision.regrade"), bar.ask_grade)
    menu.addAction(icons.icon("agree"), tr("action.agree"), bar.ask_agreement)
    menu.addSeparator()
    for name, text in _copies(session, graded):
        menu.addAction(tr(name), _copier(text))
    return menu


def _copies(session: Session, graded: GradedFinding) -> list[tuple[str, str]]:
    """What can be copied of a finding: as the contract has it, quoted, its grounds."""
    found: list[tuple[str, str]] = []
    if len(graded.finding.span):
        found.append(("context.copy_plain", graded.finding.quote))
        found.append(("context.copy_cited", session.cited(graded.finding.span)))
    if graded.citations:
        grounds = "；".join(article_words(cited, full=True) for cited in graded.citations)
        found.append(("context.copy_grounds", grounds))
    return found


def _copier(text: str) -> Callable[[], None]:
    return lambda: QGuiApplication.clipboard().setText(text)
