"""Tables of accounts: which rows are transferred, and for how many accounts each of them stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reviewer.facts.account_identifiers import identifiers_in
from reviewer.facts.account_sums import Counted
from reviewer.facts.account_words import find_account_nouns, find_objects, speaks_of_accounts
from reviewer.facts.kept_accounts import names_belonging, says_it_stays
from reviewer.facts.platforms import Platform, find_platforms
from reviewer.facts.readings import Reading, is_sum
from reviewer.text.numerals import parse_number

_ROWS = re.compile(r"^[A-Za-z]*-?(?P<low>\d+)[-—–~至到]+[A-Za-z]*-?(?P<high>\d+)$")
_NUMBERS = re.compile(r"号(?P<low>\d{1,3})[-—–~至到](?P<high>\d{1,3})(?!\d)")  # 三人（号1至3）
# 客服1—客服5
_NAMED_RUN = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{1,6})(?P<low>\d{1,3})号?[-—–~至到]+(?P=name)(?P<high>\d{1,3})号?$"
)
_QUANTITY_HEAD = re.compile(
    r"数量|个数|[账帐]号数|店铺数|^计$|端口数|号数|[台套件枚]数|^[应实][到交收有]数?$|^数$"
)
_NUMERAL = r"[\d一二两三四五六七八九十百壹贰叁肆伍陆柒捌玖拾佰]+"
_WHOLE_CELL = re.compile(
    rf"^(?:各|共|计|约)?(?P<count>{_NUMERAL})[个枚家款只套支间处位组部](?:[，,。(;].*)?$|^各?(?P<bare>{_NUMERAL})$"
)
# 4个，尾号01至04: a quantity in a column of another name.
_CLASSED_CELL = re.compile(rf"^(?:各|共)?(?P<count>{_NUMERAL})[个枚间](?:[，,。(;].*)?$")
# 手镯号、毛料号（副，两个）: a quantity in a bracket at the end.
_BRACKETED_CELL = re.compile(
    rf"(?<![群人粉友])[(](?:[^()]*[，、])?共?(?P<count>{_NUMERAL})[个枚间][)]$"
)
_OTHER_HEAD = re.compile(r"群|粉|好友|人|客户|会员|作品|视频(?!号)|条|月|关注")
_LARGEST = 100_000
_YES = frozenset("√✓✔☑☒■是转有打给交卖让Y")
_BOXES = frozenset("√✓✔☑☒■☐□×✗")
# 家长群 | 微信; 收款码 | 微信、支付宝: what the row lists is at a platform and no account of it.
_OTHER_KIND = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{0,8}(?:社?群|群聊|收款(?:二维)?码|付款码|二维码|码牌|好友)(?:[(][^()]*[)])?"
)
_KIND_COLUMNS = 2
_NO = frozenset(
    ["", "×", "✗", "☐", "□", "否", "无", "—", "-", "/", "不", "N", "留", "自留", "不留"]
    + [f"不{word}" for word in "转打给交卖让动"]
)
_DEVICE = re.compile(r"[^，。;|]{0,8}?(?:手机|电脑|打印机|平板|相机|硬盘|电话卡)")
_TOGETHER = re.compile(r"[号个]{0,2}(?:去重|去掉重复|加起来|相加|合计|合并)")  # of rows above
# 企业微信中的好友; what a place holds is no account.
PLACE = re.compile(r"号?[中里内](?!的?[店号])")
_WITHIN_BRACKET = re.compile(r"[(][^()]*$")


def names_account(reading: Reading) -> bool:
    """The row names an account of a platform, or calls itself one; 号易通 is a name, and what
    stands in a bracket is a field (顾客档案（姓名、微信))."""
    nouns = find_account_nouns(reading.text)
    named = [noun for noun in nouns if noun.platform or noun.end - noun.start > 1]
    return any(not _WITHIN_BRACKET.search(reading.text[: noun.start]) for noun in named)


def transferred_rows(readings: Sequence[Reading]) -> list[Reading]:
    """All but sums, groups, codes and what stays: 合计, 家长群, 机构留用, no tick under 转."""
    kept = {
        id(reading)
        for rows in by_table(readings)
        for reading in rows
        if is_sum(reading)
        or any(_OTHER_KIND.fullmatch(cell.text) for cell in reading.cells[:_KIND_COLUMNS])
        or any(says_it_stays(cell.text) for cell in reading.cells[1:])
    }
    for rows in by_table(readings):
        width = max(len(reading.cells) for reading in rows)
        for column in range(width):
            marks = [_tick(r.cells[column].text) if column < len(r.cells) else "" for r in rows]
            if set(marks) & _YES and set(marks) <= _YES | _NO:
                kept |= {id(r) for r, mark in zip(rows, marks, strict=True) if mark in _NO}
    return [reading for reading in readings if id(reading) not in kept]


def _tick(cell: str) -> str:
    """What a cell says of its row: a tick box alone where its words follow (☑抖音号)."""
    return cell[:1] if cell[:1] in _BOXES else cell


def by_table(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    tables: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        if reading.cells:
            tables[id(reading.table)].append(reading)
    yield from tables.values()


def accounts_of_row(
    reading: Reading, unlisted: Sequence[Platform], found: Sequence[Counted]
) -> Iterator[Counted]:
    """The accounts of a row: its quantity, the numbers in its words, or the row as one."""
    text = reading.text
    stated = [one for one in found if not (one.total or _TOGETHER.match(text, one.end))]
    quantity = quantity_of(reading)
    heads = " ".join((*reading.heads, reading.table.title if reading.table else ""))
    named = {m.platform.name for m in find_objects(text, unlisted) if m.platform.kind != "payment"}
    if not named:
        named = {m.platform.name for m in find_platforms(heads)}
    several = len(find_account_nouns(text, unlisted)) > 1  # 微信号、外卖店铺 | 各1个
    name = next(iter(named)) if len(named) == 1 and not (quantity and several) else ""
    whole = (text, 0, len(text))
    device = any(_DEVICE.fullmatch(cell.text) for cell in reading.cells[:2])
    if device and not named and not find_account_nouns(heads):
        return  # 安卓手机 | 9 | 台, beside the accounts
    if len(named) == 1:
        stated = _of_one_platform(stated, next(iter(named)))
    if stated and (len(named) > 1 or quantity is None):
        for counted in stated:
            rows = rows_in(reading) if text[counted.start] == "各" else 1  # G01至G20 | 各一
            yield replace(counted, count=counted.count * rows)
    elif not quantity and rows_in(reading) == 1 and (listed := _listed_in_cell(reading, unlisted)):
        for platform in listed:
            yield Counted(platform, 1, False, *whole)
    elif quantity or _is_account(reading, heads):
        yield Counted(name, quantity or rows_in(reading), False, *whole)


def _of_one_platform(stated: Sequence[Counted], platform: str) -> list[Counted]:
    """天猫“朔野” | 店铺一家: a number without platform tells of the accounts that are named."""
    named = [counted for counted in stated if counted.platform]
    others = [replace(counted, platform=platform) for counted in stated if not counted.platform]
    return max(others, named, key=lambda part: sum(counted.count for counted in part))


def _listed_in_cell(reading: Reading, unlisted: Sequence[Platform]) -> list[str]:
    """The platforms that one cell joins: “衡岳旅游”公众号与视频号."""
    for cell in reading.cells:
        mentions = [m for m in find_objects(cell.text, unlisted) if m.platform.kind != "payment"]
        names = list(dict.fromkeys(mention.platform.name for mention in mentions))
        if len(names) > 1:
            return names
    return []


def _is_account(reading: Reading, heads: str) -> bool:
    """The row stands for an account, not for the lease or the desks beside it in the list."""
    if any(cell.text.startswith("指") for cell in reading.cells[1:]):
        return False  # a table of terms
    text = reading.text
    nouns = find_account_nouns(text)
    if nouns and all(names_belonging(text, n.end) or PLACE.match(text, n.end) for n in nouns):
        return False  # 各微信号通讯录合计19,260人, 微信里收着的地址
    return speaks_of_accounts(text) or speaks_of_accounts(heads)


def quantity_of(reading: Reading) -> int | None:
    """The number in the column of quantities."""
    cells = list(zip(reading.cells, reading.heads, strict=False))
    for index, (cell, head) in enumerate(cells):
        of_others = _OTHER_HEAD.search(head)
        if (
            not of_others
            and _QUANTITY_HEAD.search(head)
            and (match := _WHOLE_CELL.match(cell.text))
        ):
            value = parse_number(match["count"] or match["bare"])
            if value is not None and 0 < value <= _LARGEST:
                things = re.split(r"[、和与及]", cells[index - 1][0].text) if index else [""]
                return int(value) * (len(things) if cell.text.startswith("各") else 1)
    for index, (cell, head) in enumerate(cells):
        match = (index and _CLASSED_CELL.match(cell.text)) or _BRACKETED_CELL.search(cell.text)
        if match and not _OTHER_HEAD.search(head):
            value = parse_number(match["count"])
            return int(value) if value is not None and 0 < value <= _LARGEST else None
    return None


def rows_in(reading: Reading) -> int:
    """How many running numbers a row stands for, or names in one cell: 5—8 are four."""
    running = (_NUMBERS.search(cell.text) for cell in reading.cells[1:])
    named = (_NAMED_RUN.match(cell.text) for cell in reading.cells)
    runs = (_ROWS.match(reading.cells[0].text), *running, *named)
    match = next(filter(None, runs), None)
    if match and int(match["low"]) < int(match["high"]) < int(match["low"]) + 1000:
        return int(match["high"]) - int(match["low"]) + 1
    return max((len(identifiers_in(cell.text)) for cell in reading.cells[1:]), default=0) or 1
