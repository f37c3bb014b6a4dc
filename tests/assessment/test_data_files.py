"""The assessment's data refuse what they cannot mean, with file and line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import resources

import pytest

from reviewer.assessment.arguments import decode_arguments
from reviewer.assessment.entries import CHAPTERS, decode_chapter, entries
from reviewer.assessment.evidence import decode_scale
from reviewer.assessment.grading_texts import decode_grading_texts
from reviewer.assessment.grounds import decode_grounds
from reviewer.assessment.matrix import decode_matrix
from reviewer.assessment.periods import decode_periods
from reviewer.assessment.quantities import decode_quantities
from reviewer.assessment.readings import decode_readings
from reviewer.errors import RuleFileError
from reviewer.law.library import Library
from reviewer.law.model import CitationStatus

DECODERS: dict[str, Callable[[str, str], object]] = {
    "assets.yaml": decode_matrix,
    "grounds.yaml": decode_grounds,
    "verdict.yaml": decode_scale,
    "readings.yaml": decode_readings,
    "quantities.yaml": decode_quantities,
    "periods.yaml": decode_periods,
    "grading.yaml": decode_grading_texts,
    "arguments.yaml": decode_arguments,
    **{f"chapters/{name}.yaml": decode_chapter for name in CHAPTERS},
}


def text_of(file: str) -> str:
    folder = resources.files("clause_rules") / "assessment"
    return folder.joinpath(*file.split("/")).read_text("utf-8")


def line_of_error(file: str, old: str, new: str) -> int:
    """Decode the file with one change; the line of the error."""
    text = text_of(file)
    assert old in text
    changed = text.replace(old, new, 1)
    with pytest.raises(RuleFileError) as caught:
        DECODERS[file](changed, file.rpartition("/")[2])
    assert caught.value.details["file"] == file.rpartition("/")[2]
    line = caught.value.details["line"]
    assert isinstance(line, int)
    return line


def line_with(file: str, words: str) -> int:
    lines = text_of(file).split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.mark.parametrize("file", DECODERS)
def test_every_file_refuses_an_unknown_key(file) -> None:
    text = text_of(file)
    with pytest.raises(RuleFileError):
        DECODERS[file](text + "\nsurprise: 1\n", file.rpartition("/")[2])


@pytest.mark.parametrize("file", DECODERS)
def test_every_file_refuses_another_format(file) -> None:
    with pytest.raises(RuleFileError):
        DECODERS[file](text_of(file).replace("format: 1", "format: 2", 1), "x.yaml")


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("assets.yaml", "data: R1", "data: R9", "data: R1"),
        ("assets.yaml", "kind: account", "kind: thing", "kind: account"),
        ("grounds.yaml", "account-transfer: R2", "account-transfer: R8", "account-transfer: R2"),
        ("grounds.yaml", "account-transfer: R2", "account-gift: R2", "account-transfer: R2"),
        ("grounds.yaml", "  R7:", "  R17:", "title: 可撤销"),
        ("readings.yaml", "resale: 转售", "resale: '(转售'", "resale:"),
        ("grading.yaml", "at_most: low", "at_most: lower", "seen:"),
        ("grading.yaml", "    resale:", "    resold:", "取得后转售"),
        ("grading.yaml", "  stays:", "  remains:", "stays:"),
        ("grading.yaml", "共{count}个", "共{number}个", "共{count}个"),
        ("grading.yaml", "“{column}”", "“{column”", "“{column}”"),
        ("quantities.yaml", "，{half}{grave}。", "，{half}{most}。", "  records: 合同"),
        ("quantities.yaml", "core: 50 ", "core: none ", "core: 50 "),
        ("chapters/consequences.yaml", "first: all", "first: both", "first: all"),
        ("chapters/contrary.yaml", "every: [data]", "every: [dat]", "every: [data]"),
        ("chapters/contrary.yaml", "labels: [personal-data-transfer",
         "labels: [personal-data", "labels: [personal-data-transfer"),
        ("chapters/contrary.yaml", "validity: [R4]", "validity: [R9]", "validity: [R4]"),
    ],
)  # fmt: skip
def test_a_word_that_means_nothing_is_refused_where_it_stands(file, old, new, where) -> None:
    assert line_of_error(file, old, new) == line_with(file, where)


def test_a_placeholder_that_nothing_fills_is_refused() -> None:
    with pytest.raises(RuleFileError):
        decode_chapter("format: 1\nentries:\n  - {id: a, text: '共{sum}元'}\n", "x.yaml")


def test_braces_that_do_not_match_are_refused() -> None:
    with pytest.raises(RuleFileError):
        decode_chapter("format: 1\nentries:\n  - {id: a, text: '共{price元'}\n", "x.yaml")


@pytest.mark.parametrize(
    "wording",
    ["{labels: [minor-data]}", "{pattern: 同意}", "{}", "{labels: [minor-data], elsewhere: 同意}"],
)
def test_own_words_are_looked_for_by_labels_and_pattern_or_anywhere(wording: str) -> None:
    with pytest.raises(RuleFileError):
        decode_chapter(
            f"format: 1\nentries:\n  - {{id: a, text: 甲, wording: {wording}}}\n", "x.yaml"
        )


def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.raises(RuleFileError):
        decode_chapter(
            "format: 1\nentries:\n  - {id: a, text: 甲}\n  - {id: a, text: 乙}\n", "x.yaml"
        )


def test_the_last_summary_must_fit_whatever_is_left() -> None:
    with pytest.raises(RuleFileError):
        decode_chapter(
            "format: 1\nentries:\n  - {id: a, text: 甲, when: {every: [data]}}\n", "summary.yaml"
        )


def test_a_matrix_needs_a_row_for_the_accounts_that_no_row_names() -> None:
    line_of_error(
        "assets.yaml", "id: account\n", "id: account\n    words: 网络账号\n    kind2: x\n"
    )
    text = text_of("assets.yaml")
    cut = text[: text.index("  - id: account\n")]
    with pytest.raises(RuleFileError):
        decode_matrix(cut, "assets.yaml")


def test_every_citation_in_the_data_names_an_article_that_the_library_has() -> None:
    library = Library.load()
    missing = [
        citation
        for name in CHAPTERS
        for entry in entries(name)
        for citation in entry.cites
        if not library.versions(citation.law, citation.number)
    ]
    assert missing == []


def test_every_citation_of_a_ground_resolves_on_some_day() -> None:
    library = Library.load()
    grounds = decode_grounds(text_of("grounds.yaml"), "grounds.yaml")
    cited = [
        *(one for route in grounds.routes.values() for one in (*route.norms, *route.validity)),
        *(one for many in grounds.labels.values() for one in many),
        *(one for many in grounds.assets.values() for one in many),
    ]
    days = [date(year, 12, 2) for year in range(2013, 2028)]
    dead = [
        one
        for one in cited
        if all(library.status(one, day) is not CitationStatus.APPLIES for day in days)
    ]
    assert dead == []
