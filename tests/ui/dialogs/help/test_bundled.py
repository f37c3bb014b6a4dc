"""The parts of the app and their licences, as their own metadata name them."""

from __future__ import annotations

from importlib import metadata

import pytest

from ui.dialogs.help.bundled import bundled


def test_every_requirement_of_the_app_is_listed_with_version_and_licence() -> None:
    listed = {package.name.lower().replace("_", "-"): package for package in bundled()}
    for name in ("pyside6-essentials", "shiboken6", "jieba", "lxml", "python-docx", "pypdfium2"):
        assert listed[name].version == metadata.version(name)
        assert listed[name].licence
    assert "Python" in {package.name for package in bundled()}


def test_what_builds_and_tests_the_app_is_no_part_of_it() -> None:
    names = {package.name.lower() for package in bundled()}
    assert not names & {"pytest", "mypy", "ruff", "hypothesis", "hatchling"}


def test_no_part_is_without_a_licence() -> None:
    assert [package.name for package in bundled() if not package.licence] == []


def test_the_app_comes_first_then_all_by_name() -> None:
    first, *rest = [package.name.lower() for package in bundled()]
    assert first == "shenqi"
    assert rest == sorted(rest)


def test_the_text_of_a_licence_is_the_one_the_package_ships() -> None:
    lxml = next(package for package in bundled() if package.name == "lxml")
    assert any("Redistribution and use in source and binary forms" in text for text in lxml.texts)


def test_without_metadata_of_the_app_the_rest_is_still_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.dialogs.help.bundled._OWN", "no-such-package")
    assert [package.name for package in bundled()] == ["Python"]
