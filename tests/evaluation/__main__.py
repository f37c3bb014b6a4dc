"""Measure the reviewer on labelled contracts, or train the second reader.

    python -m tests.evaluation                  rules alone, and with the second reader
    python -m tests.evaluation --leave-out      … trained anew without the hand that is measured
    python -m tests.evaluation --hands y,z      only the contracts of these hands
    python -m tests.evaluation --folder DIR     other contracts
    python -m tests.evaluation --train          write what is learnt into clause_rules/: in model/
                                                second-reader.json, price.yaml, price-parts.yaml,
                                                signing.yaml, transfer-sides.yaml, and
                                                assessment/main-object.yaml
    python -m tests.evaluation --train --into DIR   … to another folder, to compare them
    python -m tests.evaluation --train --lessons DIR   … with other lessons

The letters of a contract's id are the hand that wrote it: aa07 is of the hand aa. `lessons/` holds
short contracts that teach the second reader and are not measured. `--leave-out` and `--train` need
scikit-learn: .venv/bin/pip install --require-hashes -r locks/training.lock
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
# As pytest has it: rooms of tests find each other by their own names.
sys.path.insert(0, str(HERE.parent))

from evaluation.measuring import Figures, measure, total  # noqa: E402
from gold import CONTRACTS, gold_contracts, hand_of  # noqa: E402

from reviewer.labels import Label, Verdict  # noqa: E402
from reviewer.rules.second_reader_model import SILENT, Model, decode_model, default_model  # noqa: E402

RULES = HERE.parent.parent / "clause_rules"
LESSONS = HERE / "lessons"
WORST, WORDS = 10, 60

Contract = Mapping[str, Any]
ByContract = Mapping[str, Figures]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=CONTRACTS)
    parser.add_argument("--hands", type=lambda names: names.split(","))
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--lessons", type=Path, default=LESSONS)
    parser.add_argument("--into", type=Path)
    given = parser.parse_args()
    contracts = list(gold_contracts(given.folder, given.hands))
    if given.train:
        _train(contracts, list(gold_contracts(given.lessons)), given.into)
        return
    hands = sorted({hand_of(gold["id"]) for gold in contracts})
    models = (
        _left_out(given.folder, given.lessons, hands)
        if given.leave_out
        else lambda _: default_model()
    )
    alone = {gold["id"]: measure(gold, SILENT) for gold in contracts}
    read_twice = {gold["id"]: measure(gold, models(hand_of(gold["id"]))) for gold in contracts}
    _print(alone, read_twice)


def _train(contracts: Sequence[Contract], lessons: Sequence[Contract], into: Path | None) -> None:
    from evaluation.balancing import learn_balance
    from evaluation.dating import learn_signing
    from evaluation.pricing import cases_of, learn_parts, learn_price, parts_file, price_file
    from evaluation.siding import learn_sides
    from evaluation.training import find_limits, train, units_of

    def write(path: str, text: str) -> None:
        target = into / Path(path).name if into else RULES / path
        target.write_text(text, "utf-8")
        print(f"{target}: {target.stat().st_size / 1024:.0f} KB")

    # The facts first: the balance weighs them.
    write("model/signing.yaml", learn_signing([*contracts, *lessons]))
    write("model/transfer-sides.yaml", learn_sides(contracts, lessons))
    cases = cases_of(contracts, lessons)
    price = learn_price(cases)
    write("model/price.yaml", price_file(price))
    write("model/price-parts.yaml", parts_file(learn_parts(cases, price)))
    units = units_of([*contracts, *lessons])
    limits = find_limits(units)
    write("model/second-reader.json", train(units, limits))
    write("assessment/main-object.yaml", learn_balance(contracts, lessons, units, limits))


def _left_out(folder: Path, lessons: Path, hands: Collection[str]) -> Callable[[str], Model]:
    """For each hand a model that knows all contracts of the folder but its own.

    Two thresholds are the same for all: what they know of a hand is next to nothing.
    """
    from evaluation.training import find_limits, train, units_of

    units = units_of([*gold_contracts(folder), *gold_contracts(lessons)])
    limits = find_limits(units)
    models = {
        hand: decode_model(train([unit for unit in units if unit.hand != hand], limits))
        for hand in hands
    }
    return models.__getitem__


def _print(alone: ByContract, read_twice: ByContract) -> None:
    print(f"{'':28} unit  label mitig verdict  alarms where there is nothing")
    for name, by_contract in (("rules alone", alone), ("with the second reader", read_twice)):
        _line(name, total(by_contract.values()))
        for hand in sorted({hand_of(ident) for ident in by_contract}):
            of_hand = (f for ident, f in by_contract.items() if hand_of(ident) == hand)
            _line(f"  hand {hand}", total(of_hand))
    before, after = total(alone.values()), total(read_twice.values())
    print(f"\n{'label':28} rules alone                with the second reader")
    for label in Label:
        pair = [figures.labels[label] for figures in (before, after)]
        cells = (f"{t.f1:.3f} ({t.right} right {t.false} false {t.missed} missed)" for t in pair)
        print(f"{label:28} " + "   ".join(cells))
    print("\nfact                         right of those stated, guesses")
    for name, tally in after.facts.items():
        print(f"{name:28} {tally.right}/{tally.right + tally.missed}, {tally.false}")
    print(f"\nverdict (down: wanted)       {'  '.join(f'{v:>6}' for v in Verdict)}")
    for wanted in Verdict:
        row = "  ".join(f"{after.verdicts[wanted.value, v.value]:6}" for v in Verdict)
        print(f"{wanted:28} {row}")
    wrong = [ident for ident, figures in read_twice.items() if figures.verdict < 1]
    print("wrong: " + ", ".join(f"{ident} ({_verdicts(read_twice[ident])})" for ident in wrong))
    for ident in sorted(read_twice, key=lambda ident: -read_twice[ident].errors)[:WORST]:
        _explain(ident, read_twice[ident])


def _verdicts(figures: Figures) -> str:
    return ", ".join(f"{wanted}, not {given}" for wanted, given in figures.verdicts)


def _explain(ident: str, figures: Figures) -> None:
    """What a contract's review misses (-) and has too much (+), clause by clause."""
    print(f"\n{ident}: {figures.errors} errors")
    for step in figures.missteps:
        labels = [f"-{label}" for label in sorted(step.missed)]
        labels += [f"+{label}" for label in sorted(step.false)]
        print(f"  {' '.join(labels)}: {' '.join(step.words.split())[:WORDS]}")


def _line(name: str, figures: Figures) -> None:
    print(
        f"{name:28} {figures.units.f1:.3f} {figures.risk_f1:.3f} {figures.mitigating_f1:.3f} "
        f"{figures.verdict:.3f}    {figures.alarms}"
    )


if __name__ == "__main__":
    main()
