"""Law libraries and platform terms of a lawyer's own, as files."""

from __future__ import annotations

from pathlib import Path

import clause_rules

SHIPPED = Path(clause_rules.__file__).parent / "laws"
TERM = """format: 1
checked: 2026-11-20
reminder: 由本所核对。
terms:
  - id: own
    platforms: [微信]
    agreement: 《某协议》
    clause: "1"
    reliability: A
    effect: forbids
    quote: 不得转让。
    version: 2026年11月文本
    source: 官网
"""


def newer_library(folder: Path) -> Path:
    """The library that ships, as a later edition, in a new folder."""
    folder.mkdir()
    for file in SHIPPED.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    meta = (folder / "library.yaml").read_text("utf-8")
    changes = (("version: 1\n", "version: 2\n"), ("as_of: 2026-10-04", "as_of: 2026-11-20"))
    for old, new in changes:
        assert old in meta
        meta = meta.replace(old, new)
    (folder / "library.yaml").write_text(meta, "utf-8")
    return folder
