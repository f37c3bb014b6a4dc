"""Paths that are too long for Windows unless they are written in their long form."""

from __future__ import annotations

from pathlib import Path

import pytest

from reviewer.document import long_paths
from reviewer.document.long_paths import long_form, openable

DEEP = "\\".join(["很长的文件夹名称和客户名称"] * 20)


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        ("C:\\合同\\转让协议.docx", "C:\\合同\\转让协议.docx"),
        (f"C:\\{DEEP}\\转让协议.docx", f"\\\\?\\C:\\{DEEP}\\转让协议.docx"),
        (f"\\\\server\\律所\\{DEEP}.docx", f"\\\\?\\UNC\\server\\律所\\{DEEP}.docx"),
        (f"\\\\?\\C:\\{DEEP}.docx", f"\\\\?\\C:\\{DEEP}.docx"),
    ],
    ids=["short", "of a drive", "of a server", "long form already"],
)
def test_a_long_path_has_the_prefix_that_lifts_the_limit(path: str, opened: str) -> None:
    assert long_form(path) == opened


def test_only_windows_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("/") / DEEP
    monkeypatch.setattr(long_paths, "_ON_WINDOWS", False)
    assert openable(path) == path
    monkeypatch.setattr(long_paths, "_ON_WINDOWS", True)
    assert str(openable(path)) == f"\\\\?\\/{DEEP}"
