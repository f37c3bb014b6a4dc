"""What a run has done, line by line on the disk, so that the next one can go on from there.

A line counts for a file of the same content, reviewed in the same way by the same program with the
same rules, model and law (`contents`). It is on the disk before the next file is told of; a line
that was cut off by a crash is passed over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from reviewer.batch.contents import digest_of_contents
from reviewer.document.model import Revision
from reviewer.errors import ExportError
from reviewer.export.overview import Summary
from reviewer.labels import Verdict
from reviewer.review import Options

NAME = "batch.jsonl"


def fingerprint(options: Options) -> str:
    """All that a review depends on beside the file and, where it names no date, the day."""
    return f"{digest_of_contents(options)} {replace(options, today=date.min)!r}"


class Journal:
    """The journal in a folder. Raises ExportError where it cannot be written."""

    def __init__(
        self, folder: Path, options: Options, revision: Revision = "final", *, resume: bool
    ) -> None:
        self._path = folder / NAME
        self._folder = folder
        self._today = options.today
        self._key = f"{fingerprint(options)} | {revision}"
        self._known = dict(self._read()) if resume else {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a" if resume else "w", encoding="utf-8")
            if self._file.tell():
                self._file.write("\n")  # behind a line that a crash has cut off
        except OSError as error:
            raise ExportError("export-permission", path=self._path) from error

    def close(self) -> None:
        """Let go of the file; every line is on the disk already."""
        self._file.close()

    def known(self, sha256: str) -> Summary | None:
        """What a run before found in a file of this content, if that still stands."""
        return self._known.get(sha256)

    def add(self, summary: Summary) -> None:
        """Note that a file is done."""
        # In ASCII: on Linux the name of a file may be any bytes.
        line = json.dumps({"key": self._key, **_object(summary)})
        try:
            self._file.write(line + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            raise ExportError("export-disk-full", path=self._path) from error

    def _read(self) -> Iterator[tuple[str, Summary]]:
        try:
            lines = self._path.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            try:
                found = json.loads(line)
                summary = _summary(found)
                key = found["key"]
            except (ValueError, TypeError, KeyError, ArithmeticError):
                continue
            if key == self._key and (summary.day_stated or summary.day == self._today):
                yield summary.sha256, summary


def _object(summary: Summary) -> dict[str, Any]:
    return {
        "path": summary.path,
        "sha256": summary.sha256,
        "title": summary.title,
        "verdict": summary.verdict.value,
        "counts": [summary.high, summary.medium, summary.low],
        "grounds": list(summary.grounds),
        "price": None if summary.price is None else str(summary.price),
        "day": summary.day.isoformat(),
        "day_stated": summary.day_stated,
        "versions": summary.versions,
        "warnings": summary.warnings,
    }


def _summary(found: dict[str, Any]) -> Summary:
    high, medium, low = found["counts"]
    return Summary(
        path=found["path"],
        sha256=found["sha256"],
        title=found["title"],
        verdict=Verdict(found["verdict"]),
        high=high,
        medium=medium,
        low=low,
        grounds=tuple(found["grounds"]),
        price=None if found["price"] is None else Decimal(found["price"]),
        day=date.fromisoformat(found["day"]),
        day_stated=found["day_stated"],
        versions=found["versions"],
        warnings=found["warnings"],
    )
