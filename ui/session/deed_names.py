"""What was done on a contract, in the language of the window: for undo, and in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer.labels import Label, Side, Stage
from reviewer.marks.deed_words import deed_words
from reviewer.marks.deeds import DeedKind, Step
from ui.i18n import language, tr
from ui.models.facts import held_words
from ui.words import dismissal_name, label_name, side_name, stage_name, status_name

if TYPE_CHECKING:
    from reviewer.marks.deeds import Change, Deed, LogEntry

_PLACE = "　"  # between a change and the clause it was made at


# What no contract states, or states by leaving it out.
_NOT_READ = (
    *(DeedKind.CORRECT_INSTALMENT, DeedKind.RESTORE_INSTALMENT),
    *(DeedKind.SET_PERFORMANCE_DAY, DeedKind.CLEAR_PERFORMANCE_DAY),
)


def placed(name: str, place: str) -> str:
    """The name of a change with the clause, as the contract numbers it."""
    return f"{name}{_PLACE}{place}" if place else name


def deed_name(deed: Deed) -> str:
    """What a change does. That of an older version is Chinese in every language."""
    if language() == "zh" or deed.kind is DeedKind.WORDED:
        return deed_words(deed)
    about = _about(deed)
    return tr(
        f"deed.{_key(deed)}",
        about=about,
        what=f" “{about}”" if about else "",
        value=_value(deed),
        status="" if deed.status is None else status_name(deed.status).lower(),
        reason="" if deed.reason is None else f" ({dismissal_name(deed.reason).lower()})",
        count=deed.count,
    )


def log_words(entry: LogEntry) -> str:
    """What an entry of the log says, and of another's whose it is."""
    name = deed_name(entry.deed) if entry.change is None else _changed(entry.deed, entry.change)
    if entry.step is not Step.DONE:
        name = tr(f"log.{entry.step.value}", what=name)
    name = placed(_begun(name), entry.place)
    if entry.author is None:
        return name
    return tr("log.by", name=entry.author or _begun(tr("log.other")), what=name)


def _begun(words: str) -> str:
    """Words as a line begins with them."""
    return words[:1].upper() + words[1:]


def _changed(deed: Deed, change: Change) -> str:
    """What a change does, with what was held before and after."""
    match deed.kind:
        case DeedKind.SET_SIGNING_DAY:
            what = tr("facts.signing_date").lower()
        case DeedKind.SET_PERFORMANCE_DAY:
            what = tr("opinion.performed").lower()
        case _:
            what = deed_name(deed)
    nothing = tr("log.none" if deed.kind in _NOT_READ else "log.not_stated")
    old, new = (held_words(held) or nothing for held in (change.before, change.after))
    return tr("log.changed_to", what=what, old=old, new=new)


def _key(deed: Deed) -> str:
    """A decision is a verb of its own."""
    if deed.kind is DeedKind.DECIDE and deed.status is not None:
        return f"{deed.kind.value}-{deed.status.value}"
    return deed.kind.value


def _about(deed: Deed) -> str:
    match deed.kind:
        case DeedKind.CORRECT_FACT | DeedKind.RESTORE_FACT:
            return tr(f"fact.{deed.subject}").lower()
        case DeedKind.ANSWER:
            return tr(f"tick.{deed.subject}")
        case _ if deed.is_about_a_risk:
            return label_name(Label(deed.subject))
        case _:
            return deed.subject


def _value(deed: Deed) -> str:
    match deed.kind:
        case DeedKind.ANSWER:
            return tr(f"tick.{deed.value}").lower()
        case DeedKind.SET_SIDE:
            return side_name(Side(deed.value))
        case DeedKind.SET_STAGE:
            return stage_name(Stage(deed.value))
        case DeedKind.IMPORT_WORK:
            return deed.value or tr("log.other")
        case _:
            return deed.value
