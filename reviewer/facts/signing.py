"""The day on which a contract was signed, as its preamble, date line or signatures state it.

A contract signed on several days is made by the last signature (民法典 490). Dates of other
events (交割日, 生效日期, 基准日) and of other contracts are no signing dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reviewer.document.clause_tree import Clause, ClauseKind, ClauseTree
from reviewer.document.model import Document, Span
from reviewer.facts.model import Fact
from reviewer.text.dates import DateMention, find_dates

_SIGN = r"(?:签\s*[署订约定章字名立]|订\s*立|订\s*约|立\s*约|缔\s*约|盖\s*章|落\s*款|签\s*发)"
# 签署日期：, 签订时间为, 签约日：, “签署日”指, 写于, 签于.
_SIGNED_ON = re.compile(
    rf"(?:{_SIGN}(?:之)?\s*(?:日\s*期?|时\s*间|年月日)\s*[”\"」』]?\s*(?:[：:]|[，,]?\s*(?:为|是|系|即|均?指))*\s*"
    rf"|(?:^|[\s，。；、）)]|[各双三两]方|[议同约])(?:写|签|订|立|书|{_SIGN})于\s*)$"
)
_DATE_LINE = re.compile(r"(?:^|[\s\t：:）)_＿])(?:日\s*期|时\s*间|年月日)\s*[：:]?\s*$")
# 由下列双方于2024年11月5日在云泽市签署.
_THIS_CONTRACT = re.compile(
    r"本\s*(?:《[^》]{2,30}》|[^，。；\s]{0,12}(?:协\s*议|合\s*同|约\s*定|契\s*约|确认书|承诺书|备忘录|条款|约))"
    r"|以下|下列|下述|下面|双方|各方|三方|当事人"
)
# 双方已于…签署《主协议》, “加盟合同”指双方于…签订的合同 are about another contract.
_ON = re.compile(
    r"(?<![已曾])[于在]\s*$"
    r"|(?:^|[，。；\s])本\s*(?:协\s*议|合\s*同|契\s*约|约\s*定|备忘录)[书]?\s*$"
)
_MEANS = re.compile(r"[”\"」』]\s*(?:系|是|均)?指[^，。；]{0,12}$")
_IS_SIGNED = re.compile(
    rf"[^。；]{{0,20}}?(?:{_SIGN}|达\s*成|议\s*定|商\s*定|共同签|共\s*立)(?!之?前|之?后|日|的|了?\s*[《〈])"
)
_OTHER_EVENT = re.compile(
    r"[\u4e00-\u9fff](?:日\s*期?|时\s*间|截?至|届满|期限|起止)\s*[”\"」』]?\s*(?:[系即均特]?指|[系即])?\s*[：:为是]?\s*$"
    r"|[自从至到于]\s*$"
)
_TERM_AFTER = re.compile(r"\s*(?:之?[前后]|以[前后]|起|止|至|届|到期)")
_SIGNATURE = re.compile(
    r"[甲乙丙丁戊]\s*方|[盖签]\s*[章字名署]|章\s*戳|按\s*(?:手\s*)?印|代\s*表\s*人?|[转受出承让买卖收][让方家人]"
    r"|见证人|中间人|经办人|此据|立约人"
)
# 二〇二三年三月三日，于佛山签立.
_SIGNED_HERE = re.compile(rf"\s*[，,]?\s*(?:[于在][^，。；]{{1,12}}?)?(?:{_SIGN}|立于|签于)")
# 一式两份，各执一份，二〇二四年三月八日签。
_SIGNED_LAST = re.compile(
    rf"\s*(?:{_SIGN}|[签立订])+(?:[于在][^，。；]{{1,10}})?(?:[后并]?(?:即|随即)?生\s*效)?\s*[。.]?\s*$"
)
# 协议自2025年3月18日签订起，至……止.
_RUNS_FROM = re.compile(r"(?:^|[，。；\s])本?(?:协\s*议|合\s*同|约\s*定)自\s*$")
_FROM_SIGNING = re.compile(rf"\s*{_SIGN}(?:之\s*日)?起")
# 本协议自2025年3月18日双方盖章起生效, 自双方签字之日即2025年3月14日生效.
_IN_FORCE = re.compile(
    rf"[^，。；]{{0,12}}?{_SIGN}[^，。；]{{0,6}}(?:之\s*日)?起?[^，。；]{{0,3}}生\s*效"
)
_DAY_OF_SIGNING = re.compile(rf"(?:{_SIGN}|公\s*章)(?:之\s*)?日?[，,]?即\s*$")
# 一式两份，签字后生效。2023年8月26日, 本合同四份，2025年9月3日。
_LAST_WORDS = re.compile(r"\s*[。.]?\s*$")
_CLOSING = re.compile(r"一式|[壹贰叁一二两三四]份|生\s*效|按\s*手?\s*印")
# 2024年3月9日三人签字，各拿一张。 2023年12月8日签，两份。 二〇二五年二月二十一日，两份。
_CLOSING_AFTER = re.compile(
    r"\s*(?:[^，。；《]{0,6}?签(?:\s*[字署订约章名])?(?:、?盖\s*章)?(?=[，,。\s]|$)|[，,]\s*(?:一式)?[壹贰叁一二两三四]份)"
    r"(?:[，,。][^，。；《]{0,12}){0,2}\s*$"
)
_OPENS = re.compile(r"(?:^|。)\s*$")
_AFTER_A_PAUSE = re.compile(r"[，,；;。]\s*$")
_BRACKETED = re.compile(r"[（(][^（()）]{0,20}[)）]")
_ANNEX = re.compile(r"^\s*附\s*[件表录图](?!.*(?:份|同等|为本))")
_SENTENCE = re.compile(r"[，。；].{8}|[《鉴]|[。；]$")
# Names, lines to sign on, and at the end, apart from them, the day: 张三　　李四　　2026年1月11日.
_APART = re.compile(r"[^\s：:][\s：:]*(?:[_＿]{2,}\s*|\s{2,}|\u3000|[，,]\s*公历\s*)$")
_REST_OF_A_DATE_LINE = 12
_SIGNATURE_LINE = 120


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: DateMention
    span: Span
    signature: bool
    in_annex: bool

    @property
    def day(self) -> date | None:
        return self.mention.value


@dataclass(frozen=True, slots=True)
class Signing:
    """The signing date, and whether there is a date line that is still blank."""

    day: Fact[date] | None
    blank: bool


def find_signing(document: Document, clauses: ClauseTree) -> Signing:
    """The day of the last signature; without signed dates the day that the preamble names."""
    found = list(_candidates(document, clauses))
    for wanted in (
        [c for c in found if c.signature and not c.in_annex],
        [c for c in found if not c.signature],
        [c for c in found if c.signature],
    ):
        if day := _last(wanted):
            return Signing(day, blank=False)
    return Signing(None, blank=any(c.mention.blank for c in found))


def _last(candidates: Sequence[_Candidate]) -> Fact[date] | None:
    days = [(c.day, c.span) for c in candidates if c.day is not None]
    if not days:
        return None
    last = max(day for day, _ in days)
    return Fact(last, tuple(span for day, span in days if day == last))


def _candidates(document: Document, clauses: ClauseTree) -> Iterator[_Candidate]:
    in_annex = False
    for clause in clauses:
        if clause.kind in (ClauseKind.HEADER, ClauseKind.FOOTER, ClauseKind.NOTE):
            continue
        text = clause.body.of(document.text)
        in_annex = in_annex or (clause.number is None and bool(_ANNEX.match(text)))
        mentions = [m for m in find_dates(text) if m.blank or m.value]
        for mention in mentions:
            signature = _is_signature(clause, text, mention, mentions)
            if signature or _is_preamble(text, mention):
                start = clause.body.start
                span = Span(start + mention.start, start + mention.end)
                yield _Candidate(mention, span, signature, in_annex)


def _is_signature(
    clause: Clause, text: str, mention: DateMention, mentions: Sequence[DateMention]
) -> bool:
    before = text[: mention.start]
    if _SIGNED_ON.search(before):
        return True
    if _AFTER_A_PAUSE.search(before) and _SIGNED_LAST.match(text, mention.end):
        return True
    if _closes(before, text[mention.end :]):
        return True
    other = _OTHER_EVENT.search(before) or _TERM_AFTER.match(text, mention.end)
    if clause.number is not None or len(text) > _SIGNATURE_LINE or other:
        return False
    if clause.kind is ClauseKind.ROW or _DATE_LINE.search(before):
        return bool(_DATE_LINE.search(before))
    opens = not before.strip() and _SIGNED_HERE.match(text, mention.end)
    apart = _APART.search(before) and len(text) - mention.end <= _REST_OF_A_DATE_LINE
    return bool(opens or apart) or _is_signature_line(text, mentions)


def _closes(before: str, after: str) -> bool:
    """The closing clause says that this contract is signed, and so in force, on the day."""
    if _RUNS_FROM.search(before) and _FROM_SIGNING.match(after):
        return True
    if _OPENS.search(before) and _CLOSING_AFTER.match(after):
        return True
    if _AFTER_A_PAUSE.search(before) and _LAST_WORDS.match(after) and _CLOSING.search(before):
        return True
    if _THIS_CONTRACT.search(before) is None:
        return False
    starts = before.rstrip().endswith("自") and _IN_FORCE.match(after)
    return bool(starts or _DAY_OF_SIGNING.search(before))


def _is_signature_line(text: str, mentions: Sequence[DateMention]) -> bool:
    """Nothing but dates, or dates beside signatures: 甲方（签字）：　2023年4月18日."""
    rest = text
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = "".join(_BRACKETED.sub("", rest).split())
    return len(rest) <= _REST_OF_A_DATE_LINE or bool(
        _SIGNATURE.search(rest) and not _SENTENCE.search(rest)
    )


def _is_preamble(text: str, mention: DateMention) -> bool:
    """This contract is said to be signed on the day; 当日签订的《甲合同》 is another one."""
    sentence = max(text.rfind(mark, 0, mention.start) for mark in "。；\n") + 1
    before = text[sentence : mention.start]
    return bool(
        _ON.search(before)
        and not _MEANS.search(before)
        and _THIS_CONTRACT.search(before)
        and _IS_SIGNED.match(text, mention.end)
    )
