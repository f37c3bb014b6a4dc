"""A folder or archive of law files is read strictly: every surprise has a file and a line."""

from __future__ import annotations

import zipfile
import zlib
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from reviewer.errors import RuleFileError
from reviewer.law.files import decode_law
from reviewer.law.library import Library
from reviewer.law.model import ArticleNumber, TextStatus

OPEN_FILES = Path("/proc/self/fd")
META = "format: 1\nversion: 3\nas_of: 2026-01-01\ncoverage: [只作测试]\n"
LAW = """format: 1
id: trial-law
title: 中华人民共和国试验法
short: 试验法
aliases: [试法]
kind: statute
publisher: 试验机关
in_force: {from: 2010-01-01, to: 2020-01-01}
numbering:
  - {from: 2010-01-01, last: 9}
  - {from: 2015-01-01, last: 10}
texts:
  - from: 2010-01-01
    to: 2015-01-01
    status: verbatim
    source: 两处
    checked: 2025-01-01
    articles:
      "1": [第一款。, "第二款：\\n（一）一项。"]
  - from: 2015-01-01
    to: 2020-01-01
    status: unverified
    source: 无
    articles: ["1", "2-1"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "library.yaml").write_text(META, "utf-8")
    (tmp_path / "trial-law.yaml").write_text(LAW, "utf-8")
    return tmp_path


def test_a_folder_is_a_library(folder) -> None:
    library = Library.load(folder)
    assert (library.version, library.as_of) == (3, date(2026, 1, 1))
    article = library.article("试法", ArticleNumber(1), date(2012, 1, 1))
    assert article is not None
    assert article.paragraphs == ("第一款。", "第二款：\n（一）一项。")


def test_an_archive_is_a_library(folder, tmp_path) -> None:
    archive = tmp_path / "laws.zip"
    with zipfile.ZipFile(archive, "w") as writer:
        for file in ("library.yaml", "trial-law.yaml"):
            writer.write(folder / file, file)
    assert Library.load(archive).law("试验法") is not None


def test_an_unverified_article_has_no_text(folder) -> None:
    article = Library.load(folder).article("试验法", ArticleNumber(2, 1), date(2016, 1, 1))
    assert article is not None
    assert (article.text, article.text_status) == (None, TextStatus.UNVERIFIED)


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="only Linux lists the files that are open")
def test_a_damaged_archive_is_refused_and_let_go(tmp_path) -> None:
    archive = tmp_path / "laws.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("library.yaml", META + "# " + "参考".join(map(str, range(400))))
    damaged = bytearray(archive.read_bytes())
    damaged[60:90] = bytes(30)
    archive.write_bytes(damaged)

    with pytest.raises(RuleFileError) as caught:
        Library.load(archive)

    assert isinstance(caught.value.__cause__, zlib.error)
    assert archive not in {one.readlink() for one in OPEN_FILES.iterdir() if one.exists()}


def test_what_is_no_archive_is_refused(tmp_path) -> None:
    file = tmp_path / "laws.zip"
    file.write_bytes(b"not a zip")
    with pytest.raises(RuleFileError):
        Library.load(file)


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path) -> None:
    archive = tmp_path / "laws.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        writer.writestr("library.yaml", b" " * 20_000_001)
    with pytest.raises(RuleFileError):
        Library.load(archive)


def test_a_folder_without_its_edition_is_refused(folder) -> None:
    (folder / "library.yaml").unlink()
    with pytest.raises(RuleFileError):
        Library.load(folder)


def test_a_file_in_another_encoding_is_refused(folder) -> None:
    (folder / "trial-law.yaml").write_bytes(LAW.encode("gb18030"))
    with pytest.raises(RuleFileError):
        Library.load(folder)


def test_two_laws_of_one_name_are_refused(folder) -> None:
    other = LAW.replace("id: trial-law", "id: other-law")
    (folder / "other-law.yaml").write_text(other, "utf-8")
    with pytest.raises(RuleFileError):
        Library.load(folder)


@pytest.mark.parametrize(
    "line", ["replaced_by: [lost]", 'successors: [{article: "1", law: lost, becomes: "2"}]']
)
def test_a_link_to_a_law_that_is_not_there_is_refused(folder, line) -> None:
    (folder / "trial-law.yaml").write_text(f"{LAW}{line}\n", "utf-8")
    with pytest.raises(RuleFileError):
        Library.load(folder)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("kind: statute", "kind: poem", 6),
        ("short: 试验法", "", 1),
        ("short: 试验法", "short: ''", 4),
        ("aliases: [试法]", "aliases: [1]", 5),
        ("aliases: [试法]", "aliases: 试法", 5),
        ("format: 1", "format: 9", 1),
        ("id: trial-law", "id: another", 2),
        ("publisher: 试验机关", "publisher: 试验机关\nsurprise: 1", 8),
        ("publisher: 试验机关", "publisher: 试验机关\npublisher: 又一个", 8),
        ("{from: 2010-01-01, to: 2020-01-01}", "{from: 2010-01-01, to: 2010-01-01}", 8),
        ("{from: 2010-01-01, to: 2020-01-01}", "2010-01-01", 8),
        ("in_force: {from: 2010-01-01", "in_force: {from: 2010", 8),
        ("{from: 2015-01-01, last: 10}", "{from: 2009-01-01, last: 10}", 11),
        ("last: 10}", "last: 0}", 11),
        ("  - from: 2010-01-01", "  - from: 2009-01-01", 13),
        ("status: verbatim", "status: hearsay", 15),
        ('"1": [第一款。', '"1.5": [第一款。', 19),
        ('"1": [第一款。', '1: [第一款。', 19),
        ('"1": [第一款。, "第二款：\\n（一）一项。"]', '"1": []', 19),
        ('articles: ["1", "2-1"]', 'articles: {"1": [文]}', 24),
        ("to: 2015-01-01\n    status", "to: 2016-01-01\n    status", 12),
    ],
)  # fmt: skip
def test_a_mistake_names_its_line(old, new, line) -> None:
    assert old in LAW
    with pytest.raises(RuleFileError) as caught:
        decode_law(LAW.replace(old, new, 1), "trial-law.yaml")
    assert caught.value.details["file"] == "trial-law.yaml"
    assert abs(int(str(caught.value.details["line"])) - line) <= 1


def test_texts_that_are_no_list_are_refused() -> None:
    with pytest.raises(RuleFileError):
        decode_law(LAW.partition("texts:")[0] + "texts: none\n", "trial-law.yaml")


def test_a_file_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(RuleFileError):
        decode_law("- 1\n", "trial-law.yaml")


def test_broken_yaml_is_refused() -> None:
    with pytest.raises(RuleFileError):
        decode_law("format: [1\n", "trial-law.yaml")


def test_every_packaged_law_says_where_and_when_its_text_was_read() -> None:
    for law in Library.load().laws:
        for article in law.articles:
            assert article.source
            assert (article.checked is None) == (article.text is None)


def test_every_packaged_file_is_read() -> None:
    folder = resources.files("clause_rules") / "laws"
    files = {entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    assert {f"{law.id}.yaml" for law in Library.load().laws} == files - {"library.yaml"}
