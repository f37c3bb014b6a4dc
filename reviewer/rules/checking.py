"""Every rule proves itself: its examples are reviewed as small contracts of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reviewer.document.clause_tree import Clause, ClauseTree
from reviewer.document.clauses import segment
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.rules.engine import find_risks
from reviewer.rules.model import Example, Rule
from reviewer.text.folding import fold


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what the rule file says: `kind` is hit, near_miss or todo_hit."""

    rule: Rule
    kind: str
    example: Example

    def __str__(self) -> str:
        expected = {
            "hit": "must be found and is not",
            "near_miss": "must not be found and is",
            "todo_hit": "is found now: move it to `hit`",
        }
        return f"{self.rule.file}: {expected[self.kind]}: {self.example.text}"


def check_rules(rules: Sequence[Rule]) -> list[Failure]:
    """Run the examples of all rules, each against its own rule alone."""
    return [failure for rule in rules for failure in check_rule(rule)]


def check_rule(rule: Rule) -> Iterator[Failure]:
    """Run the examples of a rule. A `todo_hit` fails when it is found: the gap is closed."""
    for kind, examples, expected in (
        ("hit", rule.hits, True),
        ("near_miss", rule.near_misses, False),
        ("todo_hit", rule.todo_hits, False),
    ):
        for example in examples:
            if is_found(rule, example) != expected:
                yield Failure(rule, kind, example)


def is_found(rule: Rule, example: Example) -> bool:
    """Whether the rule finds the example's own clause."""
    document, tree, target = contract_of(example)
    findings = find_risks(document, tree, [rule], given=frozenset(example.contract))
    return any(finding.clause == target.id for finding in findings)


def contract_of(example: Example) -> tuple[Document, ClauseTree, Clause]:
    """The small contract an example stands for, and the clause in question (its last)."""
    lines = [*example.before]
    if example.heading:
        lines.append(example.heading)
    if example.header:
        lines.append(example.header.replace(" | ", "\t"))
    row = example.header is not None
    lines.append(example.text.replace(" | ", "\t") if row else example.text)
    blocks: list[Block] = []
    at = 0
    for index, line in enumerate(lines):
        in_table = row and index >= len(lines) - 2
        blocks.append(
            Block(
                BlockKind.ROW if in_table else BlockKind.PARAGRAPH,
                Span(at, at + len(line)),
                heading=bool(example.heading) and index == len(example.before),
                table=0 if in_table else None,
                cells=tuple(_cells(line, at)) if in_table else (),
            )
        )
        at += len(line) + 1
    text = "\n".join(lines)
    document = Document("docx", hashlib.sha256(text.encode()).hexdigest(), text, tuple(blocks))
    tree = segment(document)
    wanted = fold(lines[-1])
    target = max(
        (clause for clause in tree if clause.body.start >= blocks[-1].span.start),
        key=lambda clause: len(fold(clause.body.of(text))) / len(wanted),
    )
    return document, tree, target


def _cells(line: str, at: int) -> Iterator[Span]:
    for cell in line.split("\t"):
        yield Span(at, at + len(cell))
        at += len(cell) + 1
