"""The day whose law counts: a calendar, a field to type in, back to what the contract says."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.text.dates import find_dates
from ui import theme
from ui.i18n import language, tr
from ui.theme import icons
from ui.widgets.parts import button, set_flag, words
from ui.words import iso_day

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
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("date.format"))
        self.field.setAccessibleName(tr("action.signing_date"))
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._take)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(locale)
        self.calendar.setMinimumDate(_EARLIEST)
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.clicked.connect(self._on_picked)
        self.calendar.activated.connect(self._take)
        for part, icon in (("prev", "left"), ("next", "right")):
            step = self.calendar.findChild(QToolButton, f"qt_calendar_{part}month")
            assert step is not None
            icons.dress(step, icon)
        self._head()
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
        self.setFixedWidth(380)
        theme.notice().changed.connect(self._colour_days)
        self._colour_days()

    def _head(self) -> None:
        """Over the days the year stands where the language has it: 2019年 九月, September 2019."""
        year = self.calendar.findChild(QSpinBox, "qt_calendar_yearedit")
        bar = self.calendar.findChild(QWidget, "qt_calendar_navigationbar")
        shown = self.calendar.findChild(QToolButton, "qt_calendar_yearbutton")
        month = self.calendar.findChild(QToolButton, "qt_calendar_monthbutton")
        row = bar.layout() if bar is not None else None
        if language() == "zh" and year is not None and shown is not None and month is not None:
            year.setSuffix(tr("date.year"))
            assert isinstance(row, QHBoxLayout)
            row.insertWidget(row.indexOf(month), shown)

    def open_at(
        self, corner: QPoint, day: date, *, contract_says: date | None, is_set: bool
    ) -> None:
        """Show the popup at a point of the screen; `is_set` when the lawyer had set a day."""
        if contract_says is not None:
            self._says.setText(tr("date.contract_says", day=iso_day(contract_says)))
        else:
            self._says.setText(tr("date.contract_silent"))
        self.field.setText(iso_day(day))
        self._clear.setEnabled(is_set)
        self.adjustSize()
        self.move(corner)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    @property
    def day(self) -> date | None:
        """The day that is typed, in any way a contract writes it; None while it is none."""
        whole = [mention.value for mention in find_dates(self.field.text())]
        return whole[0] if len(whole) == 1 else None

    def _on_typed(self) -> None:
        day = self.day
        self._use.setEnabled(day is not None)
        set_flag(self.field, "bad", on=day is None and bool(self.field.text().strip()))
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))

    def _on_picked(self, picked: QDate) -> None:
        self.field.setText(iso_day(date(picked.year(), picked.month(), picked.day())))

    def _take(self) -> None:
        day = self.day
        if day is not None:
            self.hide()
            self.day_chosen.emit(day)

    def _take_back(self) -> None:
        self.hide()
        self.day_chosen.emit(None)

    def _colour_days(self) -> None:
        """No red weekends: red is for risks."""
        look = QTextCharFormat()
        look.setForeground(theme.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, look)
