"""The wheel, installed far from the checkout, reviews a contract."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("reviewer", "ui", "clause_rules", "sample_contracts")
# Needed to make the samples, not to use them.
LEFT_OUT = ("sample_contracts/build.py", "sample_contracts/sources/")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built with the backend that is installed: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run(
        [*build, "--outdir", str(folder), str(ROOT)], check=True, capture_output=True, timeout=300
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel, and the libraries of the one that runs the tests."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [sys.executable, "-m", "pip", "--quiet", "--python", str(python), "install"]
    subprocess.run([*install, "--no-deps", "--no-index", str(wheel)], check=True, timeout=300)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    place = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True)
    # Folders named in a .pth are searched, but the .pth files in them (our own checkout's) are not.
    libraries = Path(pytest.__file__).resolve().parents[1]
    Path(place.stdout.strip(), "libraries.pth").write_text(f"{libraries}\n", "utf-8")
    return python


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--", *PACKAGES],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    wanted = {
        name
        for name in tracked.stdout.split("\0")
        if name and not name.startswith(LEFT_OUT) and (ROOT / name).is_file()
    }
    assert "clause_rules/rule.schema.json" in wanted

    missing = wanted - set(zipfile.ZipFile(wheel).namelist())

    assert missing == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    top = {name.split("/")[0] for name in names if ".dist-info/" not in name}
    assert top == set(PACKAGES)
    assert [name for name in names if name.startswith(LEFT_OUT)] == []


@pytest.fixture(autouse=True)
def _no_other_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is installed is found, also by who works with PYTHONPATH."""
    monkeypatch.delenv("PYTHONPATH", raising=False)


def test_the_installed_wheel_reviews_a_sample(python: Path, tmp_path: Path) -> None:
    ask = "import sample_contracts, reviewer; print(sample_contracts.sample(), reviewer.__file__)"
    asked = subprocess.run(
        [python, "-c", ask], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    sample, reviewer = asked.stdout.split()
    assert ROOT not in Path(sample).parents
    assert ROOT not in Path(reviewer).parents

    result = subprocess.run(
        [python, "-m", "reviewer", "review", sample, "--format", "json"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )

    assert result.stderr == ""
    assert result.returncode == 0
    assert json.loads(result.stdout)["assessment"]["verdict"] == "high"


def test_the_installed_command_answers(python: Path, tmp_path: Path) -> None:
    command = python.with_name("shenqi.exe" if os.name == "nt" else "shenqi")
    result = subprocess.run(
        [command, "law", "民法典 1038"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert result.returncode == 0
    assert "第一千零三十八条" in result.stdout
