"""`shenqi export`: everything that leaves the desk, without a window."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli import copies, exchange
from reviewer.cli.console import (
    DONE,
    PARTLY,
    UNREADABLE,
    USAGE,
    add_options,
    add_revision,
    complain,
    outcomes,
    unreadable,
    wrote,
)
from reviewer.cli.words import say
from reviewer.errors import ShenqiError
from reviewer.export.audience import Reader
from reviewer.review import Review

if TYPE_CHECKING:
    from reviewer.export.blocks import Report
    from reviewer.export.edition import Edition
    from reviewer.marks.state import ReviewState

# What `--to` offers, and the format of the file it writes.
REPORTS = {"report-docx": "docx", "report-pdf": "pdf", "report-html": "html"}
ANNOTATIONS, LIST, OBJECT, EXCHANGE = "pdf-annotations", "xlsx", "json", "shenqi"
_HEADING = "审契　审阅意见"


@dataclass(frozen=True, slots=True)
class _Work:
    """A contract, the review of it, and what the lawyer did with that."""

    path: Path
    review: Review
    state: ReviewState


def add_export(parser: argparse.ArgumentParser) -> None:
    """`shenqi export FILE --to KIND`."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("合同文件"))
    kinds = (*copies.KINDS, ANNOTATIONS, *REPORTS, LIST, OBJECT, EXCHANGE)
    parser.add_argument(
        "--to",
        choices=kinds,
        required=True,
        help=say(
            "写出什么：Word 副本（批注、修订、两者）、PDF 批注版、意见书、风险清单、JSON、协作文件"
        ),
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help=say("输出文件；合同副本默认写在合同旁边")
    )
    add_options(parser)
    add_revision(parser)
    copies.add_copy_options(parser)
    group = parser.add_argument_group(say("审查意见书（report-docx、report-pdf、report-html）"))
    group.add_argument("--final", action="store_true", help=say("定稿；默认注明草稿"))
    group.add_argument("--logo", type=Path, metavar="FILE", help=say("封面徽标（PNG、JPEG）"))
    group.add_argument(
        "--template", type=Path, metavar="FILE", help=say("律所自己的 Word 模板（report-docx）")
    )
    exchange.add_export_options(parser)
    parser.set_defaults(run=export)


def add_template(parser: argparse.ArgumentParser) -> None:
    """`shenqi template -o OUT`."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help=say("输出文件")
    )
    parser.set_defaults(run=_sample_template)


def export(given: argparse.Namespace) -> int:
    """Review the contract and write what is asked for."""
    beside = (*copies.KINDS, ANNOTATIONS)
    if given.output is None and given.to not in beside:
        return complain(say("请用 -o 指定输出文件。"), USAGE)
    if given.template is not None and given.to != "report-docx":
        return complain(say("--template 只用于 report-docx。"), USAGE)
    if given.to == EXCHANGE:
        return exchange.export_exchange(given)
    [(path, outcome)] = outcomes([given.file], given)
    if isinstance(outcome, ShenqiError):
        return complain(unreadable(outcome), UNREADABLE)
    return _export_review(given, path, outcome)


def _export_review(given: argparse.Namespace, path: Path, review: Review) -> int:
    if given.to in copies.KINDS:
        return copies.export_copy(given, path, review)
    try:
        return _write(given, _Work(path, *copies.work_on(given, review)))
    except ShenqiError as error:
        return complain(error.message(), PARTLY)


def report(review: Review, path: Path) -> Report:
    """The draft of the report for the file, as `shenqi review` writes it."""
    from reviewer.export.edition import Edition
    from reviewer.marks.state import ReviewState

    return _report(_Work(path, review, ReviewState()), Edition(), "")


def _report(work: _Work, edition: Edition, author: str) -> Report:
    from reviewer.export.report import report_of
    from reviewer.law.holdings import holdings_in
    from reviewer.marks.places import own_law_folder

    return report_of(
        work.review,
        work.path,
        today=date.today(),
        state=work.state,
        author=author,
        library=holdings_in(own_law_folder()).library,
        edition=edition,
    )


def _write(given: argparse.Namespace, work: _Work) -> int:
    from reviewer.export.writing import refuse_contract, write_bytes, write_report, write_text

    if given.to == ANNOTATIONS:
        return _annotate(given, work)
    if given.to == OBJECT:
        from reviewer.export.review_json import review_object

        words = json.dumps(review_object(work.review, work.path), ensure_ascii=False, indent=1)
        write_text(words + "\n", given.output, [work.path])
        return wrote(given.output)
    if given.to == LIST:
        from reviewer.export.findings_xlsx import findings_xlsx

        refuse_contract(given.output, [work.path], work.review.document.sha256)
        name = work.path.name
        listed = findings_xlsx(work.review, work.state, name, today=date.today())
        write_bytes(listed, given.output)
        return wrote(given.output)
    made = _report(work, _edition(given, work), given.author.strip())
    if given.template is None:
        write_report(made, given.output, REPORTS[given.to])
    else:
        from reviewer.export.firm_template import filled_template

        refuse_contract(given.output, [work.path, given.template], work.review.document.sha256)
        write_bytes(filled_template(given.template, made), given.output)
    for line in made.undecided if given.final else ():
        complain(say("定稿仍有未决事项：{line}", line=line), DONE)
    return wrote(given.output)


def _edition(given: argparse.Namespace, work: _Work) -> Edition:
    from reviewer.export.edition import Edition, letterhead_of
    from reviewer.export.outgoing import candidates

    reader = Reader(given.reader or Reader.INTERNAL)
    keys = None
    # Nothing has been adopted where no marks are asked for: then all goes out.
    if reader is Reader.OTHER_SIDE and (given.all or not given.with_marks):
        keys = frozenset(graded.finding.key for graded in candidates(work.review))
    return Edition(reader, given.final, keys, letterhead_of(given.firm, given.logo))


def _annotate(given: argparse.Namespace, work: _Work) -> int:
    from reviewer.export.annotated_pdf import annotated_name, write_annotated_pdf
    from reviewer.export.blanks import blank_words
    from reviewer.export.outgoing import Marking, Selection, candidates, outgoing_of

    reader = Reader(given.reader or Reader.OTHER_SIDE)
    everything = given.all or not given.with_marks
    keys = frozenset(graded.finding.key for graded in candidates(work.review))
    selection = Selection(findings=keys if everything else None)
    outgoing = outgoing_of(work.review, work.state, Marking.COMMENTS, reader, selection)
    if outgoing.to_fill and not given.draft:
        return complain(blank_words(outgoing.to_fill) + say("（--draft）"), USAGE)
    name = annotated_name(work.path, reader, draft=given.draft)
    target = given.output or work.path.with_name(name)
    made = write_annotated_pdf(
        work.review,
        work.path,
        outgoing,
        target,
        author=given.author.strip(),
        written=given.date or datetime.now().astimezone(),
        heading=_HEADING,
        password=given.password,
    )
    complain(say("写入批注 {count} 条。", count=made.notes), DONE)
    if outgoing.silent:
        complain(say("{count} 项没有替代文本，未写入对方版。", count=outgoing.silent), DONE)
    if made.unplaced:
        complain(say("{count} 条批注所在文字在页面上没有位置，未写入。", count=made.unplaced), DONE)
    if made.existing:
        complain(say("原文件已有批注 {count} 条，均予保留，请核对。", count=made.existing), DONE)
    if made.signed:
        complain(say("原文件带有电子签名：签名只及于原文件，不及于副本中的批注。"), DONE)
    return wrote(target)


def _sample_template(given: argparse.Namespace) -> int:
    from reviewer.export.sample_template import sample_template
    from reviewer.export.writing import write_bytes

    try:
        write_bytes(sample_template(), given.output)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    return wrote(given.output)
