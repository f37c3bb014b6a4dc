"""Two reviewed versions of a small contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from small_contracts import Unit, contract

from reviewer.exchange.comparing import compare
from reviewer.exchange.comparison import Comparison
from reviewer.review import Options, Review, review

TODAY = date(2026, 1, 1)
PATHS = (Path("旧版.docx"), Path("新版.docx"))
FIRST: tuple[Unit, ...] = (
    ("第一条", "甲方将其名下九个微信号及全部好友转让给乙方，归乙方所有。"),
    ("第二条", "转让价款为人民币50万元，乙方于签订当日付清。"),
    ("第三条", "甲方配合乙方完成微信号密码、绑定手机号的变更。"),
    ("第四条", "双方对本协议内容负有保密义务，不得向任何第三人披露。"),
    ("第五条", "因本协议发生的争议，提交甲方所在地人民法院诉讼解决。"),
)
LATER: tuple[Unit, ...] = (
    ("第一条", "甲方将其名下九个微信号转让给乙方，归乙方所有。"),
    ("第二条", "转让价款为人民币40万元，乙方于签订当日付清。"),
    ("第三条", "双方对本协议内容负有保密义务，不得向任何第三人披露。"),
    ("第四条", "本协议一式两份，双方各执一份。"),
    ("第五条", "因本协议发生的争议，提交甲方所在地人民法院诉讼解决。"),
)


_REVIEWS: dict[str, Review] = {}


def reviewed(units: tuple[Unit, ...]) -> Review:
    """The review of a contract, made once."""
    name = repr(units)
    if name not in _REVIEWS:
        made = contract(*units)
        _REVIEWS[name] = review(made.document, Options(today=TODAY), made.clauses)
    return _REVIEWS[name]


def compared(old: tuple[Unit, ...] = FIRST, new: tuple[Unit, ...] = LATER) -> Comparison:
    return compare(reviewed(old), reviewed(new), PATHS)
