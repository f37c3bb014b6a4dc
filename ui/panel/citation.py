"""A citation that unfolds the article it points at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from reviewer.law.model import TEXT_STATUS_ZH, ResolvedCitation, TextStatus
from ui.i18n import tr
from ui.law_words import citation_words, force_words
from ui.theme import icons
from ui.widgets.parts import button, line_spaced, words


class CitationRow(QWidget):
    """Law, article, paragraph; below it, when unfolded, text, dates and why it applies."""

    article_wanted = Signal(object)
    resized = Signal()

    def __init__(self, cited: ResolvedCitation) -> None:
        super().__init__()
        self._cited = cited
        self._body: QFrame | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._column = column
        self._toggle = button(citation_words(cited), self.flip, kind="link", icon="right")
        self._toggle.setToolTip(cited.law_title)
        column.addWidget(self._toggle)

    def flip(self) -> None:
        """Unfold or fold the article."""
        if self._body is None:
            self._body = self._unfolded()
            self._column.addWidget(self._body)
            self._body.show()
        else:
            self._body.setVisible(self._body.isHidden())
        self._toggle.setIcon(icons.icon("right" if self._body.isHidden() else "down"))
        self.resized.emit()

    def _unfolded(self) -> QFrame:
        cited = self._cited
        frame = QFrame()
        frame.setProperty("kind", "paper")
        box = QVBoxLayout(frame)
        box.setContentsMargins(12, 9, 12, 9)
        box.setSpacing(6)
        if cited.text is None:
            box.addWidget(words(tr("law.unverified"), "soft"))
        else:
            box.addWidget(words(line_spaced(cited.text, family="宋体"), rich=True))
        dates = force_words(cited.in_force_from, cited.in_force_to)
        if cited.text_status is not TextStatus.VERBATIM:
            dates += f" · {TEXT_STATUS_ZH[cited.text_status]}"
        box.addWidget(words(dates, "faint"))
        if cited.applies_because:
            box.addWidget(words(cited.applies_because, "faint"))
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(
            button(tr("law.open"), lambda: self.article_wanted.emit(cited), kind="link")
        )
        row.addWidget(
            button(
                tr("law.copy_citation"),
                lambda: QGuiApplication.clipboard().setText(citation_words(cited, full=True)),
                kind="link",
            )
        )
        row.addStretch()
        box.addLayout(row)
        return frame
