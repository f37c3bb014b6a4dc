"""The jobs as the reading process does them."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from contract_files import Page, Words, docx, paragraph, pdf
from own_rule import RULE
from PIL import Image

from reviewer.document import docx_reader
from reviewer.errors import CancelledError, PasswordNeededError, UnreadableFileError
from reviewer.labels import Severity
from reviewer.review import Options
from reviewer.rules import explaining, loading
from reviewer.rules.findings import RuleChoice
from reviewer.worker.messages import (
    CompareJob,
    ExplainJob,
    FileJob,
    OpenJob,
    PageJob,
    Phase,
    PictureDrawn,
    PictureJob,
    RulesJob,
    Warmed,
)
from reviewer.worker.wire import Again, Body, Head, Tail
from reviewer.worker.workshop import Workshop

OPTIONS = Options(today=date(2026, 1, 1))


def ignore(phase: Phase, done: int, total: int) -> None:
    """Progress nobody looks at."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "协议.docx"
    path.write_bytes(docx(paragraph("甲方将微信号转让给乙方。")))
    return path


def test_a_document_is_given_before_it_is_reviewed(path: Path) -> None:
    events = [type(event) for event in Workshop().open(OpenJob(path, OPTIONS), ignore)]
    assert events[0] is Head
    assert events[-2:] == [Tail, Body]


def test_a_cancel_between_reading_and_review_is_heard(path: Path) -> None:
    def cancelled(phase: Phase, done: int, total: int) -> None:
        if phase is Phase.REVIEWING:
            raise CancelledError

    with pytest.raises(CancelledError):
        list(Workshop().open(OpenJob(path, OPTIONS), cancelled))


def test_a_known_document_is_reviewed_without_its_file(path: Path) -> None:
    workshop = Workshop()
    head = next(iter(workshop.open(OpenJob(path, OPTIONS), ignore)))
    assert isinstance(head, Head)
    path.unlink()
    again = Again(path, head.document.sha256, OPTIONS, None)
    assert isinstance(workshop.again(again, ignore), Body)


def test_a_forgotten_document_is_read_again(path: Path) -> None:
    head = next(iter(Workshop().open(OpenJob(path, OPTIONS), ignore)))
    assert isinstance(head, Head)
    again = Again(path, head.document.sha256, OPTIONS, None)
    assert isinstance(Workshop().again(again, ignore), Body)


def test_only_the_last_documents_are_kept(path: Path) -> None:
    workshop = Workshop()
    first = next(iter(workshop.open(OpenJob(path, OPTIONS), ignore)))
    assert isinstance(first, Head)
    for number in range(4):
        path.write_bytes(docx(paragraph(f"第{number}份")))
        next(iter(workshop.open(OpenJob(path, OPTIONS), ignore)))
    with pytest.raises(UnreadableFileError) as caught:
        workshop.again(Again(path, first.document.sha256, OPTIONS, None), ignore)
    assert caught.value.code == "file-changed"


def test_a_library_that_fails_on_a_file_means_a_damaged_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError

    monkeypatch.setattr(docx_reader, "read_docx", fail)
    with pytest.raises(UnreadableFileError) as caught:
        next(iter(Workshop().open(OpenJob(path, OPTIONS), ignore)))
    assert caught.value.code == "file-damaged"


def test_pages_of_a_file_are_drawn_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(*(Page([Words(90, 100, f"第{n}页")]) for n in range(1, 4))))
    workshop = Workshop()
    drawn = [workshop.draw(PageJob(path, page, 1.0)) for page in (3, 1, 2)]
    assert [image.page for image in drawn] == [3, 1, 2]
    assert len({image.pixels for image in drawn}) == 3


def test_a_clause_is_explained_by_its_id(path: Path) -> None:
    workshop = Workshop()
    list(workshop.open(OpenJob(path, OPTIONS), ignore))
    [((sha256, _), (_, clauses))] = workshop._documents.items()
    job = ExplainJob(path, sha256, clauses.clauses[0].id, OPTIONS)
    found = workshop.explain(job, ignore).account
    assert found.words == "甲方将微信号转让给乙方。"


def test_a_contract_is_analysed_for_the_first_clause_explained_only(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(
        docx(paragraph("第一条 甲方将微信号转让给乙方。") + paragraph("第二条 天气晴好。"))
    )
    workshop = Workshop()
    list(workshop.open(OpenJob(path, OPTIONS), ignore))
    [((sha256, _), (_, clauses))] = workshop._documents.items()
    analysed: list[object] = []
    whole = explaining.analyse_contract
    monkeypatch.setattr(
        explaining, "analyse_contract", lambda *given: analysed.append(given) or whole(*given)
    )
    for clause in clauses:
        workshop.explain(ExplainJob(path, sha256, clause.id, OPTIONS), ignore)
    assert len(analysed) == 1


def test_a_clause_of_a_file_that_has_changed_is_not_explained(path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        Workshop().explain(ExplainJob(path, "0" * 64, "c1", OPTIONS), ignore)
    assert caught.value.code == "file-changed"


def test_all_rules_are_listed_and_the_own_ones_marked(own: Path) -> None:
    listed = Workshop().rules(RulesJob(own), ignore)
    assert [entry.id for entry in listed.rules if entry.own] == ["account-transfer.own"]
    assert len(listed.rules) > 1
    assert [error.code for error in listed.bad] == ["rule-file-lacks"]


def test_examples_that_fail_are_named(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "default_rules", lambda: ())
    text = (own / "own.yaml").read_text("utf-8").replace("甲方将网店账号转让给乙方。", "天气晴好。")
    (own / "own.yaml").write_text(text, "utf-8")
    steps: list[tuple[int, int]] = []
    listed = Workshop().rules(
        RulesJob(own, check=True), lambda _phase, done, total: steps.append((done, total))
    )
    [failed] = listed.failed
    assert (failed.rule, failed.kind) == ("account-transfer.own", "hit")
    assert steps == [(0, 1)]


def test_a_rule_switched_off_finds_nothing(path: Path) -> None:
    off = RuleChoice("account-transfer.hand-over", enabled=False)
    options = Options(today=date(2026, 1, 1), rule_choices=(off,))
    *_, body = Workshop().open(OpenJob(path, options), ignore)
    assert isinstance(body, Body)
    assert off.rule not in {finding.rule for finding in body.primary}
    assert body.opinion.rules_version.off == 1


def test_a_choice_on_a_rule_that_is_gone_is_not_counted(path: Path) -> None:
    gone = (RuleChoice("own.gone", enabled=False), RuleChoice("own.left", grade=Severity.LOW))
    options = Options(today=date(2026, 1, 1), rule_choices=gone)
    *_, body = Workshop().open(OpenJob(path, options), ignore)
    assert isinstance(body, Body)
    version = body.opinion.rules_version
    assert (version.off, version.regraded) == (0, 0)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder with one good rule and one file that is none."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "own.yaml").write_text(RULE, "utf-8")
    (folder / "bad.yaml").write_text("format: 2", "utf-8")
    return folder


# The texts and pictures of a Word file

PNG = io.BytesIO()
Image.new("RGB", (30, 20), (10, 20, 200)).save(PNG, "PNG")
TRACKED = (
    "<w:p><w:r><w:t>甲方</w:t></w:r><w:del><w:r><w:delText>不得</w:delText></w:r></w:del>"
    "<w:r><w:t>转让</w:t></w:r></w:p>"
)


@pytest.fixture
def tracked(tmp_path: Path) -> Path:
    path = tmp_path / "修订.docx"
    path.write_bytes(docx(TRACKED, media={"seal.png": PNG.getvalue(), "vector.emf": b"EMF"}))
    return path


def test_the_two_texts_of_a_tracked_file_are_known_apart(tracked: Path) -> None:
    workshop = Workshop()
    texts = {}
    for revision in ("final", "original"):
        job = OpenJob(tracked, OPTIONS, revision=revision)  # type: ignore[arg-type]
        head = next(iter(workshop.open(job, ignore)))
        assert isinstance(head, Head)
        texts[head.document.revision] = head.document.text
        again = Again(tracked, head.document.sha256, OPTIONS, None, head.document.revision)
        list(workshop.open(job, ignore))
        assert isinstance(workshop.again(again, ignore), Body)
    assert texts == {"final": "甲方转让\n", "original": "甲方不得转让\n"}


def drawn(path: Path, part: str, sha256: str = "") -> PictureDrawn:
    digest = sha256 or hashlib.sha256(path.read_bytes()).hexdigest()
    found = Workshop().draw(PictureJob(path, digest, part, 15, 10))
    assert isinstance(found, PictureDrawn)
    return found


def test_a_picture_is_drawn_as_small_as_it_is_shown(tracked: Path) -> None:
    found = drawn(tracked, "word/media/seal.png")
    assert (found.width, found.height, len(found.pixels)) == (15, 10, 600)


def test_the_next_picture_of_a_file_needs_the_file_no_more(tracked: Path) -> None:
    workshop, part = Workshop(), "word/media/seal.png"
    digest = hashlib.sha256(tracked.read_bytes()).hexdigest()
    workshop.draw(PictureJob(tracked, digest, part, 15, 10))
    tracked.unlink()
    found = workshop.draw(PictureJob(tracked, digest, part, 30, 20))
    assert isinstance(found, PictureDrawn)
    assert (found.width, found.height) == (30, 20)


@pytest.mark.parametrize("part", ["word/media/vector.emf", "word/media/none.png", ""])
def test_a_picture_that_cannot_be_drawn_has_no_pixels(tracked: Path, part: str) -> None:
    assert drawn(tracked, part) == PictureDrawn(part)


def test_a_picture_of_a_changed_file_is_refused(tracked: Path) -> None:
    with pytest.raises(UnreadableFileError) as refused:
        drawn(tracked, "word/media/seal.png", "0" * 64)
    assert refused.value.code == "file-changed"


def test_what_a_first_review_would_wait_for_is_loaded_before() -> None:
    assert isinstance(Workshop().warm(), Warmed)


# Prints which libraries that take long to start are there after the code in the first argument.
LOADED = """
import sys
from pathlib import Path
from datetime import date
from reviewer.review import Options, review
from reviewer.worker.workshop import Workshop
exec(sys.argv[1])
print(*sorted({"borax", "cn2an", "jieba", "jsonschema", "pdfplumber"} & sys.modules.keys()))
"""


def loaded_after(code: str, *arguments: object) -> list[str]:
    command = [sys.executable, "-c", LOADED, code, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def test_a_plain_contract_is_reviewed_without_what_takes_long_to_start(path: Path) -> None:
    code = (
        "from reviewer.document.reading import read\n"
        "review(read(Path(sys.argv[2])), Options(today=date(2026, 1, 1)))"
    )
    assert loaded_after(code, path) == []


def test_what_any_contract_may_need_is_loaded_before() -> None:
    assert loaded_after("Workshop().warm()") == ["jieba"]


def test_two_versions_are_compared(path: Path, tmp_path: Path) -> None:
    old = tmp_path / "旧稿.docx"
    old.write_bytes(docx(paragraph("甲方将抖音号转让给乙方。")))
    phases: list[Phase] = []
    job = CompareJob(path, old, OPTIONS)
    compared = Workshop().compare(job, lambda phase, *_: phases.append(phase))
    assert phases[-1] is Phase.COMPARING
    assert len(compared.comparison.changes) == 1


def test_a_file_is_reviewed_into_words_and_then_forgotten(path: Path) -> None:
    workshop = Workshop()
    filed = workshop.file(FileJob(path, "协议.docx", OPTIONS), ignore)
    assert json.loads(filed.json)["document"]["path"] == "协议.docx"
    assert not workshop._documents


def test_of_two_versions_the_one_that_wants_a_password_is_named(path: Path, tmp_path: Path) -> None:
    locked = tmp_path / "旧稿.pdf"
    locked.write_bytes(pdf(Page([Words(90, 100, "甲方")]), password=b"1234"))
    with pytest.raises(PasswordNeededError) as caught:
        Workshop().compare(CompareJob(path, locked, OPTIONS), ignore)
    assert "旧稿.pdf" in str(caught.value)
