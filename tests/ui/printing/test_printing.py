"""What is printed: the words, findings underlined, marks on their ground, the legend at the end."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from contract_files import docx, paragraph, table
from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from window_values import ScriptedTasks, Stage, a_document, a_review, span_of

from reviewer.document.docx_reader import read_docx
from reviewer.errors import ExportError, ShenqiError
from reviewer.marks.model import Colour
from ui import theme
from ui.commands.dispatch import ask_print
from ui.printing.contract_sheets import SheetMaker
from ui.printing.print_dialog import PrintDialog
from ui.printing.run import PrintRun
from ui.printing.sheets import Sheets
from ui.printing.text_sheets import TOP
from ui.printing.word_sheets import WordSheets


@pytest.fixture(params=["docx", "pdf"])
def at_work(stage: Stage, contract: Path, request: pytest.FixtureRequest) -> Stage:
    stage.show(contract, a_review(a_document(request.param)))
    return stage


@pytest.fixture
def word(stage: Stage, contract: Path) -> Stage:
    stage.show(contract, a_review())
    return stage


def sheets_of(stage: Stage, **chosen: bool) -> Sheets:
    session = stage.window.session
    assert session is not None
    assert session.document is not None
    chosen = {"findings": True, "marks": True, "legend": True} | chosen
    return SheetMaker(session, session.document, stage.window.context.tasks, changes=False).make(
        **chosen
    )


def picture(sheets: Sheets, at: int) -> QImage:
    image = QImage(794, 1123, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    sheets.paint(painter, at, QRectF(0, 0, 794, 1123))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    }


def printed(
    sheets: Sheets,
    path: Path,
    qtbot: QtBot,
    pages: tuple[int, ...],
    tasks: ScriptedTasks | None = None,
) -> pypdf.PdfReader:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    run = PrintRun(sheets, pages, printer, path)
    drawing = QTimer(run)
    if tasks is not None:
        drawing.timeout.connect(tasks.draw_pages)
        drawing.start(5)
    with qtbot.waitSignal(run.finished, timeout=20_000):
        run.start()
    return pypdf.PdfReader(path)


def show_dialog(stage: Stage) -> PrintDialog:
    dialog = ask_print(stage.window)
    assert dialog is not None
    return dialog


def test_a_word_contract_is_printed_with_its_words_and_the_legend(
    word: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    sheets = sheets_of(word)
    reader = printed(sheets, tmp_path / "out.pdf", qtbot, tuple(range(sheets.count)))
    assert len(reader.pages) == sheets.count == 2
    first, last = (page.extract_text() for page in reader.pages)
    assert "九个微信号及全部好友" in first
    assert "图例" in last
    assert "凭证移交" in last


def test_only_the_pages_asked_for_are_printed(word: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    reader = printed(sheets_of(word), tmp_path / "out.pdf", qtbot, (1,))
    assert [("图例" in page.extract_text()) for page in reader.pages] == [True]


def test_a_note_is_printed_in_words(word: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    assert word.window.session is not None
    word.window.session.highlight(span_of("更换密码"), Colour.RED, "谁来配合？")
    reader = printed(sheets_of(word), tmp_path / "out.pdf", qtbot, (1,))
    assert "谁来配合" in reader.pages[0].extract_text()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_findings_are_underlined_and_marks_have_their_ground_in_any_theme(
    word: Stage, name: str, qapp: QApplication
) -> None:
    theme.use(qapp, name)
    assert word.window.session is not None
    word.window.session.highlight(span_of("甲方配合乙方"), Colour.GREEN)
    day = theme.load("light")
    found = colours(picture(sheets_of(word), 0))
    assert {day["high"].name(), day["mark_green"].name(), "#ffffff"} <= found
    assert QColor(Qt.GlobalColor.black).name() in found


def test_without_findings_and_marks_only_the_contract_is_printed(word: Stage) -> None:
    assert word.window.session is not None
    word.window.session.highlight(span_of("甲方配合乙方"), Colour.GREEN)
    sheets = sheets_of(word, findings=False, marks=False)
    day = theme.load("light")
    assert sheets.count == 1
    assert not {day["high"].name(), day["mark_green"].name()} & colours(picture(sheets, 0))


def test_pages_of_a_pdf_are_printed_in_their_size_with_marks(
    stage: Stage, contract: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stage.show(contract, a_review(a_document("pdf")))
    assert stage.window.session is not None
    stage.window.session.highlight(span_of("甲方配合乙方"), Colour.GREEN)
    path = tmp_path / "out.pdf"
    reader = printed(sheets_of(stage), path, qtbot, (0, 1, 2), stage.tasks)
    sizes = [
        (round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages
    ]
    assert sizes == [(595, 842)] * 3
    assert "图例" in reader.pages[2].extract_text()


def test_an_unwritable_file_fails_in_one_sentence(
    word: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "no such folder" / "out.pdf"
    run = PrintRun(sheets_of(word), (0,), QPrinter(), target)
    with qtbot.waitSignal(run.failed) as caught:
        run.start()
    [error] = caught.args
    assert isinstance(error, ShenqiError)
    assert error.code == "export-permission"


def test_a_cancelled_print_leaves_no_file(word: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "prints"
    folder.mkdir()
    run = PrintRun(sheets_of(word), (0, 1), QPrinter(), folder / "out.pdf")
    run.start()
    run.cancel()
    assert list(folder.iterdir()) == []


def test_the_dialog_saves_a_pdf_and_the_window_says_where(
    word: Stage, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = show_dialog(word)
    dialog.range.setText("1")
    target = tmp_path / "打印件.pdf"
    with qtbot.waitSignal(dialog.printed, timeout=20_000):
        dialog.print_to(target)
    assert len(pypdf.PdfReader(target).pages) == 1
    assert str(target) in word.window.banner.text


def test_the_contract_itself_is_never_overwritten(word: Stage, contract: Path) -> None:
    before = contract.read_bytes()
    dialog = show_dialog(word)
    failures: list[ExportError] = []
    dialog.failed.connect(failures.append)
    dialog.print_to(contract)
    assert [error.code for error in failures] == ["export-over-contract"]
    assert contract.read_bytes() == before
    dialog.reject()


def test_a_range_that_names_no_page_cannot_be_printed(word: Stage) -> None:
    dialog = show_dialog(word)
    dialog.range.setText("9")
    assert not dialog.go.isEnabled()
    dialog.range.setText("1-2")
    assert dialog.go.isEnabled()
    dialog.reject()


def test_the_preview_turns_by_keys_and_follows_the_choices(at_work: Stage, qtbot: QtBot) -> None:
    dialog = show_dialog(at_work)
    total = dialog.sheets.count
    qtbot.keyClick(dialog.preview, Qt.Key.Key_End)
    assert dialog.preview.at == total - 1
    dialog.legend.setChecked(False)
    qtbot.waitUntil(lambda: dialog.sheets.count == total - 1)
    assert dialog.preview.at == total - 2
    dialog.reject()


def test_the_dialog_goes_with_the_contract(word: Stage) -> None:
    dialog = show_dialog(word)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    word.window.context.purging.emit("")
    assert closed


@pytest.mark.parametrize(("side", "drawn"), [("single", True), ("nil", False)])
def test_the_frame_of_a_paragraph_is_printed_with_it(qtbot: QtBot, side: str, drawn: bool) -> None:
    frame = f'<w:pBdr><w:bottom w:val="{side}" w:sz="8"/></w:pBdr>'
    document = read_docx(docx(paragraph("甲方", frame)), "a.docx", formatting=True)
    image = picture(WordSheets(document, lambda *_: None), 0)
    right = range(image.width() // 2, image.width() * 3 // 4)
    dark = [
        (x, y) for x in right for y in range(image.height()) if image.pixelColor(x, y).value() < 200
    ]
    assert bool(dark) is drawn


@pytest.mark.parametrize(("above", "rows"), [(30, 20), (38, 4)])
def test_the_words_of_a_row_that_two_pages_share_stand_on_one_of_them(
    qtbot: QtBot, above: int, rows: int
) -> None:
    middle = f'<w:tcPr><w:vAlign w:val="center"/></w:tcPr>{paragraph("合计")}'
    long = paragraph("乙方应当付款。") * rows
    body = paragraph("甲方应当交付账号。") * above + table([middle, long])
    sheets = WordSheets(read_docx(docx(body), "a.docx", formatting=True), lambda *_: None).document
    words = sheets.documentLayout().blockBoundingRect(sheets.find("合计").block())
    page = sheets.pageSize().height()
    assert words.top() % page >= TOP
    assert words.bottom() % page <= page - TOP
