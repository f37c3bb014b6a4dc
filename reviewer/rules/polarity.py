"""Whether a sentence obliges, permits, forbids, denies or excepts what its words name.

Works on folded text, segment by segment (a segment lies between commas). The cues are closed-class
words of Chinese contract language, so they live in code; open-class words live in the vocabulary.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Polarity(StrEnum):
    """Whether an act is to be done, may be, must not be, or is said not to be."""

    AFFIRMED = "affirmed"  # obliged or simply stated
    PERMITTED = "permitted"
    FORBIDDEN = "forbidden"
    NEGATED = "negated"
    EXCLUDED = "excluded"  # taken out of what goes over: 不含, 除外, 不在…之列
    SUPPOSED = "supposed"  # inside a condition: …的，/ 如…，


AFFIRMATIVE = frozenset({Polarity.AFFIRMED, Polarity.PERMITTED})
DENYING = frozenset({Polarity.FORBIDDEN, Polarity.NEGATED})

# Here and below each word begins with its own first character: so a search is fast.
_FORBID = re.compile(
    r"不得(?!不|已)|不可(?!抗力|撤销|分割|分离|避免|预见|克服|或缺|恢复|逆|复原|还原|回溯)|不准|不许|不兴|不应(?!支付)"
    r"|不能(?!识别|复原|还原|恢复|成立|履行|取得|实现|偿还|清偿|按)|禁止|严禁|切勿|切莫|请勿|勿|不允许|不该|不宜|无权|杜绝"
    r"|别(?<![分区辨鉴识判级类性特个]别)(?![人的处名墅册致样家称号除])|不要(?!求)|谁也不|均不得|概不得"
)
_RESUME = re.compile(
    r"但(?!书)|而应|而是|应当|应(?!收|付|税|急|对|用)|须(?!经)|必须|仍应|另行|反之"
)
_REFUSE = re.compile(
    r"拒|推诿|推脱|推托|推三阻四|推着|躲|借口|拖延|拖着|延误|怠于|无故|阻挠|阻碍|妨碍|为由|迟延|懈怠|不配合|保留|截留|隐瞒|遗漏"
)
_PERMIT = re.compile(
    r"可以|可(?![能观靠抗供行知撤])|有权|得(?<![不记取获值]得)(?=[以于将自在由随继再另对就向使用])|允许|准许|任由|听凭|任凭|随便"
)
_NEGATE = re.compile(
    r"(?:不|未|没|没有|无|毋|非|无须|无需|毋须|毋庸|不必|不用|不再|不会|从未|并未|并不|不予|概不|不作|暂不|拒不|不曾|尚未|未曾|未予|不去|不另|不另行|不得不经|不在|不列入|不纳入|不属于?|不计入|不算在?)$"
)
_NOT_NEGATION = re.compile(r"(?:不得不|无不|非.{0,12}不|不仅|不但|不论|不管|无论|不限于)$")
_NEVER = re.compile(
    r"(?:未(?!经|必|来|成年|满|能)(?:曾|将|把|向|与|以|就)|不(?:会|曾|能|去|予)?(?:将|把|向|对|与|再|另行?|随))[^,]{0,18}$"
)
_IF = re.compile(
    r"如(?!下|数|期|实|约|上|前|初|旧|何|常)|若(?!干)|倘|一旦|假如|万一|遇(?!到?难)|凡(?!是)|因(?!此)"
)
_IF_LATER = re.compile(r"[^,]{0,8}(?<![主只需首])要是")
_SUPPOSES = re.compile(r"(?:的|者|时|之日起?)[,:]?$")
_LONGEST_END = 5  # 之日起, and the mark after it, with the end of a line
# 是…的 states, it supposes nothing (这些号都是用他人身份证办的).
_STATED = re.compile(r"^(?!如|若|倘|凡)[^,]*(?<![不凡只但若])(?:是|系)(?!否)[^,]*的[,:]?$")
# So does what ends in whose it becomes (号码由乙方改成甲方的), unless it has not been done.
_POSSESSED = re.compile(
    r"(?:[换改转变]|[换改转变][成为]|继续使?用|仍用|沿用|还用|都是|还是)"
    r"(?:[甲乙丙丁]方|对方|买方|卖方|买家|卖家|自己|受让[方人]|出让[方人]|转让[方人])[^,将把不未由被向]{0,3}的[,:]?$"
)
_UNDONE = re.compile(r"[未没拒]|逾期|不(?!动|变|换|改)|^(?:如|若|倘|凡|因|要是|一旦|万一)")
_BARRED_AFTER = re.compile(
    r"(?:(?:一律|一概|都|均|也|就|亦|概)(?:不行|不可以|不成|不许|不允许|不准|不可|禁止)|免谈|没门|皆在所禁|在所禁)[,。;]?$"
)
# Most segments hold no such word: a look at single characters spares the long expressions.
_MAY_FORBID = re.compile(r"[不禁严切请勿无杜别谁均概]")
_MAY_NEGATE = re.compile(r"[不未没无毋非]")
_MAY_PERMIT = re.compile(r"[可有得允准任听随]")
_MAY_EXCLUDE = re.compile(r"[除不排剥]")
# 不在本次转让之列, 不属于移交的范围: the act only names what the thing is no part of.
_OUTSIDE = re.compile(r"(?:不|未|没有?|非)(?:在|列入|属于?|纳入|计入|算在)[^,]{0,12}$")
_A_SCOPE = re.compile(r"[^,]{2,8}?(?:之列|范围|之内|以内|里头|里面|清单|之中)")
_BARRED_ENDS = frozenset("行以成许准可止谈门禁")
_BESIDES = re.compile(r"[,:]?(?:另|还|尚|并|亦|也|再|更|同时|又)")
# What is set apart is only supposed (除报送备案之外,不得…), if it is no duty (除资料须迁入外,…).
_EXCEPTING = re.compile(r"除(?!非)(?!.*[须应]).{2,40}(?:之外|以外|外)[,;]?$")
_ADDED = re.compile(r"或|又|且|并|以及|及|也")
_EXCLUDE_BEFORE = re.compile(
    r"不含|不包括|不包含|不涉及|不附带|不得包含|剔除|排除|剥离|不连带|不列|不计入|除(?=.{0,40}(?:外|以外))"
)
_EXCLUDE_AFTER = re.compile(
    r"除外|不在.{0,10}(?:之列|范围|之内|里头|里面|内)|不列入|不属于|不纳入|不计入|不随|不包括在|排除在|不算在|不作为"
)


class Segment(NamedTuple):
    """A folded segment, and whether it may hold words that forbid, negate or permit at all."""

    text: str
    may_forbid: bool
    may_negate: bool
    may_permit: bool

    @classmethod
    def of(cls, text: str) -> Segment:
        return cls(
            text,
            _MAY_FORBID.search(text) is not None,
            _MAY_NEGATE.search(text) is not None,
            _MAY_PERMIT.search(text) is not None,
        )


def act_polarity(segment: Segment, at: int, carried: bool, supposed: bool) -> Polarity:
    """The polarity of an act that begins at `at` in a segment.

    `carried` says that a prohibition of the segment before runs on into this one, `supposed` that
    the segment states a condition.
    """
    text = segment.text
    before = text[:at]
    forbid = _last_ban(before) if segment.may_forbid else None
    if forbid is not None:
        between = before[forbid.end() :]
        if not _RESUME.search(between):
            return Polarity.AFFIRMED if _REFUSE.search(between) else Polarity.FORBIDDEN
    elif carried and not _RESUME.search(before):
        return Polarity.FORBIDDEN
    if text.rstrip(",。;")[-1:] in _BARRED_ENDS and _BARRED_AFTER.search(text[at:]):
        return Polarity.FORBIDDEN
    if segment.may_negate and (_negated(before) or _names_a_scope(before, text, at)):
        return Polarity.NEGATED
    if supposed or (text.startswith("除") and _EXCEPTING.match(text)):
        return Polarity.SUPPOSED
    permitted = segment.may_permit and _PERMIT.search(before)
    return Polarity.PERMITTED if permitted else Polarity.AFFIRMED


def _last_ban(text: str) -> re.Match[str] | None:
    bans = list(_FORBID.finditer(text))
    return bans[-1] if bans else None


def _negated(before: str) -> bool:
    if ("不" in before or "未" in before) and _NEVER.search(before):
        return True
    return _NEGATE.search(before[-6:]) is not None and not _NOT_NEGATION.search(before[-16:])


def _names_a_scope(before: str, text: str, at: int) -> bool:
    return _OUTSIDE.search(before) is not None and _A_SCOPE.match(text, at) is not None


def conditions(segments: list[str]) -> list[bool]:
    """Which segments of a sentence state a condition: they end in 的 or 者, or begin with 如, 若 …

    A condition may run over several segments (拒不办理交割，或者擅自找回的，应…).
    """
    found = [_is_condition(segment) and not _states(segment) for segment in segments]
    for index in range(len(segments) - 2, -1, -1):
        if found[index + 1] and _ADDED.match(segments[index + 1]):
            found[index] = True
    if found and found[-1] and not _opens_condition(segments[-1]):
        found[-1] = False
    return found


def _is_condition(segment: str) -> bool:
    end = max(0, len(segment) - _LONGEST_END)
    return _opens_condition(segment) or _SUPPOSES.search(segment, end) is not None


def _states(segment: str) -> bool:
    if _STATED.search(segment):
        return True
    return _POSSESSED.search(segment) is not None and not _UNDONE.search(segment)


def _opens_condition(segment: str) -> bool:
    if _IF.match(segment) is not None:
        return True
    return "要是" in segment and _IF_LATER.match(segment) is not None


def runs_on(segment: Segment, carried: bool) -> bool:
    """Whether a prohibition in this segment is still open at its end (不得出租、出借，或者…)."""
    last = _last_ban(segment.text) if segment.may_forbid else None
    if last is None:
        return carried and not _RESUME.search(segment.text)
    return not _RESUME.search(segment.text[last.end() :])


def continues(segment: str) -> bool:
    """Whether the segment goes on with the verb phrase of the one before (或者…, 以及…, 也不…)."""
    return (
        re.match(r"或|及|以及|和|与|、|乃至|甚至|[向对](?:其|他|她|对方|任何)", segment) is not None
    )


def object_excluded(segment: str, start: int, end: int, following: str = "") -> bool:
    """Whether the thing named at [start, end) is taken out (不含…, …除外, …不在移交之列).

    `following` are the first words of the next segment: 除护照外，另附出生证明 takes nothing out.
    """
    if not _MAY_EXCLUDE.search(segment):
        return False
    cut = None
    for match in _EXCLUDE_BEFORE.finditer(segment):
        if match.end() <= start:
            cut = match
    if cut is not None and not re.search(r"但|仅|只(?!要)", segment[cut.end() : start]):
        if not cut.group().startswith("除"):
            return True
        closing = segment.find("外", cut.end())
        if closing >= end and "须" in segment[end:closing]:
            return False
        if closing >= end:
            return not _BESIDES.match(segment[closing + 1 :] + following)
    return _EXCLUDE_AFTER.search(segment[end:]) is not None
