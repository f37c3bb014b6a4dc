"""The words by which clauses mention a party: role, alias, name, 老周, or what it alone is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reviewer.facts.introductions import LETTER
from reviewer.facts.model import Party

_NO_SURNAME = re.compile(r"[方人家商者主]$|公司|企业|平台|某|老板")
_SURNAME_NAME = re.compile(r"^[\u4e00-\u9fff]{2,3}$")
# 公司把号移交给主播, 主播向公司支付: a party called by what it is, not 平台公司.
_KIND = re.compile(
    "(?:管理人|清算组|合作社|俱乐部|工作室|诊所|门诊部|医院|学校|公司|基金会|协会|商会)$"
)
_BY_KIND = r"(?:(?<![\u4e00-\u9fff])|(?<=[给向由归与和对把让将付经以]))"
# Names of roles that are words of the language besides.
COMMON_WORDS = frozenset(
    {"公司", "企业", "客户", "平台", "用户", "会员", "学校", "医院", "驾校", "主播"}
)
# 我（甲方）, 你（乙方）; 我们 is both.
_PRONOUNS = {"我": "(?!们|国|方)", "你": "(?!们)"}


class Naming:
    """By which words the parties of a contract are named: role, alias, name, or what one is (公司).

    `introduced` is where the last of them has been introduced.
    """

    def __init__(self, parties: Sequence[Party]) -> None:
        self.introduced = max((s.end for party in parties for s in party.spans), default=0)
        kinds = dict(kinds_of(parties))
        self._owners = {**kinds, **owners_of(parties)}
        words = sorted(self._owners, key=len, reverse=True)
        pattern = "|".join(
            (_BY_KIND if word in kinds else "") + re.escape(word) + _PRONOUNS.get(word, "")
            for word in words
        )
        self._pattern = re.compile(pattern) if words else None

    def mentions(self, text: str) -> Iterator[tuple[int, int, Party]]:
        """Where the text names a party, from left to right."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            yield match.start(), match.end(), self._owners[match.group()]


def kinds_of(parties: Sequence[Party]) -> Iterator[tuple[str, Party]]:
    """What only one of the parties is by its name: 公司, 合作社, 管理人."""
    kinds = [(match.group(), p) for p in parties if (match := _KIND.search(p.name or ""))]
    for kind, party in kinds:
        others = [p for p in parties if p is not party]
        if not any(kind in p.aliases or (p.name or "").endswith(kind) for p in others):
            yield kind, party


def owners_of(parties: Sequence[Party]) -> dict[str, Party]:
    """Who is meant by which word: role, alias, name, 老周; what would fit two parties is none's."""
    owners: dict[str, Party] = {}
    spoken: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        words = (party.role, *party.aliases, party.name or "")
        for word in words:
            if (len(word) >= 2 and word not in COMMON_WORDS) or word in _PRONOUNS:
                owners.setdefault(word, party)
        for name in {name for word in words for name in _spoken_names(word)}:
            spoken[name].append(party)
    for name, named in spoken.items():
        if len(named) == 1:
            owners.setdefault(name, named[0])
    return owners


def _spoken_names(name: str) -> Iterator[str]:
    """How people call 周大勇: 老周, 小周, 周老板, 周某, 大勇."""
    if not _SURNAME_NAME.match(name) or LETTER.match(name) or _NO_SURNAME.search(name):
        return
    surname, given = name[0], name[1:]
    for called in ("老", "小", "阿"):
        yield called + surname
    for title in ("老板", "某", "总", "姐", "哥", "师傅", "老师", "医生"):
        yield surname + title
    if len(given) == 2:
        yield given
