"""The words of an RTF text, paragraph by paragraph, without its looks.

Source: Rich Text Format (RTF) Specification 1.9.1. Only what is printed in the body is taken: not
the tables of fonts and styles, the codes of fields, pictures, and what a reader may skip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_TOKEN = re.compile(
    rb"\\([a-zA-Z]+)(-?\d+)? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr headerf footerl "
    b"footerr footerf listtable listoverridetable rsidtbl generator themedata datastore fldinst "
    b"xmlnstbl bkmkstart bkmkend latentstyles pntext listtext revtbl".split()
)
_CHARACTERS = {
    **{b"tab": "\t", b"cell": "\t", b"line": "\n", b"emdash": "—", b"endash": "–"},
    **{b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•"},
}
_PARAGRAPHS = frozenset({b"par", b"row", b"sect", b"page"})
_SIGNS = {b"~": "\u00a0", b"_": "-", b"-": "", b"\\": "\\", b"{": "{", b"}": "}"}
_CODE_PAGES = {936: "gb18030", 950: "big5", 932: "shift_jis", 949: "euc_kr", 65001: "utf-8"}
_DEEPEST = 500  # groups within groups


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: whether it is left out, how many bytes stand in for a \\u."""

    skipped: bool = False
    hidden: bool = False
    stand_ins: int = 1


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._encoding = "gb18030"
        self._states = [_State()]
        self._bytes = bytearray()  # of one or more characters of the code page
        self._line: list[str] = []
        self._lines: list[str] = []
        self._to_skip = 0

    def lines(self) -> list[str]:
        optional = False
        for token in _TOKEN.finditer(self._data):
            word, number, byte, sign, brace, text = token.groups()
            if byte is not None:
                self._byte(int(byte, 16))
                continue
            if text is not None:
                self._plain(text)
                continue
            self._flush()
            if brace == b"{":
                if len(self._states) > _DEEPEST:
                    break
                self._states.append(self._states[-1])
            elif brace == b"}" and len(self._states) > 1:
                self._states.pop()
            elif sign == b"*":
                optional = True
                continue
            elif sign is not None:
                self._say(_SIGNS.get(sign, "\n" if sign in b"\r\n" else ""))
            elif word is not None:
                self._word(word, None if number is None else int(number[:9]), optional=optional)
            optional = False
        self._flush()
        self._end_line()
        return self._lines

    def _word(self, word: bytes, number: int | None, *, optional: bool) -> None:
        state = self._states[-1]
        if optional or word in _SKIPPED:
            self._states[-1] = replace(state, skipped=True)
        elif word == b"ansicpg":
            self._encoding = _CODE_PAGES.get(number or 0, f"cp{number}")
        elif word == b"uc":
            self._states[-1] = replace(state, stand_ins=min(max(number or 0, 0), 8))
        elif word == b"u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self._to_skip = state.stand_ins
        elif word in (b"v", b"deleted"):
            self._states[-1] = replace(state, hidden=word == b"deleted" and number != 0)
        elif word == b"plain":
            self._states[-1] = replace(state, hidden=False)
        elif word in _PARAGRAPHS:
            if not state.skipped:
                self._end_line()
        else:
            self._say(_CHARACTERS.get(word, ""))

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        else:
            self._bytes.append(value)

    def _plain(self, text: bytes) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        self._bytes += text[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            try:
                said = self._bytes.decode(self._encoding, "replace")
            except LookupError:
                said = self._bytes.decode("gb18030", "replace")
            self._bytes.clear()
            self._say(said)

    def _say(self, text: str) -> None:
        state = self._states[-1]
        if text and not (state.skipped or state.hidden):
            self._line.append(text)

    def _end_line(self) -> None:
        # Characters beyond the basic plane come as the two halves of UTF-16.
        line = "".join(self._line).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._lines.append(line.rstrip("\t"))
        self._line.clear()


def rtf_lines(data: bytes) -> list[str]:
    """The paragraphs of an RTF text; what is broken in it is left out."""
    lines = _Reader(data).lines()
    while lines and not lines[-1]:
        lines.pop()
    return lines
