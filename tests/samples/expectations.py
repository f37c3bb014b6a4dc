"""What the reviewer is expected to say about the sample contracts, and how to renew it.

    python tests/samples/expectations.py

The expected JSON is that of `shenqi review --format json`, without what changes by machine or day.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import sample_contracts
from reviewer.document.reading import read
from reviewer.export.review_json import review_object
from reviewer.review import Options, review

FOLDER = Path(sample_contracts.__file__).parent / "expected"
# All samples name their signing day, so that this one must not matter.
TODAY = date(2026, 11, 26)


def reviewed(path: Path, today: date = TODAY) -> dict[str, Any]:
    """The review of a contract as JSON holds it, without paths and versions."""
    found = review_object(review(read(path), Options(today=today)), path)
    del found["versions"]
    del found["document"]["path"]
    plain: dict[str, Any] = json.loads(json.dumps(found))
    return plain


def expected(name: str) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return plain


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in sample_contracts.NAMES:
        text = json.dumps(reviewed(sample_contracts.sample(name)), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
