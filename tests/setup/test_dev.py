"""The set-up script: what it finds missing, what it says, when it does nothing."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev() -> ModuleType:
    """A fresh copy of the script each time, so that a test can turn its names."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def calls(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the script would have started, in its order; nothing is."""
    started: list[list[str]] = []

    def note(command: list[object], **_options: object) -> subprocess.CompletedProcess[bytes]:
        started.append([str(part) for part in command])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dev.subprocess, "run", note)
    return started


@pytest.fixture
def checkout(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty checkout with locks, of which the virtual environment is yet to be made."""
    locks = tmp_path / "locks"
    locks.mkdir()
    for name in ("build", "app", "dev", "verify", "training"):
        (locks / f"{name}.lock").write_text(f"{name}==1\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    names = {"ROOT": tmp_path, "VENV": tmp_path / ".venv", "LOCKS": locks, "PYTHON": python}
    for name, value in names.items():
        monkeypatch.setattr(dev, name, value)
    return tmp_path


class TestSystem:
    def test_root_on_debian_installs_what_is_missing(
        self, dev: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
        monkeypatch.setattr(dev, "is_root", lambda: True)

        dev.install_packages(["libegl1", "fonts-noto-cjk"])

        assert [call[:2] for call in calls] == [["apt-get", "update"], ["apt-get", "install"]]
        assert calls[1][-2:] == ["libegl1", "fonts-noto-cjk"]

    def test_anybody_else_is_told_the_exact_command(
        self, dev: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
        monkeypatch.setattr(dev, "is_root", lambda: False)

        with pytest.raises(dev.SetUpError) as raised:
            dev.install_packages(["libegl1", "libgl1"])

        command = (
            "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1 libgl1"
        )
        assert command in str(raised.value)
        assert calls == []

    def test_another_system_is_told_the_names(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev.shutil, "which", lambda _name: None)

        with pytest.raises(dev.SetUpError, match="libegl1 libgl1"):
            dev.install_packages(["libegl1", "libgl1"])

    def test_nothing_missing_asks_for_nothing(
        self, dev: ModuleType, calls: list[list[str]]
    ) -> None:
        dev.install_packages([])

        assert calls == []

    def test_a_missing_library_stops_the_start(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev, "missing_packages", lambda *, window: ["libegl1"])
        monkeypatch.setattr(dev, "is_root", lambda: False)

        with pytest.raises(dev.SetUpError):
            dev.see_to_system(window=False)

    def test_a_missing_font_is_a_word_and_no_more(
        self,
        dev: ModuleType,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(dev, "missing_packages", lambda *, window: ["fonts-noto-cjk"])
        monkeypatch.setattr(dev, "is_root", lambda: False)

        dev.see_to_system(window=False)

        assert "fonts-noto-cjk" in capsys.readouterr().err

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked")
    def test_a_window_needs_more_than_a_picture(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev, "library_is_there", lambda _name: False)
        monkeypatch.setattr(dev, "chinese_font_is_there", lambda _folders: True)

        without = dev.missing_packages(window=False)

        assert "libegl1" in without
        assert set(dev.missing_packages(window=True)) - set(without) == set(dev.WINDOW)

    def test_a_library_that_nobody_has_is_missing(self, dev: ModuleType) -> None:
        assert not dev.library_is_there("libno-such-library.so.99")

    def test_a_chinese_font_is_known_by_its_file_name(
        self, dev: ModuleType, tmp_path: Path
    ) -> None:
        assert not dev.chinese_font_is_there([tmp_path])
        (tmp_path / "opentype").mkdir()
        (tmp_path / "opentype" / "NotoSerifCJK-Regular.ttc").touch()
        assert dev.chinese_font_is_there([tmp_path])

    @pytest.mark.parametrize(
        ("platform", "environment", "shown"),
        [
            ("linux", {}, False),
            ("linux", {"DISPLAY": ""}, False),
            ("linux", {"DISPLAY": ":0"}, True),
            ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
            ("darwin", {}, True),
            ("win32", {}, True),
        ],
    )
    def test_only_linux_may_lack_a_display(
        self, dev: ModuleType, platform: str, environment: dict[str, str], shown: bool
    ) -> None:
        assert dev.has_display(platform, environment) is shown


class TestSetUp:
    def test_everything_is_installed_by_its_hash(
        self, dev: ModuleType, checkout: Path, calls: list[list[str]]
    ) -> None:
        dev.set_up("run")

        locked = [call for call in calls if "-r" in call]
        assert [Path(call[-1]).name for call in locked] == ["build.lock", "app.lock"]
        assert all({"--require-hashes", "--no-deps"} <= set(call) for call in locked)
        assert "--no-index" in calls[-1]
        assert calls[-1][-1] == str(checkout)

    @pytest.mark.usefixtures("checkout")
    def test_a_second_start_starts_no_process(
        self, dev: ModuleType, calls: list[list[str]]
    ) -> None:
        dev.set_up("run")
        calls.clear()

        dev.set_up("run")

        assert calls == []

    @pytest.mark.usefixtures("checkout")
    def test_what_trains_the_model_is_installed_for_the_slow_tests_only(
        self, dev: ModuleType, calls: list[list[str]]
    ) -> None:
        def installed() -> list[str]:
            return [Path(call[-1]).stem for call in calls if "-r" in call]

        dev.set_up("test")
        assert "training" not in installed()
        dev.set_up("all")
        assert installed()[-1] == "training"
        calls.clear()
        dev.set_up("test")
        assert installed() == []

    @pytest.mark.usefixtures("checkout")
    def test_who_has_tested_can_run_at_once(self, dev: ModuleType, calls: list[list[str]]) -> None:
        dev.set_up("test")
        calls.clear()

        dev.set_up("run")

        assert calls == []

    @pytest.mark.parametrize("changed", ["locks/app.lock", "locks/build.lock", "pyproject.toml"])
    def test_a_change_of_the_project_sets_up_anew(
        self, dev: ModuleType, checkout: Path, calls: list[list[str]], changed: str
    ) -> None:
        dev.set_up("run")
        calls.clear()
        (checkout / changed).write_text("changed", "utf-8")

        dev.set_up("run")

        assert calls != []

    def test_a_failed_step_leaves_no_stamp(
        self, dev: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(command: list[object], **_options: object) -> subprocess.CompletedProcess[bytes]:
            return subprocess.CompletedProcess(command, 1)

        monkeypatch.setattr(dev.subprocess, "run", fail)

        with pytest.raises(dev.SetUpError, match="failed"):
            dev.set_up("run")

        assert list((checkout / ".venv").glob("*.txt")) == []

    @pytest.mark.usefixtures("checkout")
    def test_debian_without_venv_gets_the_package_of_its_python(
        self, dev: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _name: None)
        monkeypatch.setattr(dev.shutil, "which", lambda _name: "/usr/bin/apt-get")
        monkeypatch.setattr(dev, "is_root", lambda: True)

        dev.set_up("run")

        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        assert calls[1][-1] == version


class TestCommands:
    def test_a_file_that_is_not_there_is_one_plain_line(
        self, dev: ModuleType, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        assert dev.main(["run", str(tmp_path / "none.docx")]) == 1
        error = capsys.readouterr().err
        assert error.count("\n") == 1
        assert "none.docx" in error

    def test_without_a_display_the_reports_and_a_picture_go_to_out(
        self,
        dev: ModuleType,
        checkout: Path,
        calls: list[list[str]],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(dev, "OUT", checkout / "out")
        monkeypatch.setattr(dev, "missing_packages", lambda *, window: [])
        monkeypatch.setattr(dev, "has_display", lambda *_: False)
        contract = checkout / "合同.docx"
        contract.touch()

        assert dev.main(["run", str(contract)]) == 0

        written = [checkout / "out" / f"{name}" for name in
                   ("report.docx", "report.pdf", "screenshot.png")]  # fmt: skip
        assert [call[-1] for call in calls[-3:]] == [str(path) for path in written]
        # The reports are named by the command that writes them.
        assert capsys.readouterr().out.splitlines()[-1] == str(written[-1])

    def test_pytest_has_the_last_word(
        self, dev: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev, "see_to_system", lambda *, window: None)
        monkeypatch.setattr(dev, "set_up", lambda _kind: None)

        assert dev.main(["test"]) == 0

        programs = [Path(call[0]).stem for call in calls]
        assert programs == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
        assert "not slow" in calls[-1]

    def test_all_adds_the_speed_figures_and_the_slow_tests(
        self, dev: ModuleType, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(dev, "see_to_system", lambda *, window: None)
        monkeypatch.setattr(dev, "set_up", lambda _kind: None)

        assert dev.main(["test", "--all"]) == 0

        assert calls[-2][-1] == "tests/benchmarks"
        assert "not slow" not in calls[-1]
        assert "--cov" in calls[-1]

    def test_processes_that_tests_start_find_their_modules_compiled(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        compiling: list[bool] = []

        def run(
            command: list[object], *, env: dict[str, str], **_options: object
        ) -> subprocess.CompletedProcess[bytes]:
            compiling.append("PYTHONDONTWRITEBYTECODE" in env)
            return subprocess.CompletedProcess(command, 0)

        monkeypatch.setattr(dev, "see_to_system", lambda *, window: None)
        monkeypatch.setattr(dev, "set_up", lambda _kind: None)
        monkeypatch.setattr(dev.subprocess, "run", run)
        monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

        dev.main(["test"])

        assert compiling
        assert not any(compiling)

    def test_the_machine_that_checks_runs_the_same_command(self) -> None:
        assert "exec python3 dev.py test\n" in (ROOT / ".ci" / "run").read_text("utf-8")

    def test_one_failed_check_fails_all_and_the_rest_still_runs(
        self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ran: list[str] = []

        def run(command: list[object], **_options: object) -> subprocess.CompletedProcess[bytes]:
            ran.append(Path(os.fspath(command[0])).stem)  # type: ignore[call-overload]
            return subprocess.CompletedProcess(command, int(ran[-1] == "mypy"))

        monkeypatch.setattr(dev, "see_to_system", lambda *, window: None)
        monkeypatch.setattr(dev, "set_up", lambda _kind: None)
        monkeypatch.setattr(dev.subprocess, "run", run)

        assert dev.main(["test"]) == 1
        assert ran[-1] == "pytest"


class TestLocks:
    @pytest.mark.parametrize("name", ["build", "app", "dev", "verify", "training"])
    def test_a_lock_holds_hashes_and_no_address(self, name: str) -> None:
        text = (ROOT / "locks" / f"{name}.lock").read_text("utf-8")
        pins = [line for line in text.splitlines() if "==" in line and not line.startswith(" ")]
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
        assert "://" not in text

    def test_what_tests_run_on_is_what_users_get(self) -> None:
        def pins(name: str) -> set[str]:
            text = (ROOT / "locks" / f"{name}.lock").read_text("utf-8")
            return {line.split(" ")[0] for line in text.splitlines() if "==" in line}

        assert pins("app") <= pins("dev")

    def test_what_trains_the_model_is_there_once(self) -> None:
        def versions(name: str) -> dict[str, set[str]]:
            found: dict[str, set[str]] = {}
            for line in (ROOT / "locks" / f"{name}.lock").read_text("utf-8").splitlines():
                if "==" in line and not line.startswith(" "):
                    package, _, version = line.split(" ")[0].partition("==")
                    found.setdefault(package, set()).add(version)
            return found

        tested, training = versions("dev"), versions("training")
        assert {"numpy", "scikit-learn", "scipy"} <= training.keys()
        for package in tested.keys() & training.keys():
            assert training[package] == tested[package]
