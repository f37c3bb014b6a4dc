"""The characters that Chinese numerals are written with, in order: for patterns and for values."""

from __future__ import annotations

ONES = "一二三四五六七八九"
TENS = ONES + "十"
HUNDREDS = TENS + "百"
# As sums and dates are written so that nobody changes them (大写).
FORMAL_ONES = "壹贰叁肆伍陆柒捌玖"
