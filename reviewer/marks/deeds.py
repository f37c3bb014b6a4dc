"""What was done on a contract, as values: for undo, and in the log. No words of any language.

The values of the enumerations lie in stores and .shenqi files: they are never renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from reviewer.labels import Label, Side, Stage
from reviewer.marks.model import Dismissal, FactField, Held, Status, Tick

_QUOTE = 16  # characters of marked words that are kept


class DeedKind(StrEnum):
    """What was done. In brackets: what `subject` and `value` of such a deed are."""

    HIGHLIGHT = "highlight"  # marked words
    NOTE = "note"
    EDIT_HIGHLIGHT = "edit-highlight"
    EDIT_NOTE = "edit-note"
    DELETE_HIGHLIGHT = "delete-highlight"
    DELETE_NOTE = "delete-note"
    HIGHLIGHT_ALL = "highlight-all"  # marked words; count
    IMPORT_NOTES = "import-notes"  # count
    DECIDE = "decide"  # Label; status, reason
    COMMENT = "comment"  # Label
    WITHDRAW = "withdraw"  # Label
    REWORD = "reword"  # Label
    WITHDRAW_WORDING = "withdraw-wording"  # Label
    AGREE = "agree"  # Label, name of the second lawyer
    WITHDRAW_AGREEMENT = "withdraw-agreement"  # Label
    DECIDE_ALL = "decide-all"  # count, status, reason
    AGREE_ALL = "agree-all"  # value: name of the second lawyer; count
    DECIDE_AS_BEFORE = "decide-as-before"
    CARRY_OVER = "carry-over"  # count
    CORRECT_FACT = "correct-fact"  # FactField
    RESTORE_FACT = "restore-fact"  # FactField
    CORRECT_PARTY = "correct-party"  # role
    RESTORE_PARTY = "restore-party"  # role
    CORRECT_INSTALMENT = "correct-instalment"
    RESTORE_INSTALMENT = "restore-instalment"
    ANSWER = "answer"  # Tick, Answer
    SET_SIGNING_DAY = "set-signing-day"  # value: day
    RESTORE_SIGNING_DAY = "restore-signing-day"
    SET_PERFORMANCE_DAY = "set-performance-day"  # value: day
    CLEAR_PERFORMANCE_DAY = "clear-performance-day"
    SET_PERIODS = "set-periods"
    SET_SIDE = "set-side"  # value: Side
    SET_STAGE = "set-stage"  # value: Stage
    OVERRULE = "overrule"
    WITHDRAW_VERDICT = "withdraw-verdict"
    COUNTERSIGN = "countersign"  # value: name of the second lawyer
    WITHDRAW_COUNTERSIGN = "withdraw-countersign"
    IMPORT_WORK = "import-work"  # value: whose; count
    RELOCATED = "relocated"  # by the app itself, as the next
    TAKEN_OVER = "taken-over"
    WORDED = "worded"  # an entry of an older version: subject is all that it said, in Chinese


class Answer(StrEnum):
    """How one of the lawyer's questions was answered."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


class Step(StrEnum):
    """Whether it was done, taken back, or done once more."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


_RISKS = (
    *(DeedKind.DECIDE, DeedKind.COMMENT, DeedKind.WITHDRAW, DeedKind.REWORD),
    *(DeedKind.WITHDRAW_WORDING, DeedKind.AGREE, DeedKind.WITHDRAW_AGREEMENT),
)
# What the values of a kind are members of: each raises ValueError for what is none.
_SUBJECTS: Mapping[DeedKind, Callable[[str], object]] = {
    **dict.fromkeys(_RISKS, Label),
    DeedKind.CORRECT_FACT: FactField,
    DeedKind.RESTORE_FACT: FactField,
    DeedKind.ANSWER: Tick,
}
_VALUES: Mapping[DeedKind, Callable[[str], object]] = {
    DeedKind.ANSWER: Answer,
    DeedKind.SET_SIGNING_DAY: date.fromisoformat,
    DeedKind.SET_PERFORMANCE_DAY: date.fromisoformat,
    DeedKind.SET_SIDE: Side,
    DeedKind.SET_STAGE: Stage,
}
_NO_DECISION: Mapping[DeedKind, tuple[Status | None, ...]] = {
    DeedKind.DECIDE: (None, Status.PENDING),
    DeedKind.DECIDE_ALL: (None,),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One change of the lawyer's work: see `DeedKind` for what each kind carries.

    Raises ValueError where a value is none of its kind.
    """

    kind: DeedKind
    subject: str = ""
    value: str = ""
    status: Status | None = None
    reason: Dismissal | None = None
    count: int = 0

    def __post_init__(self) -> None:
        for allowed, said in ((_SUBJECTS, self.subject), (_VALUES, self.value)):
            if self.kind in allowed:
                allowed[self.kind](said)
        if self.status in _NO_DECISION.get(self.kind, ()):
            raise ValueError("a decision without a status")

    @property
    def is_about_a_risk(self) -> bool:
        """Whether `subject` is a Label."""
        return self.kind in _RISKS


@dataclass(frozen=True, slots=True)
class Change:
    """What was held of a fact, a party, an instalment or a day before a deed, and after it."""

    before: Held
    after: Held


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A deed in the log of a contract: when, at which clause (as the contract numbers it), by whom.

    `author` None: done at this desk. Another's is named, or empty where no name was given.
    `change` is what the deed itself changes, also where the step takes it back; None for what
    changes no fact, before the contract was read, and in entries of older versions.
    """

    at: datetime
    deed: Deed
    step: Step = Step.DONE
    place: str = ""
    author: str | None = None
    change: Change | None = None


def marked_words(text: str) -> str:
    """Words of a contract as the subject of a deed: on one line, and not too many."""
    words = " ".join(text.split())
    return words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"
