"""The commands that bring two versions, or two lawyers, together."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from reviewer.cli.console import (
    DONE,
    PARTLY,
    TRIES,
    UNREADABLE,
    USAGE,
    add_format,
    add_options,
    add_revision,
    complain,
    lacks_output,
    open_store,
    opened,
    options_of,
    unreadable,
    wrote,
)
from reviewer.cli.secrets import OLD_PASSWORD, PASSPHRASE, PASSWORD, add_secret, asked, asked_twice
from reviewer.cli.words import say
from reviewer.document.model import Revision
from reviewer.errors import (
    ExchangeError,
    ExportError,
    PasswordNeededError,
    ShenqiError,
    UnreadableFileError,
)
from reviewer.exchange.comparison import Comparison
from reviewer.marks.commands import Decide
from reviewer.marks.deed_words import deed_words
from reviewer.marks.deeds import LogEntry
from reviewer.marks.model import Decision, Mark

if TYPE_CHECKING:
    from reviewer.exchange.merging import Item, Merge
    from reviewer.exchange.package import Exchange
    from reviewer.marks.store import Store
    from reviewer.worker import CompareJob, WorkerClient


def add_compare(parser: argparse.ArgumentParser) -> None:
    """`shenqi compare OLD NEW`."""
    parser.add_argument("old", type=Path, metavar="OLD", help=say("旧版"))
    parser.add_argument("new", type=Path, metavar="NEW", help=say("新版"))
    add_format(parser)
    add_options(parser)
    add_revision(parser)
    add_secret(parser, OLD_PASSWORD, say("旧版的密码，默认与新版相同"))
    parser.add_argument(
        "--old-revision",
        choices=get_args(Revision),
        help=say("旧版读哪一种文本，默认与新版相同；同一文件作两版时可比对原稿与修订后"),
    )
    parser.set_defaults(run=_compare)


def _compare(given: argparse.Namespace) -> int:
    from reviewer.worker import CompareJob, WorkerClient

    if lacks_output(given):
        return complain(say("请用 -o 指定输出文件。"), USAGE)
    old_password = given.old_password or given.password
    job = CompareJob(
        given.new,
        given.old,
        options_of(given),
        given.password,
        old_password,
        given.revision,
        given.old_revision or given.revision,
    )
    try:
        with WorkerClient() as client:
            comparison = _compared(client, job)
    except ShenqiError as error:
        option = OLD_PASSWORD if "older" in error.details else PASSWORD
        return complain(unreadable(error, option), UNREADABLE)
    try:
        _write_comparison(comparison, given.format, given.output)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    return DONE if given.output is None else wrote(given.output)


def _compared(client: WorkerClient, job: CompareJob) -> Comparison:
    """The comparison; a password that a version needs is asked for in the terminal, and one typed
    for the old version tried on the new one too. Raises ShenqiError."""
    left = {True: TRIES, False: TRIES}
    while True:
        try:
            return client.call(job).comparison
        except PasswordNeededError as error:
            older = "older" in error.details
            path = job.old if older else job.path
            typed = asked(say("“{name}”的密码：", name=path.name)) if left[older] else ""
            if not typed:
                raise
            left[older] -= 1
            if older:
                job = replace(job, old_password=typed, password=job.password or typed)
            else:
                job = replace(job, password=typed)


def _write_comparison(comparison: Comparison, form: str, output: Path | None) -> None:
    if form in ("text", "json"):
        from reviewer.export.comparison_words import comparison_object, comparison_text

        words = (
            comparison_text(comparison)
            if form == "text"
            else json.dumps(comparison_object(comparison), ensure_ascii=False, indent=1) + "\n"
        )
        _print(words, output, comparison)
        return
    from reviewer.export.comparison_report import comparison_report
    from reviewer.export.report_html import report_html
    from reviewer.export.writing import refuse_contract, write_report

    report = comparison_report(comparison, today=date.today())
    if output is None:
        _print(report_html(report), None, comparison)
        return
    refuse_contract(output, [comparison.old.path], comparison.old.sha256)
    write_report(report, output, form)


def _print(words: str, output: Path | None, comparison: Comparison) -> None:
    if output is None:
        sys.stdout.write(words)
        return
    from reviewer.export.writing import write_text

    write_text(words, output, [comparison.old.path, comparison.new.path])


# --- .shenqi files --------------------------------------------------------------------------------


def add_export_options(parser: argparse.ArgumentParser) -> None:
    """What `shenqi export --to shenqi` asks beside the others."""
    group = parser.add_argument_group(say("协作文件（--to shenqi）"))
    group.add_argument("--enclose", action="store_true", help=say("连同合同原件一并放入"))
    add_secret(group, PASSPHRASE, say("以口令加密"))
    group.add_argument(
        "--ask-passphrase", action="store_true", help=say("以口令加密，在终端中输入")
    )


def export_exchange(given: argparse.Namespace) -> int:
    """Write what is kept of a contract as a .shenqi file."""
    from reviewer.exchange.package import Exchange, pack
    from reviewer.export.writing import refuse_contract, write_bytes

    passphrase = given.passphrase or (asked_twice() if given.ask_passphrase else "")
    try:
        content = given.file.read_bytes()
    except OSError:
        return complain(
            UnreadableFileError("file-missing", name=given.file.name).message(), UNREADABLE
        )
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        with open_store() as store:
            state, log = store.load(sha256), store.log(sha256)
        exchange = Exchange(
            given.file.name,
            sha256,
            given.author,
            datetime.now().astimezone(),
            state,
            log,
            content if given.enclose else None,
        )
        refuse_contract(given.output, [given.file], sha256)
        write_bytes(pack(exchange, passphrase), given.output)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    return wrote(given.output)


def add_import(parser: argparse.ArgumentParser) -> None:
    """`shenqi import FILE [CONTRACT]`."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("协作文件（.shenqi）"))
    parser.add_argument(
        "contract",
        nargs="?",
        type=Path,
        metavar="CONTRACT",
        help=say("所对应的合同；默认为本机上打开过的同一份"),
    )
    add_secret(parser, PASSPHRASE, say("协作文件的口令；都没有时在终端中输入"))
    parser.add_argument(
        "--theirs", action="store_true", help=say("有冲突的，以同事的为准（默认保留自己的）")
    )
    parser.add_argument("--dry-run", action="store_true", help=say("只列出，不写入"))
    parser.add_argument(
        "--save-contract", type=Path, metavar="OUT", help=say("取出随附的合同，存为 OUT")
    )
    add_options(parser)
    parser.set_defaults(run=_import)


def _import(given: argparse.Namespace) -> int:
    from reviewer.exchange.package import read_file, unpack
    from reviewer.marks.sealing import is_sealed

    try:
        data = read_file(given.file)
        passphrase = given.passphrase or (asked(say("协作文件的口令：")) if is_sealed(data) else "")
        exchange = unpack(data, given.file.name, passphrase)
    except ShenqiError as error:
        return complain(error.message(), UNREADABLE)
    try:
        if given.save_contract is not None:
            _save_contract(exchange, given.save_contract)
        with open_store() as store:
            contract = given.contract or given.save_contract or store.path_of(exchange.sha256)
            if contract is None:
                return complain(
                    say("本机没有打开过“{name}”，请在命令中写明合同文件。", name=exchange.name),
                    UNREADABLE,
                )
            return _take_in(exchange, contract, store, given)
    except UnreadableFileError as error:
        return complain(unreadable(error), UNREADABLE)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)


def _save_contract(exchange: Exchange, target: Path) -> None:
    """Raises ExportError, also where there is a file already; ExchangeError where none is sent."""
    from reviewer.export.writing import is_there, write_bytes

    if exchange.content is None:
        raise ExchangeError("exchange-no-contract", name=exchange.name)
    if is_there(target):
        raise ExportError("export-exists", path=target)
    write_bytes(exchange.content, target)


def _take_in(exchange: Exchange, contract: Path, store: Store, given: argparse.Namespace) -> int:
    """Merge an exchange into what is kept of a contract."""
    from reviewer.exchange.merging import log_of, merge, taken
    from reviewer.marks.reopening import reopen
    from reviewer.worker import OpenJob, WorkerClient

    with WorkerClient() as client:
        review = opened(client, OpenJob(contract.absolute(), options_of(given)), given).review
    now = datetime.now().astimezone()
    document = review.document
    if given.dry_run:
        state = store.load(document.sha256)
    else:
        state = reopen(store, document.sha256, contract.absolute(), document.text, now).state
    findings = [graded.finding for graded in review.opinion.findings]
    merged = merge(exchange, state, document.sha256, document.text, (*findings, *review.primary))
    chosen = [
        item
        for item in merged.items
        if item.taken_by_default or (given.theirs and item.is_conflict and not item.reworded)
    ]
    _tell(merged, chosen)
    if chosen and not given.dry_run:
        command = taken(chosen, exchange.author)
        entry = LogEntry(now, command.deed)
        store.save(document.sha256, state, command.apply(state), entry)
        store.add_log(document.sha256, log_of(exchange))
    return DONE


def _tell(merged: Merge, chosen: list[Item]) -> None:
    """One line for everything that is taken, left, or has no place here."""
    if not merged.same_contract:
        sys.stdout.write(
            say("注意：协作文件所对应的不是这一份文件（哈希不同），已按文字重新定位。") + "\n"
        )
    for item in merged.items:
        if item in chosen:
            sign = say("以同事的为准") if item.is_conflict else say("导入")
        else:
            sign = say("文字不同，须再判断，未导入") if item.reworded else say("冲突，保留自己的")
        remark = say("（原文中已无此文字）") if item.lost else ""
        remark += say("（文字有改，已重新定位）") if item.found_again else ""
        what = deed_words(item.command.deed) + _quoted(item.theirs) + remark
        sys.stdout.write(say("{sign}：{what}", sign=sign, what=what) + "\n")
    for decision in merged.without_finding:
        sys.stdout.write(
            say("此处未检出，未导入：{what}", what=deed_words(Decide(decision).deed)) + "\n"
        )
    if merged.left_out:
        sys.stdout.write(
            say("分期价款更正 {count} 项因文件不同未导入。", count=merged.left_out) + "\n"
        )
    sys.stdout.write(
        say(
            "导入 {taken} 项，未导入 {left} 项，两边相同 {same} 项。",
            taken=len(chosen),
            left=len(merged.items) - len(chosen),
            same=merged.same,
        )
        + "\n"
    )


def _quoted(value: object) -> str:
    """The words a decision is about (a mark names its own), and who gave the value."""
    words = ""
    if isinstance(value, Decision):
        words = say("“{quote}”", quote=" ".join(value.about.quote.split())[:40])
    author = value.author if isinstance(value, Mark | Decision) else ""
    return words + (say("（{author}）", author=author) if author else "")
