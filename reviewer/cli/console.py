"""What the commands of the command line share: exit codes, plain lines, how to review.

Exit codes: 0 done, 1 done with a failure on some file, 2 wrong usage, 3 nothing could be opened.
Errors are one plain line each on standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from reviewer.assessment.model import Ticks
from reviewer.cli.secrets import PASSWORD, Secret, add_secret, asked
from reviewer.cli.words import say
from reviewer.document.model import Revision
from reviewer.errors import PasswordNeededError, ShenqiError, StoreLockedError
from reviewer.labels import Side
from reviewer.review import Options, Review

if TYPE_CHECKING:
    from reviewer.marks.store import Store
    from reviewer.worker import OpenJob, Reviewed, WorkerClient

TRIES = 3  # at a password
DONE, PARTLY, USAGE, UNREADABLE = 0, 1, 2, 3
FORMATS = ("text", "json", "html", "docx", "pdf")


def day(text: str) -> date:
    """A date of an argument. Raises argparse.ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = ShenqiError("date-wrong", value=text).message()
        raise argparse.ArgumentTypeError(message) from None


def add_options(parser: argparse.ArgumentParser) -> None:
    """How to review, as options of a command."""
    parser.add_argument(
        "--signed", type=day, metavar="DATE", help=say("签订日，默认取合同所载日期")
    )
    parser.add_argument("--side", choices=tuple(Side), default=Side.NEUTRAL, help=say("委托人立场"))
    add_secret(parser, PASSWORD, say("打开加密文件的密码"))
    parser.add_argument(
        "--rules",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help=say("另加的规则文件夹"),
    )
    parser.add_argument("--user-rules", action="store_true", help=say("另加用户自己的规则"))


def add_format(parser: argparse.ArgumentParser) -> None:
    """As what the outcome is written and where, as options of a command."""
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help=say("写成什么，默认 text")
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help=say("输出文件；docx、pdf 必须指定")
    )


def lacks_output(given: argparse.Namespace) -> bool:
    """Whether what `add_format` asked for cannot be printed, and no file was named for it."""
    return given.format in ("docx", "pdf") and given.output is None


def add_revision(parser: argparse.ArgumentParser) -> None:
    """Which text of a Word file with tracked changes is read, as an option of a command."""
    parser.add_argument(
        "--revision",
        choices=get_args(Revision),
        default="final",
        help=say(
            "Word 文件含修订痕迹的，读哪一种文本：final 接受全部修订之后（默认），"
            "original 拒绝全部修订的原稿"
        ),
    )


def options_of(given: argparse.Namespace) -> Options:
    """How to review, of what `add_options` was given."""
    return Options(
        today=date.today(),
        signed=given.signed,
        ticks=Ticks(side=Side(given.side)),
        extra_rules=tuple(given.rules),
        own_rules=_own_rules() if given.user_rules else None,
        own_law=own_law(),
    )


def outcomes(
    files: Sequence[Path], given: argparse.Namespace
) -> Iterator[tuple[Path, Review | ShenqiError]]:
    """Every file reviewed in the reading process, or why it could not be. `given` is what
    `add_options` and `add_revision` gave."""
    from reviewer.worker import OpenJob, WorkerClient

    options = options_of(given)
    with WorkerClient() as client:
        for path in files:
            job = OpenJob(path.absolute(), options, revision=given.revision)
            try:
                yield path, opened(client, job, given).review
            except ShenqiError as error:
                yield path, error


def opened(client: WorkerClient, job: OpenJob, given: argparse.Namespace) -> Reviewed:
    """The answer to a job, with the password of the command; one that is needed and was not given
    is asked for in the terminal, and kept for what follows. Raises ShenqiError."""
    left = TRIES
    while True:
        try:
            return client.call(replace(job, password=given.password))
        except PasswordNeededError:
            typed = asked(say("“{name}”的密码：", name=job.path.name)) if left else ""
            if not typed:
                raise
            given.password, left = typed, left - 1


def own_law() -> Path:
    """The folder of the user's own law library; what of it cannot be read is named and not used."""
    from reviewer.law.holdings import holdings_in
    from reviewer.marks.places import own_law_folder

    folder = own_law_folder()
    for error in holdings_in(folder).bad:
        complain(error.message(), PARTLY)
    return folder


def _own_rules() -> Path:
    """The folder of the user's own rules; what is no rule in it is named and skipped."""
    from reviewer.marks.places import own_rules_folder
    from reviewer.rules.choices import own_rules

    folder = own_rules_folder()
    for error in own_rules(folder).bad:
        complain(error.message() + say("（已跳过）"), PARTLY)
    return folder


def open_store() -> Store:
    """The lawyer's store. Its passphrase, where it has one, is asked for in the terminal, or taken
    from `SHENQI_PASSPHRASE`. Raises StoreError."""
    from reviewer.marks.store import Store

    passphrase = os.environ.get("SHENQI_PASSPHRASE", "")
    try:
        return Store(passphrase=passphrase)
    except StoreLockedError:
        if passphrase or not sys.stdin.isatty():
            raise
        return Store(passphrase=asked(say("口令：")))


def unreadable(error: ShenqiError, secret: Secret = PASSWORD) -> str:
    """Why a file could not be read, and the option that helps where it is encrypted."""
    needed = error.code == PasswordNeededError.code
    help_with_it = (
        say("（用 --{option}-file 指定写有密码的文件）", option=secret.option) if needed else ""
    )
    return error.message() + help_with_it


def wrote(path: Path) -> int:
    """Print where a file was written, on standard output; the code for success."""
    sys.stdout.write(f"{path}\n")
    return DONE


def complain(line: str, code: int) -> int:
    """Print one plain line on standard error; the code comes back."""
    sys.stderr.write(" ".join(line.split()) + "\n")
    return code
