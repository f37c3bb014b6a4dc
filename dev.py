#!/usr/bin/env python3
"""Set up, run and test the project on a machine that has only Python 3.11 or later.

    python3 dev.py run [FILE ...]     open the app; without a display, review and write to out/
    python3 dev.py test [--all]       lint, types, floors, tests; --all: slow ones and coverage too
    python3 dev.py bench              the speed figures only
    python3 dev.py lock [--upgrade]   resolve pyproject.toml anew into locks/
    python3 dev.py expected           review the sample contracts anew
    python3 dev.py screenshots        draw the pictures of the README anew

Plain standard library. Everything is installed into .venv, with hashes, from locks/.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "locks"
OUT = ROOT / "out"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")

# Debian package -> the library that Qt asks the dynamic linker for.
OFFSCREEN = {
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libfontconfig1": "libfontconfig.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libxkbcommon0": "libxkbcommon.so.0",
}
WINDOW = {
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
}
CJK_FONT = "fonts-noto-cjk"
FONT_NAMES = ("cjk", "sourcehan", "simsun", "songti", "fandol")

# Source packages are built with what the build lock brought, not with what an index serves today.
_BUILD_HERE = ("--no-build-isolation", "--use-pep517")
# What each kind of set-up installs, in this order; it holds the kinds before it. The dev lock holds
# the app's own versions too.
KINDS = {
    "run": ("build", "app"),
    "test": ("build", "dev", "verify"),
    "all": ("build", "dev", "verify", "training"),
}


class SetUpError(Exception):
    """Something that the user has to see to; the message says what."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except SetUpError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="open the app")
    run.add_argument("files", nargs="*", type=Path, metavar="FILE")
    test = commands.add_parser("test", help="lint, types, floors, tests")
    test.add_argument(
        "--all", action="store_true", help="slow tests, coverage and speed figures too"
    )
    commands.add_parser("bench", help="the speed figures only")
    lock = commands.add_parser("lock", help="resolve pyproject.toml anew into locks/")
    lock.add_argument("--upgrade", action="store_true", help="to the newest versions")
    commands.add_parser("expected", help="review the sample contracts anew")
    commands.add_parser("screenshots", help="draw the pictures of the README anew")
    return parser


# --- the system ---------------------------------------------------------------------------------


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can be shown: only Linux is run without one."""
    if platform != "linux":
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def library_is_there(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def chinese_font_is_there(folders: Iterable[Path]) -> bool:
    for folder in folders:
        for _, _, files in os.walk(folder):
            if any(part in file.lower() for file in files for part in FONT_NAMES):
                return True
    return False


def missing_packages(*, window: bool) -> list[str]:
    """Debian's names of what this Linux machine lacks; elsewhere Qt and the system bring it all."""
    if sys.platform != "linux":
        return []
    wanted = {**OFFSCREEN, **WINDOW} if window else OFFSCREEN
    missing = [package for package, library in wanted.items() if not library_is_there(library)]
    fonts = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    fonts += [Path.home() / ".fonts", Path.home() / ".local/share/fonts"]
    if not chinese_font_is_there(fonts):
        missing.append(CJK_FONT)
    return missing


def is_root() -> bool:
    return not WINDOWS and os.geteuid() == 0


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages, or say how.

    Raises:
        SetUpError: this is not root on Debian or Ubuntu; the message holds the command to type.
    """
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise SetUpError(
            "this system lacks what these Debian packages hold; install its own packages of them: "
            + " ".join(packages)
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not is_root():
        raise SetUpError(
            "system packages are missing. Type this, then start again:\n\n"
            f"    sudo apt-get update && sudo {shlex.join(install)}\n"
        )
    print(f"dev.py: installing {' '.join(packages)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], install):
        _call(command, environment=quiet, stdout=subprocess.DEVNULL)


def see_to_system(*, window: bool) -> None:
    """Libraries are needed; for a missing font a word is enough to go on."""
    missing = missing_packages(window=window)
    try:
        install_packages(missing)
    except SetUpError as error:
        if missing != [CJK_FONT]:
            raise
        print(f"dev.py: Chinese will look poor: {error}", file=sys.stderr)


# --- the virtual environment --------------------------------------------------------------------


def set_up(kind: str) -> None:
    """Bring .venv to what locks/ and pyproject.toml say; costs nothing when it is there already."""
    if PYTHON.exists() and _stamped(kind) == _digest(kind):
        return
    started = time.monotonic()
    print(f"dev.py: setting up {VENV.name} …", flush=True)
    _make_venv()
    for lock in KINDS[kind]:
        # A lock names everything that is to be there; what is not in it is not wanted.
        _pip("install", "--require-hashes", "--no-deps", *_BUILD_HERE, "-r", _lock(lock))
    _pip("install", "--no-deps", "--no-index", *_BUILD_HERE, "--editable", ROOT)
    for done in islice(KINDS, [*KINDS].index(kind) + 1):
        _stamp(done).write_text(_digest(done), "utf-8")
    print(f"dev.py: set up in {time.monotonic() - started:.0f} s", flush=True)


def _lock(name: str) -> Path:
    return LOCKS / f"{name}.lock"


def _stamp(kind: str) -> Path:
    return VENV / f"set-up-{kind}.txt"


def _stamped(kind: str) -> str | None:
    stamp = _stamp(kind)
    return stamp.read_text("utf-8") if stamp.is_file() else None


def _digest(kind: str) -> str:
    """Changes with whatever the set-up was made from; scripts in .venv hold the folder's path."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in (ROOT / "pyproject.toml", *map(_lock, KINDS[kind])):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _make_venv() -> None:
    # Debian and Ubuntu keep ensurepip in a package of its own.
    if importlib.util.find_spec("ensurepip") is None:
        install_packages([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])
    if _venv_works():
        return
    # A child sees an ensurepip that was installed just now.
    _call([sys.executable, "-m", "venv", "--clear", VENV])


def _venv_works() -> bool:
    if not PYTHON.exists():
        return False
    check = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([PYTHON, "-c", check], check=False).returncode == 0


def _pip(*arguments: str | Path) -> None:
    _call([PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments])


def _call(
    command: Sequence[str | Path],
    *,
    environment: Mapping[str, str] | None = None,
    stdout: int | None = None,
) -> None:
    """Run to the end. Raises SetUpError where it fails: its own words are on the screen already."""
    result = subprocess.run(command, check=False, cwd=ROOT, env=environment, stdout=stdout)
    if result.returncode != 0:
        raise SetUpError(f"failed: {shlex.join(map(str, command))}")


def _script(name: str) -> Path:
    return PYTHON.with_name(f"{name}.exe" if WINDOWS else name)


def _environment() -> dict[str, str]:
    """No display is needed; and modules are compiled once, not by each of the many processes that
    the tests start."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


# --- the commands -------------------------------------------------------------------------------


def run(options: argparse.Namespace) -> int:
    files = [file.resolve() for file in options.files]
    for file in files:
        if not file.is_file():
            raise SetUpError(f"no such file: {file}")
    window = has_display(sys.platform, os.environ)
    see_to_system(window=window)
    set_up("run")
    files = files or [ROOT / "sample_contracts" / "nine-accounts.docx"]
    if window:
        return subprocess.run([_script("shenqi"), *files], check=False).returncode
    print("dev.py: no display: reviewing without a window", flush=True)
    for file in files:
        _review_without_window(file, OUT if len(files) == 1 else OUT / file.name)
    return 0


def _review_without_window(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for form in ("docx", "pdf"):
        report = folder / f"report.{form}"
        # The command line names the file that it wrote.
        _call([PYTHON, "-m", "reviewer", "review", file, "--format", form, "-o", report])
    picture = folder / "screenshot.png"
    _save_screenshot(file, picture)
    print(picture, flush=True)


def _save_screenshot(contract: Path, picture: Path) -> None:
    code = (
        "import pathlib, sys; from ui.screenshot import save_screenshot; "
        "save_screenshot(*map(pathlib.Path, sys.argv[1:]))"
    )
    _call([PYTHON, "-c", code, contract, picture], environment=_environment())


def test(options: argparse.Namespace) -> int:
    see_to_system(window=False)
    set_up("all" if options.all else "test")
    checks: dict[str, list[str]] = {
        "ruff check": ["ruff", "check", "."],
        "ruff format": ["ruff", "format", "--check", "."],
        "mypy": ["mypy"],
        "import-linter": ["lint-imports"],
    }
    failed = [name for name, command in checks.items() if not _check(name, command)]
    if options.all and not _check("benchmarks", _BENCHMARKS):
        failed.append("benchmarks")
    if failed:
        print(f"dev.py: FAILED: {', '.join(failed)}", flush=True)
    # Last, so that pytest's closing line is the last word.
    tests: list[str] = ["pytest", "-n", "2", "--dist", "worksteal"]
    if options.all:
        # Counting what is covered doubles the time.
        tests += ["--cov", "--cov-report=term:skip-covered", "--ignore=tests/benchmarks"]
    else:
        tests += ["-m", "not slow"]
    passed = _check("pytest", tests)
    return 0 if passed and not failed else 1


_BENCHMARKS: list[str] = ["pytest", "-n", "0", "-s", "tests/benchmarks"]


def _check(name: str, command: Sequence[str]) -> bool:
    print(f"== {name}", flush=True)
    program, *arguments = command
    call: list[str | Path] = [_script(program), *arguments]
    result = subprocess.run(call, check=False, cwd=ROOT, env=_environment())
    return result.returncode == 0


def bench(_options: argparse.Namespace) -> int:
    see_to_system(window=False)
    set_up("test")
    return 0 if _check("benchmarks", _BENCHMARKS) else 1


def lock(options: argparse.Namespace) -> int:
    """One resolution for every system and every Python from 3.11 on, with the hash of each file."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / PYTHON.relative_to(VENV)
        _call([python, "-m", "pip", "install", "--quiet", "uv"])
        compiler: list[str | Path] = [python, "-m", "uv", "pip", "compile", "--quiet"]
        compiler += ["--universal", "--python-version", "3.11", "--generate-hashes"]
        compiler += ["--custom-compile-command", "python dev.py lock"]
        compiler += ["--upgrade"] if options.upgrade else []
        _call([*compiler, "--group", "build", "-o", _lock("build")])
        _call([*compiler, "--group", "verify", "--no-deps", "-o", _lock("verify")])
        training = [*compiler, "--group", "training", "-o", _lock("training")]
        # Whoever sets up with dev.py can read scans too.
        compiler += ["pyproject.toml", "--extra", "ocr"]
        _call([*compiler, "-o", _lock("app"), "-c", _lock("build")])
        compiler += ["--extra", "cluster", "--extra", "dev"]
        _call([*compiler, "-o", _lock("dev"), "-c", _lock("app")])
        _call([*training, "-c", _lock("dev")])
    return 0


def expected(_options: argparse.Namespace) -> int:
    set_up("run")
    _call([PYTHON, ROOT / "tests" / "samples" / "expectations.py"])
    return 0


def screenshots(_options: argparse.Namespace) -> int:
    see_to_system(window=False)
    set_up("run")
    sample = ROOT / "sample_contracts" / "nine-accounts.docx"
    picture = ROOT / "docs" / "screenshot.png"
    picture.parent.mkdir(exist_ok=True)
    _save_screenshot(sample, picture)
    print(picture)
    return 0


COMMANDS = {
    "run": run,
    "test": test,
    "bench": bench,
    "lock": lock,
    "expected": expected,
    "screenshots": screenshots,
}

if __name__ == "__main__":
    sys.exit(main())
