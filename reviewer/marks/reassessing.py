"""A review as it stands with the lawyer's work on it: corrected facts, ticks, dismissals, day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reviewer.law.holdings import Holdings
from reviewer.marks.state import ReviewState
from reviewer.review import Review, governing_day


def reassessed(review: Review, state: ReviewState, today: date, held: Holdings) -> Review:
    """The review with the opinion that the lawyer's answers and corrections lead to.

    `today` counts where neither lawyer nor contract names a day; `held` is the law in use.
    """
    from reviewer.assessment.assess import assess

    facts = state.corrected(review.facts)
    day, stated = governing_day(state.signed, review.facts, today)
    opinion = assess(
        review.primary,
        facts,
        day,
        state.assessment_ticks(),
        held.library,
        day_stated=stated,
        text=review.text,
        terms=held.terms,
        rates=held.rates,
        rules_version=review.opinion.rules_version,
    )
    return replace(review, facts=facts, opinion=opinion)
