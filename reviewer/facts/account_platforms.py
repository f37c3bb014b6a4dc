"""The platforms of the accounts that are transferred.

They are named at them, told by the words round them, or by the column or header of a table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reviewer.document.model import Span
from reviewer.facts.account_rows import transferred_rows
from reviewer.facts.account_words import find_objects
from reviewer.facts.kept_accounts import is_kept
from reviewer.facts.model import Fact
from reviewer.facts.platforms import Platform, default_platforms, find_platforms
from reviewer.facts.readings import Reading

_PLATFORM_HEAD = re.compile(r"^(?:所属|所在)?(?:平台|渠道|网站|系统|(?:支付|收单)?机构)(?:名称)?$")
_NUMBER_OF_ACCOUNT = re.compile(r"商户号|账号|帐号")
# Groups, and payment accounts at a platform for something else too: 微信支付商户号, 微信零钱.
_GROUP_OR_MEANS = re.compile(r"[^，。;]{0,4}(?:群|好友|收款|经营码|支付|钱包)")
# A code to pay by leads to an account and is none: 微信、支付宝收款二维码.
_CODE = re.compile(
    r"(?:[、和与及/]支付宝)?的?(?:个人|商家|经营|店铺|静态|专用)?(?:(?:收款|收钱|付款|经营)(?:二维)?码|二维码|码(?![头字]))"
)
_ACCOUNT_PART = re.compile(r"(?:高级|旗舰|企业|会员|个人)?(?:端口|店|账号|账户|席位|号)")
_ACCOUNTS_OF = r"[^，。;|]{0,8}?(?:账号|帐号|账户|工号|席位|商户号|店铺|租户|管理员权限)"
_QUOTED_PLATFORM = re.compile(
    r"[“\"「](?P<name>[^”\"」，。]{2,12})[”\"」](?P<kind>系统|平台|App|APP|app|网|软件|客户端|云平台)"
    + _ACCOUNTS_OF
)
# 房客源系统“蜂巢”的租户账号; in a recital 甲方要在“澜引擎”放量, 于“杏壹云诊”平台开设.
_KIND_QUOTED = re.compile(
    r"(?P<kind>系统|平台|软件|App|APP|app)[“\"「](?P<name>[^”\"」，。]{2,10})[”\"」]" + _ACCOUNTS_OF
)
_RECITED = re.compile(
    r"(?:[在于]|加盟|入驻|接入)[“\"「](?P<name>[^”\"」，。]{2,10})[”\"」]"
    r"(?P<kind>系统|平台|网站?|App|APP|app|软件)?[^，。;]{0,2}?(?:上|开[设店立]|注册|入驻|放量|投放|接单|经营)"
)
_PLATFORM = re.compile(
    r"(?:[在于将其对的下及和与、，。;|]|^|所属|接入)(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,10}?)"
    r"(?P<kind>系统|平台|引擎|支付|企业邮箱?|云|网|App|APP|app)(?![“\"「])(?:[上内中]|后台)?(?:的|之|开[设立]的?|注册的?)?"
    + _ACCOUNTS_OF
)
_APP = re.compile(r"app$", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^.*(?:[一二两三四五六七八九十\d]+个|所列|名下|使用|开设在|注册在)的?")
_PART_OF_NAME = frozenset(
    {"系统", "引擎", "支付", "企业邮", "企业邮箱", "云", "网", "App", "APP", "app"}
)
_NO_NAME = re.compile(
    r"[该各本此每其]|相关|上述|第三方|电商|网络|社交|短视频|直播|交易|线上|互联网|多个|其他|所有|业务|公司|管理|后台|会员"
    r"|收银|客服|教务|办公|财务|订单|内部|官方|微信|甲方|乙方|双方|登录|使用|注册|同一|规则|[运服].*商"
    r"|清楚|实名|[的已]|[两都哪那什在原]|[之只按由把将并仍须应得可]"
)


def find_account_platforms(
    accounts: Sequence[Reading],
    others: Sequence[Reading],
    background: Sequence[Sequence[Reading]],
) -> tuple[dict[str, Fact[str]], list[Platform]]:
    """Their platforms by name, and those of them that no list knows.

    `accounts`, `others` and `background` are as `find_accounts` takes them.
    """
    platforms = _named(accounts)
    for name, fact in _named(transferred_rows(others), groups_and_means=True).items():
        platforms.setdefault(name, fact)
    if accounts and platforms.keys() <= _of_kind("payment"):
        named = _unlisted(accounts)
        asked = ({**_named(readings), **_unlisted(readings)} for readings in background)
        found = named or next(filter(None, asked), {})
        found = {name: fact for name, fact in found.items() if name not in _of_kind("mail")}
    else:
        found = _unlisted(r for r in accounts if not find_platforms(r.text))
        apps = {name: fact for name, fact in found.items() if _APP.search(name)}
        named = found = {**apps, **_unlisted(accounts, quoted=True)}
    unlisted = [Platform(name, name, "unlisted", ()) for name in named]
    if not platforms and not found:
        platforms = _named(others, groups_and_means=True, codes=True)
    return {**found, **platforms}, unlisted


def is_mail(name: str) -> bool:
    """Whether the platform of that name is for mail: a mailbox most often goes with a password."""
    return name in _of_kind("mail")


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(p.name for p in default_platforms() if p.kind == kind)


def _named(
    readings: Iterable[Reading], *, groups_and_means: bool = False, codes: bool = False
) -> dict[str, Fact[str]]:
    found: dict[str, Fact[str]] = {}
    for reading in readings:
        for mention in find_objects(reading.text):
            name = mention.platform.name
            if _CODE.match(reading.text, mention.end) and not codes:
                continue
            wanted = not groups_and_means or mention.platform.kind == "payment"
            if wanted or _GROUP_OR_MEANS.match(reading.text, mention.end):
                span = reading.words.span(mention.start, mention.end)
                found.setdefault(name, Fact(name, (span,)))
        if not groups_and_means and not any(find_platforms(cell.text) for cell in reading.cells):
            for head in reading.heads:
                for mention in find_platforms(head):
                    name = mention.platform.name
                    found.setdefault(name, Fact(name, (reading.span,)))
        if not groups_and_means or any(map(_NUMBER_OF_ACCOUNT.search, reading.heads)):
            for name, span in _in_platform_column(reading):
                found.setdefault(name, Fact(name, (span,)))
    return found


def _unlisted(readings: Iterable[Reading], *, quoted: bool = False) -> dict[str, Fact[str]]:
    """Platforms that no list knows, told by what stands round them: 在“泊云”平台的账号."""
    found: dict[str, Fact[str]] = {}
    for reading in readings:
        for match in _unlisted_names(reading.text):
            if quoted and match.re not in (_QUOTED_PLATFORM, _KIND_QUOTED):
                continue
            name = _BEFORE_NAME.sub("", match["name"])
            if not name:
                continue  # 开立的三个网络账号
            if is_kept(reading.text, match.start("name"), match.end()):
                continue
            if match.re in (_QUOTED_PLATFORM, _PLATFORM) and match["kind"] in _PART_OF_NAME:
                name += match["kind"]
            if not _NO_NAME.search(name):
                span = reading.words.span(match.start("name"), match.end("name"))
                found.setdefault(name, Fact(name, (span,)))
    return found


def _unlisted_names(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_QUOTED_PLATFORM, _KIND_QUOTED, _RECITED, _PLATFORM):
        yield from pattern.finditer(text)


def _in_platform_column(reading: Reading) -> Iterator[tuple[str, Span]]:
    """A platform that no list knows, named in a column of platforms."""
    for cell, head in zip(reading.cells, reading.heads, strict=False):
        words = _ACCOUNT_PART.split(cell.text)[0]
        known = find_platforms(cell.text) or _NO_NAME.search(words)
        if _PLATFORM_HEAD.match(head) and 2 <= len(words) <= 12 and not known:
            yield words, cell.span(0, len(words))
