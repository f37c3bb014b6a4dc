"""What the command line says, in Chinese or, with `--language en`, in English.

The Chinese words stand in the code; `messages/command-line.en.toml` has the English for each. What
is said of a contract (findings, opinions, reports) is Chinese in either language.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NoReturn
from unicodedata import east_asian_width

from reviewer.errors import speak, spoken

LANGUAGES = ("zh", "en")
VARIABLE = "SHENQI_LANGUAGE"
_OPTION = "--language"
_HEADING = re.compile(r"(?m)^([\u4e00-\u9fff].*):$")
# What argparse says of wrong usage, and how we say it; what it names follows in this order.
_USAGE = (
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"unrecognized arguments: (.*)", "无法识别的参数：{0}"),
    (r"argument (\S+): invalid choice: (.*?) \(choose from (.*)\)", "参数 {0}：没有 {1}，可选 {2}"),
    (r"argument (\S+): expected (?:one|at least one) argument", "参数 {0}：缺少值"),
    (r"argument (\S+): not allowed with argument (\S+)", "参数 {0}：不能与 {1} 同用"),
    (r"argument (\S+): ignored explicit argument (.*)", "参数 {0}：不带值，多出 {1}"),
    (r"argument (\S+): invalid \S+ value: (.*)", "参数 {0}：值 {1} 不正确"),
    (r"ambiguous option: (\S+) could match (.*)", "参数 {0} 不完整，可能是 {1}"),
    (r"argument (\S+): (.*)", "参数 {0}：{1}"),
)


def say(words: str, **values: object) -> str:
    """The words in the language that is spoken, their placeholders filled."""
    said = words if spoken() == "zh" else _english()[words]
    return said.format(**values) if values else said


def choose_language(arguments: Sequence[str]) -> list[str]:
    """Speak the language that the arguments or the environment ask for; the other arguments.

    An unknown language is left among the arguments, to be refused as any other wrong choice.
    """
    left, wanted = [], os.environ.get(VARIABLE, "")
    rest = iter(arguments)
    for each in rest:
        option, sign, value = each.partition("=")
        if option != _OPTION:
            left.append(each)
            continue
        value = value if sign else next(rest, "")
        if value in LANGUAGES:
            wanted = value
        else:
            left += [_OPTION, value] if value else [_OPTION]
    speak(wanted if wanted in LANGUAGES else LANGUAGES[0])
    return left


class CommandParser(argparse.ArgumentParser):
    """A parser that speaks the chosen language in its help and of wrong usage."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **options, "add_help": False})
        self._positionals.title = say("参数")
        self._optionals.title = say("选项")
        self.add_argument("-h", "--help", action="help", help=say("显示本说明"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is used, and exit with 2."""
        self.print_usage(sys.stderr)
        self.exit(
            2, say("{program}：用法有误：{reason}", program=self.prog, reason=_said(message)) + "\n"
        )

    def format_help(self) -> str:
        """The help, with the colon of the language behind its headings."""
        return _HEADING.sub(r"\1：", super().format_help())


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, say("用法：") if prefix is None else prefix)

    def _format_usage(self, *given: Any) -> str:
        """The usage, its further lines below the first: a Chinese character is two wide."""
        wide = " " * sum(east_asian_width(sign) in "WF" for sign in given[-1])
        return super()._format_usage(*given).replace("\n ", f"\n {wide}")


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option that `choose_language` has taken already, for the help."""
    parser.add_argument(
        _OPTION,
        choices=LANGUAGES,
        help=say("命令行所用的语言，默认中文；也可用环境变量 {variable}", variable=VARIABLE),
    )


def _said(message: str) -> str:
    """What argparse says, in our words."""
    if spoken() != "zh":
        return message
    for pattern, words in _USAGE:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return message


@cache
def _english() -> dict[str, str]:
    import tomllib
    from importlib import resources

    table = resources.files("reviewer") / "messages" / "command-line.en.toml"
    return tomllib.loads(table.read_text("utf-8"))
