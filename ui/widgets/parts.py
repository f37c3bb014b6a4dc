"""Labels, buttons and rules in the kinds that the style sheet knows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)


def words(text: str, kind: str = "", *, rich: bool = False) -> QLabel:
    """A paragraph that wraps and whose text can be selected. Plain unless `rich`."""
    label = QLabel(text)
    label.setTextFormat(QtCore.Qt.TextFormat.RichText if rich else QtCore.Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("kind", kind)
    label.setTextInteractionFlags(
        QtCore.Qt.TextInteractionFlag.TextSelectableByMouse
        | QtCore.Qt.TextInteractionFlag.LinksAccessibleByMouse
    )
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def short(text: str, kind: str = "") -> QLabel:
    """A label of one line."""
    label = QLabel(text)
    label.setTextFormat(QtCore.Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    return label


def lead_focus_through(before: QWidget, part: QWidget) -> None:
    """Let Tab go from a widget through a part made later, then on to what stands below.

    Qt leads through what is made later after all else in the window.
    """
    for stop in part.findChildren(QWidget):
        if stop.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(before, stop)
            before = stop


def button(
    text: str,
    on_click: Callable[[], object],
    *,
    kind: str = "",
    icon: str = "",
    tip: str = "",
) -> QPushButton:
    """A push button; `kind` is one of the style sheet's (primary, quiet, link, chosen)."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.clicked.connect(lambda _checked=False: on_click())
    if icon:
        from ui.theme import icons

        icons.dress(made, icon, "on_accent" if kind == "primary" else "ink_soft")
        made.setIconSize(QSize(16, 16))
    if tip:
        made.setToolTip(tip)
    if kind == "link":
        made.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def tool(icon: str, tip: str, on_click: Callable[[], object]) -> QToolButton:
    """A small button with an icon only; the tip is its name for screen readers too."""
    from ui.theme import icons

    made = QToolButton()
    icons.dress(made, icon)
    made.setIconSize(QSize(16, 16))
    made.setToolTip(tip)
    made.setAccessibleName(tip)
    made.clicked.connect(lambda _checked=False: on_click())
    return made


def rule() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def column(*margins: int, spacing: int = 8) -> tuple[QWidget, QVBoxLayout]:
    """A widget with a vertical layout; margins as left, top, right, bottom."""
    page = QWidget()
    layout = QVBoxLayout(page)
    left, top, right, bottom = margins or (0, 0, 0, 0)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(spacing)
    return page, layout


def form_of(page: QWidget) -> QFormLayout:
    """The form of a page: titles on the right of their column, fields as wide as there is room."""
    form = QFormLayout(page)
    form.setContentsMargins(4, 16, 4, 8)
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(9)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(
        QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter
    )
    return form


def field_row(form: QFormLayout, title: str, field: QWidget) -> None:
    """A field with its title, which is its name for screen readers too."""
    label = short(title)
    label.setBuddy(field)
    field.setAccessibleName(title)
    form.addRow(label, field)


def fit_height(window: QWidget) -> None:
    """As high as the words need at this width: wrapped words hint at more, and leave air."""
    layout = window.layout()
    if layout is not None:
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        window.setMinimumHeight(0)  # what the layout had set
        layout.activate()
        window.resize(window.width(), layout.totalHeightForWidth(window.width()))


def set_kind(widget: QWidget, kind: str) -> None:
    """Change a widget's kind and dress it anew."""
    if widget.property("kind") != kind:
        widget.setProperty("kind", kind)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_flag(widget: QWidget, name: str, *, on: bool) -> None:
    """Set a yes-or-no property that the style sheet knows, and dress the widget anew."""
    if bool(widget.property(name)) != on:
        widget.setProperty(name, on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            break
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


def wrap_rows(view: QListView) -> None:
    """Let rows that are too long for a list go on in another line, also beside its scroll bar."""
    view.setWordWrap(True)
    view.setTextElideMode(QtCore.Qt.TextElideMode.ElideNone)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def lay_out_now() -> None:
    """Give what came its room: the next frame would show it squeezed."""
    QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.LayoutRequest.value)
