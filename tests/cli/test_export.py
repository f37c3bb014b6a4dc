"""`shenqi export` of reports, lists and annotated PDFs on real files."""

from __future__ import annotations

import hashlib
import json
import shutil
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest

import sample_contracts
from reviewer.cli import main
from reviewer.cli.console import DONE, PARTLY, UNREADABLE, USAGE

pytestmark = pytest.mark.usefixtures("one_reader")

_SAMPLES = Path(sample_contracts.__file__).parent


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHENQI_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    return Path(shutil.copy(_SAMPLES / "clinic-handover.pdf", tmp_path / "诊所转让.pdf"))


def export(contract: Path, kind: str, *more: str | Path) -> int:
    return main(["export", str(contract), "--to", kind, *map(str, more)])


def test_an_annotated_copy_goes_beside_the_contract_which_stays(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = hashlib.sha256(contract.read_bytes()).hexdigest()
    assert export(contract, "pdf-annotations") == USAGE
    assert "处空白未填" in capsys.readouterr().err
    assert export(contract, "pdf-annotations", "--draft") == DONE
    assert hashlib.sha256(contract.read_bytes()).hexdigest() == before
    assert "写入批注" in capsys.readouterr().err
    with pikepdf.open(contract.with_name("诊所转让-批注版（草稿）.pdf")) as copy:
        notes = [a for page in copy.pages for a in page.obj.get("/Annots", ())]
        assert notes
        assert not any("/T" in note for note in notes)


def test_the_copy_for_the_file_names_its_author(contract: Path) -> None:
    more = ("--reader", "internal", "--author", "王律师")
    assert export(contract, "pdf-annotations", *more) == DONE
    with pikepdf.open(contract.with_name("诊所转让-批注版（内部）.pdf")) as copy:
        [author] = {
            str(note["/T"])
            for page in copy.pages
            for note in page.obj.get("/Annots", ())
            if "/T" in note
        }
    assert author == "王律师"


def test_what_a_lawyer_should_know_of_an_annotated_copy_is_said(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    marked = tmp_path / "已批注.pdf"
    export(contract, "pdf-annotations", "--reader", "internal", "-o", marked)
    with pikepdf.open(marked, allow_overwriting_input=True) as pdf:
        pdf.Root["/AcroForm"] = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        pdf.save(marked)
    assert export(marked, "pdf-annotations", "--draft", "-o", tmp_path / "再批注.pdf") == DONE
    said = capsys.readouterr().err
    assert "原文件已有批注" in said
    assert "电子签名" in said
    assert "没有替代文本" in said


def test_with_marks_and_nothing_adopted_the_copy_says_nothing(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(contract, "pdf-annotations", "--with-marks") == DONE
    assert "写入批注 0 条" in capsys.readouterr().err


def test_a_word_file_cannot_become_an_annotated_pdf(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = _SAMPLES / "clinic-handover.docx", tmp_path / "a.pdf"
    assert export(source, "pdf-annotations", "--draft", "-o", target) == PARTLY
    assert "不是 PDF 文件" in capsys.readouterr().err


def test_the_list_is_a_workbook(contract: Path, tmp_path: Path) -> None:
    assert export(contract, "xlsx", "-o", tmp_path / "清单.xlsx") == DONE
    book = openpyxl.load_workbook(tmp_path / "清单.xlsx")
    assert book.sheetnames == ["风险清单", "合同信息", "援引法条", "律师批注"]


def test_the_review_is_written_as_json(contract: Path, tmp_path: Path) -> None:
    assert export(contract, "json", "-o", tmp_path / "a.json") == DONE
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["schema"] == "shenqi.review/1"


@pytest.mark.parametrize(
    ("more", "expected", "unexpected"),
    [
        ((), "【草稿】", "定稿"),
        (("--final",), "【定稿】", "草稿"),
        (("--reader", "other-side"), "合同修改建议书", "合同效力风险"),
        (("--reader", "other-side", "--with-marks"), "没有需要提交对方的修改建议", "替代文本："),
        (("--firm", "某某律师事务所"), "某某律师事务所", "修改建议书"),
    ],
)
def test_reports_are_written_for_their_reader(
    contract: Path, tmp_path: Path, more: tuple[str, ...], expected: str, unexpected: str
) -> None:
    target = tmp_path / "意见书.docx"
    assert export(contract, "report-docx", "-o", target, *more) == DONE
    said = "\n".join(
        paragraph.text for paragraph in docx.Document(BytesIO(target.read_bytes())).paragraphs
    )
    assert expected in said
    assert unexpected not in said


def test_a_final_report_with_open_risks_says_so_at_the_terminal(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "意见书.html"
    assert export(contract, "report-html", "-o", target, "--final") == DONE
    told = capsys.readouterr()
    assert "定稿仍有未决事项：" in told.err
    assert told.out == f"{target}\n"
    assert export(contract, "report-html", "-o", target) == DONE
    assert "未决事项" not in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["json", "xlsx", "shenqi", "report-docx", "pdf-annotations"])
def test_where_a_file_was_written_is_all_that_is_printed(
    contract: Path, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"a.{kind}"
    assert export(contract, kind, "--draft", "-o", target) == DONE
    assert capsys.readouterr().out == f"{target}\n"
    assert target.is_file()


def test_the_sample_template_is_filled(contract: Path, tmp_path: Path) -> None:
    template, target = tmp_path / "模板.docx", tmp_path / "意见书.docx"
    assert main(["template", "-o", str(template)]) == DONE
    assert export(contract, "report-docx", "-o", target, "--template", template) == DONE
    said = "\n".join(paragraph.text for paragraph in docx.Document(str(target)).paragraphs)
    assert "审查结论与理由" in said
    assert "{{" not in said


def test_a_template_is_for_word_reports_only(
    contract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = ("-o", tmp_path / "a.pdf", "--template", tmp_path / "a.docx")
    assert export(contract, "report-pdf", *more) == USAGE
    assert "--template" in capsys.readouterr().err


def test_a_template_is_never_written_over(contract: Path, tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    main(["template", "-o", str(template)])
    assert export(contract, "report-docx", "-o", template, "--template", template) == PARTLY


def test_a_template_has_to_go_into_a_folder(tmp_path: Path) -> None:
    assert main(["template", "-o", str(tmp_path / "none" / "a.docx")]) == PARTLY


def test_without_a_target_a_report_is_not_written(contract: Path) -> None:
    assert export(contract, "xlsx") == USAGE


def test_what_cannot_be_read_is_not_exported(tmp_path: Path) -> None:
    assert export(tmp_path / "none.pdf", "xlsx", "-o", tmp_path / "a.xlsx") == UNREADABLE
