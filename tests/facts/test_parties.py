"""Parties as the head of a contract names them, whatever their roles are called."""

from __future__ import annotations

import pytest
from facts.party_reading import parties
from small_contracts import contract

from reviewer.facts.naming import Naming
from reviewer.facts.parties import find_parties


def names(*units):
    return [(party.role, party.name) for party in parties(*units)]


@pytest.mark.parametrize(
    "units",
    [
        ["甲方：云泽拾光科技有限公司", "乙方：李小禾，身份证号码3301**********0000"],
        ["甲方（转让方）：云泽拾光科技有限公司", "乙方（受让方）：李小禾"],
        ["转让方（以下简称“甲方”）：云泽拾光科技有限公司", "受让方（下称乙方）：李小禾，住云泽"],
        ["转让方（甲方，原经营人）：云泽拾光科技有限公司", "受让方（乙方）：李小禾　电话：138"],
        ["甲方/卖方：云泽拾光科技有限公司", "乙方/买方：李小禾（以下简称李某）"],
        ["甲方：__云泽拾光科技有限公司__　负责人：__佟某__", "乙方：__李小禾__　联系电话：____"],
        ["甲方：云泽拾光科技有限公司　　　　乙方：李小禾"],
        ["由云泽拾光科技有限公司（以下简称“甲方”）与李小禾（以下简称“乙方”）订立本协议。"],
        ["立约人：云泽拾光科技有限公司（卖家，甲方）　　李小禾（买家，乙方）"],
        ["立契人甲方：云泽拾光科技有限公司", "立契人乙方：李小禾"],
        ["我（甲方）：云泽拾光科技有限公司。你（乙方）：李小禾，云泽人。"],
        ["出盘（甲方）：云泽拾光科技有限公司", "接盘（乙方）：李小禾，原在南门"],
        ["出租人：云泽拾光科技有限公司（“甲方”）", "承租人：李小禾（“乙方”）"],
        ["甲方：云泽拾光科技有限公司；乙方：李小禾。"],
        [[["甲方", "云泽拾光科技有限公司"], ["乙方", "李小禾"]]],
        ["出租人：甲方 云泽拾光科技有限公司", "承租人：乙方 李小禾"],
        ["甲方：云泽拾光科技有限公司 乙方：李小禾"],
        ["甲方云泽拾光科技有限公司（以下称甲方）与乙方李小禾（以下称乙方）就网店约定："],
        ["转出：甲方 云泽拾光科技有限公司　　转入：乙方 李小禾"],
        ["转让方：（甲方）云泽拾光科技有限公司　受让方：（乙方）李小禾"],
        ["立书人：甲方 云泽拾光科技有限公司　乙方 李小禾"],
        ["让渡方为甲方，云泽拾光科技有限公司；承让方为乙方，李小禾。"],
        ["经调解员主持，甲方云泽拾光科技有限公司、乙方李小禾自愿达成协议："],
    ],
)
def test_both_parties_are_read(units):
    assert names(*units) == [("甲方", "云泽拾光科技有限公司"), ("乙方", "李小禾")]


def test_a_contract_may_speak_of_us_and_you_or_of_husband_and_wife():
    us = [("我们", "云泽拾光科技有限公司"), ("你们", "李小禾")]
    assert names("我们（卖方）：云泽拾光科技有限公司", "你们（买方）：李小禾") == us
    assert names("男方：周明。女方：李小禾。两人登记结婚。") == [
        ("男方", "周明"),
        ("女方", "李小禾"),
    ]


def test_without_letters_the_role_words_count():
    assert names("卖方：云泽拾光科技有限公司", "买方：李小禾", "见证人：柳师傅") == [
        ("卖方", "云泽拾光科技有限公司"),
        ("买方", "李小禾"),
    ]


def test_other_names_of_a_party_are_its_aliases():
    seller, buyer = parties("甲方（卖方）：禾漫网络有限公司（“禾漫”）", "乙方（买方）：李小禾")

    assert seller.aliases == ("卖方", "禾漫")
    assert buyer.aliases == ("买方",)


def test_a_third_party_is_one_too():
    assert [
        party.role for party in parties("甲方：李某", "乙方：王某", "丙方（担保方）：赵某")
    ] == [
        "甲方",
        "乙方",
        "丙方",
    ]


def test_a_foreign_name_is_whole():
    first, _ = names("甲方：Lotus Bay Travel Co.，住所地曼谷", "乙方：李小禾")

    assert first == ("甲方", "Lotus Bay Travel Co.")


def test_one_party_alone_is_none():
    assert parties("卖方：李小禾", ("第一条", "买方自提。")) == ()


def test_a_signature_line_names_no_party_again():
    found = parties("甲方：李小禾", "乙方：王小满", "甲方（签字）：　　", "乙方（盖章）：　　")

    assert [party.name for party in found] == ["李小禾", "王小满"]


def test_a_party_named_twice_is_one():
    found = parties("甲方：李小禾", "乙方：王小满", "甲方：另一人")

    assert [party.name for party in found] == ["李小禾", "王小满"]


def test_an_empty_cell_is_no_role():
    assert parties([["：", "李小禾"], ["甲方", "王小满"]]) == ()


def test_a_blank_name_is_none():
    assert names("甲方：________　性别：____", "乙方：王小满") == [
        ("甲方", None),
        ("乙方", "王小满"),
    ]


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("李小禾，身份证号码3301**********0000", True),
        ("李小禾", True),
        ("麦**，1996年生", True),
        ("云泽拾光科技有限公司", False),
        ("青苔（云泽）工作室，经营者：李小禾", False),
        ("阿茶茶叶店（个体工商户），经营者：茶小兰", None),
        ("麦浪烘焙坊，店主：麦小穗", None),
        ("________", None),
    ],
)
def test_natural_persons_and_organisations(words, person):
    party, _ = parties(f"甲方：{words}", "乙方：王小满")

    assert party.natural_person is person


def test_the_head_only_is_read():
    filler = [(f"1.{number}", "双方应当遵守本条的约定。") for number in range(50)]

    assert parties(*filler, "甲方：李小禾", "乙方：王小满") == ()


def test_a_long_paragraph_names_no_party():
    assert parties("甲方：" + "很长的话" * 200, "乙方：王小满") == ()


def test_footers_name_no_party():
    made = contract("甲方：李小禾", "乙方：王小满")

    assert [made.words(*party.spans) for party in find_parties(made.document, made.clauses)] == [
        ["甲方：李小禾"],
        ["乙方：王小满"],
    ]


def test_persons_joined_by_their_names_alone_are_the_parties():
    found = parties(
        "马桂芳（卖红薯的）和徐海（马桂芳的外甥）商量好，今天签下这份约定。",
        ("1", "马桂芳把两个号给徐海。"),
        ("2", "徐海给马桂芳三万元。"),
    )
    assert [party.role for party in found] == ["马桂芳", "徐海"]


def test_persons_whom_the_clauses_do_not_name_again_are_no_parties():
    assert parties("马桂芳和徐海商量好，今天签下这份约定。", ("1", "号归徐海。")) == ()


def test_a_word_for_a_student_is_a_role_before_class_and_name():
    found = parties(
        "学姐：物流19级 冉一诺；学弟：物流22级 申屠凯",
        ("1", "学姐把QQ号给学弟，学弟给1500块。"),
        ("2", "学弟骗人的，学姐收回。"),
    )
    assert [party.role for party in found] == ["学姐", "学弟"]


def test_what_a_side_does_stands_in_a_bracket_after_its_name():
    found = parties(
        "甲方：启正中介有限公司（居间人）", "乙方：郭海棠（接收）", "丙方：何灿（自然人）"
    )
    assert [party.aliases for party in found] == [("居间人",), ("接收",), ()]


def test_a_giver_and_a_taker_are_introduced_within_a_sentence():
    found = parties(
        "本合同由转让方启明教育咨询部与受让方卓见研学服务有限公司签订。", ("1", "转让方交号。")
    )
    assert [party.role for party in found] == ["转让方", "受让方"]


def test_we_and_you_are_parties_where_the_contract_says_so():
    found = parties("我（甲方）：梁小花。你（乙方）：曲小草，店员。")
    text = "我把号交给你，我们都不说。"

    assert [party.role for _, _, party in Naming(found).mentions(text)] == ["甲方", "乙方"]


def test_the_letter_may_stand_behind_the_one_who_signs():
    found = parties("立合同人：甲方 邵永阜，住铁东区", "立合同人：乙方 谷满囤公司")

    assert [(party.role, party.name) for party in found] == [
        ("甲方", "邵永阜"),
        ("乙方", "谷满囤公司"),
    ]


def test_any_word_that_the_clauses_use_again_may_be_a_role():
    found = parties(
        "会长：许敬东，汕头市龙湖区人，身份证号440000",
        "接会人：杨锐，男，1990年生",
        "会长要去外地，会长的号由接会人接着用，会长不再管。",
    )
    assert [party.role for party in found] == ["会长", "接会人"]


def test_an_organisation_may_be_called_by_any_word():
    head = ("转出校：顺途驾驶员培训有限公司", "承接校：万里驾驶员培训有限公司")
    found = parties(
        *head, "转出校与承接校议定：转出校停招，承接校接收，转出校注销，承接校续办。" * 2
    )
    assert [party.role for party in found] == ["转出校", "承接校"]


def test_a_word_that_is_not_used_again_is_no_role():
    head = ("会长：许敬东，男，1990年生", "用途：直播", "接会人：杨锐，男，1990年生")
    assert parties(*head, "号由接会人用。") == ()


def test_a_line_that_introduces_nobody_names_no_role():
    uses = "用途不得改变，用途由会议定，用途另写。"
    assert parties("用途：直播", "接会人：杨锐，男，1990年生", uses) == ()


def test_after_the_first_clause_no_further_word_is_taken_for_a_role():
    head, clause = "接会人：杨锐，男，1990年生", ("1", "号归接会人。")
    assert (
        parties(head, clause, "会长：许敬东，男，1990年生", "会长交号，会长教用，会长退出。") == ()
    )


def test_letters_that_nobody_introduces_are_parties_all_the_same():
    units = (
        "本协议由双方订立。",
        ("1.", "甲方把号交给乙方。"),
        ("2.", "乙方付清款项后，甲方退出登录。"),
    )
    assert names(*units) == [("甲方", None), ("乙方", None)]


def test_a_letter_that_one_clause_names_by_the_way_is_no_party():
    assert parties("双方订立本协议。", ("1.", "附表所称甲方、乙方从其原约。")) == ()


def test_a_third_letter_that_only_the_clauses_name_is_a_party():
    units = ("甲方：李小禾", "乙方：王小满", ("1.", "丙方代管账号。"), ("2.", "丙方不收费。"))
    assert [party.role for party in parties(*units)] == ["甲方", "乙方", "丙方"]


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("转号人：夏侯燕，跳广场舞的；收号人：东方红服装店", ["转号人", "收号人"]),
        ("让与人：葛氏书塾，受让人：明德书塾。", ["让与人", "受让人"]),
        ("立书人：让与人沈氏，受让人罗氏。", ["让与人", "受让人"]),
        ("本协议由提供方（漳浦商贸有限公司）与使用方（厦门启澜公司）订立。", ["提供方", "使用方"]),
        ("老店主曹燕，新店主汤小雨，写下这个条子。", ["老店主", "新店主"]),
        ("卖号的：孟知远　买号的：贺小鱼", ["卖号的", "买号的"]),
        ("A = 骆子航（毕业生）；B = 费思远（大二）。", ["A", "B"]),
        ("我：施巧珍，翠湖花园7幢。你：姜雪，11幢。", ["我", "你"]),
    ],
)
def test_two_words_side_by_side_introduce_the_sides(line, roles):
    assert [party.role for party in parties(line, ("1.", "两个号转过去。"))] == roles


def test_where_and_when_a_paper_was_signed_introduces_nobody():
    assert parties("时间：二〇二二年九月　地点：云坪街道　主持：邱兰", ("1.", "号归她。")) == ()


def test_a_person_is_called_by_the_name_behind_what_he_is():
    found = parties("甲方：佛山药材铺东 陆广成；乙方：养生馆，苏姐", ("1.", "陆广成的号归苏姐。"))
    text = "广成把号给苏姐。"

    assert [party.role for _, _, party in Naming(found).mentions(text)] == ["甲方", "乙方"]


@pytest.mark.parametrize(
    "words",
    [
        "孟小楼，住北岭县南关小区",
        "云平市暖屋家政服务部（个体工商户），经营者：孟小楼，住所地云平市长宁街道",
        "成都云栖文化传媒有限公司，住成都市锦江区某路某号",
    ],
)
def test_an_address_or_a_kind_of_trader_is_no_name_of_a_party(words):
    again = ("1.", "南关小区、长宁街道和某路某号的商户均收到通知，号归乙方。")
    first, _ = parties(f"甲方：{words}", "乙方：陆离", again)

    assert set(first.aliases) <= {"孟小楼"}


def test_what_nobody_uses_again_is_no_name_of_a_party():
    first, _ = parties("甲方：佛山药材铺东 陆广成", "乙方：苏姐", ("1.", "号归苏姐。"))

    assert first.aliases == ()


@pytest.mark.parametrize("words", ["大家都喊“阿漓”", "街坊都叫阿漓", "圈里人称阿漓"])
def test_what_others_call_a_party_is_a_name(words):
    first, _ = parties(f"甲方：黎晴，{words}", "乙方：陆离", ("1.", "号归乙方。"))

    assert first.aliases == ("阿漓",)


def test_a_nickname_in_a_bracket_is_a_name():
    first, _ = parties("甲方（圈名“阿漓”）：黎晴", "乙方：陆离", ("1.", "号归乙方。"))

    assert first.aliases == ("阿漓",)


@pytest.mark.parametrize(
    ("bracket", "aliases"),
    [
        ("店主，圈名“阿漓”", ("店主", "阿漓")),
        ("“供货方”，即主协议项下之卖方", ("供货方", "主协议项下之卖方")),
        ("特许人／接管方", ("特许人", "接管方")),
        ("下家", ("下家",)),
    ],
)
def test_every_word_of_a_bracket_is_a_name_by_itself(bracket, aliases):
    first, _ = parties(f"甲方（{bracket}）：黎晴", "乙方：陆离", ("1.", "号归乙方。"))

    assert first.aliases == aliases


def test_the_short_name_of_a_share_is_a_name():
    first, _ = parties("甲方：泓盛食品股份有限公司（股票简称：泓盛食品）", "乙方：陆离")

    assert first.aliases == ("泓盛食品",)


@pytest.mark.parametrize("words", ["店主的表弟", "系乙方经营者之姐", "老板的表弟", "顺达土石方队"])
def test_whose_kin_or_what_team_a_party_is_names_nobody(words):
    again = ("1.", "店主的表弟、经营者之姐和土石方队收到通知，号归乙方。")
    first, _ = parties(f"甲方：孟小川，{words}", "乙方：陆离", again)

    assert first.aliases == ()


def test_husband_and_wife_are_called_so_beside_their_letters():
    wife, husband = parties("甲方：女方 徐珊", "乙方：男方 丁力")

    assert (wife.name, wife.aliases) == ("徐珊", ("女方",))
    assert (husband.name, husband.aliases) == ("丁力", ("男方",))


def test_what_a_side_does_may_stand_before_its_name():
    first, second = parties("甲方：接店，龚翠，做手工皂的", "乙方：转店，吴思远")

    assert [(p.name, p.aliases) for p in (first, second)] == [
        ("龚翠", ("接店",)),
        ("吴思远", ("转店",)),
    ]


def test_a_number_of_persons_in_a_row_is_no_party():
    table = [["类别", "所载", "人数", "备注"], ["会员簿", "姓名", "二千九百人", "手写本七册"]]

    assert names("让售人：济和堂药房", "承购人：颐寿商贸公司", table) == [
        ("让售人", "济和堂药房"),
        ("承购人", "颐寿商贸公司"),
    ]


def test_a_sex_in_a_bracket_is_what_the_clauses_call_the_party():
    wife, husband = parties("甲方（女）：徐珊", "乙方（男）：丁力")

    assert (wife.aliases, husband.aliases) == (("女方",), ("男方",))


def test_a_name_ends_before_a_box_to_tick():
    assert names("甲方：柴国栋　☑个体户　□公司", "乙方：顾一帆☑个人") == [
        ("甲方", "柴国栋"),
        ("乙方", "顾一帆"),
    ]
