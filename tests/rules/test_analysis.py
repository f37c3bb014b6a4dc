"""Sentence analysis: defined terms, references, attachment of acts to things, context of rows."""

from __future__ import annotations

from reviewer.rules.analysis import Analysis, ClauseAnalysis
from reviewer.rules.attachment import governed
from reviewer.rules.checking import contract_of
from reviewer.rules.engine import analyse_contract
from reviewer.rules.model import Example
from reviewer.rules.polarity import Polarity
from reviewer.rules.sentences import Hit


def analysed(
    text: str, *before: str, heading: str | None = None, header: str | None = None
) -> tuple[Analysis, ClauseAnalysis]:
    document, tree, clause = contract_of(Example(text, before, heading, header))
    analysis = analyse_contract(document, tree)
    return analysis, analysis.by_id[clause.id]


def hits(entry: ClauseAnalysis, element: str = "object") -> list[tuple[str, str]]:
    text = entry.folded.text
    return [(h.term_class, text[h.start : h.end]) for h in entry.hits if h.element == element]


def things_of(entry: ClauseAnalysis, act: str) -> set[str]:
    text = entry.folded.text
    for sentence in entry.sentences:
        for hit in sentence.hits:
            if hit.element == "act" and text[hit.start : hit.end] == act:
                return {text[t.start : t.end] for t in governed(sentence, hit)}
    raise AssertionError(f"no act {act}")


def carried(entry: ClauseAnalysis) -> list[Hit]:
    return [hit for hit in entry.hits if hit.via]


def test_a_defined_term_carries_what_it_was_defined_to_be() -> None:
    _, entry = analysed("甲方应交付标的资产。", "“标的资产”指甲方名下的五个微信号。")
    assert [(hit.term_class, hit.via) for hit in carried(entry)] == [
        ("account.wechat", ("标的资产",))
    ]


def test_nested_terms_show_their_chain() -> None:
    _, entry = analysed(
        "甲方应交付标的资产。", "“甲资产”指五个微信号。", "“标的资产”指甲资产及办公家具。"
    )
    chains = {hit.term_class: hit.via for hit in carried(entry)}
    assert chains["account.wechat"] == ("标的资产", "甲资产")


def test_a_name_of_accounts_carries_no_data() -> None:
    _, entry = analysed("甲方应交付标的号。", "“标的号”指五个微信号，内有聊天记录。")
    assert {hit.term_class for hit in carried(entry)} == {"account.wechat"}


def test_a_name_that_only_tells_a_person_or_day_carries_nothing() -> None:
    for text, defined in (
        ("运营方应当审核。", "“运营方”指上述微信号的平台。"),
        ("乙方在交割后付款。", "“交割”指标的微信号和手机卡的移交。"),
    ):
        _, entry = analysed(text, defined)
        assert carried(entry) == []


def test_an_item_of_a_list_is_called_by_its_place() -> None:
    _, entry = analysed("第三宗由甲方装箱寄出。", "第三宗：历年会员的名册三本。")
    assert {hit.term_class for hit in carried(entry)} >= {"data.list"}


def test_an_act_inside_a_defined_name_is_no_act() -> None:
    _, entry = analysed("购买资产以清单为准。", "“购买资产”指五个微信号。")
    assert hits(entry, "act") == []


def test_a_reference_brings_the_rows_of_the_annex() -> None:
    _, entry = analysed("甲方应交付附件一所列资源。", "附件一", "一、客户名单一份。")
    assert carried(entry) == []
    analysis, _ = analysed(
        "1 | 微信号", "甲方应交付附件一所列资源。", "附件一", header="序号 | 名称"
    )
    clause = analysis.clauses[0]
    assert [hit.term_class for hit in clause.hits if hit.via] == ["account.wechat"]


def test_a_reference_to_a_numbered_clause_brings_its_things() -> None:
    _, entry = analysed(
        "乙方就第一条所列内容付款。", "第一条 五个微信号由甲方交付。", "第二条 付款。"
    )
    assert "account.wechat" in {hit.term_class for hit in carried(entry)}


def test_an_act_is_done_to_what_its_own_segment_names() -> None:
    _, entry = analysed("甲方有微信号五个，设备由甲方交付乙方。")
    assert things_of(entry, "交付") == {"设备"}


def test_an_act_without_a_thing_looks_back_and_then_ahead() -> None:
    _, entry = analysed("五个微信号，甲方应当交付。")
    assert things_of(entry, "交付") == {"微信号"}
    _, entry = analysed("甲方应当交付，包括五个微信号。")
    assert things_of(entry, "交付") == {"微信号"}
    _, entry = analysed("甲方应当交付。")
    assert things_of(entry, "交付") == set()


def test_a_thing_that_only_says_whose_another_is_does_not_count() -> None:
    _, entry = analysed("甲方交付账号的密码。")
    assert things_of(entry, "交付") == {"密码"}


def test_things_in_a_list_all_count() -> None:
    _, entry = analysed("甲方交付微信号、聊天记录和客户名单。")
    assert things_of(entry, "交付") == {"微信号", "聊天记录", "客户名单"}


def test_an_excluded_thing_is_marked() -> None:
    _, entry = analysed("转让标的不包括客户名单。")
    assert [hit.polarity for hit in entry.hits if hit.element == "object"] == [Polarity.EXCLUDED]


def test_an_excluded_defined_term_is_marked() -> None:
    _, entry = analysed("转让标的不包括会员档案。", "“会员档案”指会员的体检报告。")
    assert {hit.polarity for hit in carried(entry)} == {Polarity.EXCLUDED}


def test_a_sentence_that_only_defines_does_nothing() -> None:
    _, entry = analysed("“标的号”指甲方转让的五个微信号。")
    assert entry.hits
    assert entry.operative == ()


def test_a_row_knows_its_header_and_the_title_before_its_table() -> None:
    _, entry = analysed("1 | zhang_01", "附件一：账号清单", header="序号 | 微信号")
    assert {hit.term_class for hit in entry.context} >= {"account.wechat", "account.platform"}
    assert not entry.first_row


def test_weak_words_count_only_where_their_family_is_spoken_of() -> None:
    _, alone = analysed("小号由甲方保管。")
    assert hits(alone) == []
    _, entry = analysed("小号由甲方交付乙方。", "五个微信号和一个抖音号。")
    assert ("account.platform", "小号") in hits(entry)


def test_folded_offsets_come_back_to_the_words_in_the_file() -> None:
    document, tree, clause = contract_of(Example("甲方 交付 𠮷田 微 信 号。"))
    entry = analyse_contract(document, tree).by_id[clause.id]
    hit = next(hit for hit in entry.hits if hit.term_class == "account.wechat")
    assert entry.source_span(hit.start, hit.end).of(document.text) == "微 信 号"


def test_an_attribute_counts_only_beside_another_thing_of_its_family() -> None:
    _, alone = analysed("乙方的收入归乙方。")
    assert hits(alone) == []
    _, entry = analysed("名单列有收入。")
    assert ("data.finance", "收入") in hits(entry)


def test_an_act_that_only_marks_a_day_or_a_role_is_none() -> None:
    for text in ("交割日后三日内，受让方付清转让费。", "因易手遭封号的，损失各半。"):
        _, entry = analysed(text)
        assert "hand-over" not in {name for name, _ in hits(entry, "act")}


def test_an_act_behind_a_reason_or_done_in_full_is_one() -> None:
    for text in ("甲方基于上述原因出售本抖音号。", "甲方应于三日内将抖音号交付成功。"):
        _, entry = analysed(text)
        assert {"sell", "hand-over"} & {name for name, _ in hits(entry, "act")}


def test_what_is_denied_of_an_act_is_denied_of_the_words_it_ends_in() -> None:
    _, entry = analysed("会员名单不提供给乙方，设备交付乙方。")
    given = {(h.segment, h.polarity) for h in entry.hits if h.element == "act"}
    assert given == {(0, Polarity.NEGATED), (1, Polarity.AFFIRMED)}


def test_what_must_not_be_refused_is_not_denied() -> None:
    _, entry = analysed("遇有核验，乙方不得不配合。")
    helped = [h.polarity for h in entry.hits if h.term_class == "assist-verification"]
    assert helped == [Polarity.AFFIRMED]


def test_what_is_named_after_data_holds_none() -> None:
    for text in ("体检中心的血糖仪共三台。", "“安康体检”公众号归乙方所有。"):
        _, entry = analysed(text)
        assert [h for h in hits(entry) if h[0].startswith("data")] == []


def test_a_party_abroad_is_known_wherever_it_is_named() -> None:
    head = ("甲方：云州旅行社有限公司", "乙方：莲湾旅行社，住所：泰国曼谷")
    _, entry = analysed("甲方将名单发给乙方。", *head)
    assert [hit.term_class for hit in entry.hits if hit.element == "party"] == ["overseas"]
    assert "party" in {hit.element for hit in entry.context}


def test_the_title_tells_what_kind_of_paper_it_is() -> None:
    _, entry = analysed("您可以查看您的订单。", "某某用户协议")
    assert "genre.consumer" in {hit.term_class for hit in entry.context}
    _, other = analysed("甲方已阅读用户协议，同意转让。", "转让协议")
    assert "genre.consumer" not in {hit.term_class for hit in other.context}


def test_a_paper_that_speaks_to_users_and_knows_no_parties_is_for_users() -> None:
    _, entry = analysed("请您遵守规则。", "您是本店的用户。" * 20)
    assert "genre.consumer" in {hit.term_class for hit in entry.context}
