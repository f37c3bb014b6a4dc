"""`shenqi export --to word-…`: a copy of the contract with comments and tracked changes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli.console import DONE, PARTLY, USAGE, complain, open_store, wrote
from reviewer.cli.words import say
from reviewer.errors import ShenqiError, spoken, told
from reviewer.export.audience import Reader
from reviewer.export.outgoing import Marking
from reviewer.review import Review

if TYPE_CHECKING:
    from reviewer.export.marked_copy import MarkedCopy
    from reviewer.export.outgoing import Outgoing
    from reviewer.marks.state import ReviewState

KINDS = {
    "word-comments": Marking.COMMENTS,
    "word-redline": Marking.REDLINE,
    "word-both": Marking.BOTH,
}


def add_copy_options(parser: argparse.ArgumentParser) -> None:
    """For whom and by whom, and what only a copy of the contract asks for."""
    parser.add_argument(
        "--reader",
        choices=tuple(Reader),
        help=say(
            "给谁看：internal 内部（意见书默认），client 委托人，"
            "other-side 对方（合同副本默认；不含意见与姓名）"
        ),
    )
    parser.add_argument("--author", default="", metavar="NAME", help=say("署名"))
    parser.add_argument("--firm", default="", metavar="NAME", help=say("律所名称；对方版以此署名"))
    parser.add_argument(
        "--with-marks",
        action="store_true",
        help=say("连同本机保存的处理与批注；副本只写入已采纳的"),
    )
    parser.add_argument(
        "--all", action="store_true", help=say("与 --with-marks 连用：写入全部风险")
    )
    group = parser.add_argument_group(say("合同副本（word-…、pdf-annotations）"))
    group.add_argument("--initials", default="", metavar="NAME", help=say("署名缩写，默认取自署名"))
    group.add_argument(
        "--date", type=_moment, metavar="DATE", help=say("批注和修订的日期，默认现在")
    )
    group.add_argument("--draft", action="store_true", help=say("文件名注明草稿，允许留有空白"))
    group.add_argument(
        "--keep-covered",
        action="store_true",
        help=say("修订版：替代文本写在别处的条款保留原文，不予删除"),
    )


def _moment(text: str) -> datetime:
    """A day or a moment (2026-11-26, 2026-11-26T10:30)."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except ValueError:
        message = ShenqiError("date-wrong", value=text).message()
        raise argparse.ArgumentTypeError(message) from None


def export_copy(given: argparse.Namespace, path: Path, review: Review) -> int:
    """Write the copy; what the lawyer should know of it goes to standard error."""
    from reviewer.document.legacy_formats import find_office
    from reviewer.export.blanks import blank_words
    from reviewer.export.docx_writing import Signature, initials_of
    from reviewer.export.marked_copy import ANONYMOUS, copy_name, write_marked_copy
    from reviewer.export.outgoing import Selection, candidates, outgoing_of

    marking, reader = KINDS[given.to], Reader(given.reader or Reader.OTHER_SIDE)
    try:
        review, state = work_on(given, review)
        keys = frozenset(graded.finding.key for graded in candidates(review))
        everything = given.all or not given.with_marks
        chosen = keys if everything else None
        selection = Selection(findings=chosen, strike_covered=not given.keep_covered)
        outgoing = outgoing_of(review, state, marking, reader, selection)
        if outgoing.to_fill and not given.draft:
            return complain(blank_words(outgoing.to_fill) + say("（--draft）"), USAGE)
        author = given.author.strip() or ANONYMOUS
        signature = Signature(
            author, given.initials or initials_of(author), given.date or datetime.now().astimezone()
        )
        name = copy_name(path, marking, reader, draft=given.draft)
        target = given.output or path.with_name(name)
        made = write_marked_copy(
            review,
            path,
            outgoing,
            target,
            signature,
            firm=given.firm,
            password=given.password,
            office=find_office(),
        )
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    for line in notes_on(made, outgoing):
        complain(line, DONE)
    return wrote(target)


def notes_on(made: MarkedCopy, outgoing: Outgoing) -> Iterator[str]:
    """What was written, and what a lawyer should look at before it is sent."""
    from reviewer.export.dangling import dangling_words
    from reviewer.export.groups import listed

    yield say(
        "写入批注 {comments} 条，修订 {changes} 处。", comments=made.comments, changes=made.changes
    )
    if outgoing.silent:
        yield say("{count} 项没有替代文本，未写入对方版。", count=outgoing.silent)
    if made.as_comments:
        places = say("、").join(dict.fromkeys(change.place for change in made.as_comments))
        yield say("{places}的改动无法以修订形式写入，已改为批注。", places=places)
    if outgoing.struck:
        yield told("copy-struck", places=listed(outgoing.struck, spoken()))
    if outgoing.standing:
        yield told("copy-standing", places=listed(outgoing.standing, spoken()))
    yield from map(dangling_words, outgoing.dangling)
    existing = made.existing
    if existing.comments or existing.changes:
        names = say("、").join(existing.authors)
        yield say(
            "原文件已有批注 {comments} 条、修订 {changes} 处（{names}），均予保留，请核对。",
            comments=existing.comments,
            changes=existing.changes,
            names=names,
        )
    if made.source.converted:
        yield say("原文件为旧版格式，副本由 LibreOffice 转换而来，请对照原件核对版式。")
    if made.source.decrypted:
        yield say("原文件有打开密码，副本没有加密。")


def work_on(given: argparse.Namespace, review: Review) -> tuple[Review, ReviewState]:
    """What the lawyer left on this contract where it is asked for, and the opinion it leads to."""
    from reviewer.law.holdings import holdings_in
    from reviewer.marks.anchors import relocate
    from reviewer.marks.places import own_law_folder
    from reviewer.marks.reassessing import reassessed
    from reviewer.marks.state import ReviewState

    if not given.with_marks:
        return review, ReviewState()
    with open_store() as store:
        state = store.load(review.document.sha256)
    if review.document.revision == "original":  # marks were set in the final text
        relocation = relocate(state.marks.values(), review.document.text)
        found = {mark.id: mark for mark in relocation.marks if mark.id not in relocation.lost}
        state = replace(state, marks=found)
    held = holdings_in(own_law_folder())
    return reassessed(review, state, date.today(), held), state
