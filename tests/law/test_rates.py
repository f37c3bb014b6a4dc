"""The table of rates is in form, plausible, and says how far it goes; else it is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from importlib import resources

import pytest

from reviewer.errors import RuleFileError
from reviewer.law.rates import Rates, decode_rates

TEXT = (resources.files("clause_rules") / "rates" / "rates.yaml").read_text("utf-8")


def test_the_table_that_ships_says_where_it_was_read_and_how_far_it_goes() -> None:
    table = Rates.load()
    assert table.lpr[0].since == date(2019, 8, 20)
    assert table.lpr[-1].since <= table.until
    assert "仅据一处" in table.deposit_source
    assert "官网复核" in table.source
    assert table.version >= 1


def test_a_table_of_the_lawyers_own_is_read(tmp_path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(TEXT.replace("rate: 1.50", "rate: 1.45"), "utf-8")
    assert Rates.load(file).deposit[0].rate == Decimal("1.45")


def test_of_two_tables_that_go_as_far_the_later_edition_is_newer() -> None:
    shipped = Rates.load()
    later = decode_rates(TEXT.replace("version: 1", "version: 2"), "rates.yaml")
    assert later.is_newer(shipped)
    assert not shipped.is_newer(later)
    assert not shipped.is_newer(shipped)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{from: 2019-11-20", "{from: 2019-09-20", "in order"),
        ("until: 2026-08-20", "until: 2025-05-19", "after `until`"),
        ("rate: 3.85", "rate: 385", "per cent"),
        ("rate: 1.50", "rate: 0.015", "per cent"),
        ("year: 365", "year: 36", "360, 365 or 366"),
        ("  - {from: 2015-10-24, rate: 1.50}\n", "", "has no rate"),
        ("format: 1", "format: 2", "format is 1"),
        ("version: 1", "edition: 1", "unknown key"),
    ],
)
def test_a_table_with_a_slip_is_refused(old: str, new: str, reason: str) -> None:
    assert old in TEXT
    with pytest.raises(RuleFileError) as caught:
        decode_rates(TEXT.replace(old, new, 1), "rates.yaml")
    assert reason in str(caught.value.details["reason"])


def test_what_is_wrong_is_told_with_its_line() -> None:
    with pytest.raises(RuleFileError) as caught:
        decode_rates(TEXT.replace("rate: 3.85", "rate: 385"), "rates.yaml")
    lines = TEXT.split("\n")
    assert lines[int(str(caught.value.details["line"])) - 1].endswith("rate: 3.85}")
