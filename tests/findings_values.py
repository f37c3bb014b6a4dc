"""The findings of the contract in `panel_values` by name, and what a panel of them says."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from reviewer.labels import Label
from ui.panel.findings.decision_forms import DismissForm
from ui.panel.findings.findings_panel import FindingsPanel
from ui.panel.links import Link
from ui.session import Session
from ui.widgets.chip import Chip

DATA = Label.PERSONAL_DATA_TRANSFER.value
PRICE, REMEDY = Label.TAINTED_CONSIDERATION.value, Label.TAINTED_REMEDY.value
ACCOUNT, KEYS = Label.ACCOUNT_TRANSFER.value, Label.CREDENTIAL_HANDOVER.value
FORUM = Label.DISPUTE_RESOLUTION.value


def keys(panel: FindingsPanel) -> list[str]:
    return [graded.finding.key for graded in panel.shown()]


def texts(widget: QWidget) -> str:
    """All that can be read on a widget."""
    words = [label.text() for label in widget.findChildren(QLabel)]
    words += [chip.text() for chip in widget.findChildren(Chip)]
    words += [link.text() for link in widget.findChildren(Link)]
    return "\n".join(words)


def a_form(panel: FindingsPanel, kind: type[QWidget]) -> QWidget | None:
    return next((form for form in panel.decisions.findChildren(kind) if form.isVisible()), None)


def dismissing(panel: FindingsPanel, session: Session, finding: str) -> DismissForm:
    """The form that asks why a finding is dismissed, opened."""
    session.select(finding)
    panel.decisions.ask_dismissal()
    form = a_form(panel, DismissForm)
    assert isinstance(form, DismissForm)
    return form
