"""Reviewing a whole folder from the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.dialogs.matters.batch_dialog import BatchDialog

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


def show_batch(window: MainWindow) -> BatchDialog:
    """Show the dialog; contracts of its table open in tabs of the window."""
    dialog = BatchDialog(window.context, window)
    dialog.contract_wanted.connect(window.open)
    dialog.show()
    return dialog
