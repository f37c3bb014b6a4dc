"""What all windows that ask are laid out with: the column, and the row of buttons at its foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget


def dialog_column(dialog: QWidget, *, spacing: int = 10) -> QVBoxLayout:
    """The layout of a dialog, with the margins (pixels) that all have."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 18)
    column.setSpacing(spacing)
    return column


def foot(
    *ends: QWidget, aside: Sequence[QWidget] = (), enter: QPushButton | None = None
) -> QHBoxLayout:
    """What ends the dialog is on the right, what else can be done on the left.

    Enter in a field presses `enter`, on another button that one. Without `enter` it presses
    nothing, so that a filter or a name can be finished with it and the dialog stays.
    """
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in aside:
        row.addWidget(each)
    row.addStretch()
    for each in ends:
        row.addWidget(each)
    if enter is not None:
        enter.setDefault(True)
        return row
    for each in (*aside, *ends):
        if isinstance(each, QPushButton):
            each.setAutoDefault(False)
    return row
