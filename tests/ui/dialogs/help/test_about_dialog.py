"""About: versions of all that an opinion rests on, and the licences of the parts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from window_values import Stage

import reviewer
from reviewer.review import Options, rules_for, version_of
from ui.dialogs.help.about_dialog import AboutDialog


@pytest.fixture
def dialog(stage: Stage) -> AboutDialog:
    stage.window.commands["about"].trigger()
    [made] = stage.window.findChildren(AboutDialog)
    assert isinstance(made, AboutDialog)
    return made


def test_it_says_the_versions_of_app_rules_model_law_and_qt(
    dialog: AboutDialog, stage: Stage
) -> None:
    shown = {name: label.text() for name, label in dialog.versions.items()}
    options = Options(today=stage.context.today)
    library = stage.context.library
    assert library is not None
    assert shown["app"] == reviewer.__version__
    assert shown["rules"] == version_of(options, rules_for(options)).number
    assert len(shown["model"]) == 12
    assert shown["law"] == f"法条库截至 {library.as_of.isoformat()}"
    assert shown["qt"] == qVersion()


def test_the_licence_of_the_chosen_part_is_shown(dialog: AboutDialog) -> None:
    titles = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    row = next(at for at, title in enumerate(titles) if title.startswith("lxml "))
    dialog.list.setCurrentRow(row)
    assert "Redistribution and use" in dialog.licence.toPlainText()


def test_a_part_without_a_text_says_its_licence(dialog: AboutDialog) -> None:
    titles = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    row = next(at for at, title in enumerate(titles) if title.startswith("docxtpl "))
    dialog.list.setCurrentRow(row)
    assert "LGPL-2.1-only" in dialog.licence.toPlainText()


def test_the_versions_can_be_copied(dialog: AboutDialog) -> None:
    dialog._copy()
    assert f"程序版本 {reviewer.__version__}" in QGuiApplication.clipboard().text()
