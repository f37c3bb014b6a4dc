"""Training: the same contracts teach the same files, which the app reads."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from gold import CONTRACTS

from reviewer.assessment.main_object import decode_balance
from reviewer.facts import price, price_parts, signing, transfer_sides
from reviewer.facts.weighing import Signs, decode_weighing
from reviewer.labels import Label
from reviewer.rules.second_reader_model import decode_model

pytestmark = pytest.mark.slow

pytest.importorskip("sklearn", reason="what trains the model is not installed: locks/training.lock")

ROOT = Path(__file__).parents[2]
LESSONS = Path(__file__).parent / "lessons"
TEN = ("a01", "b01", "c03", "d01", "e01", "f01", "g01", "h01", "i01", "j01")


def copied(folder: Path, names: list[Path]) -> Path:
    folder.mkdir()
    for path in names:
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What two trainings wrote, in processes that order sets differently."""
    place = tmp_path_factory.mktemp("training")
    contracts = copied(place / "contracts", [CONTRACTS / f"{name}.json" for name in TEN])
    lessons = copied(place / "lessons", sorted(LESSONS.glob("m?01.json")))

    def train(seed: str) -> Path:
        into = place / seed
        into.mkdir()
        options: list[str | Path] = [
            "--train",
            "--folder",
            contracts,
            "--lessons",
            lessons,
            "--into",
            into,
        ]
        subprocess.run(
            [sys.executable, "-m", "tests.evaluation", *options],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return into

    return train("1"), train("2")


OF_FACTS = {
    "signing.yaml": signing.SIGNS,
    "transfer-sides.yaml": transfer_sides.SIGNS,
    "price.yaml": price.SIGNS,
    "price-parts.yaml": price_parts.SIGNS,
}


@pytest.mark.parametrize("name", ["second-reader.json", *OF_FACTS, "main-object.yaml"])
def test_the_same_contracts_teach_the_same_file(trained: tuple[Path, Path], name: str) -> None:
    first, second = (folder / name for folder in trained)
    assert first.read_bytes() == second.read_bytes()


def test_the_model_that_was_taught_is_one_that_the_app_reads(trained: tuple[Path, Path]) -> None:
    model = decode_model((trained[0] / "second-reader.json").read_text("utf-8"))
    assert Label.ACCOUNT_TRANSFER in model.labels
    assert len(model.grams) > 100


def test_the_balance_that_was_taught_is_one_that_the_app_reads(
    trained: tuple[Path, Path],
) -> None:
    path = trained[0] / "main-object.yaml"
    balance = decode_balance(path.read_text("utf-8"), path.name)
    assert any(balance.weights.values())


@pytest.mark.parametrize(("name", "signs"), OF_FACTS.items())
def test_the_weights_of_facts_that_were_taught_are_ones_that_the_app_reads(
    trained: tuple[Path, Path], name: str, signs: Signs
) -> None:
    weighed = decode_weighing((trained[0] / name).read_text("utf-8"), name, signs)
    assert any(weighed.weights.values())
