"""Tracked words: all accepted they give the new wording, all rejected the old, to the letter."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph, table
from export.marked_files import (
    BOLD,
    BY,
    SDT,
    both_ways,
    kinds,
    part,
    redlined,
    replacement,
    run,
    unplaced,
)
from hypothesis import given
from hypothesis import strategies as st

from reviewer.document.docx_names import W
from reviewer.document.docx_reader import read_docx
from reviewer.export.docx_redline import Substitution, Unplaced

_clause = st.text(st.sampled_from("甲方乙转让微信号，。𠮷a1"), min_size=1, max_size=12)


def test_a_word_is_replaced_and_the_rest_stays():
    data = docx(paragraph("甲方可以转让微信号。", run=BOLD) + paragraph("完"))
    made = redlined(data, replacement(data, "甲方可以转让微信号。", "甲方不得转让微信号。"))
    both_ways(data, made, ["甲方不得转让微信号。", "完"])
    assert (kinds(made, "del"), kinds(made, "ins")) == (["可以"], ["不得"])
    assert len(list(part(made).iter(W + "b"))) == 4


def test_a_change_says_who_made_it_and_when():
    data = docx(paragraph("甲方可以转让微信号。"))
    made = redlined(data, replacement(data, "可以", "不得"))
    for change in part(made).iter(W + "ins", W + "del"):
        assert change.get(W + "author") == "王律师"
        assert change.get(W + "date") == "2026-11-02T12:00:00Z"
    ids = [change.get(W + "id") for change in part(made).iter(W + "ins", W + "del")]
    assert len(set(ids)) == 2


def test_wording_that_has_little_in_common_is_replaced_as_a_whole():
    data = docx(paragraph("甲方转让九个微信号。"))
    made = redlined(data, replacement(data, "甲方转让九个微信号。", "本协议不含任何账号"))
    both_ways(data, made, ["本协议不含任何账号"])
    assert kinds(made, "del") == ["甲方转让九个微信号。"]


def test_words_of_several_runs_tabs_and_breaks_are_deleted():
    inner = f"{run('甲方')}<w:r><w:tab/><w:t>转让</w:t><w:br/><w:t>账号</w:t></w:r>{run('。')}"
    data = docx(f"<w:p>{inner}</w:p>")
    made = redlined(data, replacement(data, "方\t转让\n账号", "乙"))
    both_ways(data, made, ["甲乙。"])


@pytest.mark.parametrize(
    ("old", "new", "cured"),
    [
        ("甲方转让。", "甲方及其配偶转让。", "甲方及其配偶转让。"),
        ("甲方转让。", "经平台同意，甲方转让。", "经平台同意，甲方转让。"),
        ("甲方转让。", "甲方转让。并删除。", "甲方转让。并删除。"),
        ("甲方转让。", "甲方。", "甲方。"),
    ],
)
def test_words_are_inserted_or_deleted_alone(old, new, cured):
    data = docx(paragraph("甲方转让。"))
    both_ways(data, redlined(data, replacement(data, old, new)), [cured])


def test_nothing_is_written_where_nothing_changes():
    data = docx(paragraph("甲方转让。"))
    made = redlined(data, replacement(data, "甲方转让。", "甲方转让。"))
    assert list(part(made).iter(W + "ins", W + "del")) == []


@pytest.mark.parametrize(
    ("body", "words", "why"),
    [
        (
            f"<w:p>{run('甲')}<w:r><w:pict><w:txbxContent>{paragraph('框中')}</w:txbxContent>"
            "</w:pict></w:r></w:p>",
            "框中",
            Unplaced.TEXT_BOX,
        ),
        (table(["账号", "密码"]), "账号", Unplaced.TABLE_ROW),
        (f"<w:p>{SDT.format('<w:dataBinding/>', run('公司'))}</w:p>", "公司", Unplaced.CONTROL),
        (
            f"<w:p><w:r><w:ruby><w:rubyBase>{run('转让')}</w:rubyBase></w:ruby></w:r></w:p>",
            "转让",
            Unplaced.CONTROL,
        ),
        (
            "<w:p><m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"
            "<m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
            "x",
            Unplaced.NO_NODE,
        ),
    ],
)
def test_what_cannot_be_tracked_is_said_and_not_tried(body, words, why):
    assert unplaced(docx(body), words) is why


def test_a_number_that_word_would_write_anew_is_not_replaced():
    numbering = lists(level(0, "第%1条", "chineseCountingThousand"))
    marked = (
        listed("付款。")
        .replace("<w:r>", '<w:bookmarkStart w:id="0" w:name="_Ref1"/><w:r>', 1)
        .replace("</w:p>", '<w:bookmarkEnd w:id="0"/></w:p>')
    )
    field = f'<w:fldSimple w:instr="REF _Ref1 \\r \\h">{run("第九条")}</w:fldSimple>'
    data = docx(
        listed("转让。") + marked + f"<w:p>{field}{run('另行约定。')}</w:p>", numbering=numbering
    )
    assert "第二条另行约定。" in read_docx(data, "a.docx").text
    assert unplaced(data, "第二条另行约定。") is Unplaced.NO_NODE
    assert unplaced(data, "另行约定。") is None


@given(st.lists(_clause, min_size=1, max_size=4), st.data())
def test_any_wording_goes_in_and_comes_out(clauses, given_data):
    body = "".join(
        f"<w:p>{run(each[: len(each) // 2])}<w:ins {BY}>{run(each[len(each) // 2 :])}</w:ins></w:p>"
        for each in clauses
    )
    data = docx(body + paragraph("末尾"))
    document = read_docx(data, "a.docx")
    changes, cured = [], []
    for index, clause in enumerate(clauses):
        new = given_data.draw(st.none() | _clause)
        after = given_data.draw(st.lists(_clause, max_size=2))
        cured += [clause if new is None else new, *after]
        span = document.blocks[index].span
        changes.append(Substitution(span, index, new, tuple(after)))
    both_ways(data, redlined(data, *changes), [*cured, "末尾"])
