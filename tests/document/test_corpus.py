"""Files that nobody here wrote: every one opens or is refused in one line, in bounded time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from reference_files import reference_files

pytestmark = pytest.mark.slow

# Reads every file named on its standard input in turn; says what came of it, how long it took, and
# how much memory the process has needed so far.
READER = """
import json, sys, time
sys.path[:] = sys.argv[1:]
from pathlib import Path
from reviewer.document.clauses import segment
from reviewer.document.reading import read
from reviewer.errors import UnreadableFileError

for line in sys.stdin:
    path, password = json.loads(line)
    began, code, units = time.perf_counter(), "", 0
    try:
        units = len(segment(read(Path(path), password=password, formatting=True)))
    except UnreadableFileError as error:
        code = error.code
        assert "\\n" not in str(error)
    # Not ru_maxrss: that of a child begins at what its parent had.
    status = open("/proc/self/status").read().split()
    peak = int(status[status.index("VmHWM:") + 1]) >> 10
    print(json.dumps([code, units, time.perf_counter() - began, peak]), flush=True)
"""

# What cannot be opened, is no contract or says nothing, by its name up to the hash: the rest opens.
REFUSED = {
    "file-password": {
        "pdf_js__0c3fb45d", "pdf_js__3b3d1db2", "pdf_js__a5584ab7", "pdf_js__e5497249",
        "pdf_js__e570bea2", "pdf_js__e85d22b8", "pdfminer_six__7ec0624f", "qpdf__131f947e",
        "qpdf__1e6d2918", "qpdf__20de3466", "qpdf__4f8ea336", "qpdf__ab1a8d49", "qpdf__cbd0396c",
    },
    "file-legacy": {
        "poi__58ea3347", "poi__6a565cf7", "poi__9231e724", "poi__eae552c7", "poi__f2d0dc59",
        "poi__fb161737",
    },
    "file-type": {"poi__80bd9631", "qpdf__a15d3d21", "qpdf__aa25ee2c"},
    "file-damaged": {
        "pdf_js__0f020604", "pdf_js__247215f0", "pdf_js__6aa28594", "pdf_js__77741574",
        "pdf_js__e2ec919e", "poi__39619851", "poi__af049067", "poi__d9eb560e", "qpdf__b61f6258",
        "qpdf__d149d9b3",
    },
    "file-no-text": {
        "RapidOCRPDF__bac02dc0", "pdf_js__049a4330", "pdf_js__12db245a", "pdf_js__1dc14fef",
        "pdf_js__305b71c6", "pdf_js__37c08780", "pdf_js__732311f7", "pdf_js__a358d66c",
        "pdfminer_six__338dc8e8", "pdfminer_six__3836f0fd", "pdfplumber__dfd0a34e",
        "pikepdf__8be57879", "pikepdf__c3fbdaa4", "python-mammoth__2f5dbcf2",
        "sample-files__ee7ce5f3",
    },
    "file-empty": {
        "poi__8e39d68e", "python-docx__2513f8ad", "python-docx__4a3d8bb3",
        "python-docx__546b2866", "python-docx__b5e861d2", "python-docx__c2f09412",
        "python-docx__cef04e3a",
    },
}  # fmt: skip
PASSWORDS = {
    "qpdf__20de3466": "view",
    "qpdf__1e6d2918": "user1",
    "qpdf__ab1a8d49": "user2",
    "pdfminer_six__7ec0624f": "foo",
    "pdf_js__e5497249": "1234",
}
MOST_SECONDS = 20.0
MOST_MEMORY = 400  # MB


def outcomes(files: list[tuple[Path, str | None]]) -> dict[str, tuple[str, int, float, int]]:
    """What came of each file: error code (empty if it opened), units, seconds, memory in MB."""
    asked = "\n".join(json.dumps([str(path), password]) for path, password in files)
    done = subprocess.run(
        [sys.executable, "-c", READER, *sys.path],
        input=asked,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert done.returncode == 0, f"{files[len(lines)][0].name}: {done.stderr[-2000:]}"
    return {
        path.name: tuple(json.loads(line)) for (path, _), line in zip(files, lines, strict=True)
    }


@pytest.fixture(scope="module")
def robustness(shared: Path) -> dict[str, tuple[str, int, float, int]]:
    folder = shared / "corpus" / "robustness"
    return outcomes([(path, None) for path in reference_files(folder, "*")])


def test_no_file_takes_long_or_much(
    robustness: dict[str, tuple[str, int, float, int]],
) -> None:
    assert len(robustness) > 100
    assert max(seconds for _, _, seconds, _ in robustness.values()) < MOST_SECONDS
    assert max(memory for *_, memory in robustness.values()) < MOST_MEMORY


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_opened_is_refused_for_its_reason(
    robustness: dict[str, tuple[str, int, float, int]], code: str
) -> None:
    refused = {
        "__".join(name.split("__")[:2]) for name, found in robustness.items() if found[0] == code
    }
    assert refused == REFUSED[code]


def test_all_else_opens(
    robustness: dict[str, tuple[str, int, float, int]],
) -> None:
    opened = [units for code, units, _, _ in robustness.values() if not code]
    assert len(opened) == len(robustness) - sum(map(len, REFUSED.values()))
    assert min(opened) > 0


def test_the_right_password_opens_a_file(shared: Path) -> None:
    folder = shared / "corpus" / "robustness"
    files = [(next(folder.glob(f"{name}*")), password) for name, password in PASSWORDS.items()]
    assert {found[0] for found in outcomes(files).values()} == {""}


def test_real_contracts_open_and_old_ones_say_what_to_do(shared: Path) -> None:
    folder = shared / "corpus" / "contracts"
    for name, (code, units, _, _) in outcomes(
        [(path, None) for path in reference_files(folder, "*")]
    ).items():
        assert (code, units > 15) == (("", True) if name.endswith("x") else ("file-legacy", False))
