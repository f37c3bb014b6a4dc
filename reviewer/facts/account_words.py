"""Words for accounts: with a platform or without, meant as an object or only as a means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.facts.kept_accounts import is_kept
from reviewer.facts.platforms import Platform, PlatformMention, find_platforms
from reviewer.facts.word_lists import spelt_out

# The words for an account where no platform is named at them. Each begins with its own first
# character, and what must stand before it is said after that: so a search is fast.
_SHORT_NUMBER = r"(?=[\d一二两三四五六七八九十|，。;、)])(?!、(?:姓名|部门|身份|手机))"
_NOUN = (
    r"<account>|席位(?<=微信席位|企微席位|钉钉席位|飞书席位)|账户(?!余额|资金)"
    rf"|工号{_SHORT_NUMBER}|单号{_SHORT_NUMBER}|端口(?<=个端口)|席位组(?<=个席位组)"
    r"|旗舰店(?![”」』])|专卖店(?![”」』])|专营店(?![”」』])"
    r"|号(?<!手机号)(?<![编证票单型批符信称口暗记字病学工车牌档序项料年月口尾挂账帐叫箱袋柜卷\d]号)"
    r"(?![码卡称召楼线文令角段店房上里内下])"
    r"|户(?:(?<=[品告商价域]户)|(?<=投放户)|(?<=企业户))(?![名籍口])"
    r"|家店(?=[，。;、)|]|$)|个店(?=[，。;、)|]|$)"
)
_GROUP = re.compile(r"[^，。;、|]{0,5}?群(?!主号|控)")
_PAYMENT_CODE = re.compile(r"(?:[、和及与]支付宝)?(?:的|商家|个人|经营)?收款")
_JOINT = re.compile(
    r"[^，。;、|():：的之上个各与和及一二两三四五六七八九十\d]{0,4}"  # 抖音企业号
    r"|(?:平台)?上?的(?:官方|企业|商家|商户|店铺|认证)?"  # 抖音的店铺账号
)
# 甲方用微信发, 微信转账, 微信客服: the platform is a means here, not the object.
_MEANS_BEFORE = re.compile(
    r"(?:(?<![在所使专常共商自客公家务售询作业店工私购租])用|以|通过|经|凭|扫描?|添加|(?<![外另增再参附更追添])加|转至|(?<!其)(?<!之)(?<!各自)绑定的?|密保|安全|注册|(?<![各里内上中均都])登录|指定的?|接收|管理员|运营者|(?<![将把])本人"
    r"|(?<![将把])个人|(?<![将把])私人|联系|发[至到送给]+(?:[甲乙丙]方)?的?"
    r"|[换改切转][成为到至](?:[甲乙丙丁]方|乙?方?自己|对方)?的?|人员的?"
    r"|(?<![外另增再参附更追添])加(?![了的起有过])[^，。;|、的之\d一二两三四五六七八九十]{1,6})$"
)
_MEANS_AFTER = re.compile(
    r"(?:[、或和及与/](?:微信|支付宝|银行卡|现金))*(?:支付(?=[均亦皆都也即，。;|)]|方式|$|款|价|租|的费)|付款(?!码))"
    r"|(?:公司|转账|支付给|付款|收款给|联系|通知|转[，。;]|里说|聊天|扫码|好友辅助|余额|零钱|规则|客服(?!号|微信|[账帐]号)|小二|同号|沟通|告知"
    r"|[^，。;|]{0,6}?(?:[仅只]作为?|[仅只]用于|负责)[^，。;|]{0,2}(?:联系|联络|沟通|咨询|通知)(?:之?用)?(?=[，。;|]|$)"
    r"|的?(?:规则|平台规则|审核|要求|政策|协议))"
)
_LISTED = re.compile(r"[、和与或及/]")
# The bound mailbox goes with the password; one in the list of accounts is an account.
_MAIL_OBJECT = re.compile(
    r"(?:[^，。;|]{0,6}?(?:账号|帐号|账户|[一二两三四五六七八九十\d]+[个只枚])|[、|，。;]|$)"
)
# 微信后台, 微信那边, 微信账号迁移: where an account of WeChat is applied for, no account;
# 微信平台账号 and 微信账号变更至乙方名下 are.
_HOST = re.compile(
    r"(?:后台|体系|生态|环境|平台|官方|团队|方面|[那这]边|规定|端(?!口))(?!的?[账帐]号(?!迁移|变更|审))"
    r"|的?(?:账号|帐号|主体)?(?:迁移|变更|审核|审批)(?!登记|至|到|给)"
)
# 美团上的店, 点评上头那个店, 美团外卖里那间铺子.
_SITED = re.compile(
    r"(?:外卖|商家)?[上里](?:头|面|边)?的?(?:那|这)?[个间家]?的?(?:网店|店铺|门店|店|铺子)(?!长)"
    r"|(?:[上里](?:头|面|边)?)?的?[那这][个间家]的?[\u4e00-\u9fff]{0,3}?(?:店|铺[子面]|账号|帐号|号(?!码))(?!长)"
)
_IDENTIFIED = re.compile(
    r"[^，。;|]{0,8}?[(:，]?[^，。;|(]{0,12}"
    r"(?:尾号|昵称|UID|ID|uid|id|登录名|用户名|账号名|注册手机|商户号|编号)"
)
# A game by no name of its own is a platform where an account of it is meant.
_GAME = re.compile(r"(?:网络|手机|单机|电脑)?游戏|[手网端]游")
_GAME_ACCOUNT = re.compile(
    r"[^，。;|]{0,24}?(?:号(?!码|[令角])|[账帐]户|角色(?![^，。;|]{0,8}登录用))"
)
_IN_NICKNAME = re.compile(
    r"(?:昵称|网名|名称|[号店]名|名为|名叫)[为是叫:]?[“「『‘][^”」』’“]{0,20}$"
)
_KNOWN_OF_A_PERSON = re.compile(r"(?:昵称|头像)(?![“「『:为叫是])(?=[、，。;|)]|$)")
_WITHIN = re.compile("号?[中里内上]")
_NEAR = 16
_NICKNAME_BEGINS = 32  # characters before its end
_DEFINITE = re.compile(
    r"(?:(?<![任一每各单逐])[该此这那](?:个|枚)?|标的|目标|涉案|前述|上述|名下唯一的?|自己(?:的|那个)|(?<![每各])[那这](?:个|间|家)(?!月)[^，。;|]{1,14}的)$"
)


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


def find_objects(text: str, unlisted: Sequence[Platform] = ()) -> Iterator[PlatformMention]:
    """The platforms that the text names as an object, not as a means (用微信发送)."""
    for platform in unlisted:
        for match in re.finditer(re.escape(platform.name), text):
            yield PlatformMention(platform, match.start(), match.end())
    means = -1  # where the last one named as a means ends
    for mention in find_platforms(text):
        before = text[max(0, mention.start - 10) : mention.start]
        listed = means >= 0 and _LISTED.fullmatch(text, means, mention.start)  # 以微信、支付宝
        if listed or _MEANS_BEFORE.search(before) or _MEANS_AFTER.match(text, mention.end):
            means = mention.end
            continue
        if text[mention.start : mention.end].endswith("平台"):
            continue  # 在微信公众平台提交申请
        if mention.platform.id == "wechat" and _HOST.match(text, mention.end):
            continue
        if text[mention.start - 1 : mention.end] == "短视频号":
            continue
        if _GAME.fullmatch(text, mention.start, mention.end) and not _GAME_ACCOUNT.match(
            text, mention.end
        ):
            continue  # 库里113个游戏, 未获版号之游戏
        first = max(0, mention.start - _NICKNAME_BEGINS)
        if _IN_NICKNAME.search(text, first, mention.start) or _KNOWN_OF_A_PERSON.match(
            text, mention.end
        ):
            continue  # 昵称“海边虾皮”; 姓名、住址、微信昵称
        group = _GROUP.match(text, mention.end)
        if is_kept(text, mention.start, group.end() if group else mention.end):
            continue
        if mention.platform.kind == "mail" and not _MAIL_OBJECT.match(text, mention.end):
            continue
        yield mention


def speaks_of_accounts(text: str) -> bool:
    """The words are about accounts, whatever they say of them."""
    return bool(spelt_out(_NOUN).search(text) or find_platforms(text))


def find_account_nouns(text: str, unlisted: Sequence[Platform] = ()) -> list[AccountNoun]:
    """Every word for accounts, 抖音企业号 as one. Groups are none."""
    nouns: list[AccountNoun] = []
    mentions = sorted(find_objects(text, unlisted), key=lambda mention: mention.start)
    plain = [n for n in spelt_out(_NOUN).finditer(text) if not _is_of_kept(text, n.start())]
    for mention in mentions:
        if _GROUP.match(text, mention.end) or _PAYMENT_CODE.match(text, mention.end):
            continue
        end = mention.end
        if sited := _SITED.match(text, end):
            end = sited.end()
        for noun in plain:
            if noun.start() > end + _NEAR:
                break
            if noun.start() >= end and _JOINT.fullmatch(text, end, noun.start()):
                end = noun.end()
                break
        nouns.append(AccountNoun(mention.start, end, mention.platform))
    for noun in plain:
        if all(not (other.start <= noun.start() < other.end) for other in nouns):
            nouns.append(AccountNoun(noun.start(), noun.end(), None))
    return sorted(nouns, key=lambda noun: noun.start)


def find_kept_nouns(text: str) -> Iterator[AccountNoun]:
    """The platforms' accounts of which the narrow text says that they stay."""
    for mention in find_platforms(text):
        apart = _GROUP.match(text, mention.end) or _WITHIN.match(text, mention.end)
        if not apart and is_kept(text, mention.start, mention.end):
            yield AccountNoun(mention.start, mention.end, mention.platform)


def _is_of_kept(text: str, at: int) -> bool:
    """The word for an account stands at a platform whose account stays: 原有的抖音号 无关."""
    first = max(0, at - _NEAR)
    return any(
        (first + m.end > at or _JOINT.fullmatch(text, first + m.end, at))
        and is_kept(text, first + m.start, first + m.end)
        for m in find_platforms(text[first : at + 1])
    )


def is_definite(text: str, noun: AccountNoun) -> bool:
    """该号, 微信号（昵称…）, 美团上那个店: one account is meant."""
    if _SITED.search(text, noun.start, noun.end):
        return True
    before = text[max(0, noun.start - 18) : noun.start]
    return bool(_DEFINITE.search(before) or _IDENTIFIED.match(text[noun.end : noun.end + 30]))
