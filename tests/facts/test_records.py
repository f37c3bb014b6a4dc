"""How many persons' data go along: stated, added up, warranted or unknown, never guessed."""

from __future__ import annotations

import pytest
from facts.person_reading import persons
from gold import document_from_gold
from hypothesis import given
from hypothesis import strategies as st
from small_contracts import contract

from reviewer.facts.extraction import extract_facts
from reviewer.labels import Label

DATA = Label.PERSONAL_DATA_TRANSFER
ACCOUNT = Label.ACCOUNT_TRANSFER
PRICE = Label.TAINTED_CONSIDERATION
REMEDY = Label.TAINTED_REMEDY


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("甲方将客户档案3,100份交乙方。", (3100, 3100)),
        ("全部会员资料约一千四百六十人移交乙方。", (1460, 1460)),
        ("学员名册不少于46,000条，全库交付。", (46_000, None)),
        ("注册用户二万一千余名的信息交给乙方。", (21_000, None)),
        ("在册业主二千至三千户的资料交给乙方。", (2000, 3000)),
        ("表格去重后不低于4,300行，记载家长电话。", (4300, None)),
        ("健康卡七十八本搬给乙方，夹有吃药单子和家属电话记录。", (78, 78)),
        ("三个号上的人分别有4100、2750、1900左右，备注原样留着。", (8750, 8750)),
        ("通讯录好友4,200，聊天记录一并带走。", (4200, 4200)),
        ("两个号的好友加起来一万一往上，备注都留着。", (11_000, None)),
        ("拢共一万三千多号人，连资料都给乙方。", (13_000, None)),
        ("约6,200个订阅邮箱的名单交给乙方。", (6200, 6200)),
        ("八十三个小学生的登记册交乙方。", (83, 83)),
        ("六十个学琴娃娃的家长电话交乙方。", (60, 60)),
        ("八百六十个老买主的姓名、电话抄给乙方。", (860, 860)),
        ("号里三千一百个吃客，备注全留给乙方。", (3100, 3100)),
        ("860户租客的合同信息交给乙方。", (860, 860)),
        ("约260名教练班学员之报名表交乙方。", (260, 260)),
        ("学生档案不得少于四千三百份。", (4300, None)),
        ("班里83个孩子的花名册交给乙方。", (83, 83)),
        ("六百四十来个买过书的顾客，地址都留着。", (640, 640)),
        ("一本台账一千三百四十个人，拷U盘。", (1340, 1340)),
        ("里头坐车的人，少说两千六百个，备注不删。", (2600, 2600)),
        ("电脑里的铲屎官1150家，名字、手机都在。", (1150, 1150)),
        ("病历19,400对夫妇，含诊断。", (19_400, 19_400)),
        ("数据包去重后为15,600个自然人。", (15_600, 15_600)),
        ("里头加的人有四千七百多，都是带娃的妈妈，备注里都写了。", (4700, None)),
        ("好友数截至2025年1月末显示为4800有余，交接日不低于此数。", (4800, None)),
        ("会员资料随验证时收到的600位数字密钥交付。", (None, None)),
        ("客户资料夹的186份合同副本。", (None, None)),
        ("客户 3 100份档案，合计不超过5,000份。", (None, 5000)),
        ("名单卖给甲方，合计【5,000】人，载明客户姓名。", (5000, 5000)),
        ("学生档案共计2,150卷，一并移交。", (2150, 2150)),
        ("名册甲册3,180人，乙册2,050人，合五千二百三十人，均有姓名。", (5230, 5230)),
        ("在册顾客1,930人，半年内到过店的1,104人，资料全部移交。", (1930, 1930)),
        ("存量的保单，共1,260件，全部移交。", (1260, 1260)),
    ],
)
def test_numbers_of_persons(words, found):
    assert persons(("2.1", words, DATA)) == found


@pytest.mark.parametrize(
    "words",
    [
        "本协议一式五份，附客户资料清单。",
        "双方各派6名工作人员清点客户资料。",
        "号上有粉丝5.3万，客户资料全部移交。",
        "客户资料由乙方随机抽查500条。",
        "客户资料每少一户扣20元。",
        "客户资料在30日内移交。",
        "会员100元起充的资料移交。",
        "客户资料全部移交。",
        "客户资料分别为纸质与电子版。",
        "客户资料不足3名的部分移交。",
        "客户资料全部移交。库里两百件陈茶另结。",
        "资料照交，二十三名员工的劳动合同由乙方继续履行。",
        "资料照交，四万来个看客不管。",
        "资料照交，十九个司机端另约。",
        "无主包裹四十七件，双方登记后退回。",
        "会员资料不动；近半年成交订单约5,200笔。",
        "客户资料照交，手机内插11位号码卡一张。",
        "消费者保证金账面分别为【1,000】元、【1,000】元。",
        "现有关注用户38,600人，由平台自动转入。",
    ],
)
def test_other_numbers_are_no_persons(words):
    assert persons(("2.1", words, DATA)) == (None, None)


def test_nine_accounts_with_two_to_three_thousand_friends_each():
    assert persons(
        ("2.1", "甲方将九个微信号转让给乙方。", ACCOUNT),
        ("2.2", "每个微信号通讯录好友二千至三千人，不得删减。", DATA),
    ) == (18_000, 27_000)


def test_so_many_for_each_of_an_unknown_number_is_unknown():
    assert persons(("2.2", "每个微信号通讯录好友二千至三千人，不得删减。", DATA)) == (None, None)


def test_the_data_count_before_the_contacts_unless_these_are_far_more():
    data, friends = "客户资料约18,000条。", "微信内约{}名好友归乙方。"
    customers = Label.CUSTOMER_RESOURCE_TRANSFER

    assert persons(("1.1", data, DATA), ("1.2", friends.format("31,000"), customers))[0] == 18_000
    assert persons(("1.1", data, DATA), ("1.2", friends.format("91,000"), customers))[0] == 91_000


def test_what_another_clause_warrants_is_taken_before_the_exact_sum():
    assert persons(
        ("1.1", "客户资料14,428条交乙方。", DATA), ("1.2", "甲方保证客户不少于14,000名。")
    ) == (14_000, None)


def test_what_a_remedy_falls_due_below_does_not_lower_a_number_that_is_stated():
    assert persons(
        ("2.1", "登记表载有妈妈21,800人，交给乙方。", DATA),
        ("2.3", "移交满一个月时，在册妈妈不足20,000人的，每少一百人扣减二千元。", REMEDY),
    ) == (21_800, 21_800)


def test_a_warranted_number_alone_is_the_number():
    assert persons(
        ("2.1", "登记表在签约时交给乙方。", DATA),
        ("2.3", "登记表所载家庭不足二千一百户的，每少一户扣一百二十元。", REMEDY),
    ) == (2100, None)


def test_staff_who_are_warranted_are_no_persons_whose_data_go_along():
    assert persons(
        ("2.1", "登记表在签约时交给乙方。", DATA),
        ("2.3", "甲方应派不少于6名工作人员清点，否则扣款。", REMEDY),
    ) == (None, None)


def test_a_consent_tells_the_number():
    assert persons(
        ("3.1", "甲方应向约3.8万名注册用户告知并取得同意。", Label.CONSENT_OBTAINED),
        ("3.2", "同意用户的信息随小程序移交乙方。", DATA),
    ) == (38_000, 38_000)


def test_the_contacts_on_an_account_count_where_no_data_clause_states_a_number():
    assert persons(("2.1", "甲方的微信（通讯录二千三百余人）归乙方。", ACCOUNT)) == (2300, None)


def test_an_unmarked_definition_states_the_number():
    assert persons(
        ("1.1", "甲方登记在册的会员共1,260名。"),
        ("2.1", "会员资料全部交给乙方。", DATA),
    ) == (1260, 1260)


def test_without_data_or_accounts_nobody_is_counted():
    assert persons(("1.1", "甲方为1,260名会员提供服务。")) == (None, None)


def test_forbidding_clauses_are_not_counted():
    assert persons(
        ("2.1", "客户资料交给乙方。", DATA),
        ("2.2", "不得向1,260名会员以外的人提供。", Label.TRANSFER_PROHIBITION),
    ) == (None, None)


def test_the_number_is_shown_where_it_stands():
    made = contract(("2.1", "甲方将客户档案约3,100份交乙方。", DATA))
    fewest = made.facts().records_min

    assert fewest is not None
    assert made.words(*fewest.spans) == ["3,100份"]


@given(st.integers(min_value=10, max_value=900_000_000))
def test_any_number_is_read_back(number):
    assert persons(("2.1", f"甲方将客户{number:,}名的资料交给乙方。", DATA)) == (number, number)


EACH = "每个微信号的好友为二千至三千人，一并移交乙方。"


def facts_of(*units):
    return contract("甲方：李小禾", "乙方：王小满", *units).facts()


def test_persons_of_each_account_are_told_beside_their_sum():
    facts = facts_of(("1.1", "甲方将九个微信号转让给乙方。", ACCOUNT), ("1.2", EACH, DATA))
    assert (facts.records_min.value, facts.records_max.value) == (18_000, 27_000)
    each = facts.records_each
    assert (each.fewest, each.most, each.spans) == (2_000, 3_000, facts.records_min.spans)


def test_persons_of_accounts_that_nobody_counts_are_told_for_each():
    facts = facts_of(("1.1", EACH, DATA))
    assert (facts.account_count, facts.records_min) == (None, None)
    assert (facts.records_each.fewest, facts.records_each.most) == (2_000, 3_000)


def test_a_number_for_all_accounts_is_told_for_none_of_them():
    sale = ("1.1", "甲方将九个微信号转让给乙方。", ACCOUNT)
    facts = facts_of(sale, ("1.2", "好友合计15,000人，一并移交乙方。", DATA))
    assert facts.records_min.value == 15_000
    assert facts.records_each is None
    assert facts_of(sale).records_each is None


def test_persons_without_a_word_for_them_count_where_accounts_go_along():
    accounts = ("1", "甲方把七个微信都卖给乙方。", ACCOUNT)
    told = ("2", "买过的、问过价的，拢共一万六千九百人往上，跟着号走。")

    assert persons(accounts, told) == (16_900, 16_900)
    assert persons(accounts, ("2", "社里三十名社员每人凑一千元。")) == (None, None)


def test_contacts_are_told_by_any_word_for_persons_but_those_who_work_on_the_account():
    contacts = "甲方将一个微信号转让给乙方，里面有租客三百名。"
    workers = "甲方将滴滴司机端共十九个交由乙方驾驶员轮班登录。"

    assert persons(("1", contacts, ACCOUNT)) == (300, 300)
    assert persons(("1", workers, ACCOUNT)) == (None, None)


def test_what_is_paid_for_each_person_is_no_number_of_persons():
    assert persons(("1", "名单按一个学员三百五算，七十一名。", DATA)) == (71, 71)


def test_a_heading_that_is_a_whole_sentence_states_the_number():
    words = "乙方停办画室，在册及结业的孩子，合计九百一十二名，资料全部移交甲方。"
    heading = {"kind": "heading", "number": "第一条", "level": 1, "text": words, "labels": []}
    fields = {**heading, "kind": "clause", "text": "资料含孩子姓名。", "labels": [DATA.value]}
    document, clauses = document_from_gold({"blocks": [heading, fields], "numbering": "typed"})
    facts = extract_facts(document, clauses, (), {"c2": frozenset({DATA})})

    assert facts.records_min is not None
    assert facts.records_min.value == 912


@pytest.mark.parametrize(
    "words",
    [
        "淘宝买家号十五个，均已实名。",
        "抖音号一个，有两万多人关注。",
        "店连客户表一共23万，分三笔付。",
        "客户多付的零头一共二百一十三块六。",
    ],
)
def test_accounts_followers_and_money_are_no_persons(words):
    assert persons(("2.1", words, ACCOUNT)) == (None, None)


def test_records_go_along_with_other_things_that_are_transferred():
    title = ("客户资料转让协议", ("1", "移交车主计9800余人，其手机号、车牌一并交乙方。"))

    assert persons_under(*title) == 9800
    staff = ("2", "设备移交后，厨房员工12人由乙方面试。")
    assert persons_under("设备转让协议", ("1", "甲方将烤箱卖给乙方。"), staff) is None


def persons_under(title, *units):
    facts = contract(
        title, "甲方：李小禾", "乙方：王小满", *units, ("9", "甲方保证有权转让。")
    ).facts()
    return facts.records_min.value if facts.records_min else None


def test_things_on_an_account_are_no_contacts():
    words = "大号一口价卖给买家，四百一十二个皮肤，{}。"

    assert persons(("1.", words.format("出了就是买家的"), ACCOUNT)) == (None, None)
    assert persons(("1.", words.format("四百一十二个老买家"), ACCOUNT)) == (412, 412)


@pytest.mark.parametrize(
    ("words", "fewest"),
    [
        ("学员档案：小学段418人，初中段355人，高中段127人，悉数交乙方。", 900),
        ("让出的客户资料为个体户126户、小公司58户、一般纳税人9户。", 193),
        ("名册有农户八十六户、老客户二百一十四户，交给乙方。", 300),
        ("买家资料：东站1,200人，西站450人，全部交给乙方。", 1650),
        ("会员资料640人，其中储值410人，交给乙方。", 640),
        ("会员640人，储值会员410人，资料交给乙方。", 640),
        ("会员登记表原写640人，经点名更正为588人，交给乙方。", 588),
        ("会员资料2300人，所交会员1476人。", 2300),
        ("学员资料四百人，家长三百户，交给乙方。", 400),
        ("会员档案300人，由店员2名交给乙方。", 300),
    ],
)
def test_groups_of_persons_side_by_side_are_added_up(words, fewest):
    assert persons(("2.1", words, DATA))[0] == fewest


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("家长好友总数不少于两万，备注都留着。", 20_000),
        ("号上加的同学有2400多个，电话好多都备注了。", 2400),
        ("清单各项所载在读学生家长共八千八百人，资料齐全。", 8800),
        ("主号加满五千人，小号各两千多，合起来一万一千人打底。", 11_000),
        ("储值会员不少于6000人，体验会员不少于12000人，资料都交。", 18_000),
        ("学员资料经双方抽验为5,200人以上。", 5200),
        ("已售储值卡412张，一人一卡，持卡人手机号交乙方。", 412),
    ],
)
def test_persons_are_counted_in_the_words_of_many_trades(words, found):
    assert persons(("2.1", "甲方将三个微信号交乙方。", ACCOUNT), ("2.2", words, DATA))[0] == found


@pytest.mark.parametrize(
    "words", ["微信号和老顾客算三万二。", "总共六万五，其中货底四万，号和客户两万五。"]
)
def test_what_friends_are_sold_for_is_no_number_of_them(words):
    sold = ("2.2", words, DATA)
    assert persons(("2.1", "甲方将微信号交乙方。", ACCOUNT), sold) == (None, None)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("下单的粉丝资料以9,000人为最低数，每少一人扣10元。", 9000),
        ("所有号里的好友去掉重复后保底一万一千人，差一百人退一百元。", 11_000),
    ],
)
def test_the_number_below_which_money_goes_back_is_promised(words, found):
    assert persons(("2.1", "甲方将微信号交乙方。", ACCOUNT), ("3", words, REMEDY))[0] == found


def test_persons_told_beside_what_is_excluded_are_counted():
    excluded = Label.PERSONAL_DATA_EXCLUDED
    words = "付费学员18,800名的手机号一并交出；仅试听的学员300名的资料已删除。"
    given = ("2.1", "甲方将公众号交乙方。", ACCOUNT)
    assert persons(given, ("2.2", words, excluded)) == (18_800, 18_800)
    assert persons(given, ("2.2", "试听的学员300名的资料已删除；", excluded)) == (None, None)
