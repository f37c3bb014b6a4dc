"""Whatever findings, day and ticks: the opinion is well formed and says only what it may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal

from assessment.gold_findings import a_finding
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer.assessment.assess import assess
from reviewer.assessment.model import Opinion, Ticks
from reviewer.assessment.operative import MOST_PLACES
from reviewer.document.model import Span
from reviewer.facts.model import Fact, Facts, Instalment, Party
from reviewer.labels import DERIVED, MITIGATING, Label, Severity, Side, Stage, Verdict

# The first call loads the library and the data; a machine may be slow.
any_speed = settings(deadline=None)
_WORDS = (
    "乙方将九个微信号转让给甲方",
    "会员病历、姓名电话一并交付",
    "取得每一会员的单独同意后方可交付",
    "乙方保证已取得同意",
    "银行卡、支付宝交由甲方使用",
    "价款按好友计算，每个好友十元",
    "抖音号、淘宝店",
)
_TRUTH = st.none() | st.booleans()
_AMOUNTS = st.integers(1, 10_000_000).map(Decimal)
_COUNTS = st.integers(1, 5_000_000)

days = st.dates(date(2013, 1, 1), date(2027, 12, 31))


def _fact(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values.map(lambda value: Fact(value, (Span(0, 1),)))


facts = st.builds(
    Facts,
    date_blank=st.booleans(),
    parties=st.lists(
        st.builds(Party, st.just("甲方"), st.none(), st.just(()), st.just(()), _TRUTH),
        max_size=1,
    ).map(tuple),
    transferor=_fact(st.just("甲方")),
    price_cny=_fact(_AMOUNTS),
    instalments=st.lists(
        st.builds(Instalment, _AMOUNTS, st.none() | days, st.just(Span(0, 1))), max_size=3
    ).map(tuple),
    account_count=_fact(_COUNTS),
    platforms=st.lists(
        st.sampled_from(["微信", "抖音", "公众号", "游戏账号", "淘宝", "别处"]).map(Fact),
        max_size=2,
    ).map(tuple),
    records_min=_fact(_COUNTS),
    records_max=_fact(_COUNTS),
    in_service=_fact(st.booleans()),
)
ticks = st.builds(
    Ticks,
    _TRUTH,
    _TRUTH,
    _TRUTH,
    st.sampled_from(Side),
    st.sampled_from(Stage),
    performed=st.none() | days,
)
findings = st.lists(
    st.tuples(
        st.sampled_from(Label), st.sampled_from(_WORDS), st.floats(0.3, 1.0, allow_nan=False)
    ),
    max_size=14,
).map(
    lambda made: tuple(
        a_finding(label, words, f"c{at // 2}", at * 100, confidence=confidence, key=f"k{at}")
        for at, (label, words, confidence) in enumerate(made)
    )
)


@any_speed
@given(findings, facts, days, ticks)
def test_every_serious_finding_cites_law_in_force_and_every_risk_has_a_ground(
    found, stated, day, ticked
) -> None:
    opinion = assess(found, stated, day, ticked, day_stated=True)
    for graded in opinion.findings:
        if graded.finding.label in MITIGATING:
            assert graded.severity is Severity.INFO
        elif graded.severity in (Severity.HIGH, Severity.MEDIUM):
            assert graded.citations
        else:
            assert graded.citations or graded.finding.route


@any_speed
@given(findings, facts, days, ticks)
def test_no_article_is_cited_that_was_not_in_force(found, stated, day, ticked) -> None:
    opinion = assess(found, stated, day, ticked, day_stated=True)
    for cited in _citations(opinion):
        why = cited.applies_because
        # By its own time clause, or for what is performed later: it says so.
        if "不以合同签订日为界" not in why and not why.startswith(("履行于", "就")):
            assert cited.in_force_from <= day
            assert cited.in_force_to is None or day < cited.in_force_to


@any_speed
@given(findings, facts, days, ticks)
def test_findings_and_reasoning_rest_on_the_law_of_the_signing_day_alone(
    found, stated, day, ticked
) -> None:
    opinion = assess(found, stated, day, ticked, day_stated=True)
    for part in (*opinion.findings, *opinion.reasoning, *opinion.validity):
        for cited in part.citations:
            assert not cited.applies_because.startswith(("履行于", "就"))


@any_speed
@given(findings, facts, days, ticks, st.booleans())
def test_no_text_states_invalidity_or_a_crime_as_a_fact(
    found, stated, day, ticked, day_stated
) -> None:
    opinion = assess(found, stated, day, ticked, day_stated=day_stated)
    for text in _texts(opinion):
        assert text
        assert "合同无效" not in text
        assert "构成犯罪" not in text
        assert "{" not in text


@any_speed
@given(findings, facts, days, ticks)
def test_links_between_the_parts_of_an_opinion_hold(found, stated, day, ticked) -> None:
    opinion = assess(found, stated, day, ticked, day_stated=True)
    ids = [graded.id for graded in opinion.findings]
    keys = {graded.finding.key for graded in opinion.findings}
    assert len(set(ids)) == len(ids)
    assert [graded.finding.key for graded in opinion.findings] == [
        finding.key for finding in found if finding.key in keys
    ]
    for graded in opinion.findings:
        assert set(graded.mitigated_by) <= set(ids)
        assert (graded.follows_from in keys) == (graded.finding.label in DERIVED)
    for part in (
        *opinion.reasoning, *opinion.assets, *opinion.consequences, *opinion.exposure,
        *opinion.applicable_law, *opinion.checklist, *opinion.contrary,
    ):  # fmt: skip
        assert set(part.findings) <= set(ids)


@any_speed
@given(findings, facts, days, ticks)
def test_prices_and_remedies_stay_only_in_risky_contracts_and_below_their_source(
    found, stated, day, ticked
) -> None:
    opinion = assess(found, stated, day, ticked, day_stated=True)
    grades = {graded.finding.key: graded.severity for graded in opinion.findings}
    derived = [graded for graded in opinion.findings if graded.finding.label in DERIVED]
    if opinion.verdict in (Verdict.LOW, Verdict.NONE):
        assert not derived
    for graded in derived:
        assert graded.severity.rank <= grades[graded.follows_from].rank


@any_speed
@given(findings, facts, days, ticks)
def test_evidence_of_consent_never_raises_the_verdict(found, stated, day, ticked) -> None:
    order = list(reversed(Verdict))
    seen = Ticks(True, ticked.platform_procedure_done, ticked.anonymised_verified)
    open_ = Ticks(None, ticked.platform_procedure_done, ticked.anonymised_verified)
    missing = Ticks(False, ticked.platform_procedure_done, ticked.anonymised_verified)
    verdicts = [
        order.index(assess(found, stated, day, tick, day_stated=True).verdict)
        for tick in (seen, open_, missing)
    ]
    if verdicts[1] > 0:  # an isolated point may become a mitigated one: both are below medium
        assert max(verdicts[0], 1) <= max(verdicts[1], 1) <= max(verdicts[2], 1)


@any_speed
@given(findings, facts, days, ticks)
def test_side_and_stage_change_no_grade(found, stated, day, ticked) -> None:
    plain = Ticks(ticked.consents_seen, ticked.platform_procedure_done, ticked.anonymised_verified)
    one = assess(found, stated, day, ticked, day_stated=True)
    other = assess(found, stated, day, plain, day_stated=True)
    assert one.verdict is other.verdict
    assert [graded.severity for graded in one.findings] == [
        graded.severity for graded in other.findings
    ]


@any_speed
@given(findings, facts, days, ticks)
def test_no_statement_rests_on_a_list_of_clauses(found, stated, day, ticked) -> None:
    opinion = assess(found, stated, day, ticked, day_stated=True)
    ids = {graded.id for graded in opinion.findings}
    for part in (*opinion.reasoning, *opinion.validity, *opinion.consequences, *opinion.contrary):
        assert len(part.findings) <= MOST_PLACES
        assert ids.issuperset(part.findings)


@any_speed
@given(findings, facts, days, ticks)
def test_the_same_input_gives_the_same_opinion(found, stated, day, ticked) -> None:
    assert assess(found, stated, day, ticked, day_stated=True) == assess(
        found, stated, day, ticked, day_stated=True
    )


def _citations(opinion: Opinion) -> Iterator:
    for part in (
        *opinion.findings, *opinion.reasoning, *opinion.consequences, *opinion.exposure,
        *opinion.applicable_law, *opinion.checklist, *opinion.contrary, *opinion.validity,
        *opinion.severability, *opinion.unwinding,
    ):  # fmt: skip
        yield from part.citations


def _texts(opinion: Opinion) -> Iterator[str]:
    yield opinion.summary
    for step in opinion.reasoning:
        yield step.step
    for graded in opinion.findings:
        yield from graded.adjusted
        for cure in graded.cures:
            yield from (getattr(cure, field.name) for field in fields(cure))
    for asset in opinion.assets:
        yield from (asset.name, *asset.facts)
    for point in (
        *opinion.consequences, *opinion.exposure, *opinion.applicable_law, *opinion.checklist,
        *opinion.contrary, *opinion.validity, *opinion.severability, *opinion.unwinding,
    ):  # fmt: skip
        yield from (point.title, point.text)
