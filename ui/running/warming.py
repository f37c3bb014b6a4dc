"""What is not painted first is loaded and made while the user looks at what is.

The window answers all the while: the core is loaded in the helper thread, and what is Qt's, which
belongs to the window's own, in pieces between two events.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from ui.running.context import Context

_CORE = (
    "reviewer.worker",
    "reviewer.review",
    "reviewer.marks.reopening",
    "reviewer.marks.imports",
    "reviewer.law.holdings",
    "reviewer.law.citations",
    "reviewer.text.amounts",
    "reviewer.assessment.grounds",
)
_VIEWS = (
    "ui.session",
    "ui.reading.overlay",
    "ui.reading.pages.view",
    "ui.reading.word.builder",
    "ui.reading.word.view",
    "ui.reading.reading_pane",
    "ui.panel.law.article_hits",
    "ui.panel.law.article_page",
    "ui.panel.law.article_panel",
    "ui.models.facts",
    "ui.panel.facts.facts_panel",
    "ui.panel.findings.findings_panel",
    "ui.panel.marks.marks_panel",
    "ui.panel.opinion.opinion_panel",
    "ui.desk.outline_pane",
    "ui.desk.desk",
    "ui.desk.contract_tab",
)
Step = Callable[[], object]


class InPieces(QObject):
    """Does steps one after the other; between two of them the window hears its events."""

    def __init__(self, steps: Iterable[Step], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = iter(steps)
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self.deleteLater()
            return
        step()
        QTimer.singleShot(0, self, self._go_on)


def load(name: str) -> Step:
    """The step that loads a module."""
    return lambda: import_module(name)


def warm(context: Context, steps: Iterable[Step], parent: QObject) -> None:
    """Load what a contract needs, then do the steps given."""

    def go_on(_done: None) -> None:
        InPieces((*map(load, _VIEWS), *steps), parent)

    context.tasks.run(_load_core, go_on, context.troubled.emit)


def _load_core() -> None:
    for name in _CORE:
        import_module(name)
