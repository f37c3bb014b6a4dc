"""The tab of findings of the contract on the desk."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.panel.findings.findings_panel import FindingsPanel
from ui.running.context import Context
from ui.session import Session


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> FindingsPanel:
    made = FindingsPanel(session, context)
    qtbot.addWidget(made)
    made.resize(380, 900)
    made.show()
    return made
