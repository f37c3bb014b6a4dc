"""What was done is a value that holds together by itself."""

from __future__ import annotations

from typing import Any

import pytest

from reviewer.marks.deeds import Deed, DeedKind, marked_words
from reviewer.marks.model import Status


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (DeedKind.WITHDRAW, {"subject": "no-label"}),
        (DeedKind.CORRECT_FACT, {"subject": "weather"}),
        (DeedKind.ANSWER, {"subject": "consents_seen", "value": "perhaps"}),
        (DeedKind.SET_SIGNING_DAY, {"value": "2019-02-30"}),
        (DeedKind.SET_SIDE, {"value": "judge"}),
        (DeedKind.DECIDE, {"subject": "account-transfer"}),
        (DeedKind.DECIDE, {"subject": "account-transfer", "status": Status.PENDING}),
        (DeedKind.DECIDE_ALL, {"count": 2}),
    ],
)
def test_a_value_that_is_none_of_its_kind_is_refused(kind: DeedKind, said: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"valid|range|status"):
        Deed(kind, **said)


def test_several_decisions_may_be_taken_back_at_once() -> None:
    assert Deed(DeedKind.DECIDE_ALL, status=Status.PENDING, count=2).status is Status.PENDING


def test_marked_words_are_kept_on_one_line_and_short() -> None:
    assert marked_words("甲方\n将 九个") == "甲方 将 九个"
    assert marked_words("甲" * 17) == "甲" * 15 + "…"


def test_kinds_are_never_renamed() -> None:
    """Stores and .shenqi files of all versions hold them."""
    assert {kind.value for kind in DeedKind} >= {
        *("highlight", "note", "edit-highlight", "edit-note", "delete-highlight", "delete-note"),
        *("highlight-all", "import-notes", "decide", "comment", "withdraw", "reword"),
        *("withdraw-wording", "agree", "withdraw-agreement", "decide-all", "agree-all"),
        *("decide-as-before", "carry-over", "correct-fact", "restore-fact", "correct-party"),
        *("restore-party", "correct-instalment", "restore-instalment", "answer"),
        *("set-signing-day", "restore-signing-day", "set-performance-day"),
        *("clear-performance-day", "set-periods", "set-side", "set-stage", "overrule"),
        *("withdraw-verdict", "countersign", "withdraw-countersign", "import-work"),
        *("relocated", "taken-over", "worded"),
    }
