"""The pipeline on one page: a document becomes clauses, findings, facts and an opinion."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.assessment.contract_text import ContractText
from reviewer.assessment.model import Opinion, Ticks
from reviewer.document.clause_tree import ClauseKind, ClauseTree
from reviewer.document.collecting import uncollected
from reviewer.document.model import Document
from reviewer.facts.model import Facts
from reviewer.labels import Label
from reviewer.rules.findings import Finding, RuleChoice, RulesVersion

if TYPE_CHECKING:
    from reviewer.rules.model import Rule
    from reviewer.rules.second_reader_model import Model


@dataclass(frozen=True, slots=True)
class Options:
    """How to review. `today` stands in for a missing signing date; it is always passed in.

    `signed` overrides the date the contract states. `extra_rules` adds folders of rule files;
    `own_rules` is the lawyer's own, in which a bad file is skipped; `own_law` the folder of a law
    library, platform terms and table of rates of their own (`reviewer.law.holdings`).
    `rule_choices` switch rules off or change their grades.
    """

    today: date
    signed: date | None = None
    ticks: Ticks = field(default_factory=Ticks)
    extra_rules: tuple[Path, ...] = ()
    own_rules: Path | None = None
    own_law: Path | None = None
    rule_choices: tuple[RuleChoice, ...] = ()


@dataclass(frozen=True)
class Review:
    """A document with all that was found in it.

    `primary` are the findings of the rules and of the second reader, undated: `opinion` can be
    recomputed from `primary`, `facts` and `text` without the document.
    """

    document: Document
    clauses: ClauseTree
    facts: Facts
    primary: tuple[Finding, ...]
    opinion: Opinion
    text: ContractText = field(default_factory=ContractText)

    @property
    def title(self) -> str | None:
        """The contract's own title: the heading that stands before its first numbered clause."""
        for clause in self.clauses:
            if clause.number:
                return None
            if clause.kind is ClauseKind.HEADING:
                return " ".join(clause.body.of(self.document.text).split())
        return None


@uncollected()
def review(
    document: Document,
    options: Options,
    clauses: ClauseTree | None = None,
    model: Model | None = None,
) -> Review:
    """Review a document; `clauses` spares a second segmentation, `model` stands in for the second
    reader's own. Raises RuleFileError.

    Heavy libraries load here, not with this module: the desktop app imports it for its values.
    """
    from reviewer.assessment.assess import assess
    from reviewer.assessment.text_reading import read_contract_text
    from reviewer.document.clauses import segment
    from reviewer.facts.extraction import extract_facts
    from reviewer.law.holdings import holdings_in
    from reviewer.rules.engine import analyse_contract, find_risks_in
    from reviewer.rules.misreadings import as_meant
    from reviewer.rules.second_reader import read_again

    tree = segment(document) if clauses is None else clauses
    rules = rules_for(options)
    analysis = analyse_contract(document, tree)
    found = find_risks_in(analysis, document, tree, rules)
    primary = read_again(found, analysis, document, tree, rules, model=model)
    labels: dict[str, set[Label]] = defaultdict(set)
    for finding in primary:
        labels[finding.clause].add(finding.label)
    facts = extract_facts(
        as_meant(document),
        tree,
        analysis.terms,
        {clause: frozenset(found) for clause, found in labels.items()},
    )
    held = holdings_in(options.own_law)
    library = held.library
    text = read_contract_text(document, tree, facts, primary, library, analysis=analysis)
    day, stated = governing_day(options.signed, facts, options.today)
    opinion = assess(
        primary,
        facts,
        day,
        options.ticks,
        library,
        day_stated=stated,
        terms=held.terms,
        rates=held.rates,
        text=text,
        rules_version=version_of(options, rules),
    )
    return Review(document, tree, facts, primary, opinion, text)


def governing_day(signed: date | None, facts: Facts, today: date) -> tuple[date, bool]:
    """The day whose law counts, and whether lawyer or contract named it: else it is today."""
    if signed is not None:
        return signed, True
    if facts.signing_date is not None:
        return facts.signing_date.value, True
    return today, False


def rules_for(options: Options) -> tuple[Rule, ...]:
    """The rules that ship with the app and those added, as chosen. Raises RuleFileError."""
    from reviewer.rules.choices import chosen_rules

    return chosen_rules(_offered(options), options.rule_choices)


def _offered(options: Options) -> tuple[Rule, ...]:
    """All the rules that there are to choose from."""
    from reviewer.rules.choices import own_rules
    from reviewer.rules.loading import default_rules, load_rules

    added = (rule for folder in options.extra_rules for rule in load_rules(folder))
    return (*default_rules(), *added, *own_rules(options.own_rules).rules)


def version_of(options: Options, rules: Sequence[Rule]) -> RulesVersion:
    """The version of the rules, with what the lawyer changed in them.

    A choice on a rule that is not there, as of a file taken away again, changes nothing.
    """
    from reviewer.rules.choices import own_rules
    from reviewer.rules.loading import rules_number

    held = {rule.id for rule in _offered(options)} if options.rule_choices else set()
    choices = [choice for choice in options.rule_choices if choice.rule in held]
    return RulesVersion(
        rules_number(rules),
        off=sum(not choice.enabled for choice in choices),
        regraded=sum(choice.enabled and choice.grade is not None for choice in choices),
        own=len(own_rules(options.own_rules).rules),
    )
