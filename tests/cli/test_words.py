"""The command line speaks Chinese, or English where it is asked to; so does its help."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import reviewer
from reviewer import errors
from reviewer.cli import main
from reviewer.cli import words as cli_words
from reviewer.cli.console import USAGE
from reviewer.cli.words import CommandParser, choose_language, say
from reviewer.export import overview_words
from reviewer.export.wording import VERDICTS_ZH

ROOT = Path(reviewer.__file__).parent
SOURCES = sorted(Path(reviewer.cli.__file__).parent.glob("*.py"))
CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")  # words, full-width signs
# What is written into files is Chinese in either language, and so are the names of usage errors
# and the colon behind a Chinese heading.
WRITTEN = {"审契　审阅意见", "\\1：", *(words for _, words in cli_words._USAGE)}
COMMANDS = [
    [],
    ["review"],
    ["export"],
    ["template"],
    ["compare"],
    ["import"],
    ["batch"],
    ["law"],
    ["rules"],
    ["rules", "check"],
    ["rules", "list"],
    ["rules", "explain"],
]


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(cli_words.VARIABLE, raising=False)
    yield
    errors.speak("zh")


def said() -> set[str]:
    """What `say` is called with, word for word; also where it is handed to."""
    return {
        node.args[0].value
        for path in (*SOURCES, Path(overview_words.__file__))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "say"
        and isinstance(node.args[0], ast.Constant)
    }


def strings(path: Path) -> Iterator[str]:
    """The Chinese strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and CHINESE.search(value) and id(node) not in described:
            yield value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_nothing_is_told_but_in_the_language_that_is_spoken(path: Path) -> None:
    assert set(strings(path)) - said() - WRITTEN == set()


def test_the_english_is_that_of_what_is_said_and_no_more() -> None:
    assert set(cli_words._english()) == said() | set(VERDICTS_ZH.values())


def test_placeholders_are_the_same_in_both_languages() -> None:
    def fields(words: str) -> set[str | None]:
        return {field for _, field, _, _ in Formatter().parse(words) if field is not None}

    wrong = {zh: en for zh, en in cli_words._english().items() if fields(zh) != fields(en)}
    assert wrong == {}


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, told.out, told.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_chinese_by_default(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = shown(capsys, *command, "--help")
    assert code == 0
    assert out.startswith("用法：shenqi")
    for word in ("usage", "positional arguments", "options:", "show this help"):
        assert word not in out


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_is_english_where_it_is_asked_for(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = shown(capsys, "--language", "en", *command, "--help")
    assert code == 0
    assert out.startswith("usage: shenqi")
    assert not CHINESE.search(re.sub(r"民法典|第三条|转让", "", out))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "缺少参数：COMMAND"),
        (["review"], "缺少参数：FILE"),
        (["没有这个"], "没有 '没有这个'，可选"),
        (["law", "--nothing"], "无法识别的参数：--nothing"),
        (["law", "--on"], "参数 --on：缺少值"),
        (["law", "--on", "x"], "参数 --on：日期“x”不正确"),
        (["batch", "a", "-o", "b", "-j", "x"], "参数 -j/--jobs：值 'x' 不正确"),
        (["batch", "a", "-o", "b", "-j", "0"], "参数 -j/--jobs：须为 1 至 86400 的整数"),
        (["law", "--load", "a", "--unload=x"], "参数 --unload：不带值，多出 'x'"),
        (["law", "--load-", "a"], "参数 --load- 不完整，可能是 --load-terms, --load-rates"),
        (["--language", "fr", "law"], "参数 --language：没有 'fr'，可选"),
        (["law", "--language"], "无法识别的参数：--language"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = shown(capsys, *arguments)
    assert code == USAGE
    assert "用法有误：" in err
    assert reason in err


def test_wrong_usage_is_told_in_english_where_it_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = shown(capsys, "law", "--nothing", "--language=en")
    assert code == USAGE
    assert "shenqi: wrong usage: unrecognized arguments: --nothing" in err


def test_options_that_exclude_each_other_are_told() -> None:
    parser = CommandParser(prog="a")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--one", action="store_true")
    group.add_argument("--other", action="store_true")
    assert "参数 --other：不能与 --one 同用" in reason_of(parser, "--one", "--other")


def test_what_argparse_may_yet_say_is_told_as_it_says_it() -> None:
    assert cli_words._said("something new") == "something new"


def reason_of(parser: CommandParser, *arguments: str) -> str:
    told = []
    parser.exit = lambda status, message: told.append(message)  # type: ignore[method-assign]
    parser.print_usage = lambda _file: None  # type: ignore[method-assign]
    parser.parse_args(arguments)
    return "".join(told)


def test_errors_are_told_in_the_language_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "没有.docx", "--language", "en"]) == 3
    assert "was not found" in capsys.readouterr().err


def test_the_environment_chooses_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cli_words.VARIABLE, "en")
    assert choose_language(["law"]) == ["law"]
    assert say("选项") == "options"
    assert choose_language(["law", "--language=zh"]) == ["law"]
    assert say("选项") == "选项"
    monkeypatch.setenv(cli_words.VARIABLE, "fr")
    choose_language([])
    assert say("选项") == "选项"


def test_a_usage_of_ones_own_keeps_its_beginning() -> None:
    parser = CommandParser(prog="a")
    assert parser._get_formatter()._prog == "a"
    formatter = parser._get_formatter()
    formatter.add_usage(None, parser._actions, [], "X: ")
    assert formatter.format_help().startswith("X: a")


def test_further_lines_of_the_usage_stand_below_the_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = shown(capsys, "review", "--help")
    first, second = out.splitlines()[:2]
    assert first.startswith("用法：shenqi review [-h]")
    assert len(second) - len(second.lstrip()) == len("用法：shenqi review ") + 3
    assert "选项：" in out


def test_every_option_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS[1:]:
        _, out, _ = shown(capsys, *command, "--help")
        bare = re.findall(r"(?m)^  (?:--?\S+|[A-Z]+)(?: [A-Z]+)?$(?!\n {10})", out)
        assert bare in ([], ["  ACTION"])


@pytest.mark.parametrize(
    ("command", "start"), [((), "用法：shenqi [-h]"), (("law",), "用法：shenqi law")]
)
def test_help_is_a_command_too(
    command: tuple[str, ...], start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = shown(capsys, "help", *command)
    assert code == 0
    assert out.startswith(start)
