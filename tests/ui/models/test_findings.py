"""The findings as a list: order, folding, filters."""

from __future__ import annotations

import panel_values as desk
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester

from reviewer.labels import Label, Severity
from reviewer.marks.commands import Decide
from reviewer.marks.decisions import reference
from reviewer.marks.model import Decision, Dismissal, Status
from reviewer.marks.state import ReviewState
from ui.models.findings import (
    KEY,
    FindingsFilter,
    FindingsModel,
    Order,
    finding_rows,
    row_at,
)

DATA = Label.PERSONAL_DATA_TRANSFER.value
PRICE, REMEDY = Label.TAINTED_CONSIDERATION.value, Label.TAINTED_REMEDY.value
ACCOUNT, KEYS = Label.ACCOUNT_TRANSFER.value, Label.CREDENTIAL_HANDOVER.value
FORUM = Label.DISPUTE_RESOLUTION.value
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def decided(label: Label, status: Status, reason: Dismissal | None = None) -> ReviewState:
    graded = next(g for g in desk.the_findings() if g.finding.label is label)
    decision = Decision(reference(graded.finding), desk.NOON, status, reason)
    return Decide(decision).apply(ReviewState())


@pytest.fixture
def model(owner: QObject) -> FindingsModel:
    made = FindingsModel(owner)
    made.set_rows(finding_rows(desk.the_findings(), ReviewState()))
    return made


@pytest.fixture
def proxy(owner: QObject, model: FindingsModel) -> FindingsFilter:
    made = FindingsFilter(owner)
    made.setSourceModel(model)
    return made


def keys(proxy: FindingsFilter) -> list[str]:
    return [str(proxy.index(row, 0).data(KEY)) for row in range(proxy.rowCount())]


def test_rows_are_in_document_order_with_derived_ones_after_their_own() -> None:
    rows = finding_rows(desk.the_findings(), ReviewState())
    labels = [row.graded.finding.key for row in rows]
    assert labels == [ACCOUNT, DATA, PRICE, REMEDY, KEYS, FORUM]
    assert [row.children for row in rows] == [0, 2, 0, 0, 0, 0]
    assert [row.parent for row in rows] == [None, None, DATA, DATA, None, None]


def test_a_derived_finding_whose_source_is_gone_stands_alone() -> None:
    rows = finding_rows([g for g in desk.the_findings() if g.finding.key == PRICE], ReviewState())
    assert [row.parent for row in rows] == [None]


def test_a_derived_finding_shares_the_decision_of_its_source() -> None:
    state = decided(Label.PERSONAL_DATA_TRANSFER, Status.ADOPTED)
    rows = {row.graded.finding.key: row for row in finding_rows(desk.the_findings(), state)}
    assert rows[DATA].status is rows[PRICE].status is Status.ADOPTED
    assert rows[KEYS].status is Status.PENDING


def test_the_models_keep_the_rules_of_qt(
    owner: QObject, model: FindingsModel, proxy: FindingsFilter
) -> None:
    QAbstractItemModelTester(model, FATAL, owner)
    QAbstractItemModelTester(proxy, FATAL, owner)
    proxy.set_unfolded(DATA, unfolded=True)
    proxy.set_grades(frozenset({Severity.HIGH}))
    proxy.set_order(Order.GRADE)
    proxy.clear()
    model.set_rows(finding_rows(desk.the_findings()[:2], ReviewState()))
    model.set_rows([])


def test_what_follows_from_a_finding_is_folded_until_asked_for(proxy: FindingsFilter) -> None:
    assert keys(proxy) == [ACCOUNT, DATA, KEYS, FORUM]
    proxy.set_unfolded(DATA, unfolded=True)
    assert keys(proxy) == [ACCOUNT, DATA, PRICE, REMEDY, KEYS, FORUM]
    assert proxy.is_unfolded(DATA)
    proxy.set_unfolded(DATA, unfolded=False)
    assert keys(proxy) == [ACCOUNT, DATA, KEYS, FORUM]


def test_what_follows_from_a_finding_goes_by_the_grade_of_that(proxy: FindingsFilter) -> None:
    proxy.set_unfolded(DATA, unfolded=True)
    proxy.set_grades(frozenset({Severity.MEDIUM}))
    assert keys(proxy) == [ACCOUNT]
    proxy.set_grades(frozenset({Severity.HIGH}))
    assert keys(proxy) == [DATA, PRICE, REMEDY, KEYS]
    proxy.set_words("转让价款")
    proxy.set_grades(frozenset({Severity.MEDIUM}))
    assert keys(proxy) == [PRICE]


def test_an_unfounded_finding_is_none_of_its_grade(
    model: FindingsModel, proxy: FindingsFilter
) -> None:
    state = decided(Label.CREDENTIAL_HANDOVER, Status.DISMISSED, Dismissal.UNFOUNDED)
    model.set_rows(finding_rows(desk.the_findings(), state))
    proxy.set_grades(frozenset({Severity.HIGH}))
    assert keys(proxy) == [DATA]
    proxy.set_statuses(frozenset({Status.DISMISSED}))
    assert keys(proxy) == [KEYS]


def test_labels_and_words_filter(proxy: FindingsFilter) -> None:
    proxy.set_labels(frozenset({Label.DISPUTE_RESOLUTION}))
    assert keys(proxy) == [FORUM]
    proxy.clear()
    proxy.set_words("绑定 手机")
    assert keys(proxy) == [KEYS]


def test_words_look_into_the_cited_articles(proxy: FindingsFilter) -> None:
    proxy.set_words("个人信息保护法第二十三条")
    assert keys(proxy) == [DATA]


def test_statuses_filter(model: FindingsModel, proxy: FindingsFilter) -> None:
    state = decided(Label.CREDENTIAL_HANDOVER, Status.DISMISSED, Dismissal.UNFOUNDED)
    model.set_rows(finding_rows(desk.the_findings(), state))
    proxy.set_statuses(frozenset({Status.DISMISSED}))
    assert keys(proxy) == [KEYS]


def test_the_gravest_come_first_where_asked_with_what_follows_from_them(
    proxy: FindingsFilter,
) -> None:
    proxy.set_unfolded(DATA, unfolded=True)
    proxy.set_order(Order.GRADE)
    assert keys(proxy) == [DATA, PRICE, REMEDY, KEYS, ACCOUNT, FORUM]


def test_pending_findings_come_first_where_asked(
    model: FindingsModel, proxy: FindingsFilter
) -> None:
    state = decided(Label.ACCOUNT_TRANSFER, Status.ADOPTED)
    model.set_rows(finding_rows(desk.the_findings(), state))
    proxy.set_order(Order.STATUS)
    assert keys(proxy)[-1] == ACCOUNT


def test_a_new_status_changes_a_row_in_place(model: FindingsModel) -> None:
    changed: list[int] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.modelReset.connect(lambda: resets.append(True))
    state = decided(Label.CREDENTIAL_HANDOVER, Status.ADOPTED)
    model.set_rows(finding_rows(desk.the_findings(), state))
    assert changed == [4]
    assert not resets


def test_a_row_keeps_its_enumerations_through_a_proxy(proxy: FindingsFilter) -> None:
    row = row_at(proxy.index(0, 0))
    assert row.status is Status.PENDING
    assert row.grade is Severity.MEDIUM


def test_a_screen_reader_hears_grade_label_place_status_and_words(model: FindingsModel) -> None:
    spoken = str(model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    for part in ("高", "个人信息提供", "第一条", "待处理", "全部好友"):
        assert part in spoken
