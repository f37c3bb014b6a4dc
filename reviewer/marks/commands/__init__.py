"""One type per change the lawyer can make. Undo, storage, recompute and export all speak these.

`apply` gives the state after, `invert` (asked on the state before) the command that takes it back,
`deed` what it does, as a value for undo and log. A command that does not fit its state raises
`KeyError`.
"""

from __future__ import annotations

from reviewer.marks.commands.command import Command, Together
from reviewer.marks.commands.contract import (
    CorrectFact,
    CorrectInstalment,
    CorrectParty,
    Countersign,
    OverruleVerdict,
    SetPerformanceDay,
    SetPeriods,
    SetSide,
    SetSigningDate,
    SetStage,
    SetTick,
)
from reviewer.marks.commands.findings import (
    AddMark,
    Agree,
    Comment,
    Decide,
    DeleteMark,
    EditMark,
    Reword,
    Withdraw,
)

__all__ = [
    "AddMark",
    "Agree",
    "Command",
    "Comment",
    "CorrectFact",
    "CorrectInstalment",
    "CorrectParty",
    "Countersign",
    "Decide",
    "DeleteMark",
    "EditMark",
    "OverruleVerdict",
    "Reword",
    "SetPerformanceDay",
    "SetPeriods",
    "SetSide",
    "SetSigningDate",
    "SetStage",
    "SetTick",
    "Together",
    "Withdraw",
]
