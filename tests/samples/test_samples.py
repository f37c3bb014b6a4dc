"""The sample contracts: built from their sources, and reviewed as a lawyer would expect."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from samples.expectations import expected, reviewed

from reviewer.document.clauses import segment
from reviewer.document.reading import read
from sample_contracts import NAMES, build, sample

VERDICTS = {
    "nine-accounts": "high",
    "clinic-handover": "medium",
    "official-account-migration": "low",
    "equipment-sale": "none",
}


def labels_by_number(review: dict[str, Any]) -> set[tuple[str, str]]:
    """Where the labels stand, by the printed number of the clause or, without one, its words."""
    clauses = {clause["id"]: clause for clause in review["clauses"]}
    return {
        (
            clauses[finding["clause"]]["number"] or clauses[finding["clause"]]["text"],
            finding["label"],
        )
        for finding in review["findings"]
    }


@pytest.mark.parametrize("name", NAMES)
class TestEverySample:
    def test_the_word_file_is_what_its_source_says(self, name: str) -> None:
        built = zipfile.ZipFile(io.BytesIO(build.build_docx(build.read(name))))
        shipped = zipfile.ZipFile(sample(name))
        for part in ("word/document.xml", "word/numbering.xml", "word/styles.xml"):
            assert built.read(part) == shipped.read(part)

    def test_its_numbers_are_read_as_the_printer_prints_them(self, name: str) -> None:
        contract = build.read(name)
        for form in ("docx", "pdf"):
            document = read(sample(name, form))
            numbers = [clause.number for clause in segment(document) if clause.number]
            assert numbers == [block.number for block in contract.blocks if block.number]

    def test_its_articles_stand_on_the_highest_level(self, name: str) -> None:
        headings = [block.number for block in build.read(name).blocks if block.kind == "heading"]
        for form in ("docx", "pdf"):
            clauses = [c for c in segment(read(sample(name, form))) if c.number in headings]
            assert [(c.level, c.parent) for c in clauses] == [(1, None)] * len(headings)

    def test_it_is_reviewed_as_expected(self, name: str) -> None:
        assert reviewed(sample(name)) == expected(name)

    def test_today_does_not_matter(self, name: str) -> None:
        assert reviewed(sample(name), date(2031, 1, 1)) == expected(name)

    def test_the_verdict_is_that_of_a_careful_lawyer(self, name: str) -> None:
        assert expected(name)["assessment"]["verdict"] == VERDICTS[name]

    def test_print_and_word_file_are_reviewed_alike(self, name: str) -> None:
        printed, word = reviewed(sample(name, "pdf")), expected(name)
        assert printed["facts"] == word["facts"]
        assert printed["assessment"]["verdict"] == word["assessment"]["verdict"]
        assert labels_by_number(printed) == labels_by_number(word)

    def test_every_risk_that_weighs_is_grounded(self, name: str) -> None:
        for finding in expected(name)["findings"]:
            if finding["severity"] in ("high", "medium"):
                assert finding["citations"], finding["quote"]
            for citation in finding["citations"]:
                assert (citation["text"] is None) == (citation["text_status"] == "unverified")


class TestNineAccounts:
    """The facts that the press reported, and what follows from the law of 2019."""

    def test_the_facts_are_those_of_the_case(self) -> None:
        review = expected("nine-accounts")
        assert review["document"]["title"] == "转让协议"
        assert review["document"]["signing_date"] == "2019-09-22"
        assert review["facts"] == {
            "price_cny": 500000,
            "account_count": 9,
            "platforms": ["微信"],
            "records_min": 18000,
            "records_max": 27000,
            "in_service": None,
            "transferor": "甲方",
            "transferee": "乙方",
            "instalments": [
                {"amount_cny": 300000, "due": "2019-09-22"},
                {"amount_cny": 100000, "due": "2020-03-22"},
                {"amount_cny": 100000, "due": "2020-09-22"},
            ],
        }

    def test_only_law_in_force_in_2019_is_cited_as_ground(self) -> None:
        for finding in expected("nine-accounts")["findings"]:
            for citation in finding["citations"]:
                assert citation["in_force_from"] <= "2019-09-22", citation
                assert citation["in_force_to"] is None or citation["in_force_to"] > "2019-09-22"

    @pytest.mark.parametrize(
        ("number", "label"),
        [
            ("2.1", "account-transfer"),
            ("2.3", "customer-resource-transfer"),
            ("2.4", "personal-data-transfer"),
            ("2.4", "sensitive-data-transfer"),
            ("3.1", "tainted-consideration"),
            ("4.1", "credential-handover"),
            ("4.2", "credential-handover"),
            ("4.3", "real-name-evasion"),
            ("5.1", "identity-continuation"),
            ("5.2", "concealment"),
            ("6.3", "platform-terms-evasion"),
            ("9.1", "tainted-remedy"),
            ("9.2", "tainted-remedy"),
            ("12.2", "dispute-resolution"),
            ("13.1", "severability"),
        ],
    )
    def test_what_the_clause_does_is_found(self, number: str, label: str) -> None:
        assert (number, label) in labels_by_number(expected("nine-accounts"))

    @pytest.mark.parametrize("number", ["3.3", "3.4", "4.4", "6.1", "6.4", "7.1", "7.3", "8.2"])
    def test_what_is_harmless_is_left_alone(self, number: str) -> None:
        assert number not in {found for found, _ in labels_by_number(expected("nine-accounts"))}


def test_a_clean_sale_carries_nothing_but_what_outlives_it() -> None:
    labels = {finding["label"] for finding in expected("equipment-sale")["findings"]}
    assert labels <= {"dispute-resolution", "severability", "transfer-prohibition"}


def test_an_unknown_sample_is_refused() -> None:
    with pytest.raises(ValueError, match="no-such"):
        sample("no-such")
