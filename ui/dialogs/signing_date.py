"""The day whose law counts: a calendar, a field to type in, back to what the contract says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import language, tr
from ui.widgets.parts import button, words
from ui.words import day_words

_EARLIEST = QDate(1949, 10, 1)


class SigningDatePopup(QFrame):
    """`day_chosen` with a date, or None for the contract's own."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        locale = QLocale(
            QLocale.Language.Chinese if language() == "zh" else QLocale.Language.English
        )
        self._says = words("", "soft")
        self.field = QDateEdit()
        self.field.setDisplayFormat("yyyy-MM-dd")
        self.field.setMinimumDate(_EARLIEST)
        self.field.setAccessibleName(tr("action.signing_date"))
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(locale)
        self.calendar.setMinimumDate(_EARLIEST)
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.clicked.connect(self.field.setDate)
        self.calendar.activated.connect(self._take)
        self.field.dateChanged.connect(self.calendar.setSelectedDate)
        self._use = button(tr("date.use"), self._take, kind="primary")
        self._clear = button(tr("date.clear"), self._take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._says)
        column.addWidget(self.field)
        column.addWidget(self.calendar)
        column.addWidget(words(tr("date.explain"), "faint"))
        row = QHBoxLayout()
        row.addWidget(self._use)
        row.addWidget(self._clear)
        row.addStretch()
        column.addLayout(row)
        self.setFixedWidth(340)
        theme.notice().changed.connect(self._colour_days)
        self._colour_days()

    def open_at(
        self, corner: QPoint, day: date, *, contract_says: date | None, is_set: bool
    ) -> None:
        """Show the popup at a point of the screen; `is_set` when the lawyer had set a day."""
        if contract_says is not None:
            self._says.setText(tr("date.contract_says", day=day_words(contract_says)))
        else:
            self._says.setText(tr("date.contract_silent"))
        self.field.setDate(QDate(day.year, day.month, day.day))
        self._clear.setEnabled(is_set)
        self.adjustSize()
        self.move(corner)
        self.show()
        self.field.setFocus()

    def _take(self) -> None:
        chosen = self.field.date()
        self.hide()
        self.day_chosen.emit(date(chosen.year(), chosen.month(), chosen.day()))

    def _take_back(self) -> None:
        self.hide()
        self.day_chosen.emit(None)

    def _colour_days(self) -> None:
        """No red weekends: red is for risks."""
        look = QTextCharFormat()
        look.setForeground(theme.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, look)
