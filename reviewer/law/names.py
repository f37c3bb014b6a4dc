"""The names of laws made comparable: 《中华人民共和国民法典》 and 民法典 are one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from reviewer.law.model import Law, LawKind
from reviewer.text.folding import fold

NOISE = "《》〈〉<>\"'"
STATE = "中华人民共和国"
_ALIKE = str.maketrans(
    {**dict.fromkeys(NOISE, ""), **dict.fromkeys("〔[【", "("), **dict.fromkeys("〕]】", ")")}
)
_NUMBERED = (LawKind.INTERPRETATION, LawKind.OPINION)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A law's name free of 《》, 中华人民共和国, width and white space, for comparing."""
    return fold(name).translate(_ALIKE).replace(STATE, "")


def name_keys(law: Law) -> Iterable[str]:
    """Every name the law is known by, folded, each once."""
    names = [law.id, law.title, law.short, *law.aliases]
    if law.kind in _NUMBERED and law.doc_no:
        names.append(law.doc_no)  # 法释〔2017〕10号 names one document; 主席令 begin anew
    return dict.fromkeys(map(name_key, names))
