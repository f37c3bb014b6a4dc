"""Measure the reviewer on labelled contracts, or train the second reader.

    python -m tests.evaluation                  rules alone, and with the second reader
    python -m tests.evaluation --leave-out      … trained anew without the hand that is measured
    python -m tests.evaluation --train          write clause_rules/model/second-reader.json
    python -m tests.evaluation --folder DIR     other contracts

The letter of a contract's id is the hand that wrote it. `--leave-out` and `--train` need
scikit-learn: pip install -e '.[training]'.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]

from evaluation.measuring import Figures, measure, total  # noqa: E402
from gold import gold_contracts  # noqa: E402

from reviewer.labels import Label, Verdict  # noqa: E402
from reviewer.rules.second_reader_model import SILENT, Model, decode_model, default_model  # noqa: E402

WEIGHTS = HERE.parent.parent / "clause_rules" / "model" / "second-reader.json"
CONTRACTS = HERE / "contracts"
WORST = 10

ByContract = Mapping[str, Figures]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--folder", type=Path, default=CONTRACTS)
    parser.add_argument("--leave-out", action="store_true")
    parser.add_argument("--train", action="store_true")
    given = parser.parse_args()
    contracts = list(gold_contracts(given.folder))
    if given.train:
        from evaluation.training import train, units_of

        WEIGHTS.write_text(train(units_of(contracts)), "utf-8")
        print(f"{WEIGHTS}: {WEIGHTS.stat().st_size // 1024} KB")
        return
    models = _left_out(contracts) if given.leave_out else lambda _: default_model()
    alone = {gold["id"]: measure(gold, SILENT) for gold in contracts}
    read_twice = {gold["id"]: measure(gold, models(gold["id"][0])) for gold in contracts}
    _print(alone, read_twice)


def _left_out(contracts: list[dict[str, Any]]) -> Callable[[str], Model]:
    from evaluation.training import train, units_of

    units = units_of(contracts)
    models = {
        hand: decode_model(train([unit for unit in units if unit.hand != hand]))
        for hand in sorted({unit.hand for unit in units})
    }
    return models.__getitem__


def _print(alone: ByContract, read_twice: ByContract) -> None:
    print(f"{'':28} unit  label mitig verdict  alarms where there is nothing")
    for name, by_contract in (("rules alone", alone), ("with the second reader", read_twice)):
        _line(name, total(by_contract.values()))
        for hand in sorted({ident[0] for ident in by_contract}):
            _line(f"  hand {hand}", total(f for i, f in by_contract.items() if i[0] == hand))
    before, after = total(alone.values()), total(read_twice.values())
    print(f"\n{'label':28} rules alone                with the second reader")
    for label in Label:
        pair = [figures.labels[label] for figures in (before, after)]
        cells = (f"{t.f1:.3f} ({t.right} right {t.false} false {t.missed} missed)" for t in pair)
        print(f"{label:28} " + "   ".join(cells))
    print(f"\nverdict (down: wanted)       {'  '.join(f'{v:>6}' for v in Verdict)}")
    for wanted in Verdict:
        row = "  ".join(f"{after.verdicts[wanted.value, v.value]:6}" for v in Verdict)
        print(f"{wanted:28} {row}")
    worst = sorted(read_twice, key=lambda ident: -read_twice[ident].errors)[:WORST]
    print("\nmost errors: " + ", ".join(f"{i} ({read_twice[i].errors})" for i in worst))


def _line(name: str, figures: Figures) -> None:
    print(
        f"{name:28} {figures.units.f1:.3f} {figures.risk_f1:.3f} {figures.mitigating_f1:.3f} "
        f"{figures.verdict:.3f}    {figures.alarms}"
    )


main()
