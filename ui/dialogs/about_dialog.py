"""What this is, which version, and what it is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import tr
from ui.theme import icons
from ui.widgets.parts import button, short, words


class AboutDialog(QDialog):
    """Name, version, purpose, limits, licence."""

    def __init__(self, version: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("about.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(440)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        sign = QLabel()
        sign.setPixmap(icons.pixmap("app", theme.colour("accent"), 44, self.devicePixelRatioF()))
        head.addWidget(sign)
        names = QVBoxLayout()
        names.addWidget(short(tr("app.version", version=version), "heading"))
        names.addWidget(short(tr("app.subtitle"), "soft"))
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addWidget(words(tr("about.text")))
        column.addWidget(words(tr("start.promise"), "soft"))
        column.addWidget(words(tr("about.licence"), "faint"))
        column.addStretch()
        column.addWidget(
            button(tr("about.close"), self.accept, kind="primary"), 0, Qt.AlignmentFlag.AlignRight
        )
