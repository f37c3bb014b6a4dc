"""What speaks against the opinion: at the foot of its tab, in sight wherever one reads.

Signals as in `opinion_rows.Rows`, which makes what unfolds.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from reviewer.assessment.model import Point
from ui.i18n import tr
from ui.panel.links import Link
from ui.panel.opinion.opinion_rows import Rows
from ui.panel.page import as_high_as_its_words, quiet_bar
from ui.widgets.parts import rule, words

_SHARE = 0.5  # of the panel's height at most, unfolded


class ContraryStrip(QFrame):
    """The titles always; the texts when unfolded, scrolled in their own room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contrary")
        self._points: Sequence[Point] = ()
        self._rows: Rows | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        head = QVBoxLayout()
        head.setContentsMargins(12, 6, 12, 8)
        head.setSpacing(0)
        self.toggle = Link("", self.flip, icon="up", ink="ink")
        self._titles = words("", "soft")
        self._titles.setContentsMargins(26, 0, 4, 0)
        head.addWidget(self.toggle)
        head.addWidget(self._titles)
        column.addLayout(head)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("opinion.contrary"))
        quiet_bar(self._area)
        self._area.hide()
        column.addWidget(self._area)

    @property
    def unfolded(self) -> bool:
        return not self._area.isHidden()

    @property
    def titles(self) -> str:
        return self._titles.text()

    def show_points(self, points: Sequence[Point], rows: Rows) -> None:
        """Take the contrary authority of an opinion; hidden where there is none."""
        text = tr("opinion.contrary_count", count=len(points))
        self.toggle.setText(text)
        self.toggle.setAccessibleName(text)
        self._titles.setText(tr("opinion.join").join(point.title for point in points))
        self._points, self._rows = points, rows
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        if self.unfolded:
            self._build()
        self.setVisible(bool(points))

    def _build(self) -> None:
        rows = self._rows
        if rows is None or self._area.widget() is not None:
            return
        body = QWidget()
        body.setProperty("kind", "page")
        as_high_as_its_words(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(38, 0, 12, 12)
        column.setSpacing(8)
        for point in self._points:
            column.addWidget(rows.point(point))
        column.addStretch()
        self._area.setWidget(body)
        self._fit()

    def flip(self) -> None:
        """Show the texts, or the titles only."""
        unfold = not self.unfolded
        self._build()
        self._area.setVisible(unfold)
        self._titles.setVisible(not unfold)
        self.toggle.set_icon("down" if unfold else "up")

    def _fit(self) -> None:
        panel = self.parentWidget()
        body = self._area.widget()
        layout = body.layout() if body is not None else None
        if panel is None or layout is None:
            return
        wanted = max(layout.totalHeightForWidth(max(panel.width() - 12, 200)), 0)
        self._area.setFixedHeight(min(wanted, max(round(panel.height() * _SHARE), 140)))
