"""What the core's enumerations are called on screen, in the language chosen."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reviewer.document.notices import page_ranges
from reviewer.labels import TITLES_ZH, Label, Severity, Side, Stage, Verdict
from ui.i18n import language, tr
from ui.kept import colour_names

if TYPE_CHECKING:
    from reviewer.document.model import Comment, TrackedChange
    from reviewer.document.notices import Notice
    from reviewer.marks.model import Colour, Dismissal, Status
    from reviewer.rules.findings import Finding, RulesVersion


_A_DAY = timedelta(days=1)
_PAUSES = "，。；：、,.;:）)”’》 \t\n　"  # what no quotation begins with


def loose(quote: str) -> int:
    """How many signs at the beginning of a quote belong to the words before it."""
    return len(quote) - len(quote.lstrip(_PAUSES))


def label_name(label: Label) -> str:
    return TITLES_ZH[label] if language() == "zh" else tr(f"label.{label.value}")


def finding_name(finding: Finding) -> str:
    """The label of a finding; one that only the model points to is called suspected."""
    name = label_name(finding.label)
    return tr("card.suspected", label=name) if finding.origin == "model" else name


def grade_name(grade: Severity) -> str:
    return tr(f"grade.{grade.value}")


def verdict_name(verdict: Verdict) -> str:
    return tr(f"verdict.{verdict.value}")


def status_name(status: Status) -> str:
    return tr(f"status.{status.value}")


def dismissal_name(reason: Dismissal) -> str:
    return tr(f"dismissal.{reason.value}")


def side_name(side: Side) -> str:
    return tr(f"side.{side.value}")


def stage_name(stage: Stage) -> str:
    return tr(f"stage.{stage.value}")


def colour_name(colour: Colour) -> str:
    """A colour by the lawyer's own name for it, if there is one."""
    usual, own = tr(f"colour.{colour.value}"), colour_names.own(colour.value)
    return tr("colours.named", own=own, colour=usual) if own else usual


def warning_words(notice: Notice) -> str:
    """What a lawyer must know of how far a file could be read, in the language of the window."""
    comma, space = tr("warning.comma"), tr("warning.space")
    said = tr(
        f"warning.{notice.kind.value}",
        pages=comma.join(page_ranges(notice.pages)),
        doubtful=notice.doubtful,
        names=comma.join(notice.names),
    )
    if not notice.command:
        return said
    return f"{said}{space}{tr('warning.missing', command=notice.command)}"


def moment_words(at: datetime) -> str:
    """Day and minute by the clock of this machine."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def rules_words(version: RulesVersion) -> str:
    """The version of the rules, with what the lawyer changed in them."""
    counts = {"off": version.off, "regraded": version.regraded, "own": version.own}
    said = [tr(f"rules.counted_{what}", count=count) for what, count in counts.items() if count]
    if not said:
        return version.number
    return tr("rules.with_changes", version=version.number, changes=tr("rules.join").join(said))


def iso_day(day: date) -> str:
    """2026-03-01: for narrow places, and the same in every language."""
    return day.isoformat()


def force_words(start: date, end: date | None) -> str:
    """From when until when a text is in force; `end` is the first day on which it is not."""
    if end is None:
        return tr("law.force_since", start=iso_day(start))
    return tr("law.force_between", start=iso_day(start), end=iso_day(end - _A_DAY))


def who(item: Comment | TrackedChange) -> str:
    """Author and day, as far as the file names them."""
    return " · ".join((item.author or tr("markup.nobody"), *filter(None, [item.date[:10]])))
