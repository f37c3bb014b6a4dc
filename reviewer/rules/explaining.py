"""为什么标出，为什么没有标出: the record behind one clause, in Chinese sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.model import Document
from reviewer.labels import TITLES_ZH, Label
from reviewer.rules.analysis import Analysis
from reviewer.rules.engine import NearMiss, analyse_contract, find_risks_in, why_not
from reviewer.rules.findings import Account, Finding, Matched, RuleNote
from reviewer.rules.model import Rule
from reviewer.rules.second_reader import read_again
from reviewer.rules.vocabulary import Vocabulary, default_vocabulary

_ELEMENTS = {
    "act": "行为",
    "object": "对象",
    "person": "人",
    "party": "当事人",
    "cue": "情形",
    "words": "措辞",
}
_WEIGHED = {"weighed": "统计模型中权重较大"}
_WITHDRAWN = "规则的要素齐备，但统计模型按该条的措辞和上下文认为不属于此类，未予标出"
_REASONS = {
    "attached": "行为并非针对该对象",
    "words": "缺少特定措辞",
    "not_words": "出现了排除性的措辞",
    "within": "相关词语相距过远",
    "contract_without": "合同另有使其不适用的条款",
}
_NEAREST = 3
_NOTHING = "没有标出：条款中没有任何规则所要求的要素。"
_NOT_TRIED = "没有标出：标题、页眉页脚、签署栏和正文之前的说明不单独标出。"


class Explainer:
    """Explains the clauses of one contract; it is analysed once, for the first of them."""

    def __init__(
        self,
        document: Document,
        tree: ClauseTree,
        rules: Sequence[Rule],
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._document, self._tree = document, tree
        self._rules = [rule for rule in rules if rule.status != "retired"]
        self._vocabulary = vocabulary or default_vocabulary()

    @cached_property
    def _analysis(self) -> Analysis:
        return analyse_contract(self._document, self._tree, self._vocabulary)

    @cached_property
    def _by_rules(self) -> tuple[Finding, ...]:
        return find_risks_in(self._analysis, self._document, self._tree, self._rules)

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        return read_again(self._by_rules, self._analysis, self._document, self._tree, self._rules)

    def account(self, clause: Clause) -> Account:
        """What was found in a clause and why; the rules of other labels that came nearest."""
        number = clause.number or ""
        words = " ".join(clause.body.of(self._document.text).split())
        if all(entry.clause.id != clause.id for entry in self._analysis.tried):
            return Account(number, words, (), (), _NOT_TRIED)
        here = [finding for finding in self._findings if finding.clause == clause.id]
        labels = {finding.label for finding in here}
        contract = frozenset(finding.label for finding in self._findings)
        by_rules = {finding.label for finding in here if finding.origin == "rule"}
        others = [rule for rule in self._rules if rule.label not in by_rules]
        withdrawn = [
            RuleNote(found.label, found.title, found.rule, found.rule_version, "", (_WITHDRAWN,))
            for found in self._by_rules
            if found.clause == clause.id and found.label not in labels
        ]
        misses = why_not(self._analysis, clause, others, contract)[:_NEAREST]
        return Account(
            number,
            words,
            tuple(self._found(finding) for finding in here),
            (*withdrawn, *map(self._missed, misses))[:_NEAREST],
            "" if here or misses or withdrawn else _NOTHING,
        )

    def _found(self, finding: Finding) -> RuleNote:
        return RuleNote(
            finding.label,
            finding.title,
            finding.rule,
            finding.rule_version,
            finding.quote,
            tuple(matched_words(word, self._vocabulary) for word in finding.explanation.matched),
        )

    def _missed(self, miss: NearMiss) -> RuleNote:
        rule = miss.rule
        detail = _shortfall(miss, self._vocabulary)
        return RuleNote(rule.label, rule.title, rule.id, rule.version, "", (detail,))


def account_lines(account: Account) -> list[str]:
    """The account of one clause as lines: why it was found, or which rules came nearest."""
    lines = [f"{account.number or '（无编号）'} {account.words}"]
    for note in account.found:
        rule = f"规则 {note.rule} 第 {note.version} 版"
        lines.append(f"标出：{TITLES_ZH[note.label]}（{rule}），“{note.quote}”")
        lines += [f"· {words}" for words in note.details]
    if not account.found:
        lines += list(_why_not_lines(account))
    return lines


def _why_not_lines(account: Account) -> Iterator[str]:
    yield account.remark or "没有标出。最接近的规则："
    for note in account.nearest:
        yield f"· {note.title}（{note.details[0]}）。"


def matched_words(word: Matched, vocabulary: Vocabulary) -> str:
    """One matched word: what it is to the rule, and by which defined terms."""
    titles = vocabulary.titles | _WEIGHED
    kind = titles.get(word.term_class, word.term_class)
    chain = f"，经定义：{' → '.join(word.via)}" if word.via else ""
    return f"{_ELEMENTS.get(word.element, word.element)}“{word.words}”（{kind}{chain}）"


def _shortfall(miss: NearMiss, vocabulary: Vocabulary) -> str:
    """How far a rule came, and what kept it away."""
    kind, _, rest = miss.shortfall.missing.partition(":")
    if kind == "unless":
        classes = [name for need in miss.rule.unless[int(rest) - 1].needs for name in need.classes]
        named = f"：{_classes('/'.join(classes), vocabulary)}" if classes else ""
        return f"要素齐备，但有使其不适用的情形{named}"
    held = f"{miss.shortfall.held}/{miss.shortfall.total} 项要素成立"
    return f"{held}，{_missing(miss, vocabulary)}"


def _missing(miss: NearMiss, vocabulary: Vocabulary) -> str:
    missing = miss.shortfall.missing
    if missing in _REASONS:
        return _REASONS[missing]
    kind, _, rest = missing.partition(":")
    if kind == "contract":
        labels = "、".join(TITLES_ZH[Label(label)] for label in rest.split("/"))
        return f"合同他处没有{labels}条款"
    if kind == "without":
        return f"条款含有使其不适用的要素：{_classes(rest.partition(':')[2], vocabulary)}"
    return f"缺少{_ELEMENTS.get(kind, kind)}：{_classes(rest, vocabulary)}"


def _classes(names: str, vocabulary: Vocabulary) -> str:
    return "、".join(vocabulary.titles.get(name, name) for name in names.split("/"))
