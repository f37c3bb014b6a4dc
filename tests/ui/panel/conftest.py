"""A contract on the desk, reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import panel_values as desk
import pytest
from PySide6.QtWidgets import QApplication

from ui.running.context import Context
from ui.session import Session


@pytest.fixture
def context(qapp: QApplication, tmp_path: Path) -> Iterator[Context]:
    made = desk.a_context(tmp_path / "shenqi")
    yield made
    made.close()


@pytest.fixture
def session(context: Context) -> Session:
    return desk.a_session(context)
