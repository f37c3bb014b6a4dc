"""What an act is done to: the things it governs in its sentence.

A thing is not governed where it only says whose another thing is (账号 in 账号的密码), where it is
the place something goes to (乙方邮箱 in 发至乙方邮箱), or where another act stands nearer to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.rules.sentences import Hit, Sentence
from reviewer.text.chinese_digits import TENS

_OF = re.compile(
    r"(?:[^、和及与或连同并随:,()\"']{0,6}(?:的|之|内|中|里|上)(?:[0-9一二三四五六七八九十两几各]+[张个部台份套条只枚名位群]|所有|全部|各|那|这|个人|绑定|对应|配套)?|[^、和及与或连同并随带:,()\"'自从在至到往由向于给用将把以经]{0,2})"
)
_WHOSE = (
    r"(?:[甲乙丙丁]方|其|他|对方|双方|本人|自己|个人|指定|另行|下列|名下|公司|总部|市场部|操作部"
    r"|的|之|所|一个|提供|开立|实名|新设)"
)
# Whoever is named behind a verb of giving gets the account (转让给乙方三个抖音号): it is a goal
# itself only where it is chosen by somebody (移给乙方指定的小号) or follows at once.
_GOAL = re.compile(
    rf"(?:(?:至|到|往|入|进|发给|存于|置于|寄给|自|从|经由?|通过){_WHOSE}{{0,5}}"
    rf"|(?:移给|转给|让给|加给)(?:{_WHOSE}{{0,3}}指定的?)?)(?:[0-9{TENS}两几]+个)?$"
)
_PAID_INTO = re.compile(r"[划拨汇转存打付退缴][^,]{0,2}[入至到进给][^,]{0,10}$")
_FUNDS = ("账户", "户头", "卡", "户")
_CHANNEL = re.compile(rf"(?:^|[^使所练公播录册作务家])用{_WHOSE}{{0,3}}$")
# 直播间带来的客户, 公众号上发布的作品: where another thing comes from.
_SOURCE = re.compile(
    r"(?:上|里|中|内|后台)?所?(?:带来|引来|引流|获得|获取|产生|吸引|积累|沉淀|成交|发布|推送|售出|卖出|刊登)的"
)
# 随号走的粉丝, 跟店交的设备: with what something goes.
_WITH = re.compile(r"(?:随|跟|跟着|随同|随着)(?:该|本|此|各)?$")
_GOES = re.compile(r"(?:一起|一并|一同)?(?:走|归|转|迁|过|交|奉|给|带|移|搬)")
# 每个号附一份资料: to what something is added.
_EACH = re.compile(r"每一?[个套只台部]?$")
_GETS = re.compile(r"(?:都|均|须|应|另|再)?(?:随附|附|配|跟|带|随)")
# 微信里加到的老客, 号内既有之好友: where others are who are named next.
_HOLDS = re.compile(rf"(?:里|中|内|上)(?:的|之|既?有|现有|所|加|添|那|[0-9{TENS}])")
# 发布在甲方抖音号, 在甲方公众号上发布: where something is published or sold.
_PUBLISHED = re.compile(
    rf"(?:发布|刊登|登载|展示|投放|上传|播出|上架)(?:在|于|至|到){_WHOSE}{{0,5}}$"
)
_AT = re.compile(rf"(?:^|[^存现])[在于]{_WHOSE}{{0,5}}$")
_PUBLISHES = re.compile(
    r"(?:上|里|中|内)?(?:发布|发文|首发|直播|播出|播放|推送|投放|推广|宣传|展示|上架|销售|带货|刊登)"
)
_TAKEN = re.compile(r"将|把|以|连同|就|对")
_PURPOSE = re.compile(r"并|用于|以便|供|以供|作为|从事")
_COMPOUND = re.compile(
    r"[^,、;的及和与或并连同]{0,2}?(?:服务|业务|活动|费|义务|责任|投诉|满意|(?<![作折])价(?!值)|款|风险|损失|佣金|中心|设备|仪|计|灯|台(?!账)|椅|床|机构"
    r"|科(?!目)|(?<![全各一])部门?|师|课程|系统(?!内|里|中|导|数据|资料)|软件|柜|室|门诊|医院|公司|协会|证书|礼品|礼盒|权益|积分|卡余额|储值|打印|制度|政策|规则|协议|条款|法)"
)
# After the act neither a recipient, a place, a result nor a joined verb, but words of its own.
_OTHER_OBJECT = re.compile(
    r"(?![\u4e00-\u9fff]{1,4}(?:人|者|家)[,。;]?$)(?!给|至|到|往|入|进|于|予|与|以|了|过|出|完|毕|后|前|时|的|之|并|且|或|和|及|、|[甲乙丙丁买卖受转承]|其|他|她|对方|使用|所有|享有|支配|管理|打理|运营|经营"
    r"|掌|处分|收|签|查|核|备|存|保|下|上|走|去|来|回|一[份套次并]|\"|\(|[0-9]|[a-z]|日|当|在|自|从|由|用|供|拷|导|为|用于|者|,|。|;)[\u4e00-\u9fff]{2}"
)
_TOWARDS = ("给", "与", "予", "至", "到", "往", "入", "归")
_GOALS = ("account", "payment")
_PEOPLE = ("data", "resource")
_NEAR = 4
_FAR = 10


def governed(sentence: Sentence, act: Hit) -> tuple[Hit, ...]:
    """The things the act is done to.

    Those of its own segment, else of the nearest segment before that names any, else of the next.
    What a sentence opens with as its topic (丙类标的，连同备份，由乙方承继并用于推广) counts too
    where the own segment names things only for a purpose.
    """
    things = [hit for hit in sentence.hits if hit.element == "object"]
    heads = [hit for hit in things if not _qualifies(sentence, hit, things)]
    heads = [hit for hit in heads if not _is_goal(sentence, hit) and not _names(sentence, hit)]
    heads = _outside_brackets(sentence, heads)
    acts = [hit for hit in sentence.hits if hit.element == "act"]
    own = [hit for hit in heads if hit.segment == act.segment]
    near = [hit for hit in own if not _belongs_elsewhere(sentence, hit, act, own, acts)]
    if near and not all(_for_a_purpose(sentence, hit, act) for hit in near):
        return tuple(near)
    if not near and _takes_another(sentence, act):
        return ()
    busy = {hit.segment for hit in acts}
    later = (act.segment + 1,) if act.segment + 1 not in busy else ()
    for index in (*range(act.segment - 1, -1, -1), *later):
        found = [hit for hit in heads if hit.segment == index]
        if found:
            return (*near, *found)
    return tuple(near or own)


def _qualifies(sentence: Sentence, hit: Hit, things: Sequence[Hit]) -> bool:
    """Whether another thing follows at once or after 的/之: then this one only says whose it is."""
    return any(
        other.start >= hit.end
        and other.end > hit.end
        and other.segment == hit.segment
        and other.polarity is hit.polarity
        and (not other.via or not hit.via)
        and not _goes_with(hit, other)
        and (_OF.fullmatch(sentence.between(hit.end, other.start)) or _holds(sentence, hit, other))
        and not _pays_for(sentence, hit, other)
        for other in things
    )


def _pays_for(sentence: Sentence, hit: Hit, other: Hit) -> bool:
    """Whether the thing is given for the other: 以会员档案抵偿甲方之房租, not 公众号迁移的费用."""
    return any(
        act.element == "act"
        and act.term_class == "hand-over"
        and hit.end < act.end <= other.start
        and not sentence.between(act.end, other.start).startswith(("的", "之"))
        for act in sentence.hits
    )


def _holds(sentence: Sentence, hit: Hit, other: Hit) -> bool:
    """Whether the thing is an account that only holds the people named soon after it."""
    words = sentence.between(hit.end, other.start)
    return (
        hit.term_class.startswith("account")
        and other.term_class.startswith(_PEOPLE)
        and len(words) <= _FAR
        and _HOLDS.match(words) is not None
    )


def _names(sentence: Sentence, hit: Hit) -> bool:
    """Whether the thing is only part of the name of something else (体检中心, 会员服务)."""
    _, high = sentence.segments[hit.segment]
    return not hit.via and _COMPOUND.match(sentence.between(hit.end, high)) is not None


def _outside_brackets(sentence: Sentence, heads: Sequence[Hit]) -> list[Hit]:
    """Without what a bracket only says of a thing that stands before it."""
    kept: list[Hit] = []
    for hit in heads:
        words = sentence.between(sentence.start, hit.start)
        opened = words.rfind("(")
        inside = opened > words.rfind(")")
        described = any(
            sentence.start <= other.start
            and other.end <= sentence.start + opened
            and sentence.start + opened - other.end <= _NEAR
            for other in heads
        )
        if not (inside and described):
            kept.append(hit)
    return kept


def _goes_with(hit: Hit, other: Hit) -> bool:
    """Whether what follows is not what the first thing is part of: a wallet is no mere part of its
    account, the copy of data is the data."""
    return (hit.term_class.startswith("payment") and other.term_class.startswith("account")) or (
        hit.term_class.startswith("data") and other.term_class == "lawful.papers"
    )


def _is_goal(sentence: Sentence, hit: Hit) -> bool:
    """Whether the thing is where something goes, comes from or is shown, or by which way (付至乙方
    账户, 用微信发)."""
    if not hit.term_class.startswith(_GOALS) or hit.via:
        return False
    low, high = sentence.segments[hit.segment]
    before = sentence.between(low, hit.start)
    if _PAID_INTO.search(before) and sentence.between(hit.start, hit.end).endswith(_FUNDS):
        return True
    after = sentence.between(hit.end, high)
    if hit.term_class.startswith("account") and (
        (_WITH.search(before) and _GOES.match(after))
        or (_EACH.search(before) and _GETS.match(after))
    ):
        return True
    return any(way.search(before) for way in (_GOAL, _CHANNEL, _PUBLISHED)) or _is_stage(
        before, after
    )


def _is_stage(before: str, after: str) -> bool:
    """Whether something is only shown or sold there, or comes from there."""
    return bool(_SOURCE.match(after) or (_AT.search(before) and _PUBLISHES.match(after)))


def _belongs_elsewhere(
    sentence: Sentence, thing: Hit, act: Hit, own: Sequence[Hit], acts: Sequence[Hit]
) -> bool:
    """Whether another act of the segment takes the thing (名单 in 删除名单后交付设备)."""
    if thing.end <= act.start:
        low, _ = sentence.segments[act.segment]
        taker = any(
            other.end <= thing.start < other.end + _NEAR and other.end <= act.start
            for other in acts
            if other is not act and other.term_class != act.term_class
        )
        later = any(act.end <= other.start < act.end + _FAR for other in own)
        return taker and later and not _TAKEN.search(sentence.between(low, thing.start))
    between = [
        other
        for other in acts
        if act.end <= other.start and other.end <= thing.start and other.segment == act.segment
    ]
    nearer = any(other.end <= act.start or act.end <= other.start < thing.start for other in own)
    return nearer and any(other.term_class != act.term_class for other in between)


def _takes_another(sentence: Sentence, act: Hit) -> bool:
    """Whether the act is followed by an object of its own that is of no interest (提供解决方案)."""
    if sentence.between(act.start, act.end).endswith(_TOWARDS):
        return False
    _, high = sentence.segments[act.segment]
    return _OTHER_OBJECT.match(sentence.between(act.end, high)) is not None


def _for_a_purpose(sentence: Sentence, thing: Hit, act: Hit) -> bool:
    """Whether the thing is named only after the act, for what it is done (承继并用于产品推介)."""
    if thing.start < act.end:
        return False
    words = sentence.between(act.end, thing.start)
    return len(words) > 1 and _PURPOSE.search(words) is not None
