"""How many accounts a row of a table stands for: by its quantity, or by its running numbers."""

from __future__ import annotations

import re

from reviewer.facts.account_lists import QUOTED
from reviewer.facts.readings import Reading
from reviewer.text.numerals import parse_number

_ROWS = re.compile(r"^[A-Za-z]*-?(?P<low>\d+)[-—–~至到]+[A-Za-z]*-?(?P<high>\d+)$")
_NUMBERS = re.compile(r"号(?P<low>\d{1,3})[-—–~至到](?P<high>\d{1,3})(?!\d)")  # 三人（号1至3）
# 客服1—客服5
_NAMED_RUN = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{1,6})(?P<low>\d{1,3})号?[-—–~至到]+(?P=name)(?P<high>\d{1,3})号?$"
)
_NAMES = re.compile(rf"(?:{QUOTED}[、和与及]?){{2,}}")  # “云上茶”“云上器”
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
_OTHER_HEAD = re.compile(r"群|粉|好友|人|客户|会员|作品|视频|条|月|关注")
_LARGEST = 100_000


def quantity_of(reading: Reading) -> int | None:
    """The number in the column of quantities."""
    cells = list(zip(reading.cells, reading.heads, strict=False))
    for index, (cell, head) in enumerate(cells):
        if _QUANTITY_HEAD.search(head) and (match := _WHOLE_CELL.match(cell.text)):
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
    names = [cell.text for cell in reading.cells[1:] if _NAMES.fullmatch(cell.text)]
    return len(re.findall(QUOTED, names[0])) if names else 1
