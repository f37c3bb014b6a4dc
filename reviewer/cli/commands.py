"""The command line. The desktop app is not needed for any of it; exit codes are in `console`."""

from __future__ import annotations

import argparse
import errno
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

import reviewer
from reviewer.cli.console import (
    DONE,
    PARTLY,
    UNREADABLE,
    USAGE,
    add_format,
    add_options,
    add_revision,
    complain,
    lacks_output,
    opened,
    outcomes,
    unreadable,
    wrote,
)
from reviewer.cli.secrets import PASSWORD, add_secret, settle_secrets
from reviewer.cli.words import CommandParser, add_language, choose_language, say
from reviewer.errors import SecretError, ShenqiError
from reviewer.review import Options, Review

COMMANDS = ("review", "export", "template", "import", "compare", "batch", "law", "rules")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code. Usage errors exit with 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console of another encoding must not stop a review
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        try:
            return _ended(arguments)
        finally:
            sys.stdout.flush()  # else what is in the way shows when the code is given
    except OSError as error:
        # What found no place, or no reader, would be written once more when the program ends.
        _let_go_of_output()
        if _is_unheard(error):
            return DONE
        reason = error.strerror or type(error).__name__
        told = say("读写文件出错（{reason}）。请检查磁盘和权限后重试。", reason=reason)
        return complain(told, PARTLY)


def _ended(arguments: Sequence[str] | None) -> int:
    words = choose_language(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    options = _parser(words).parse_args(words)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        settle_secrets(options)
        return run(options)
    except SecretError as error:
        return complain(error.message(), USAGE)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    except KeyboardInterrupt:
        return PARTLY


def _is_unheard(error: OSError) -> bool:
    """Whether its reader (head, less) has seen enough: on Windows an invalid argument says so."""
    closed = error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or (sys.platform == "win32" and closed)


def _let_go_of_output() -> None:
    with suppress(OSError):  # a stream without a file
        stdout, nothing = sys.stdout.fileno(), os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stdout)
        os.close(nothing)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """All commands; of those that the words do not name, only what each is about."""
    parser = CommandParser(
        prog="shenqi",
        description=say(
            "审查合同中转让网络账号或个人信息的条款：指出被认定无效的风险、依据、反方论据与改法。全程离线。"
        ),
        epilog=say("不带子命令时打开桌面程序：shenqi [文件 …]"),
    )
    version = f"shenqi {reviewer.__version__}"
    parser.add_argument("--version", action="version", version=version, help=say("显示版本"))
    add_language(parser)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    abouts = {
        "review": say("审查一份或多份合同（docx、pdf），可审查修订前的原稿（--revision）"),
        "export": say("导出批注版、修订版、审查意见书、JSON 或协作文件（.shenqi）"),
        "template": say("写出可供修改的律所模板样张"),
        "compare": say("比对合同的前后两版"),
        "import": say("导入同事的协作文件（.shenqi）"),
        "batch": say("审查整个文件夹，生成总览"),
        "law": say("查询某日施行的法条，载入较新的法条库"),
        "rules": say("检查、列出、解释规则"),
    }
    for name in COMMANDS:
        command = commands.add_parser(name, help=abouts[name])
        if name in words:
            _add_arguments(name, command)
    return parser


def _add_arguments(name: str, parser: argparse.ArgumentParser) -> None:
    """The arguments of one command. No other is loaded: a program starts in half the time."""
    match name:
        case "review":
            _add_review(parser)
        case "export":
            from reviewer.cli.export import add_export

            add_export(parser)
        case "template":
            from reviewer.cli.export import add_template

            add_template(parser)
        case "compare":
            from reviewer.cli.exchange import add_compare

            add_compare(parser)
        case "import":
            from reviewer.cli.exchange import add_import

            add_import(parser)
        case "batch":
            from reviewer.cli.batch import add_batch

            add_batch(parser)
        case "law":
            from reviewer.cli.law import add_law

            add_law(parser)
        case _:
            _add_rules(parser)


def _add_review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=say("合同文件"))
    add_format(parser)
    add_options(parser)
    add_revision(parser)
    parser.set_defaults(run=_review)


def _add_rules(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    check = actions.add_parser("check", help=say("校验规则文件并运行其中的例句"))
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=say("默认：内置规则"))
    check.set_defaults(run=_rules_check)
    listing = actions.add_parser("list", help=say("列出规则"))
    listing.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=say("默认：内置规则"))
    listing.set_defaults(run=_rules_list)
    explain = actions.add_parser("explain", help=say("说明某条款为什么标出、为什么没有标出"))
    explain.add_argument("file", type=Path, metavar="FILE", help=say("合同文件"))
    explain.add_argument(
        "clause", metavar="CLAUSE", help=say("条款编号，例如：第三条；连同其下各款")
    )
    add_secret(explain, PASSWORD, say("打开加密文件的密码"))
    add_revision(explain)
    explain.set_defaults(run=_rules_explain)


# --- review and export ----------------------------------------------------------------------------


def _review(given: argparse.Namespace) -> int:
    if lacks_output(given):
        return complain(say("请用 -o 指定输出文件。"), USAGE)
    several = len(given.files) > 1
    if several and given.format in ("html", "docx", "pdf"):
        return complain(say("一次只能为一份合同生成意见书；多份合同请用 json 或 text。"), USAGE)
    reviews: list[tuple[Path, Review]] = []
    failed = 0
    for path, outcome in outcomes(given.files, given):
        if isinstance(outcome, ShenqiError):
            failed += 1
            complain(unreadable(outcome), UNREADABLE)
        else:
            reviews.append((path, outcome))
    if not reviews:
        return UNREADABLE
    try:
        _write(given.format, given.output, reviews, several=several)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    if given.output is not None:
        wrote(given.output)
    return PARTLY if failed else DONE


def _write(
    form: str, output: Path | None, reviews: Sequence[tuple[Path, Review]], *, several: bool
) -> None:
    if form in ("docx", "pdf", "html") and output is not None:
        from reviewer.cli.export import report
        from reviewer.export.writing import write_report

        [(path, review)] = reviews
        write_report(report(review, path), output, form)
        return
    words = _words(form, reviews, several=several)
    if output is None:
        sys.stdout.write(words)
    else:
        from reviewer.export.writing import write_text

        write_text(words, output, [path for path, _ in reviews])


def _words(form: str, reviews: Sequence[tuple[Path, Review]], *, several: bool) -> str:
    if form == "json":
        from reviewer.export.review_json import review_object

        objects = [review_object(review, path) for path, review in reviews]
        found: object = objects if several else objects[0]
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if form == "html":
        from reviewer.cli.export import report
        from reviewer.export.report_html import report_html

        [(path, review)] = reviews
        return report_html(report(review, path))
    from reviewer.export.review_text import review_text

    return "\n".join(review_text(review, path) for path, review in reviews)


# --- law and rules --------------------------------------------------------------------------------


def _rules_check(given: argparse.Namespace) -> int:
    from reviewer.rules.checking import check_rules
    from reviewer.rules.loading import SHIPPED, load_rules

    try:
        rules = load_rules(given.folder or SHIPPED)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    failures = check_rules(rules)
    for failure in failures:
        complain(str(failure), PARTLY)
    examples = sum(len(rule.hits) + len(rule.near_misses) for rule in rules)
    sys.stdout.write(
        say(
            "{rules} 条规则，{examples} 个例句，{failures} 个不符。",
            rules=len(rules),
            examples=examples,
            failures=len(failures),
        )
        + "\n"
    )
    return PARTLY if failures else DONE


def _rules_list(given: argparse.Namespace) -> int:
    from reviewer.labels import TITLES_ZH
    from reviewer.rules.loading import default_rules, load_rules

    try:
        rules = default_rules() if given.folder is None else load_rules(given.folder)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    for rule in rules:
        label = say("{title}（{label}）", title=TITLES_ZH[rule.label], label=rule.label)
        state = "" if rule.status == "stable" else f" [{rule.status}]"
        sys.stdout.write(f"{rule.id}  v{rule.version}  {rule.severity}  {label}{state}\n")
    return DONE


def _rules_explain(given: argparse.Namespace) -> int:
    from reviewer.rules.explaining import account_lines
    from reviewer.worker import ExplainJob, OpenJob, WorkerClient

    path, options = given.file.absolute(), Options(today=date.today())
    with WorkerClient() as client:
        try:
            job = OpenJob(path, options, revision=given.revision)
            review = opened(client, job, given).review
            tree, sha256 = review.clauses, review.document.sha256
            wanted = given.clause.strip()
            named = {clause.id for clause in tree if wanted in (clause.number, clause.id)}
            if not named:
                told = say("合同中没有编号为“{wanted}”的条款。", wanted=wanted)
                return complain(told, PARTLY)
            for clause in tree:
                if clause.id in named or any(above.id in named for above in tree.ancestors(clause)):
                    asked = ExplainJob(
                        path, sha256, clause.id, options, given.password, given.revision
                    )
                    lines = account_lines(client.call(asked).account)
                    sys.stdout.write("\n".join(lines) + "\n")
        except ShenqiError as error:
            return complain(unreadable(error), UNREADABLE)
    return DONE
