"""A copy is written, and what was written is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from export.word_contract import agreed, reviewed
from window_values import Stage

from reviewer.document.reading import WordFile
from reviewer.export.audience import Reader
from reviewer.export.marked_copy import ANONYMOUS, Existing, MarkedCopy
from reviewer.export.outgoing import Marking
from ui import i18n
from ui.commands.exporting import ask_export, copied_words, export
from ui.dialogs.export.export_dialog import ExportChoice
from ui.models.outgoing import OutgoingModel


def a_copy(**more) -> MarkedCopy:
    source = WordFile(b"", "", **more)
    return MarkedCopy(b"", 3, 2, (), Existing(0, 0, ()), source)


def test_of_a_copy_with_comments_alone_no_changes_are_told(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    assert "修订" not in copied_words(replace(a_copy(), changes=0), target)
    assert "修订" in copied_words(a_copy(), target)


def test_a_copy_is_written_and_told(
    stage: Stage, contract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.show(contract)
    made = ask_export(stage.window)
    assert made is not None
    made.model.choose_all()
    seen = []

    def write(review, path, outgoing, target, signature, **more):
        seen.append((path, target, outgoing, signature.author, more["firm"]))
        return a_copy()

    monkeypatch.setattr("reviewer.export.marked_copy.write_marked_copy", write)
    plan = made.copy_pane.plan
    target = tmp_path / "副本.docx"
    export(stage.window, ExportChoice("word-both", target, plan))
    assert seen == [(contract, target, plan.outgoing, "审阅人", "")]
    assert "批注 3 条，修订 2 处" in stage.window.banner.text
    assert stage.window.context.settings.text("export_format") == "word-both"


def test_a_contract_that_changed_meanwhile_is_told(
    stage: Stage, contract: Path, tmp_path: Path
) -> None:
    stage.show(contract)
    made = ask_export(stage.window)
    assert made is not None
    made.model.choose_all()
    target = tmp_path / "副本.docx"
    export(stage.window, ExportChoice("word-both", target, made.copy_pane.plan))
    assert not target.exists()
    assert stage.window.banner.text


def test_what_to_look_at_before_sending_is_said(tmp_path: Path) -> None:
    review = reviewed()
    model = OutgoingModel(review, agreed(review, 0), {})
    model.show_for(Marking.REDLINE, Reader.CLIENT)
    copy = replace(a_copy(converted=True, decrypted=True), as_comments=model.outgoing.changes)
    said = copied_words(copy, tmp_path / "a.docx")
    for word in ("第一条的改动", "旧版格式", "没有加密"):
        assert word in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lawyer_without_a_name_is_shown_the_one_that_is_written(language: str) -> None:
    assert i18n.catalogue(language)["copy.anonymous"] == ANONYMOUS
