"""The commands that bring two versions, or two lawyers, together."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from reviewer.console import (
    DONE,
    PARTLY,
    UNREADABLE,
    USAGE,
    add_options,
    complain,
    options_of,
    unreadable,
)
from reviewer.errors import ShenqiError
from reviewer.exchange.comparing import Comparison

FORMATS = ("text", "json", "html", "docx", "pdf")


def add_compare(parser: argparse.ArgumentParser) -> None:
    """`shenqi compare OLD NEW`."""
    parser.add_argument("old", type=Path, metavar="OLD", help="旧版")
    parser.add_argument("new", type=Path, metavar="NEW", help="新版")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="输出文件；docx、pdf 必须指定"
    )
    add_options(parser)
    parser.add_argument("--old-password", metavar="P", help="旧版的密码，默认与新版相同")
    parser.set_defaults(run=_compare)


def _compare(given: argparse.Namespace) -> int:
    from reviewer.worker import CompareJob, WorkerClient

    if given.format in ("docx", "pdf") and given.output is None:
        return complain("请用 -o 指定输出文件。", USAGE)
    old_password = given.old_password or given.password
    job = CompareJob(given.new, given.old, options_of(given), given.password, old_password)
    try:
        with WorkerClient() as client:
            comparison = client.call(job).comparison
    except ShenqiError as error:
        return complain(unreadable(error), UNREADABLE)
    try:
        _write_comparison(comparison, given.format, given.output)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    return DONE


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
