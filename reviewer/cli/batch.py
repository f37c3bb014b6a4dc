"""The command that reviews many files."""

from __future__ import annotations

import argparse
import os
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.cli.console import (
    DONE,
    PARTLY,
    UNREADABLE,
    USAGE,
    add_options,
    add_revision,
    complain,
    options_of,
    wrote,
)
from reviewer.cli.secrets import lines_of
from reviewer.cli.words import say
from reviewer.errors import ShenqiError
from reviewer.export.wording import VERDICTS_ZH

if TYPE_CHECKING:
    from reviewer.batch import Step
    from reviewer.export.overview import Line

# The seconds of a day, which is longer than any file may take, and far more processes than help.
_LARGEST_NUMBER = 86_400


def add_batch(parser: argparse.ArgumentParser) -> None:
    """`shenqi batch DIR -o OUTDIR`."""
    parser.add_argument("folder", type=Path, metavar="DIR", help=say("合同所在文件夹"))
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUTDIR", required=True, help=say("结果所在文件夹")
    )
    parser.add_argument(
        "-j",
        "--jobs",
        type=_number,
        default=os.cpu_count() or 1,
        metavar="N",
        help=say("同时审查的份数，默认为处理器数"),
    )
    parser.add_argument(
        "--pattern",
        action="append",
        default=[],
        metavar="GLOB",
        help=say("只审文件名相符的，可多次给出，例如 '*转让*.docx'"),
    )
    parser.add_argument("--flat", action="store_true", help=say("不进入下级文件夹"))
    parser.add_argument("--resume", action="store_true", help=say("接着上一次，已审过的不再审"))
    parser.add_argument(
        "--timeout",
        type=_number,
        metavar="SECONDS",
        help=say("每份（扫描件每页）的时限"),
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help=say(
            "交由 Dask 集群审查，例如 tls://主机:8786；各机须能以同样的路径读写 DIR 与 OUTDIR"
        ),
    )
    add_options(parser)
    parser.add_argument(
        "--passwords",
        type=Path,
        metavar="FILE",
        help=say("写有多个密码的文件，每行一个，逐个尝试；各份文件密码不同时使用"),
    )
    add_revision(parser)
    parser.set_defaults(run=_batch)


def _number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _LARGEST_NUMBER:
        raise argparse.ArgumentTypeError(say("须为 1 至 {most} 的整数", most=_LARGEST_NUMBER))
    return number


def _batch(given: argparse.Namespace) -> int:
    passwords = _passwords(given)
    try:
        if (refused := _refused(given, passwords)) is not None:
            return refused
        lines = _run(given, passwords)
        if not lines:
            return complain(say("文件夹中没有可审查的文件（docx、pdf 等）。"), UNREADABLE)
        _write(lines, given)
    except ShenqiError as error:
        return complain(error.message(), PARTLY)
    except OSError:
        return complain(say("无法列出文件夹“{folder}”。", folder=given.folder), UNREADABLE)
    reviewed = sum(line.summary is not None for line in lines)
    if not reviewed:
        return UNREADABLE
    return DONE if reviewed == len(lines) else PARTLY


def _refused(given: argparse.Namespace, passwords: tuple[str, ...]) -> int | None:
    """The exit code of what cannot be done as it is asked for."""
    if not given.folder.is_dir():
        return complain(say("“{folder}”不是文件夹，或不存在。", folder=given.folder), UNREADABLE)
    if given.folder.resolve() == given.output.resolve():
        return complain(say("结果请放入另一个文件夹，不要与合同放在一起。"), USAGE)
    if given.scheduler and passwords:
        return complain(say("密码不经网络传送：密码不能与 --scheduler 同用。"), USAGE)
    return None


def _passwords(given: argparse.Namespace) -> tuple[str, ...]:
    """Those to try, the one for all files first. Raises SecretError."""
    one = (given.password,) if given.password else ()
    return one + (() if given.passwords is None else lines_of(given.passwords))


def _run(given: argparse.Namespace, passwords: tuple[str, ...]) -> tuple[Line, ...]:
    from reviewer.batch import Plan, cluster, run
    from reviewer.batch.plan import SECONDS

    plan = Plan(
        folder=given.folder.resolve(),
        target=given.output.resolve(),
        options=options_of(given),
        passwords=passwords,
        revision=given.revision,
        patterns=tuple(given.pattern),
        recursive=not given.flat,
        workers=given.jobs,
        seconds=float(given.timeout or SECONDS),
        resume=given.resume,
    )
    # While the contracts are read this process has time to load what writes the overviews.
    threading.Thread(target=_load_writers, daemon=True).start()
    if given.scheduler:
        return cluster.run(plan, given.scheduler, _tell)
    return run(plan, _tell)


def _load_writers() -> None:
    from reviewer.export import overview_writing  # noqa: F401


def _tell(step: Step) -> None:
    """One line of progress on standard error; errors of files are told here too."""
    line = step.line
    if line.summary is None:
        outcome = line.why()
    else:
        outcome = say(VERDICTS_ZH[line.summary.verdict])
        if line.copy_of:
            outcome += say("（与“{name}”相同）", name=line.copy_of)
        elif step.resumed:
            outcome += say("（上次已审）")
    told = say(
        "[{done}/{total}] {path}　{outcome}",
        done=step.done,
        total=step.total,
        path=line.path,
        outcome=outcome,
    )
    sys.stderr.write(told + "\n")


def _write(lines: Sequence[Line], given: argparse.Namespace) -> None:
    """Raises ExportError."""
    from reviewer.export.overview_words import totals
    from reviewer.export.overview_writing import write_overviews

    written = write_overviews(lines, given.output, today=date.today(), folder=str(given.folder))
    sys.stderr.write(totals(lines, say) + "\n")
    locked = [line.path for line in lines if line.locked]
    if locked:
        names = say("、").join(locked)
        told = say(
            "{count} 份文件已加密，没有可用的密码：{names}"
            "（用 --password-file 或者 --passwords 指定写有密码的文件）",
            count=len(locked),
            names=names,
        )
        complain(told, PARTLY)
    for path in written:
        wrote(path)
