"""Accounts as a sentence names them: with a platform or without, with a number or with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.facts.platforms import Platform, PlatformMention, find_platforms
from reviewer.text.numerals import Count, find_counts

# The words for an account where no platform is named at them.
_NOUN = re.compile(
    r"(?<=微信|企微|钉钉|飞书)席位|(?:成员|员工|客服|讲师|助教|店员)号|账号|帐号|账户(?!余额|资金)|通行证|网店|店铺|门店账号|小店|蓝V|橱窗号|三件套|门店页|商家号|商户号"
    r"|[工单]号(?=[\d一二两三四五六七八九十|，。;、)])|(?:成员|员工)席位|店位|(?:高级|会员|企业)端口|铺子"
    r"|(?<![编证票单型批符信称口暗记字病学工车牌档序项料年月口尾挂账帐\d])号"
    r"(?![码称召楼线文令角段店房上里内下])"
    r"|(?<=[品告商])户(?![名籍口])|[家个]店(?=[，。;、)|]|$)"
)
_GROUP = re.compile(r"[^，。;、|]{0,5}?群(?!主号|控)")
_PAYMENT_CODE = re.compile(r"(?:[、和及与]支付宝)?(?:的|商家|个人|经营)?收款")
_OTHER_THING = re.compile(
    r"群|卡|人(?![气设])|名(?!下|为|称)|席位|手机|主机|电脑|硬盘|份|条|页|元|小时|批(?!量)|单(?!位)|件(?!套)|年|月"
    r"|天|粉丝|好友|员|U盾|密码|邮件"
)
_SEPARATOR = re.compile(r"[，。;、|():：]")
_BREAK = re.compile(_SEPARATOR.pattern + r"|连同|以及|[和与及归叫“「『‘]")
_FARTHEST = 16
_JOINT = re.compile(r"[^，。;、|():：的之上个各与和及一二两三四五六七八九十\d]{0,4}")  # 抖音企业号
_CLASSIFIERS = frozenset("个枚家款只套项支处间户")
_TOTAL = re.compile(r"(?:共|合计|总计|总共|一共|计|统共|合共|共有|累计)(?:为|有|是)?$")
_EACH = re.compile(r"各(?:自)?(?:有|开有?|开设|为)?$")
_ORDINAL = re.compile(r"第[\d一二三四五六七八九十、至和及到\-—]*$")
_ABOVE = re.compile(r"(?:上列|上述|前述|所列|以上|前)$")
# 甲方用微信发, 微信转账, 微信客服: the platform is a means here, not the object.
_MEANS_BEFORE = re.compile(
    r"(?:(?<![在所使专常共商自客公家务售])用|以|通过|经|凭|扫描?|添?加|转至|(?<!其)(?<!之)绑定的?|密保|安全|注册|登录|指定的?|接收|管理员|运营者|本人"
    r"|个人|私人|联系|发[至到送给]+(?:[甲乙丙]方)?的?"
    r"|[换改切转][成为到至](?:[甲乙丙丁]方|乙?方?自己|对方)?的?|人员的?)$"
)
_MEANS_AFTER = re.compile(
    r"(?:公司|转账|支付给|付款|收款给|联系|通知|扫码|好友辅助|余额|零钱|规则|客服|小二|同号|沟通|告知"
    r"|的?(?:规则|平台规则|审核|要求|政策|协议))"
)
_KEPT = re.compile(r"[^，。;|]{0,12}(?:[不没][碰动含]|除外|不在内|不包括|自留|保留)")
# The bound mailbox goes with the password; one in the list of accounts is an account.
_MAIL_OBJECT = re.compile(
    r"(?:[^，。;|]{0,6}?(?:账号|帐号|账户|[一二两三四五六七八九十\d]+个)|[、|，。;]|$)"
)
# 美团上的店, 点评上头那个店, 美团外卖里那间铺子.
_SITED = re.compile(
    r"(?:外卖|商家)?[上里](?:头|面|边)?的?(?:那|这)?[个间家]?的?(?:网店|店铺|门店|店|铺子)(?!长)"
)
_QUOTED = r"[“\"「『‘](?P<name>[^”\"」』’]{1,30})[”\"」』’]"
# “主体变更”功能, “账号迁移”: what a platform does, not how an account is called.
_PROCEDURE = re.compile(r"变更|迁移|过户|转移|流程|申请|功能|程序$|后台|规则|协议")
_NAME_BEHIND = re.compile(_QUOTED + r"[\u4e00-\u9fff]{0,2}$")
_IDENTIFIED = re.compile(
    r"[^，。;|]{0,8}?[(:，]?[^，。;|(]{0,12}"
    r"(?:尾号|昵称|UID|ID|uid|id|登录名|用户名|账号名|注册手机)"
)
_DEFINITE = re.compile(
    r"(?:(?<![任一每各单逐])[该此这那](?:个|枚)?|标的|目标|涉案|前述|上述|名下唯一的?|自己(?:的|那个))$"
)
_BRACKETED = re.compile(r"[(][^()]+$")  # 官服号1个（60级，五星角色14个）
_GAMES = frozenset({"游戏", "手游", "网游", "端游"})  # 库里113个游戏: no accounts
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class AccountNoun:
    """A word for accounts at [start, end), with the platform named at it."""

    start: int
    end: int
    platform: Platform | None

    @property
    def name(self) -> str:
        """The platform's name, empty where the words name none."""
        return self.platform.name if self.platform else ""

    @property
    def pays(self) -> bool:
        """Whether it is an account of a platform for payments."""
        return self.platform is not None and self.platform.kind == "payment"


@dataclass(frozen=True, slots=True)
class Counted:
    """`count` accounts on a platform, stated at [start, end). `platform` is empty for any.

    `total` says that the number sums up others; `what` tells a repeated mention from a further
    account.
    """

    platform: str
    count: int
    total: bool
    what: str
    start: int
    end: int


def find_objects(text: str, unlisted: Sequence[Platform] = ()) -> Iterator[PlatformMention]:
    """The platforms that the text names as an object, not as a means (用微信发送)."""
    for platform in unlisted:
        for match in re.finditer(re.escape(platform.name), text):
            yield PlatformMention(platform, match.start(), match.end())
    for mention in find_platforms(text):
        before = text[max(0, mention.start - 10) : mention.start]
        if _MEANS_BEFORE.search(before) or _MEANS_AFTER.match(text, mention.end):
            continue
        if text[mention.start : mention.end].endswith("平台"):
            continue  # 在微信公众平台提交申请
        if _KEPT.match(text, mention.end) or text[mention.start - 1 : mention.end] == "短视频号":
            continue
        if mention.platform.kind == "mail" and not _MAIL_OBJECT.match(text, mention.end):
            continue
        yield mention


def speaks_of_accounts(text: str) -> bool:
    """The words are about accounts, whatever they say of them."""
    return bool(_NOUN.search(text)) or any(True for _ in find_platforms(text))


def find_account_nouns(text: str, unlisted: Sequence[Platform] = ()) -> list[AccountNoun]:
    """Every word for accounts, 抖音企业号 as one. Groups are none."""
    nouns: list[AccountNoun] = []
    mentions = sorted(find_objects(text, unlisted), key=lambda mention: mention.start)
    plain = list(_NOUN.finditer(text))
    for mention in mentions:
        if _GROUP.match(text, mention.end) or _PAYMENT_CODE.match(text, mention.end):
            continue
        end = mention.end
        if sited := _SITED.match(text, end):
            end = sited.end()
        for noun in plain:
            between = text[end : noun.start()]
            if noun.start() >= end and _JOINT.fullmatch(between):
                end = noun.end()
                break
        nouns.append(AccountNoun(mention.start, end, mention.platform))
    for noun in plain:
        if all(not (other.start <= noun.start() < other.end) for other in nouns):
            nouns.append(AccountNoun(noun.start(), noun.end(), None))
    return sorted(nouns, key=lambda noun: noun.start)


def find_counted(text: str, unlisted: Sequence[Platform] = ()) -> list[Counted]:
    """The numbers of accounts that the text states, and its named accounts as one each."""
    nouns = find_account_nouns(text, unlisted)
    found: list[Counted] = []
    for count in find_counts(text):
        value = count.number.low or count.number.high
        if any(other.count == value for other in found) and _in_quotes(text, count.start):
            continue  # 六个微信（以下叫“六个号”）
        if count.classifier in _CLASSIFIERS and value and 0 < value <= _LARGEST:
            found += _of_count(text, nouns, count, int(value), found)
    return found + list(_named(text, nouns, found))


def _in_quotes(text: str, at: int) -> bool:
    return text.rfind("“", 0, at) > text.rfind("”", 0, at)


def _of_count(
    text: str, nouns: Sequence[AccountNoun], count: Count, value: int, found: list[Counted]
) -> Iterator[Counted]:
    before = text[: count.start]
    if _ORDINAL.search(before) or (count.classifier == "项" and _ABOVE.search(before)):
        return
    sentence = max(before.rfind(mark) for mark in "。;|") + 1
    earlier = [n for n in nouns if sentence <= n.start and n.end <= count.start]
    if _EACH.search(before) and (earlier := [n for n in earlier if not n.pays]):
        listed = [n for n in earlier if n.platform] or earlier[-1:]
        for noun in listed:
            yield Counted(noun.name, value, False, _words(text, noun), count.start, count.end)
        return
    what = _noun_ahead(text, nouns, count.end) or _noun_behind(text, earlier, count)
    if what is None or _words(text, what) in _GAMES:
        return
    if _in_bracket_after_count(text, count, found):
        value = max(value, found.pop().count)  # 每台一个（30个）
    name = what.name or _platform_at(text, earlier, count.start)
    owners = {other.name for other in earlier if other.name}
    if not name and len(owners) == 1:
        name = owners.pop()  # 在网络游戏甲区注册的1个账号
    total = bool(_TOTAL.search(before))
    if total and len({other.name for other in (*earlier, what)}) > 1:
        name = ""
    yield Counted(name, value, total, _words(text, what), count.start, count.end)


def _words(text: str, noun: AccountNoun) -> str:
    return text[noun.start : noun.end]


def _in_bracket_after_count(text: str, count: Count, found: Sequence[Counted]) -> bool:
    return bool(found) and text[found[-1].end : count.start] == "("


def _noun_ahead(text: str, nouns: Sequence[AccountNoun], at: int) -> AccountNoun | None:
    """The noun that a number is followed by: 六个已实名的微信号."""
    for noun in nouns:
        between = text[at : noun.start] if noun.start >= at else None
        if between is None:
            continue
        if len(between) > _FARTHEST or _BREAK.search(between) or _OTHER_THING.search(between):
            return None
        return noun
    return None


def _noun_behind(text: str, earlier: Sequence[AccountNoun], count: Count) -> AccountNoun | None:
    """The noun that a number follows: 抖音企业号一个; nothing else is counted."""
    ahead = text[count.end : count.end + 1]
    if (
        ahead
        and not _SEPARATOR.match(ahead)
        and not re.match(r"[的随都也就归于给让移转由连一全和与及并以在已可均,]", ahead)
    ):
        return None
    if not earlier:
        return None
    noun = earlier[-1]
    between = text[noun.end : count.start]
    return None if _OTHER_THING.search(between) or _BRACKETED.search(between) else noun


def _platform_at(text: str, earlier: Sequence[AccountNoun], at: int) -> str:
    """抖音上的两个号: the platform right before the number."""
    if earlier and re.fullmatch(
        r"(?:平台)?[上里内]?(?:开设|注册|名下)?的?", text[earlier[-1].end : at]
    ):
        listed = text[max(0, earlier[-1].start - 1) : earlier[-1].start] in ("、", "和", "与", "及")
        return "" if listed else earlier[-1].name
    return ""


def _named(text: str, nouns: Sequence[AccountNoun], stated: Sequence[Counted]) -> Iterator[Counted]:
    """Accounts that are named and not counted: 公众号“拾光慢读”, 抖音号（尾号0916）, 美团上的店."""
    told = {other.platform for other in stated}
    once: list[Counted] = []
    for index, noun in enumerate(nouns):
        name = noun.name or _owner(text[: noun.start], nouns[:index])
        words = _words(text, noun)
        if any(other.platform == name and _tells_of(text, other, noun) for other in stated):
            continue
        stop = nouns[index + 1].start if index + 1 < len(nouns) else len(text)
        names = _names_at(text, noun, stop)
        if names:
            told.add(name)
            yield Counted(name, len(names), False, "".join(names), noun.start, noun.end)
        elif noun.platform and (is_definite(text, noun) or _SITED.search(words)):
            once.append(Counted(name, 1, False, "", noun.start, noun.end))
    yield from (single for single in once if single.platform not in told)


def _tells_of(text: str, counted: Counted, noun: AccountNoun) -> bool:
    """The number is that of the named accounts: 两个抖音号：抖音号“甲”…, 抖音“甲”“乙”两个号."""
    words = _words(text, noun)
    between = re.sub(_QUOTED, "", text[noun.end : counted.start])
    ahead = counted.start >= noun.end and re.fullmatch(r"[^，。;|]{0,4}", between)
    return bool(ahead) or words in counted.what or counted.what in words


def _owner(before: str, earlier: Sequence[AccountNoun]) -> str:
    """The platform named last in the sentence: 抖音号“甲”及备用账号“乙”."""
    return earlier[-1].name if earlier and "。" not in before[earlier[-1].end :] else ""


def is_definite(text: str, noun: AccountNoun) -> bool:
    """该号, 微信号（昵称…）: one account is meant."""
    before = text[max(0, noun.start - 12) : noun.start]
    return bool(_DEFINITE.search(before) or _IDENTIFIED.match(text[noun.end : noun.end + 30]))


def _names_at(text: str, noun: AccountNoun, stop: int) -> list[str]:
    """The quoted names at a noun: 抖音号“甲”“乙” (up to `stop`), “甲”公众号, 同名小程序."""
    names: list[str] = []
    gap = re.compile(r"[^，。;、|“\"「『‘《》称指]{0,6}" if noun.platform else "")
    at = noun.end
    while (
        (between := gap.match(text, at))
        and between.end() <= stop
        and (quoted := re.compile(_QUOTED).match(text, between.end()))
    ):
        names.append(quoted["name"])
        at = quoted.end()
        gap = re.compile(r"[、和与及]?")
    before = text[: noun.start]
    if not names and noun.platform and (behind := _NAME_BEHIND.search(before)):
        names.append(behind["name"])
    if not names and before.endswith("同名"):
        names.append("同名")
    return [name for name in names if not _PROCEDURE.search(name)]
