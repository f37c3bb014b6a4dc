"""Files made to hurt and files spoilt at random: one plain answer each, and the app lives on."""

from __future__ import annotations

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import scanned_pages as paper
from contract_files import Page, Words, docx, level, listed, lists, paragraph, pdf, table
from hostile_files import FILES
from mutated_files import mutants

from reviewer.errors import ShenqiError
from reviewer.review import Options
from reviewer.worker import Limits, OpenJob, PageJob, WorkerClient

pytestmark = pytest.mark.slow

OPTIONS = Options(today=date(2026, 1, 1))
LIMITS = Limits(seconds=60.0, memory=3 << 30)
MUTANTS = 700  # of each file

# What becomes of each; the others open.
REFUSED = {
    "forms_in_forms.pdf": {"worker-died", "worker-timeout", "worker-memory"},
    "endless_pages.pdf": {"file-no-text"},
    "many_pages.pdf": {"file-no-text"},
    "image_bomb.pdf": {"file-no-text"},
    "filters_on_filters.pdf": {"file-no-text", "worker-memory"},
    "content_bomb.pdf": {"", "worker-died", "worker-memory"},
    "zip_bomb.docx": {"file-too-large"},
    "billion_laughs.docx": {"file-damaged"},
    "deep_tables.docx": {"file-damaged"},
}


@pytest.fixture(scope="module")
def client() -> Iterator[WorkerClient]:
    with WorkerClient(LIMITS) as client:
        yield client


def outcome(client: WorkerClient, job: OpenJob | PageJob) -> str:
    """The code of the error, which is one line; empty where the file opened."""
    code = words = ""
    try:
        client.call(job)
    except ShenqiError as error:
        code, words = error.code, str(error)
    assert "\n" not in words
    return code


@pytest.mark.parametrize("name", FILES)
def test_a_file_made_to_hurt_gets_one_plain_answer(
    client: WorkerClient, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert outcome(client, OpenJob(path, OPTIONS)) in REFUSED.get(name, {""})
    if name.endswith(".pdf"):
        assert outcome(client, PageJob(path, 1, 1.5)) != "internal"
    path.write_bytes(docx(paragraph("甲方转让账号。")))
    assert outcome(client, OpenJob(path, OPTIONS)) == ""


def a_word_file() -> bytes:
    body = "".join((
        paragraph("账号转让协议"),
        listed("甲方将九个微信号转让给乙方。"),
        listed("价款三万元。", 1),
        table(("序号", "账号"), ("1", "微信")),
    ))  # fmt: skip
    return docx(body, numbering=lists(level(0, "第%1条") + level(1, "%1.%2")))


def a_plain_pdf() -> bytes:
    words = [Words(90, 100 + 18 * at, "第一条 甲方将微信号转让给乙方。") for at in range(6)]
    lines = [(90.0, y, 400.0, y) for y in (300.0, 330.0)] + [
        (x, 300.0, x, 330.0) for x in (90.0, 200.0, 400.0)
    ]
    return pdf(Page([*words, Words(95, 315, "甲"), Words(205, 315, "乙")], lines), Page(words))


def a_form() -> bytes:
    """A PDF with form fields and remarks."""
    fields = [Words(200, 100, "三万元")]
    with pikepdf.open(io.BytesIO(pdf(Page([Words(90, 100, "价款：")], fields=fields)))) as file:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Highlight,
            Rect=pikepdf.Array([90, 730, 130, 750]),
            QuadPoints=pikepdf.Array([90, 750, 130, 750, 90, 730, 130, 730]),
            Contents=pikepdf.String("核对"),
        )
        file.pages[0].Annots.append(file.make_indirect(note))
        stream = io.BytesIO()
        file.save(stream, compress_streams=False)
    return stream.getvalue()


def a_typeset_pdf() -> bytes:
    """Compressed, with embedded fonts and a table."""
    return paper.typeset(table=True)


@pytest.mark.parametrize("make", [a_word_file, a_plain_pdf, a_form, a_typeset_pdf])
def test_spoilt_files_never_end_more_than_their_own_reading(
    client: WorkerClient,
    tmp_path: Path,
    make: Callable[[], bytes],
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / ("a.docx" if make is a_word_file else "a.pdf")
    outcomes: Counter[str] = Counter()
    for at, data in enumerate(mutants(make(), MUTANTS, seed=20190922)):
        path.write_bytes(data)
        code = outcome(client, OpenJob(path, OPTIONS))
        if not code and path.suffix == ".pdf" and at % 5 == 0:
            code = outcome(client, PageJob(path, 1, 1.0))
        outcomes[code or "opened"] += 1
    with capsys.disabled():
        sys.stdout.write(f"\n  {make.__name__}: {dict(outcomes.most_common())}")
    assert outcomes.keys().isdisjoint({"internal", "worker-timeout", "worker-memory"})
    assert outcomes["opened"] > MUTANTS // 20
    path.write_bytes(make())
    assert outcome(client, OpenJob(path, OPTIONS)) == ""
