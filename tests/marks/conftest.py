"""What tests of marks share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_values import NOON
from store_values import CONTRACT, A

from reviewer.marks.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path) as store:
        store.remember(A, CONTRACT, NOON)
        yield store
