"""The edition for the other side: what we propose to change, in neutral words and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reviewer.errors import ExportError
from reviewer.export.audience import Reader
from reviewer.export.blanks import listed_blanks
from reviewer.export.blocks import (
    Block,
    Field,
    Fields,
    Heading,
    Paragraph,
    Style,
    paragraph,
    verbatim,
    words,
)
from reviewer.export.comment_words import for_several
from reviewer.export.edition import Edition
from reviewer.export.groups import listed
from reviewer.export.outgoing import Marking, Remark, Selection, outgoing_of
from reviewer.law.numbers import numeral
from reviewer.marks.state import ReviewState
from reviewer.review import Review

TITLE = "合同修改建议书"
_OPENING = (
    "就上述合同文本，提出以下修改建议，供各方协商。本建议书不构成对合同效力或者任何一方责任的意见。"
)
NOTHING = "本次没有需要提交对方的修改建议。"


def proposal_facts(review: Review, file_name: str) -> Fields:
    """What both sides know of the contract anyway."""
    parties = tuple(f"{party.role}：{party.name}" for party in review.facts.parties if party.name)
    rows: list[tuple[str, tuple[str, ...]]] = [
        ("合同名称", (review.title or file_name,)),
        ("合同文件", (file_name,)),
    ]
    if parties:
        rows.append(("合同当事人", parties))
    return Fields(
        tuple(
            Field(label, tuple(paragraph(line, Style.PLAIN) for line in lines))
            for label, lines in rows
        ),
        ruled=True,
    )


def proposal_blocks(review: Review, state: ReviewState, edition: Edition) -> Iterator[Block]:
    """Every remark that the other side is told, with the words it is on, in their order.

    Raises ExportError (export-blanks) where the final edition would hold a wording with blanks.
    """
    selection = Selection(findings=edition.findings)
    outgoing = outgoing_of(review, state, Marking.COMMENTS, Reader.OTHER_SIDE, selection)
    if edition.final and outgoing.to_fill:
        raise ExportError("export-blanks", wordings=listed_blanks(outgoing.to_fill))
    if not outgoing.remarks:
        yield paragraph(NOTHING)
        return
    yield paragraph(_OPENING)
    for number, (remark, others) in enumerate(_together(outgoing.remarks), 1):
        places = listed(dict.fromkeys((remark.place, *(other.place for other in others))))
        yield Heading(words(f"（{numeral(number)}）{places}"), level=2)
        yield Fields(tuple(_fields(review, remark, others)))


def _together(remarks: Iterable[Remark]) -> list[tuple[Remark, list[Remark]]]:
    """Each wording with the other places that it is proposed for."""
    others: dict[str, list[Remark]] = {}
    entries = []
    for remark in remarks:
        if remark.same_as:
            others.setdefault(remark.wording, []).append(remark)
        else:
            entries.append(remark)
    return [(entry, others.get(entry.wording, [])) for entry in entries]


def _fields(review: Review, remark: Remark, others: Iterable[Remark]) -> Iterator[Field]:
    quoted = dict.fromkeys(
        (each.place, each.span.of(review.document.text)) for each in (remark, *others)
    )
    several = len(quoted) > 1
    yield Field(
        "合同原文",
        tuple(
            Paragraph(
                words(f"{place}　{verbatim(quote)}" if several else verbatim(quote)), Style.QUOTE
            )
            for place, quote in quoted
        ),
    )
    opening, *wording = remark.lines
    lines = [paragraph(for_several(opening) if several else opening, Style.PLAIN)]
    lines += (paragraph(line, Style.WORDING) for line in wording)
    yield Field("修改建议", tuple(lines))
