"""Ranges, multiples and shares of whole numbers in words."""

from __future__ import annotations

from fractions import Fraction


def range_words(low: int, high: int) -> str:
    """18,000至27,000, or one number where both are the same."""
    return f"{low:,}" if low == high else f"{low:,}至{high:,}"


def multiple_words(low: int, high: int, standard: int) -> str:
    """3.6至5.4倍. Rounded down: 24,999 records are not ten times 2,500."""
    return f"{_between(*(_down(Fraction(count, standard)) for count in (low, high)))}倍"


def percent_words(part: int, low: int, high: int) -> str:
    """1.9至2.8%: which share of so many a part is."""
    return f"{_between(*(_nearest(Fraction(100 * part, count)) for count in (high, low)))}%"


def _between(first: str, last: str) -> str:
    return first if first == last else f"{first}至{last}"


def _down(value: Fraction) -> str:
    digits = _digits(value)
    return _plain(float(value * 10**digits // 1) / 10**digits, digits)


def _nearest(value: Fraction) -> str:
    return _plain(float(value), _digits(value))


def _digits(value: Fraction) -> int:
    """One decimal, or as many as leave something of a small number."""
    return 1 if value >= Fraction(1, 10) else 4


def _plain(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}".rstrip("0").rstrip(".") or "0"
