"""A disk that is full says so, and what was done meanwhile is saved once there is room."""

from __future__ import annotations

from pathlib import Path

from window_values import Stage, span_of

from reviewer.marks.model import Colour
from reviewer.marks.store import Store


def quotes(stage: Stage, contract: Path) -> set[str]:
    with Store(stage.context.settings.folder) as store:
        [known] = store.recent()
        return {mark.anchor.quote for mark in store.load(known.sha256).marks.values()}


def fill(stage: Stage, pages: int) -> None:
    """SQLite itself plays the full disk: no page may be added."""
    store = stage.context.store
    assert store is not None
    store._database._connection.execute(f"PRAGMA max_page_count = {pages}")


def test_what_a_full_disk_refused_is_saved_with_the_next_change(
    stage: Stage, contract: Path
) -> None:
    stage.show(contract)
    session = stage.window.session
    assert session is not None
    fill(stage, 1)
    session.highlight(span_of("九个微信号"), Colour.YELLOW, "长" * 100_000)
    assert "磁盘空间不足" in stage.window.banner.text
    assert len(session.state.marks) == 1
    session.take_in()
    assert len(session.state.marks) == 1
    assert quotes(stage, contract) == set()
    fill(stage, 1_000_000)
    session.highlight(span_of("更换密码"), Colour.RED)
    assert quotes(stage, contract) == {"九个微信号", "更换密码"}
