"""Law libraries, platform terms and rates of a lawyer's own, as files."""

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


AGREEMENT = """腾讯微信软件许可及服务协议
更新日期：2026年8月1日

一、协议的范围
本协议是用户与平台之间的协议。
7.1.2 微信账号的所有权归本公司所有，用户完成申请注册手续后，仅获得微信账号的使用权，
且该使用权仅属于初始申请注册人。初始申请注册人不得赠与、出租、转让或售卖微信账号。
8. 用户应当遵守法律。
"""


def newer_rates(folder: Path) -> Path:
    """The table of rates that ships with one step more, as a file."""
    text = (SHIPPED.parent / "rates" / "rates.yaml").read_text("utf-8")
    text = text.replace("until: 2026-08-20", "until: 2026-10-20")
    text = text.replace("deposit:\n", "  - {from: 2026-09-20, rate: 2.90}\ndeposit:\n")
    file = folder / "own-rates.yaml"
    file.write_text(text, "utf-8")
    return file


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
