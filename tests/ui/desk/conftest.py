"""A reviewed contract at work, once in the Word view and once as pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from window_values import Stage, a_document, a_review

from ui.session import Session


@pytest.fixture(params=["docx", "pdf"])
def at_work(stage: Stage, contract: Path, request: pytest.FixtureRequest) -> Stage:
    """A reviewed contract, once in the Word view and once as pages."""
    stage.show(contract, a_review(a_document(request.param)))
    stage.window.activateWindow()
    stage.window.desk.reading.focus_view()
    return stage


@pytest.fixture
def session(at_work: Stage) -> Session:
    assert at_work.window.session is not None
    return at_work.window.session
