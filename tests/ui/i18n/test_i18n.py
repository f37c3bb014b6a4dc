"""Every string of the window is there in both languages, with the same placeholders."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import ui
from reviewer.document.notices import Notice, NoticeKind
from reviewer.export.notice_words import HOW_TO_RECOGNISE_ZH, NOTICES_ZH, notice_words
from reviewer.labels import Label, Stage
from reviewer.marks import commands
from reviewer.marks.deeds import Deed, DeedKind
from reviewer.marks.model import Status
from ui import i18n
from ui.session.deed_names import deed_name
from ui.words import label_name, warning_words

SOURCES = sorted(Path(ui.__file__).parent.rglob("*.py"))
# Labels and deeds have their Chinese names in the core.
ZH = i18n.catalogue("zh")
EN = {
    key: text
    for key, text in i18n.catalogue("en").items()
    if not key.startswith(("label.", "deed."))
}
_KEY = re.compile(r"""["']([a-z_]+\.[a-z_\-.]+)["']""")
_ASKED = re.compile(r"""\btr\(\s*["']([^"']+)["']""")
_MADE = re.compile(r"""f["']([a-z_]+\.[a-z_\-.]*\{[^"']+)["']""")


# The signs of Chinese; its space is a gap in either language, and “” are the quotes of both.
_FULL_WIDTH = re.compile("[\u3001-\u3003\u3008-\u303f\uff00-\uffef]")
# What the core says (articles, grounds, rows of the opinion) is Chinese, and joined as such.
_JOINS_CHINESE = {
    "article_panel.py",
    "batch_dialog.py",
    "card_menu.py",
    "cited_law.py",
    "contract_work.py",
    "law_time.py",
}


def joints(path: Path) -> Iterator[str]:
    """What a module puts between parts: in f-strings, and by `join`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.JoinedStr(values=values):
                yield from (each.value for each in values if isinstance(each, ast.Constant))
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(sign)), attr="join")):
                yield sign


def literal_keys() -> set[str]:
    """What stands in quotes as a dotted key, whether `tr` is right before it or not."""
    return {key for path in SOURCES for key in _KEY.findall(path.read_text("utf-8"))}


def patterns() -> list[re.Pattern[str]]:
    """The keys that are put together: tr(f"grade.{...}")."""
    made = (key for path in SOURCES for key in _MADE.findall(path.read_text("utf-8")))
    return [re.compile(re.sub(r"\{[^}]*\}", "[a-z0-9_-]+", key)) for key in made]


def test_both_catalogues_have_the_same_keys() -> None:
    assert set(ZH) == set(EN)


@pytest.mark.parametrize("key", sorted(ZH))
def test_placeholders_are_the_same_in_both_languages(key: str) -> None:
    def fields(text: str) -> set[str | None]:
        return {field for _, field, _, _ in Formatter().parse(text) if field is not None}

    assert fields(ZH[key]) == fields(EN[key])


def test_english_strings_have_no_full_width_signs_but_in_what_is_typed_in_chinese() -> None:
    wide = {key for key, text in EN.items() if _FULL_WIDTH.search(text)}
    assert wide == {"facts.hint_platforms", "pointing.hint_party"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_parts_are_put_together_with_signs_of_the_language(path: Path) -> None:
    assert path.name in _JOINS_CHINESE or not any(map(_FULL_WIDTH.search, joints(path)))


def test_every_key_that_is_asked_for_exists() -> None:
    asked = {key for path in SOURCES for key in _ASKED.findall(path.read_text("utf-8"))}
    assert asked
    assert asked <= set(ZH)


def test_every_key_is_asked_for() -> None:
    literal, made = literal_keys(), patterns()
    unused = {key for key in ZH if not any(pattern.fullmatch(key) for pattern in made)} - literal
    assert not unused


@pytest.mark.parametrize("label", Label)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_label_has_a_name(label: Label, language: str) -> None:
    i18n.use(language)
    assert label_name(label)


_EXAMPLES = {  # what a kind carries, where it is not free
    DeedKind.CORRECT_FACT: {"subject": "price_cny"},
    DeedKind.RESTORE_FACT: {"subject": "price_cny"},
    DeedKind.ANSWER: {"subject": "consents_seen", "value": "open"},
    DeedKind.SET_SIGNING_DAY: {"value": "2019-09-22"},
    DeedKind.SET_PERFORMANCE_DAY: {"value": "2019-09-22"},
    DeedKind.SET_SIDE: {"value": "transferee"},
    DeedKind.SET_STAGE: {"value": "signed"},
    DeedKind.DECIDE: {"subject": "account-transfer", "status": Status.DEFERRED},
    DeedKind.DECIDE_ALL: {"status": Status.ADOPTED},
}


@pytest.mark.parametrize("kind", DeedKind)
def test_every_change_has_a_name_in_both_languages(kind: DeedKind) -> None:
    deed = Deed(kind, **{"subject": "account-transfer", **_EXAMPLES.get(kind, {})})
    i18n.use("zh")
    chinese = deed_name(deed)
    i18n.use("en")
    english = deed_name(deed)
    assert chinese
    assert "{" not in chinese + english
    assert (chinese == english) is (kind is DeedKind.WORDED)
    assert "  " not in english


def test_a_command_is_named_in_the_language_of_the_window() -> None:
    command = commands.SetStage(Stage.SIGNED)
    i18n.use("zh")
    assert deed_name(command.deed) == "阶段改为已签未履行"
    i18n.use("en")
    assert deed_name(command.deed) == "stage: signed, not performed"


def test_an_unknown_language_means_chinese() -> None:
    i18n.use("fr")
    assert i18n.language() == "zh"
    assert i18n.tr("grade.high") == "高"


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        i18n.tr("no.such")


def test_warnings_of_the_core_are_said_in_the_language_of_the_window() -> None:
    notice = Notice(NoticeKind.IMAGES, (1, 2, 4), command="pip install it")
    i18n.use("zh")
    assert warning_words(notice) == notice_words(notice)
    i18n.use("en")
    assert warning_words(notice) == (
        "Page 1-2, 4 has no text that can be read (perhaps a scan) and is not reviewed. "
        "With the recognition package scanned pages can be read; in a terminal run: pip install it"
    )


@pytest.mark.parametrize("kind", NoticeKind)
def test_the_window_warns_in_the_words_of_the_report(kind: NoticeKind) -> None:
    assert ZH[f"warning.{kind.value}"] == NOTICES_ZH[kind]


def test_the_window_says_how_to_recognise_pages_in_the_words_of_the_report() -> None:
    assert ZH["warning.missing"] == HOW_TO_RECOGNISE_ZH
