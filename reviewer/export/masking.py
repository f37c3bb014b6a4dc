"""Hiding what identifies a person or opens an account in words that are ours."""

from __future__ import annotations

import re
from collections.abc import Callable

_HIDDEN = "＊"
# Citizens' numbers (GB 11643-1999), their 15-digit predecessors, and numbers of cards.
_IDENTITY = re.compile(r"(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15})(?![\dA-Za-z])")
_CARD = re.compile(r"(?<![\dA-Za-z])\d(?:[ -]?\d){11,18}(?![\dA-Za-z])")
_PHONE = re.compile(
    r"(?<![\dA-Za-z])(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}-?\d{7,8})(?![\dA-Za-z])"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_TO = r"\s*(?:[:：=]|为|是|[“\"「]|号码?)\s*[“\"「]?"
_SECRET = re.compile(
    rf"(?P<what>密码|口令|验证码|校验码|提取码|PIN码?|password){_TO}(?P<value>[!-~]{{3,}})",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    r"(?P<what>微信号?|QQ号?|抖音号?|快手号?|小红书号?|淘宝号?|支付宝账?号?|微博号?|账号|帐号|账户名?|帐户名?|用户名|昵称|ID)"
    rf"{_TO}(?P<value>[A-Za-z0-9_@.\-]{{4,}})",
    re.IGNORECASE,
)


def masked(text: str) -> str:
    """The text with identity numbers, phones, cards, addresses, accounts and passwords hidden.

    Of a number the ends stay, so that both sides know which is meant; of a password nothing.
    """
    for pattern, hide in _HIDING:
        text = pattern.sub(hide, text)
    return text


def _ends(first: int, last: int) -> Callable[[re.Match[str]], str]:
    def hide(match: re.Match[str]) -> str:
        found = match.group()
        return found[:first] + _HIDDEN * 4 + (found[-last:] if last else "")

    return hide


def _value(kept: int) -> Callable[[re.Match[str]], str]:
    def hide(match: re.Match[str]) -> str:
        before = match.group()[: match.start("value") - match.start()]
        return before + match["value"][:kept] + _HIDDEN * 4

    return hide


_HIDING: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_SECRET, _value(0)),
    (_IDENTITY, _ends(3, 2)),
    (_PHONE, _ends(3, 2)),
    (_CARD, _ends(4, 2)),
    (_MAIL, _ends(1, 0)),
    (_ACCOUNT, _value(1)),
)
