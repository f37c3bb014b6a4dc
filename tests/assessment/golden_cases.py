"""Contracts of every kind, reviewed, and their opinions as text to be read.

`python tests/assessment/golden_cases.py` writes golden/*.txt anew. Read what changed before you
commit it: these are the words that a lawyer signs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from reviewer.assessment.model import Asset, GradedFinding, LawInTime, Opinion, Point, Step, Ticks
from reviewer.document.model import Block, BlockKind, Document, Span
from reviewer.labels import TITLES_ZH, Side, Stage
from reviewer.law.citation_words import citation_words
from reviewer.law.model import ResolvedCitation
from reviewer.review import Options, Review, review

GOLDEN = Path(__file__).parent / "golden"
CONTRACTS = Path(__file__).parent / "contracts"
TODAY = date(2026, 10, 4)
_CHAPTERS = (
    ("法律路径", "standing"),
    ("效力阶梯", "validity"),
    ("条款存废", "consequences"),
    ("可分性", "severability"),
    ("清算表", "unwinding"),
    ("责任风险提示", "exposure"),
    ("适用法律", "applicable_law"),
    ("待核清单", "checklist"),
    ("相反依据", "contrary"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A contract of contracts/*.txt with its blanks filled, and what the lawyer says of it."""

    contract: str
    ticks: Ticks = field(default_factory=Ticks)
    blanks: tuple[tuple[str, str], ...] = ()

    def review(self) -> Review:
        text = (CONTRACTS / f"{self.contract}.txt").read_text("utf-8")
        for name, words in self.blanks:
            text = text.replace(f"{{{name}}}", words)
        return review(document_of(text), Options(today=TODAY, ticks=self.ticks))

    def opinion(self) -> Opinion:
        return self.review().opinion


def document_of(text: str) -> Document:
    """A document with a paragraph for each line."""
    blocks, start = [], 0
    for line in text.rstrip("\n").split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(line))))
        start += len(line) + 1
    return Document("docx", "", text.rstrip("\n"), tuple(blocks))


def _nine_accounts(day: str, second: str, third: str) -> Case:
    return Case(
        "nine-accounts",
        Ticks(side=Side.TRANSFEREE, stage=Stage.DISPUTED),
        (("DAY", day), ("SECOND", second), ("THIRD", third)),
    )


CASES: dict[str, Case] = {
    "nine-accounts-2019": _nine_accounts("2019年9月22日", "2020年3月22日", "2020年9月22日"),
    "nine-accounts-2022": _nine_accounts("2022年1月5日", "2022年7月5日", "2023年1月5日"),
    "nine-accounts-2023": _nine_accounts("2023年6月1日", "2023年12月1日", "2024年6月1日"),
    "nine-accounts-2026": _nine_accounts("2026年3月1日", "2026年9月1日", "2027年3月1日"),
    "clinic": Case("clinic", Ticks(side=Side.TRANSFEROR, stage=Stage.PART_PERFORMED)),
    "migration-with-consents": Case("migration-with-consents"),
    "migration-with-bare-warranty": Case(
        "migration-with-bare-warranty", Ticks(side=Side.TRANSFEREE)
    ),
    "share-deal": Case("share-deal"),
    "share-deal-with-private-account": Case("share-deal-with-private-account"),
    "game-account": Case("game-account", Ticks(stage=Stage.SIGNED)),
    "leased-bank-cards": Case(
        "leased-bank-cards", Ticks(side=Side.TRANSFEROR, stage=Stage.PART_PERFORMED)
    ),
    "shop-with-order-data": Case("shop-with-order-data"),
}


def as_text(opinion: Opinion) -> str:
    """The whole opinion, a paragraph a line."""
    return "\n".join((*_lines(opinion), ""))


def _lines(opinion: Opinion) -> Iterator[str]:
    yield opinion.summary
    yield ""
    yield "【条款】"
    for graded in opinion.findings:
        yield from _finding(graded)
    yield ""
    yield "【改法文本】"
    wordings = {cure.title: cure.wording for one in opinion.findings for cure in one.cures}
    for title, wording in wordings.items():
        yield f"{title}：{wording}"
    yield ""
    yield "【推理】"
    for number, step in enumerate(opinion.reasoning, 1):
        yield f"{number}. {_supported(step.step, step)}"
    yield ""
    yield "【标的】"
    for asset in opinion.assets:
        yield _asset(asset)
    for title, name in _CHAPTERS:
        yield ""
        yield f"【{title}】"
        for point in getattr(opinion, name):
            mark = f"[{point.status}] " if point.status else ""
            text = point.text.replace("\n", "／")
            yield f"{mark}{point.title}：{_supported(text, point)}"
    if opinion.law_in_time is not None:
        yield ""
        yield "【各时点的规范】"
        yield from _law_in_time(opinion.law_in_time)
    if opinion.cited:
        yield ""
        yield "【合同引用的法条】"
        for cited in opinion.cited:
            yield f"{cited.place} {cited.words}：{cited.problem or '无误'}"


def _law_in_time(table: LawInTime) -> Iterator[str]:
    yield "｜".join(("", *(f"{moment.title} {moment.day}" for moment in table.moments)))
    for row in table.rows:
        yield "｜".join((row.part, *(cell.words for cell in row.cells)))


def _finding(graded: GradedFinding) -> Iterator[str]:
    finding = graded.finding
    yield (
        f"{graded.id} {finding.place} {TITLES_ZH[finding.label]} {graded.severity}"
        f" {finding.route or '—'} “{finding.quote}”"
    )
    if graded.citations:
        yield f"   依据：{_names(graded.citations)}"
    for why in graded.adjusted:
        yield f"   {why}"
    if graded.mitigated_by:
        yield f"   缓和：{'、'.join(graded.mitigated_by)}"
    if graded.cures:
        yield f"   改法：{'、'.join(cure.title for cure in graded.cures)}"


def _asset(asset: Asset) -> str:
    found = "、".join(asset.findings) or asset.place
    way = f"{asset.route}（{asset.standing}）" if asset.route else "一般规则"
    return f"{asset.name} {asset.grade} {way}：{'；'.join(asset.facts)}〔{found}〕"


def _supported(text: str, part: Step | Point) -> str:
    found = f"〔{'、'.join(part.findings)}〕" if part.findings else ""
    cited = f"〔{_names(part.citations)}〕" if part.citations else ""
    return text + found + cited


def _names(citations: Sequence[ResolvedCitation]) -> str:
    return "、".join(map(citation_words, citations))


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for name, case in CASES.items():
        (GOLDEN / f"{name}.txt").write_text(as_text(case.opinion()), "utf-8", newline="\n")
