"""The tab of the opinion: what it says, where it leads, and the lawyer's answers."""

from __future__ import annotations

from dataclasses import replace

import panel_values as desk
import pytest
from opinion_on_screen import a_button, shown_panel, texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reviewer.assessment.model import Asset, Point
from reviewer.labels import Label, Severity, Stage, Verdict
from reviewer.marks.commands import SetStage
from reviewer.marks.model import Tick
from ui.panel.change_line import change_words
from ui.panel.citation import CitationRow
from ui.panel.links import Link
from ui.panel.opinion.finding_chips import FindingChips
from ui.panel.opinion.opinion_panel import OpinionPanel
from ui.running.context import Context
from ui.session import Session
from ui.session.changes import compare
from ui.widgets.chip import Chip

DATA = Label.PERSONAL_DATA_TRANSFER.value


@pytest.fixture
def panel(qtbot: QtBot, session: Session, context: Context) -> OpinionPanel:
    return shown_panel(qtbot, session, context)


def test_it_says_grade_ground_and_the_day_of_the_law(panel: OpinionPanel) -> None:
    said = texts(panel)
    assert "效力风险 高" in said
    assert "主要标的含他人个人信息且无同意" in said
    assert "依 2021-12-01 施行的法律评估" in said


def test_it_says_when_the_contract_names_no_day(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    desk.change_review(session, opinion=desk.an_opinion(day_stated=False))
    with qtbot.waitSignal(panel.page.filled):
        session.opinion_changed.emit(None)
    assert "合同未载明签订日，暂依 2021-12-01 施行的法律评估" in texts(panel)


def test_every_part_of_the_opinion_is_there(panel: OpinionPanel) -> None:
    said = texts(panel)
    for words in (
        "转让的是账号与他人信息。",
        "九个微信号",
        "含好友、聊天记录",
        "价款条款",
        "18,000–27,000条",
        "依民法典。",
        "逐人单独同意的证据。",
        "法条库截至 2026-10-04",
        "规则 2026.10",
    ):
        assert words in said


def test_checklist_entries_have_a_sign_that_can_be_read_out(panel: OpinionPanel) -> None:
    names = {widget.accessibleName() for widget in panel.page.findChildren(QWidget)}
    assert {"待核", "已满足", "缺失"} <= names


def test_contrary_authority_is_in_sight_wherever_one_reads(
    qtbot: QtBot, panel: OpinionPanel
) -> None:
    assert panel.contrary.isVisible()
    assert panel.contrary.titles == "只规制履行行为；平台规则不是法律"
    panel.page.verticalScrollBar().setValue(panel.page.verticalScrollBar().maximum())
    qtbot.mouseClick(panel.contrary.toggle, Qt.MouseButton.LeftButton)
    assert panel.contrary.unfolded
    assert "单凭平台协议不致无效。" in texts(panel.contrary)
    qtbot.mouseClick(panel.contrary.toggle, Qt.MouseButton.LeftButton)
    assert not panel.contrary.unfolded


def test_steps_lead_to_findings_and_articles(qtbot: QtBot, panel: OpinionPanel) -> None:
    findings: list[str] = []
    citations: list[object] = []
    panel.finding_requested.connect(findings.append)
    panel.citation_requested.connect(citations.append)
    chips = panel.page.findChildren(FindingChips)[0].findChildren(Chip)
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert findings == [DATA]
    row = panel.page.findChildren(CitationRow)[0]
    row.article_wanted.emit(row.cited)
    assert citations == [row.cited]


def test_an_answer_recomputes_and_the_line_says_what_changed(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    before = session.opinion
    yes = a_button(panel, f"{Tick.CONSENTS_SEEN.value}-1")
    with qtbot.waitSignal(panel.page.filled):
        yes.click()
    assert session.state.ticks == {Tick.CONSENTS_SEEN: True}
    assert session.opinion is not before
    assert panel.change_line.isVisible()
    assert panel.change_line.text.startswith("已重新评估")
    again = a_button(panel, f"{Tick.CONSENTS_SEEN.value}-1")
    assert again.isChecked()
    qtbot.mouseClick(panel.change_line.close_button, Qt.MouseButton.LeftButton)
    assert not panel.change_line.isVisible()


def test_an_undone_answer_is_shown_as_open(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    yes = a_button(panel, f"{Tick.CONSENTS_SEEN.value}-1")
    with qtbot.waitSignal(panel.page.filled):
        yes.click()
    with qtbot.waitSignal(panel.page.filled):
        session.undo()
    unanswered = a_button(panel, f"{Tick.CONSENTS_SEEN.value}-0")
    assert unanswered.isChecked()


def test_the_verdict_can_be_overruled_with_a_reason_and_both_stay_visible(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    panel.ask_verdict()
    assert panel.form.isVisible()
    assert not panel.form.confirm.isEnabled()
    panel.form.choose(Verdict.MEDIUM)
    panel.form.text_edit.setPlainText("附带资产可分割")
    with qtbot.waitSignal(panel.page.filled):
        panel.form.confirm.click()
    assert not panel.form.isVisible()
    said = texts(panel.page.shown)
    assert "效力风险 中" in said
    assert "系统评为 高" in said
    assert "附带资产可分割" in said
    back = a_button(panel, "changeVerdict")
    with qtbot.waitSignal(panel.page.filled):
        back.click()
    assert session.state.verdict is None
    assert "效力风险 高" in texts(panel.page.shown)


def test_before_the_review_is_done_that_is_said(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    desk.forget_review(session)
    made = OpinionPanel(session, context)
    qtbot.addWidget(made)
    made.show()
    made.ask_verdict()
    assert "尚未审查" in texts(made.page.shown)
    assert not made.contrary.isVisible()
    assert not made.form.isVisible()


def test_a_tab_out_of_sight_waits_until_it_is_shown(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    made = OpinionPanel(session, context)
    qtbot.addWidget(made)
    session.opinion_changed.emit(None)
    assert "效力风险 高" not in texts(made.page.shown)
    with qtbot.waitSignal(made.page.filled):
        made.show()
    assert "效力风险 高" in texts(made.page.shown)


def test_many_clauses_are_shown_in_part_until_asked_for(qtbot: QtBot) -> None:
    account = desk.the_findings()[0]
    many = [
        replace(account, finding=replace(account.finding, key=f"k{n}", clause=f"c{n}"))
        for n in range(9)
    ]
    chips = FindingChips(many)
    qtbot.addWidget(chips)
    chips.show()
    shown = [chip for chip in chips.findChildren(Chip) if chip.isVisible()]
    assert [chip.text() for chip in shown][-1] == "共 9 处…"
    assert len(shown) == 7
    qtbot.mouseClick(shown[-1], Qt.MouseButton.LeftButton)
    assert sum(chip.isVisible() for chip in chips.findChildren(Chip)) == 9


def test_findings_of_one_clause_share_a_chip_that_leads_to_the_gravest(qtbot: QtBot) -> None:
    account, data, *_ = desk.the_findings()
    chips = FindingChips([account, data])
    qtbot.addWidget(chips)
    (chip,) = chips.findChildren(Chip)
    assert chip.text() == "第一条"
    assert chip.accessibleName() == "第一条 账号转让、个人信息提供"
    with qtbot.waitSignal(chips.finding_wanted) as asked:
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert asked.args == [DATA]


def test_changes_are_told_in_a_sentence() -> None:
    before = desk.an_opinion()
    account, data, price, keys, *_ = before.findings
    after = replace(
        before,
        verdict=Verdict.LOW,
        day=desk.NOON.date(),
        findings=(replace(account, severity=keys.severity), data, price, keys),
    )
    said = change_words(compare(before, after))
    assert said == (
        "已重新评估：效力风险 高 → 低；改依 2026-03-01 施行的法律；改级：第一条 账号转让 中 → 高；"
        "不再计入：第四条 违约救济条款、第五条 争议解决"
    )
    assert "新增：第四条 违约救济条款、第五条 争议解决" in change_words(compare(after, before))
    assert change_words(compare(before, before)) == "已重新评估：等级和所引法条未变。"


def test_many_changes_are_named_in_part_and_counted() -> None:
    before = desk.an_opinion()
    said = change_words(compare(before, replace(before, findings=())))
    assert "第一条 账号转让、第一条 个人信息提供、第二条 对价条款等 6 处" in said
    assert (
        "不再引《民法典》第一千零三十八条、《个人信息保护法》第二十三条、《民法典》第一百五十三条"
        in said
    )


def test_its_contents_lead_to_the_sections_that_are_there(
    qtbot: QtBot, panel: OpinionPanel
) -> None:
    panel.resize(380, 300)
    shown = panel.page.shown
    contents = shown.findChild(QWidget, "opinionContents") if shown is not None else None
    assert contents is not None
    chips = contents.findChildren(Chip)
    assert [chip.text() for chip in chips] == [
        "转让的标的",
        "条款存废",
        "金额与阈值",
        "适用法律",
        "只有您知道的",
        "核查清单",
    ]
    law = next(chip for chip in chips if chip.text() == "适用法律")
    qtbot.mouseClick(law, Qt.MouseButton.LeftButton)
    assert shown is not None
    labels = [label for label in shown.findChildren(QLabel) if not isinstance(label, Chip)]
    heading = next(label for label in labels if label.text() == "适用法律")
    top = heading.mapTo(panel.page, QPoint()).y()
    assert 0 <= top < 40


def test_a_draft_whose_day_has_passed_is_asked_about(panel: OpinionPanel, qtbot: QtBot) -> None:
    shown = panel.page.shown
    link = shown.findChild(Link, "signedByNow") if shown is not None else None
    assert isinstance(link, Link)
    with qtbot.waitSignal(panel.stage_requested):
        link.click()


def test_a_contract_said_to_be_signed_is_not_asked_about(
    panel: OpinionPanel, session: Session, qtbot: QtBot
) -> None:
    opinion = session.opinion
    session.do(SetStage(Stage.SIGNED))
    desk.change_review(session, opinion=opinion)
    with qtbot.waitSignal(panel.page.filled):
        panel.refresh()
    assert "签订日已过" not in texts(panel.page.shown)


def test_a_draft_of_today_is_not_asked_about(
    panel: OpinionPanel, session: Session, context: Context, qtbot: QtBot
) -> None:
    assert session.opinion is not None
    desk.change_review(session, opinion=replace(session.opinion, day=context.today))
    with qtbot.waitSignal(panel.page.filled):
        panel.refresh()
    assert "签订日已过" not in texts(panel.page.shown)


def test_a_lawful_asset_says_that_general_rules_hold_where_it_stands_and_what_it_takes(
    qtbot: QtBot, panel: OpinionPanel, session: Session
) -> None:
    law = (desk.a_citation("民法典224条"),)
    asset = Asset("设备", Severity.INFO, None, "", ("合同转让货架",), (), law, "第三条")
    desk.change_review(session, opinion=desk.an_opinion(assets=(asset,)))
    with qtbot.waitSignal(panel.page.filled):
        session.opinion_changed.emit(None)
    said = texts(panel)
    for words in ("可以独立转让，按一般规则", "合同转让货架", "所在条款：第三条", "第二百二十四条"):
        assert words in said


def test_an_asset_says_by_which_route_and_how_settled_it_is(panel: OpinionPanel) -> None:
    assert "路径：违反强制性规定（个人信息），较为明确" in texts(panel.page.shown)


def test_what_is_settled_and_what_disputed_has_its_section(
    qtbot: QtBot, session: Session, context: Context
) -> None:
    point = Point("违背公序良俗：个案裁量", "仍有争议：由法院综合判断。", ("f2",))
    desk.change_review(session, opinion=desk.an_opinion(standing=(point,)))
    made = OpinionPanel(session, context)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.page.filled):
        made.show()
    said = texts(made.page.shown)
    assert "法律路径：定论与争议" in said
    assert "违背公序良俗：个案裁量" in said
