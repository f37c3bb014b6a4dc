"""With all default changes accepted a contract reads as one agreement."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from evaluation.documents import word_document
from export.marked_files import SIGNATURE

from reviewer.document.docx_reader import read_docx
from reviewer.document.reading import read
from reviewer.export.audience import Reader
from reviewer.export.marked_copy import write_marked_copy
from reviewer.export.outgoing import Marking, Outgoing, Selection, candidates, outgoing_of
from reviewer.marks.state import ReviewState
from reviewer.review import Options, review

ROOT = Path(__file__).parents[2]
WITHDRAWN = ("标的不包括任何", "不提供客户信息", "不在标的之内")
ON_CONDITIONS = ("仅对已同意者交付", "确需交付的", "书面同意并完成官方主体变更", "过户完成之日起")


def contract(name: str, folder: Path) -> Path:
    sample = ROOT / "sample_contracts" / f"{name}.docx"
    if sample.exists():
        return sample
    gold = ROOT / "tests" / "evaluation" / "contracts" / f"{name}.json"
    made = folder / f"{name}.docx"
    word_document(json.loads(gold.read_text("utf-8"))).save(str(made))
    return made


def accepted(name: str, folder: Path) -> tuple[list[str], Outgoing]:
    """The paragraphs, with their automatic numbers, once all default changes are accepted."""
    path = contract(name, folder)
    found = review(read(path), Options(today=date(2026, 11, 2)))
    keys = frozenset(graded.finding.key for graded in candidates(found))
    chosen = Selection(findings=keys)
    sent = outgoing_of(found, ReviewState(), Marking.REDLINE, Reader.OTHER_SIDE, chosen)
    target = folder / "copy.docx"
    write_marked_copy(found, path, sent, target, SIGNATURE)
    copy = read_docx(target.read_bytes(), target.name)
    lines = [f"{block.label or ''} {block.span.of(copy.text)}".strip() for block in copy.blocks]
    return lines, sent


def line_with(words: str, lines: list[str]) -> str:
    (found,) = (line for line in lines if words in line)
    return found


@pytest.mark.parametrize("name", ["nine-accounts", "clinic-handover", "am03", "ap02", "u01"])
def test_what_leaves_the_contract_is_not_promised_on_conditions(name, tmp_path) -> None:
    text = "\n".join(accepted(name, tmp_path)[0])
    withdrawn = [words for words in WITHDRAWN if words in text]
    conditions = [words for words in ON_CONDITIONS if words in text]
    assert bool(withdrawn) != bool(conditions)


def test_with_the_accounts_their_handing_over_and_their_price_leave(tmp_path) -> None:
    lines, _ = accepted("nine-accounts", tmp_path)
    text = "\n".join(lines)
    for gone in ("登录密码", "找回标的账号", "ruoqing_ym01", "就诊时间"):
        assert gone not in text
    assert line_with("不在标的之内", lines).startswith("3.2 ")


def test_clauses_that_still_use_the_name_of_what_leaves_are_told(tmp_path) -> None:
    _, sent = accepted("nine-accounts", tmp_path)
    (told,) = (each for each in sent.dangling if each.words == "标的账号")
    assert {"1.1", "6.1", "7.3"} <= set(told.places)


@pytest.mark.parametrize(
    ("name", "number"),
    [("nine-accounts", "9.3"), ("clinic-handover", "（五）"), ("am03", "9.4"), ("ap02", "（四）")],
)
def test_what_follows_from_invalidity_closes_the_chapter_on_liability(
    name, number, tmp_path
) -> None:
    lines, _ = accepted(name, tmp_path)
    assert line_with("如相关约定被认定无效", lines).startswith(number)


def test_a_sentence_stands_below_the_list_of_assets_not_in_it(tmp_path) -> None:
    lines, _ = accepted("clinic-handover", tmp_path)
    assert line_with("仅对已同意者交付", lines).startswith("（二）")
    assert not any("患者档案，即甲方" in line for line in lines)


def test_typed_numbers_go_on_or_get_a_number_between_and_are_told(tmp_path) -> None:
    lines, sent = accepted("am03", tmp_path)
    assert line_with("仅对已同意者交付", lines).startswith("1.5之一 ")
    added = [each.words for each in sent.dangling if each.cause == "added"]
    assert added == ["1.4之一", "1.5之一", "9.4"]


def test_a_waiver_of_invalidity_gives_way_to_what_follows_from_it(tmp_path) -> None:
    text = "\n".join(accepted("ap02", tmp_path)[0])
    assert "不以其违法为由要求退款" not in text
