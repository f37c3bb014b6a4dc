"""The signs that the words before and after a date give of whether a contract was signed on it."""

from __future__ import annotations

import re

# To make a contract, in the words of lawyers and of others; no 签收, 签发, 成立.
MAKE = (
    r"(?:(?<!上上)签(?!\s*[收发到证宝])|订\s*[立约]|(?<!成)立\s*[约据此字书契下]|缔\s*[约结]|[盖公]\s*章|[用钤捺盖加]\s*(?:盖\s*)?印(?!花)|画\s*押|誊\s*[清写抄]|缮\s*[写就]"
    r"|[按摁]了?\s*(?:手\s*|指\s*)?印|落\s*[款笔]|作成|(?<!填)写(?!\s*[了过下]?[收欠借])|(?:商\s*量|[议商说讲谈敲约])\s*[定妥好成]|达\s*成|形成(?=[以如]下)|成立(?=本)|共\s*立|具\s*结)"
)
# 订 and 立 alone; no 修订, 拟订, 订单, 立项.
_ORDER = (
    r"(?:(?<![修拟制校装预续增])订(?![单购货阅票餐房金])|(?<!成)立(?![项案户法功春夏秋冬即场体]))"
)
_DAY = r"(?:日\s*期?|时\s*间|日\s*子|年月日|时|天)"
_NO_STOP = r"[^，,。；\n]"
# 签订日期：, “签署日”指, 签约当日（, 会议时间：, 协议日期： before the date, （签约日） after it.
_LABEL = re.compile(
    rf"(?:{MAKE}|{_ORDER}|(?:和解|调解|合同|协议|契约)成立)[^，。；：:\n前后截]{{0,8}}?{_DAY}(?!\s*之?[前后])[^，。；：:\n起至到止]{{0,3}}"
    r"[：:，,为是系即指均]*\s*$"
    rf"|(?:(?<![\u4e00-\u9fff])|双方|各方|本次|合同|协议)(?:确认|会议|调解|见[证签]|协商|[商面会座]谈)(?:召开|举行)?{_DAY}\s*[：:为是]?\s*$"
    rf"|(?:^|[\s，,。（(])填[表单写](?:{_DAY})\s*[：:为是]?\s*$"
    r"|(?:^|[\s，,。（(])本?(?:合\s*同|协\s*议|契\s*约)[之的]?(?:日\s*期|时\s*间)\s*[：:为是]?\s*$"
    rf"|[“\"「]{MAKE}[^，。；”\"」前后]{{0,2}}日期?[”\"」]\s*[系是均]?指[^。；“\"「]{{0,24}}$"
    r"|(?i:(?:sign(?:ing|ature|ed)|execution|agreement|contract)\s+date|date\s+of\s+(?:sign|exec)[a-z]+)\s*[：:]\s*$"
    r"|(?:何时|什么时候|哪天|几时)签[的订约]?[？?]?\s*(?:答[：:])?\s*$"
    r"|(?:^|\t)签[署约订](?:信息|情况|事项)\t\s*$"
    r"|(?<!截)(?:今[日天]|即日)[是为即]?[（(，,]\s*$"
    r"|签[约署订字][^，。；：:\n前后截]{0,4}(?:时间|日期?)?[和及与、/]?(?:地\s*点|地址?|时间|日期?)[：:]\s*[^，。；：:\n]{1,16}[，,、\s]\s*$"
    r"|(?:^|[\s：:；])(?:时间[和及与、/]?地点|地点[和及与、/]?时间)[：:]\s*(?:[^，。；：:\n]{1,16}[，,、\s]\s*)?$"
    rf"|{MAKE}[^，。；：:\n前后]{{0,4}}{_DAY}(?!\s*之?[前后])[^，。；\n]{{0,16}}"
    r"(?:同[一是]?[日天]|一致|相同|重合)[，,]?[均都皆同]?[为是系即]?\s*$"
)
# 预计签约日期：, 上次签约日期：
_OTHER_SIGNING = re.compile(
    r"(?:预[计定]|拟|最迟|计划|(?:上一?|首|前|历)次)续?[签订立][^，。；：:\n]{0,8}[：:为是]?\s*$"
)
_NAMED_AFTER = re.compile(
    r"\s*+[）)]?[（(，,]?\s*+(?:即日|该日|当[日天]|[这此那][一]?[日天]|是日)?(?:[以下简]*称)?"
    r"(?:就?[为是系即算作]|视为|作为|[定算]作)?\s*+[“\"「]?(?:(?:本|双方|各方)[的之]?\s*(?:协议|合同)?[的之]?)?"
    rf"{MAKE}[^，。；]{{0,4}}[日天](?!前)"
)
# 签于, 立约于, 签于济南，, 今天（, made on and 签： before the date.
_MADE_AT = re.compile(
    rf"(?:{MAKE}|{_ORDER})[^，。；\n后]{{0,4}}?[于在](?:[^。；，,]{{1,12}}[，,])?\s*$"
    r"|(?<!证)书[于在]\s*$|(?:^|[\s|（(【\[/·,，、：:])(?:签[订署约字定]|订[立约]|立[约据]|[盖签用]\s*[章印])\s*$"
    r"|(?:^|[，,。；\s])今[天日]?[是为]?[（(]?\s*$"
    r"|(?i:(?:made|signed|executed|entered\s+into)(?:\s+at\s+[a-z ,]{2,30}?)?"
    r"(?:\s+(?:on|as\s+of|this|the))*)\s*$"
    rf"|{MAKE}[^，。；\n]{{0,8}}[：:]\s*$"
)
# 于……在云泽市签署, no 签署《主协议》, 签署前, 方可签署, 盖章确认交接 and 谈定价格.
MADE_AFTER = re.compile(
    r"(?!\s*[之以]?前)(?:[，,]\s*)?"
    rf"(?:(?:由{_NO_STOP}{{1,10}}?)?[于在]{_NO_STOP}{{1,30}}?(?:[，,](?:自愿|共同|正式)?)?"
    rf"|(?:(?!方可|才|[须应需要待]签){_NO_STOP}){{0,14}}?)"
    rf"(?:{MAKE}|[立签订]于|(?<![修设成建创拟制])[立订](?=\s*(?:[）)。，,；]|$))|书(?=[\s。）)]*$))"
    r"(?!\s*(?:了?\s*[《〈]|之?\s*前|的\s*(?![字这此本])[^\s，,。；：:\n]"
    r"|确认(?![本以上无后，,。；\s]|$)|[的了]?(?:价[格钱]|金额)|[字名章]?[并后]?(?:办理|领取|过户)))"
)
# 于……就“云栖小院”视频号的转让事宜签署本协议如下: many words stand between.
_MADE_LATER = re.compile(
    rf"[】\]）)]?(?:[，,]?\s*(?:就|对|针对|关于|围绕|[经通]过?|以|在|由|与)(?!.{{0,4}}[须应需未曾]){_NO_STOP}{{0,40}}?){{1,2}}"
    r"(?:[，,]\s*(?:自愿|共同|正式|一致|特)*\s*)?"
    rf"(?:{MAKE}(?:(?P<this>{_NO_STOP}{{0,2}}(?:本(?![地市省])|[此这]))|[^。；\n]{{0,16}}(?:[如以]下|下列|条款))"
    r"|签[订署定立约]\s*(?=[。，；]|$)|订立\s*(?=[。，；]|$))"
)
_MADE_AT_ONCE = re.compile(rf"(?!\s*[之以]?前)\s*{_NO_STOP}{{0,4}}?{MAKE}")
_OPENS = re.compile(r"(?:^|[，,])\s*$")
_OF_ANOTHER_AFTER = re.compile(
    r"[^。；\n]{0,16}?(?:签(?:[订定署成立]|(?![订定署成立宝名字章平]))|订立|达成)[了有过的之下妥好就毕]?+(?![本此这该如以下])"
    r"(?:[^，,。；、字章\n]{1,8}?(?:协议|合同|书|单|函|契约|租约)|[^，,。；、字章\n]{0,8}?(?:备忘录|意向))"
    r"(?!如|生效)"
    rf"|[^。；\n]{{0,16}}?{MAKE}[^，。；\n]{{0,4}}(?:的\s*(?![字这此本])[^，。；\s：:]|(?<![本此这])[《〈])"
    rf"|\s*的?(?:(?!{MAKE})[^，。；：:\s订就对在于本此这以与]){{0,8}}"
    r"(?:纪要|决议|备忘录|意向书?|协议书?|合同书?|通知|函|聊天记录|截[图屏]|对账单|盘点[表单])(?![如双各约生]|[：:])"
    rf"|\s*[与和跟同](?![甲乙对]方)[^，。；\n本此这]{{1,10}}?{MAKE}(?![了的]?[本此这])"
    rf"|[^。；\n本此这]{{0,14}}?(?:交[接付割]|移交|验收|换绑|清点|点验|过户|办理)[^，。；\n]{{0,6}}{MAKE}(?!\s*(?:[下订署立成]{{0,2}}[本此这]|[如以]下|下列))"
    r"|[^。；\n本此这]{0,14}?[单书函][上中]签|[^，。；\n]{0,6}口头"
)
# No （《转让协议》签署页）: that is a page of this contract.
_TITLE = re.compile(
    r"(?<!本)《(?P<paper>[^》]*)》(?!\s*[的之]?\s*签[署字章][栏页])[^，,。；]{0,12}$"
)
_SIGNED_PAGE = re.compile(r"》\s*[的之]?\s*签[署字章][栏页]")
_OTHER_CONTRACT = re.compile(
    r"[主原前旧]\s*(?:合\s*同|协\s*议)(?!\s*(?:[双各三两甲乙]方|当事人))[^，。；]{0,12}$|^\s*(?:附|收[据条]|[欠借]条)\s*[：:]"
    r"|(?:通知书?|函|清单|截[图屏]|报告|回执|公告|发票|回单)[（(]\s*$"
    r"|(?:依据|根据|依照|参照)(?:双方)?\s*$"
)
# 承包合同签订日期：, 交接单由双方于……签字: a paper that the title does not name.
_PAPER = re.compile(
    r"(?<![\u4e00-\u9fff])(?![本此这])[^，。；：:\s]{0,8}?(?P<paper>备忘录|[意委授确同保承交移收借清遗][^，。；：:\s]{0,3}?[书单函条据嘱]"
    r"|(?:承包|租[赁房]|质押|担保|劳动|委托(?:代理)?|代理|代运营|供货|采购|保密|竞业|入驻|推广|借款|离婚|抵押|会员|学员|达人|主播|艺人|员工|客户|用户|经纪)(?:合\s*同|协\s*议))[^，。；：:\n]{0,10}[：:]?\s*$"
)
# 曾于2023年6月1日签约: what was agreed before.
_ONCE = re.compile(r"曾经?[^，。；\n]{0,6}$")
# 双方约定于6月20日到公证处签字: what is still to be done.
_PLANNED = re.compile(
    r"(?:请[^，。；\n]{0,8}|约定|预定|拟|(?<![签订商议谈说讲约立])定|将|须|应当?)\s*[于在]\s*$"
)
_DEFINES = re.compile(r"[”\"」』]\s*[系是均]?指")
_THIS = re.compile(
    r"本\s*(?:《[^》]{2,30}》|[^，。；\s]{0,12}(?:协\s*议|合\s*同|约|书|备忘录|单|条款))|以[上下]|下[列述面]"
    r"|[双各三两]方|当事人|[两彼]造|两[下边]|彼此|全体|[两二三]家|[两二三四]人|(?:^|[，,。；\s])今[天日]?[是为]?[（(]?\s*$"
    r"|上述(?:内容|条款|各[条项]|约定)|[此这][份张]?(?:协\s*议|合\s*同|[约据契纸条])"
)
# Of a date before it: 在本合同上签字, 本协议签署时, 签的这份协议.
_ON_THIS = re.compile(
    rf"(?:{_NO_STOP}{{0,14}}?[于在])?\s*本\s*(?:协议|合同|书)\s*[上中]?{_NO_STOP}{{0,2}}{MAKE}"
    rf"|{_NO_STOP}{{0,14}}?{MAKE}[了的订署]?[本此这]"
)
# 三方于2020年12月28日自愿和解; 以上经双方微信回复确认; 于……握手成交，签此协议.
_SETTLES = re.compile(
    rf"{_NO_STOP}{{0,14}}?(?:自愿|达成|一致|握手)*(?:和解|言和)(?=[，,。；、\s]|$)"
    rf"|[经由](?:双方|各方|三方|甲乙[双两]?方){_NO_STOP}{{0,16}}(?:确认|认可|同意)(?=[，,。；]|$)"
    rf"|{_NO_STOP}{{0,10}}[，,]\s*(?:特|爰|遂|乃|并)?(?:签[下定订署]?|[立订])[此本这]"
)
# 于2024年6月1日到村委会，当着村长的面签名: they came, and signed there.
_COMES = re.compile(
    rf"(?:{_NO_STOP}{{0,6}}?(?<!支)(?:(?:[来赶]?到|前往|在|赴|当着){_NO_STOP}{{1,20}}|(?:念|宣?读|看)[过完毕了一遍]*)[，,])?"
    rf"(?:(?!方可|才|[须应需要待]签|未|不){_NO_STOP}){{0,14}}?"
    r"(?:签\s*[了下]?[字名章]|签[署订约妥定毕讫]|[盖用钤]\s*[章印]|[按摁捺]了?\s*[手指]?\s*印|画\s*押)"
    r"(?!\s*(?:了?\s*[《〈]|之?\s*[前后时]|的|确认|[收发]|[并后]?(?:办理|领取|变更|过户|提交|申请)))"
)
_DATE_LABEL = re.compile(
    r"(?:^|[\s：:）)，,]|[一二三四五1-5][、.])(?:日\s*期|时\s*间|日\s*子|年月日"
    r"|(?i:dated(?:\s+(?:this|the|on|as\s+of))?|(?<![A-Za-z] )date))\s*[：:]?\s*$"
)
_OTHER_LABEL = re.compile(
    r"[\u4e00-\u9fff](?:日\s*期?|时\s*间|日\s*子|那天|截?至|届满|期限|起止)\s*[”\"」』]?\s*"
    r"(?:[系即均特]?指|[系即定])?\s*[：:为是在]*\s*$"
    r"|[A-Za-z]{3} (?i:date)\s*[：:]?\s*$|[上下再][次回][^，。；：:\n]{0,8}[：:]?\s*$"
)
# 以2024年6月1日为基准日, （2024年6月1日）即交割日: what the day is stands after it.
_OTHER_AFTER = re.compile(
    rf"\s*[)）]?\s*(?:即?为|作为?|[系是即])(?:(?!{MAKE})[^，。；\n]){{0,10}}(?:日(?!记|志)|期限)"
)
# A label that names what is done on the day: 到期：, 换绑：, 收款确认：.
_DEED_LABEL = re.compile(
    r"(?:归档|备案|公[证示]|年[检审报]|复[查核检]|核[对验]|截[图屏止]|寄[出送件]|邮寄|开庭|立案|毕业|[入离]职|出生|续租|迁[移入出]|登报|解约|交[付割接]|移交|换绑|过户|验收|[发到收提]货|[首尾余]款|[定订]金|开[业播]|直播|付款|[收汇回]款|到[账期]|续费|启用|注册|登记)"
    r"(?:确认|完成|办理|截止)?\s*[：:]\s*$"
    r"|(?:交接|移交|换绑|过户|签收)(?:(?![方人])[^，。；：:\n]){0,6}[：:][^，。；：:\n]{0,8}$"
    r"|(?:来源|后台|截[图屏]|数据)(?:[：:]|见)[^。；\n]{0,12}[，,（(\s]*$"
    r"|(?:审[核批查阅]|复核|校[对核]|法务|打印|起草|制[单表]|存档|监制|(?:验收|收货|领取|点收|保管)人?(?:签[字名])?)[^，。；：:\n]{0,6}[：:][^，。；：:\n]{0,8}$"
)
_TERM_BEFORE = re.compile(r"(?:[自从至到]|不晚于|[\d日号月年起_＿]\s*[\-—–~～]+)\s*$")
_TERM_AFTER = re.compile(
    r"\s*(?:之?[前后]|以[前后]|起(?!草)|止|至|届|到期|内|[\-—–~～]|[^，。；]{0,6}[前后起止](?:[，。；\s]|$))"
)
_PAST = re.compile(r"[已曾]|原(?!则)|此前|先前|早前|之前")
_DUE = re.compile(r"(?<![供对响适：:\s])应|须|预[计期]|将于|拟|最迟|不得")
# 于2024年6月1日（以下简称“生效日”）由……签署
_CALLED = re.compile(r"^\s*[（(](?:以?下)?[简合统]?称[为作]?[^）)签订]{1,12}[)）]")
# What stands in a column of its own after the date: 签约日期：2024年6月1日　　合同编号：…
NEXT_COLUMN = re.compile(r"[ \u3000]+(?=[^，。；：:\s]{1,8}[：:])|[\t｜|]")
# 签约日2024年6月1日之前: the day is named, whatever is said of the time before it.
_NAMED_AT_ONCE = re.compile(r"(?:签[订署约字立]|订立|立约)(?:之?日|当[天日])即?\s*$")
_AT = re.compile(r"[于在]\s*$")


def signs_of_words(before: str, after: str, title: str) -> dict[str, bool]:
    """What the words of the sentence before and after the date show."""
    after = _CALLED.sub("", after)
    named = bool(
        (_LABEL.search(before) and not _OTHER_SIGNING.search(before)) or _NAMED_AFTER.match(after)
    )
    dated = bool(_DATE_LABEL.search(before)) and not named
    paper, named_paper = _PAPER.search(before), _TITLE.search(before)
    phrase = NEXT_COLUMN.split(_within_bracket(before, after), maxsplit=1)[0]
    another = bool(
        (_OF_ANOTHER_AFTER.match(phrase) and not _SIGNED_PAGE.search(after))
        or _ONCE.search(before)
        or (named_paper and named_paper["paper"] not in title)
        or _OTHER_CONTRACT.search(before)
        or (paper and paper["paper"] not in title)
        or (_DEFINES.search(before) and not named)
    )
    later = _MADE_LATER.match(after)
    this = bool(_THIS.search(before) or _ON_THIS.match(after) or (later and later["this"]))
    made = bool(
        MADE_AFTER.match(after)
        or (this and later)
        or _MADE_AT.search(before)
        or (this and (_SETTLES.match(after) or _COMES.match(after)))
    )
    made = made and not (another or _PLANNED.search(before))
    return {
        "label": named and not another,
        "date label": dated,
        "other label": bool(
            _OTHER_LABEL.search(before) or _DEED_LABEL.search(before) or _OTHER_AFTER.match(after)
        )
        and not (named or dated),
        "made": made and not named,
        "opens": made and bool(_OPENS.search(before) and _MADE_AT_ONCE.match(after)),
        "this": this,
        "this made": this and (made or (named and not another)),
        "of another": another,
        "other at": bool(_AT.search(before)) and not (made or (named and not another)),
        "term": bool(_TERM_BEFORE.search(before) or _TERM_AFTER.match(after))
        and not (_MADE_AT_ONCE.match(after) or _NAMED_AT_ONCE.search(before)),
        "past": bool(_PAST.search(before)),
        "due": bool(_DUE.search(before)),
    }


def _within_bracket(before: str, after: str) -> str:
    """What follows a date up to the end of the bracket it stands in: （2024年6月1日签署）取代…."""
    if max(map(before.rfind, "（(")) <= max(map(before.rfind, "）)")):
        return after
    return re.split(r"[）)]", after, maxsplit=1)[0]
