"""Why a clause was marked, and why it was not, in the words the lawyer reads."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reviewer.document.clause_tree import ClauseKind
from reviewer.document.clauses import segment
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.labels import Label
from reviewer.rules.explaining import Explainer, account_lines, matched_words
from reviewer.rules.findings import Account, Matched
from reviewer.rules.loading import default_rules
from reviewer.rules.model import Frame, Need, Rule
from reviewer.rules.polarity import Polarity
from reviewer.rules.vocabulary import default_vocabulary


def _explained(*lines: str, clause: int) -> list[str]:
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        at += len(line) + 1
    document = Document("docx", "0" * 64, "\n".join(lines), tuple(blocks))
    tree = segment(document)
    return account_lines(Explainer(document, tree, default_rules()).account(tree.clauses[clause]))


def test_a_marked_clause_names_the_rule_and_the_words_that_mattered() -> None:
    lines = _explained("第一条 甲方将其名下的微信号转让给乙方，归乙方所有。", clause=0)

    assert lines[0] == "第一条 甲方将其名下的微信号转让给乙方，归乙方所有。"
    assert any(line.startswith("标出：账号转让（规则 account-transfer") for line in lines)
    assert any("对象“微信号”" in line for line in lines)


def test_a_clause_that_was_not_marked_names_the_element_that_was_missing() -> None:
    lines = _explained("第一条 甲方将其名下的设备转让给乙方。", clause=0)

    assert lines[1] == "没有标出。最接近的规则："
    assert any("转让网络账号" in line and "缺少对象" in line for line in lines[2:])


def test_a_clause_of_indifferent_words_is_near_no_rule() -> None:
    lines = _explained("第一条 天气晴好。", clause=0)

    assert lines[1:] == ["没有标出：条款中没有任何规则所要求的要素。"]


def test_a_title_is_said_not_to_be_tried() -> None:
    lines = _explained("账号转让协议", "第一条 天气晴好。", clause=0)

    assert lines[1].startswith("没有标出：标题")


def test_a_found_clause_names_the_nearest_rules_of_other_labels_too() -> None:
    account = _account("第一条 甲方将其名下的微信号转让给乙方，归乙方所有。")

    assert [note.label for note in account.found] == [Label.ACCOUNT_TRANSFER]
    assert account.nearest
    assert Label.ACCOUNT_TRANSFER not in {note.label for note in account.nearest}


def test_a_rule_kept_away_by_its_own_exception_says_so() -> None:
    [rule] = [rule for rule in default_rules() if rule.id == "account-transfer.hand-over"]
    frame = Frame("clause", (Need("object", ("account.wechat",), frozenset(Polarity)),))
    line = "第一条 甲方将其名下的微信号转让给乙方，归乙方所有。"
    account = _account(line, (replace(rule, unless=(frame,)),))

    assert account.nearest[0].details == ("要素齐备，但有使其不适用的情形：微信号",)


ACCOUNT = Need("object", ("account.wechat",), frozenset(Polarity))
ANY_GOODS = Need("object", ("lawful.goods",), frozenset(Polarity))


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (
            Frame("clause", (ACCOUNT,), kinds=(ClauseKind.CLAUSE,), words=re.compile("赠与")),
            "1/3 项要素成立，缺少特定措辞",
        ),
        (
            Frame("clause", (ACCOUNT,), contract=(Label.CONCEALMENT,)),
            "1/2 项要素成立，合同他处没有隐瞒转让条款",
        ),
        (
            Frame("clause", (ACCOUNT,), without=(ANY_GOODS,)),
            "1/2 项要素成立，条款含有使其不适用的要素：有形财产",
        ),
    ],
)
def test_what_a_rule_missed_is_said_in_words(frame: Frame, words: str) -> None:
    [rule] = [rule for rule in default_rules() if rule.id == "account-transfer.hand-over"]
    line = "第一条 甲方将其名下的微信号连同设备转让给乙方。"
    account = _account(line, (replace(rule, find=(frame,), unless=()),))

    assert account.nearest[0].details == (words,)


def test_a_rule_for_rows_is_not_near_a_clause() -> None:
    [rule] = [rule for rule in default_rules() if rule.id == "account-transfer.hand-over"]
    frame = Frame("clause", (ACCOUNT,), kinds=(ClauseKind.ROW,))

    assert (
        _account("第一条 甲方的微信号。", (replace(rule, find=(frame,), unless=()),)).nearest == ()
    )


def _account(line: str, rules: tuple[Rule, ...] | None = None) -> Account:
    document = Document("docx", "0" * 64, line, (Block(BlockKind.PARAGRAPH, Span(0, len(line))),))
    tree = segment(document)
    return Explainer(document, tree, rules or default_rules()).account(tree.clauses[0])


def test_a_word_carried_by_defined_terms_shows_the_chain() -> None:
    word = Matched("object", "account.wechat", Span(0, 4), "标的资产", ("标的资产", "甲资产"))

    assert "经定义：标的资产 → 甲资产" in matched_words(word, default_vocabulary())
