"""The second reader: what it adds, never says and withdraws, and how it explains itself."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.clauses import segment
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.labels import MITIGATING, Label, Severity
from reviewer.rules.checking import contract_of
from reviewer.rules.denials import Denial
from reviewer.rules.engine import analyse_contract, find_risks_in
from reviewer.rules.explaining import Explainer, account_lines
from reviewer.rules.findings import Finding
from reviewer.rules.loading import default_rules
from reviewer.rules.model import Example, Rule
from reviewer.rules.second_reader import read_again
from reviewer.rules.second_reader_features import FeatureReader, Features, grams_of, readable
from reviewer.rules.second_reader_model import (
    SILENT,
    Model,
    Weights,
    decode_model,
    default_model,
    packed,
    unpacked,
    weight_in,
)

RISKY = ("第八条 甲方将其名下的抖音号转让给乙方。", "第九条 甲方将客户名单交付乙方。")
INDIFFERENT = "第一条 双方应当于月底前完成盘点工作。"
TRANSFER = "第一条 甲方将其名下的微信号转让给乙方，归乙方所有。"


def _model(label: Label, **changes: object) -> Model:
    """Marks a label wherever 盘点 or 微信 stands, and withdraws nothing."""
    grams = Weights({"盘点": [0, 9], "微信": [0, 9]})
    none: tuple[float | None, ...] = (None,)
    model = Model((label,), (-1.0,), (0.0,), none, frozenset(), grams, Weights({}))
    return replace(model, **changes)  # type: ignore[arg-type]


def _read(
    model: Model,
    *lines: str,
    rules: tuple[Rule, ...] = default_rules(),
    denials: tuple[Denial, ...] | None = None,
) -> tuple[Finding, ...]:
    """The findings in lines that precede clauses which rules know to be risky."""
    document = _document(*lines, *RISKY)
    tree = segment(document)
    analysis = analyse_contract(document, tree)
    by_rules = find_risks_in(analysis, document, tree, rules)
    found = read_again(by_rules, analysis, document, tree, rules, model=model, denials=denials)
    told = {clause.id for clause in tree.clauses[: len(lines)]}
    return tuple(finding for finding in found if finding.clause in told)


def test_a_suspicion_borrows_the_words_of_the_surest_rule_of_its_label() -> None:
    model = _model(Label.CONCEALMENT)
    [sure] = [rule for rule in default_rules() if rule.label is Label.CONCEALMENT]
    less = replace(sure, id="concealment.own", confidence=0.1, because="另一理由")

    [found] = _read(model, INDIFFERENT, rules=(*default_rules(), less))

    assert found.because.endswith(sure.because)


def _read_row(model: Model, example: Example) -> tuple[Finding, ...]:
    """The findings in the one row of a table."""
    document, tree, target = contract_of(example)
    analysis = analyse_contract(document, tree)
    by_rules = find_risks_in(analysis, document, tree, default_rules())
    found = read_again(by_rules, analysis, document, tree, default_rules(), model=model)
    return tuple(finding for finding in found if finding.clause == target.id)


def _document(*lines: str) -> Document:
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    return Document("docx", "0" * 64, "\n".join(lines), tuple(blocks))


def _suspected(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.origin == "model"]


def test_what_the_rules_miss_is_marked_as_suspected() -> None:
    (found,) = _suspected(_read(_model(Label.ACCOUNT_TRANSFER), INDIFFERENT))

    assert found.label is Label.ACCOUNT_TRANSFER
    assert found.title.startswith("疑似")
    assert found.because.startswith("疑似账号转让")
    assert found.place == "第一条"


def test_a_suspicion_has_the_grounds_of_the_labels_rule() -> None:
    (found,) = _suspected(_read(_model(Label.ACCOUNT_TRANSFER), INDIFFERENT))

    rule = next(rule for rule in default_rules() if rule.label is Label.ACCOUNT_TRANSFER)
    assert (found.cites, found.route, found.cures) == (rule.cites, rule.route, rule.cures)


def test_a_suspicion_is_less_sure_than_any_rule_and_never_grave() -> None:
    (found,) = _suspected(_read(_model(Label.CREDENTIAL_HANDOVER), INDIFFERENT))

    assert found.confidence < min(rule.confidence for rule in default_rules())
    assert found.severity is not Severity.HIGH


def test_a_suspected_mitigation_has_no_grade() -> None:
    (found,) = _suspected(_read(_model(Label.CONSENT_OBTAINED), "第一条 月底自愿盘点一次。"))

    assert found.severity is Severity.INFO


def test_the_words_that_weighed_most_are_shown_where_they_stand() -> None:
    (found,) = _suspected(_read(_model(Label.ACCOUNT_TRANSFER), INDIFFERENT))

    (word,) = found.explanation.matched
    assert word.words == "盘点"
    assert word.span.of(_document(INDIFFERENT).text) == "盘点"


def test_the_weightiest_sentence_is_quoted() -> None:
    text = "第一条 双方各执一份。月底盘点一次。"
    (found,) = _suspected(_read(_model(Label.ACCOUNT_TRANSFER), text))

    assert found.quote == "月底盘点一次"


def test_what_a_rule_has_found_is_not_suspected_again() -> None:
    found = _read(_model(Label.ACCOUNT_TRANSFER), TRANSFER)

    assert [f.origin for f in found if f.label is Label.ACCOUNT_TRANSFER] == ["rule"]


@pytest.mark.parametrize(
    "text",
    [
        "第一条 乙方不得转让微信号。",
        "第一条 甲方的个人微信号不在移交之列。",
        "第一条 甲方从未出售微信号。",
    ],
)
def test_it_never_outranks_a_negation(text: str) -> None:
    assert _suspected(_read(_model(Label.ACCOUNT_TRANSFER), text)) == []


def test_no_data_are_suspected_where_a_rule_says_they_are_kept_back() -> None:
    text = "第一条 微信好友和聊天记录由甲方删除后移交，客户信息不在移交之列。"
    kept_back = _read(SILENT, text)

    assert Label.PERSONAL_DATA_EXCLUDED in {finding.label for finding in kept_back}
    assert _suspected(_read(_model(Label.PERSONAL_DATA_TRANSFER), text)) == []


def test_no_risk_is_suspected_in_a_contract_that_rules_find_harmless() -> None:
    document = _document(INDIFFERENT)
    tree = segment(document)
    analysis = analyse_contract(document, tree)
    model = _model(Label.ACCOUNT_TRANSFER)

    assert read_again((), analysis, document, tree, default_rules(), model=model) == ()


def test_titles_and_signatures_are_not_read() -> None:
    assert _read(_model(Label.ACCOUNT_TRANSFER), "微信盘点", "第一条 双方各执一份。") == ()


def test_a_finding_is_withdrawn_where_the_model_is_strongly_against_it() -> None:
    known = frozenset({"account-transfer.hand-over"})
    against = _model(Label.ACCOUNT_TRANSFER, grams=Weights({}), withdraw=(-0.5,), rules=known)

    assert Label.ACCOUNT_TRANSFER in {finding.label for finding in _read(SILENT, TRANSFER)}
    assert Label.ACCOUNT_TRANSFER not in {finding.label for finding in _read(against, TRANSFER)}


def test_what_rules_find_in_a_row_is_withdrawn_later_than_elsewhere() -> None:
    known = frozenset({"account-transfer.hand-over"})
    against = _model(Label.ACCOUNT_TRANSFER, grams=Weights({}), rules=known)
    example = Example("甲方的微信号转让给乙方 | 八百人", header="微信号 | 粉丝")

    kept = {
        limit: Label.ACCOUNT_TRANSFER
        in {f.label for f in _read_row(replace(against, withdraw=(limit,)), example)}
        for limit in (-0.9, -0.8)
    }

    assert kept == {-0.9: True, -0.8: False}


def test_what_a_frame_finds_that_is_never_doubted_stays() -> None:
    known = frozenset({"account-transfer.hand-over"})
    against = _model(Label.ACCOUNT_TRANSFER, grams=Weights({}), withdraw=(-0.5,), rules=known)
    sure = tuple(
        replace(rule, find=tuple(replace(frame, never_doubted=True) for frame in rule.find))
        for rule in default_rules()
    )

    assert Label.ACCOUNT_TRANSFER in {f.label for f in _read(against, TRANSFER, rules=sure)}


@pytest.mark.parametrize("giving", [None, -0.5])
def test_what_kind_of_data_they_are_is_doubted_only_with_the_giving(giving: float | None) -> None:
    labels = (Label.PERSONAL_DATA_TRANSFER, Label.SENSITIVE_DATA_TRANSFER)
    rules = frozenset({"personal-data-transfer.supply", "sensitive-data-transfer.supply"})
    grams = Weights({})
    against = Model(labels, (-1.0, -1.0), (None, None), (giving, -0.5), rules, grams, grams)

    found = {finding.label for finding in _read(against, "第一条 甲方将患者病历交付乙方。")}

    assert found & set(labels) == (set(labels) if giving is None else set())


def test_no_kind_of_data_is_found_where_no_data_are_given() -> None:
    giving = Label.PERSONAL_DATA_TRANSFER
    rules = tuple(rule for rule in default_rules() if rule.label is not giving)
    words = "第一条 甲方将患者病历交付乙方。"

    read = {finding.label for finding in _read(_model(giving), words, rules=rules)}

    assert Label.SENSITIVE_DATA_TRANSFER not in read


def test_findings_of_a_rule_that_the_model_does_not_know_stay() -> None:
    against = _model(Label.ACCOUNT_TRANSFER, grams=Weights({}), withdraw=(-0.5,))

    assert Label.ACCOUNT_TRANSFER in {finding.label for finding in _read(against, TRANSFER)}


def test_a_label_without_a_rule_is_not_suspected() -> None:
    document = _document(INDIFFERENT)
    tree = segment(document)
    analysis = analyse_contract(document, tree)
    model = _model(Label.CONSENT_OBTAINED)

    assert read_again((), analysis, document, tree, (), model=model) == ()


def test_a_withdrawn_finding_is_accounted_for(monkeypatch: pytest.MonkeyPatch) -> None:
    known = frozenset({"account-transfer.hand-over"})
    against = _model(Label.ACCOUNT_TRANSFER, grams=Weights({}), withdraw=(-0.5,), rules=known)
    monkeypatch.setattr("reviewer.rules.second_reader.default_model", lambda: against)
    document = _document("第一条 该视频号自今日起归乙方所有。")
    tree = segment(document)

    lines = account_lines(Explainer(document, tree, default_rules()).account(tree.clauses[0]))

    assert any("统计模型" in line and "未予标出" in line for line in lines)


def test_digits_are_alike_and_the_start_has_a_sign() -> None:
    assert readable("第12条") == "^第00条"
    assert grams_of("^甲乙") == {"^", "甲", "乙", "^甲", "甲乙"}


def test_features_name_classes_with_their_polarity_and_what_stands_around() -> None:
    document = _document("第一条 甲方转让微信号。", "第二条 乙方不得转让该微信号。")
    tree = segment(document)
    analysis = analyse_contract(document, tree)
    labels = {tree.clauses[0].id: frozenset({Label.ACCOUNT_TRANSFER})}

    features = FeatureReader(analysis, tree, labels).read(analysis.clauses[1])

    marks = features.marks | features.shared
    assert {"v|act:hand-over|forbidden", "p|account-transfer", "c|account-transfer"} <= marks
    assert any(mark.startswith("a|hand-over|forbidden|account") for mark in marks)


@given(st.lists(st.lists(st.integers(-500, 500), min_size=3, max_size=3), max_size=50))
def test_packed_weights_add_up_label_by_label(rows: list[list[int]]) -> None:
    total = sum(packed(enumerate(row)) for row in rows)

    expected = [sum(row[label] for row in rows) for label in range(3)]
    assert list(unpacked(total, 3)) == expected
    assert [weight_in(total, label) for label in range(3)] == expected


def test_the_file_is_read_with_its_steps() -> None:
    file = {
        "labels": ["account-transfer"],
        "rules": ["a.b"],
        "bias": [-1.0],
        "add": [0.5],
        "withdraw": [None],
        "steps": {"grams": 0.5, "marks": 0.25},
        "grams": {"号": [0, 4]},
        "marks": {"k|row": [0, -2]},
    }
    model = decode_model(json.dumps(file))

    features = Features(frozenset({"号", "店", "归", "你"}), frozenset({"k|row"}))
    assert model.scores(features) == [-1.0 + 4 * 0.5 / 2 - 0.5]


def test_weights_are_those_of_the_features_that_are_known() -> None:
    weights = Weights({"号": [0, 4, 1, -1], "店": [1, 2]})

    assert set(weights) == {"号", "店"}
    assert list(unpacked(weights.total({"号", "店", "你"}), 2)) == [4, 1]
    assert weights.get("你") is None


def test_the_model_that_ships_knows_no_rule_that_is_gone() -> None:
    assert default_model().rules <= {rule.id for rule in default_rules()}


def test_the_model_that_ships_holds_no_figures_and_stays_small() -> None:
    model = default_model()

    assert not any(char in "123456789" for gram in model.grams for char in gram)
    assert len(model.grams) + len(model.marks) < 45_000
    assert not MITIGATING.isdisjoint(model.labels)


@pytest.mark.parametrize(
    "line",
    [
        "第一条 盘点账号：指附件一所列的微信号。",
        "第一条 “盘点账号”系指附件一所列的微信号。",
        "双方依据《中华人民共和国民法典》，就微信盘点事宜订立本协议。",
        "（以下无正文，为《微信盘点协议》签署页）",
    ],
)
def test_a_definition_and_an_opening_carry_no_suspicion_of_risk(line: str) -> None:
    assert not [f for f in _read(_model(Label.ACCOUNT_TRANSFER), line) if f.origin == "model"]


@pytest.mark.parametrize(("clauses", "heard"), [(1, 0), (2, 2)])
def test_one_plain_suspicion_is_not_heard_where_the_rules_find_nothing(
    clauses: int, heard: int
) -> None:
    assert len(_read_alone(_model(Label.ACCOUNT_TRANSFER), clauses)) == heard


def test_faint_suspicions_are_not_heard_where_the_rules_find_nothing() -> None:
    faint = _model(Label.ACCOUNT_TRANSFER, add=(0.9,))
    assert not _read_alone(faint, 4)
    assert _read(faint, "第一条 双方应当完成盘点1。", denials=())


@pytest.mark.parametrize(("transfers", "heard"), [(1, 1), (2, 0)])
def test_a_faint_suspicion_is_not_heard_where_the_rules_read_well(
    transfers: int, heard: int
) -> None:
    """One transfer that both see proves little, two that the rules know the contract's words."""
    model = _model(Label.ACCOUNT_TRANSFER, grams=Weights({"盘点": [0, 6], "微信": [0, 90]}))
    lines = [f"第{n}条 甲方将其名下的微信号转让给乙方。" for n in "二三"[:transfers]]

    found = _read(model, INDIFFERENT, *lines, denials=())

    assert len(_suspected(found)) == heard


def test_a_suspicion_is_heard_beside_a_clause_on_consent() -> None:
    both = _model(Label.ACCOUNT_TRANSFER, labels=(Label.ACCOUNT_TRANSFER, Label.CONSENT_OBTAINED))
    grams = Weights({word: [0, 9, 1, 9] for word in both.grams})
    both = replace(both, bias=(-1.0,) * 2, add=(0.0,) * 2, withdraw=(None,) * 2, grams=grams)
    assert len(_read_alone(both, 1)) == 2


def _read_alone(model: Model, clauses: int) -> tuple[Finding, ...]:
    """The findings in a contract in which the rules find nothing."""
    document = _document(*(f"第{n}条 双方自愿完成盘点{n}。" for n in "一二三四"[:clauses]))
    tree = segment(document)
    analysis = analyse_contract(document, tree)
    return read_again((), analysis, document, tree, default_rules(), model=model)


def test_a_warranty_of_title_is_no_remedy() -> None:
    warranty = "第一条 双方盘点的物品上未设置任何担保。"
    assert _read(_model(Label.TAINTED_REMEDY), "第一条 盘点由丙方担保到底。")
    assert not _read(_model(Label.TAINTED_REMEDY), warranty)


def test_a_label_without_a_threshold_is_not_suspected() -> None:
    assert not _read(_model(Label.ACCOUNT_TRANSFER, add=(None,)), INDIFFERENT)
