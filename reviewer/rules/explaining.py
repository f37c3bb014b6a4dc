"""为什么标出，为什么没有标出: the record behind one clause, in Chinese sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reviewer.document.model import Clause, ClauseTree, Document
from reviewer.labels import TITLES_ZH, Label
from reviewer.rules.engine import NearMiss, analyse_contract, find_risks, why_not
from reviewer.rules.findings import Finding, Matched
from reviewer.rules.loading import default_rules
from reviewer.rules.model import Rule
from reviewer.rules.vocabulary import Vocabulary, default_vocabulary

_ELEMENTS = {"act": "行为", "object": "对象", "person": "人", "party": "当事人", "cue": "情形"}
_REASONS = {
    "attached": "行为并非针对该对象",
    "words": "缺少特定措辞",
    "not_words": "出现了排除性的措辞",
    "within": "相关词语相距过远",
    "contract_without": "合同另有使其不适用的条款",
}
_NEAREST = 3


def explain_clause(
    document: Document,
    tree: ClauseTree,
    clause: Clause,
    rules: Sequence[Rule] | None = None,
    vocabulary: Vocabulary | None = None,
) -> list[str]:
    """What was found in a clause and why; where nothing was, the rules that came nearest."""
    rules = default_rules() if rules is None else rules
    vocabulary = vocabulary or default_vocabulary()
    everything = find_risks(document, tree, rules, vocabulary)
    findings = [finding for finding in everything if finding.clause == clause.id]
    words = " ".join(clause.body.of(document.text).split())
    lines = [f"{clause.number or '（无编号）'} {words}"]
    for finding in findings:
        lines += _why(finding, vocabulary)
    if not findings:
        contract = frozenset(finding.label for finding in everything)
        analysis = analyse_contract(document, tree, vocabulary)
        lines += why_not_lines(why_not(analysis, clause, rules, contract), vocabulary)
    return lines


def why_not_lines(misses: Sequence[NearMiss], vocabulary: Vocabulary) -> list[str]:
    """The nearest rules, each with what was missing."""
    if not misses:
        return ["没有标出：条款中没有任何规则所要求的要素。"]
    lines = ["没有标出。最接近的规则："]
    for miss in misses[:_NEAREST]:
        found = f"{miss.shortfall.held}/{miss.shortfall.total} 项要素成立"
        lines.append(f"· {miss.rule.title}（{found}），{_missing(miss, vocabulary)}。")
    return lines


def _why(finding: Finding, vocabulary: Vocabulary) -> Iterator[str]:
    rule = f"规则 {finding.rule} 第 {finding.rule_version} 版"
    yield f"标出：{TITLES_ZH[finding.label]}（{rule}），“{finding.quote}”"
    for word in finding.explanation.matched:
        yield f"· {matched_words(word, vocabulary)}"


def matched_words(word: Matched, vocabulary: Vocabulary) -> str:
    """One matched word: what it is to the rule, and by which defined terms."""
    kind = vocabulary.titles.get(word.term_class, word.term_class)
    chain = f"，经定义：{' → '.join(word.via)}" if word.via else ""
    return f"{_ELEMENTS.get(word.element, word.element)}“{word.words}”（{kind}{chain}）"


def _missing(miss: NearMiss, vocabulary: Vocabulary) -> str:
    missing = miss.shortfall.missing
    if missing in _REASONS:
        return _REASONS[missing]
    kind, _, rest = missing.partition(":")
    if kind == "kind":
        return "该规则不适用于此类段落"
    if kind == "contract":
        labels = "、".join(TITLES_ZH[Label(label)] for label in rest.split("/"))
        return f"合同他处没有{labels}条款"
    if kind == "without":
        return f"条款含有使其不适用的要素：{_classes(rest.partition(':')[2], vocabulary)}"
    return f"缺少{_ELEMENTS.get(kind, kind)}：{_classes(rest, vocabulary)}"


def _classes(names: str, vocabulary: Vocabulary) -> str:
    return "、".join(vocabulary.titles.get(name, name) for name in names.split("/"))
