"""An article held in sight under the cards while the lawyer reads on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer.law.citation_words import citation_words
from reviewer.law.model import ResolvedCitation
from ui.i18n import tr
from ui.panel.citation import add_article_text
from ui.panel.page import as_high_as_its_words
from ui.widgets.parts import rule, tool, words

_SHARE = 0.34  # of the panel's height at most


class PinnedArticle(QFrame):
    """Hidden until an article is pinned; another one takes its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pinnedArticle")
        self.cited: ResolvedCitation | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(rule())
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 8, 2)
        self._title = words("", "section")
        head.addWidget(self._title, 1)
        self.close_button = tool("close", tr("law.unpin"), self.unpin)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._column.addWidget(self._area)
        self.hide()

    def pin(self, cited: ResolvedCitation) -> None:
        """Keep an article in sight."""
        self.cited = cited
        title = citation_words(cited)
        self._title.setText(title)
        self.setAccessibleName(title)
        body = QWidget()
        body.setProperty("kind", "page")
        as_high_as_its_words(body)
        box = QVBoxLayout(body)
        box.setContentsMargins(16, 2, 12, 10)
        box.setSpacing(5)
        add_article_text(box, cited)
        box.addStretch()
        self._area.setWidget(body)
        self._fit(body)
        self.show()

    def unpin(self) -> None:
        """Let go of the article."""
        self.cited = None
        self.hide()

    def _fit(self, body: QWidget) -> None:
        panel = self.parentWidget()
        width = (panel.width() if panel is not None else 400) - 16
        room = round((panel.height() if panel is not None else 600) * _SHARE)
        layout = body.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else room
        self._area.setFixedHeight(min(wanted + 4, max(room, 120)))
