"""The way in: what is opened, and what is refused in one plain line."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from contract_files import Page, Words, docx, package, paragraph, pdf
from msoffcrypto.format.ooxml import OOXMLFile

from reviewer.document import source_file
from reviewer.document.pdfium import encodings
from reviewer.document.reading import (
    SUFFIXES,
    read,
    read_package,
    readable_suffixes,
    word_file,
)
from reviewer.errors import PasswordNeededError, UnreadableFileError

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
A_WORD_FILE = docx(paragraph("转让协议"))
A_PDF = pdf(Page([Words(90, 100, "转让协议")]))


def refused(path: Path) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        read(path)
    return caught.value


def written(folder: Path, data: bytes, name: str = "合同.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_old_formats_can_be_read_where_there_is_an_office() -> None:
    assert readable_suffixes(None) == (".docx", ".pdf")
    assert readable_suffixes(Path("/opt/office/soffice")) == SUFFIXES


@pytest.mark.parametrize("name", ["合同.docx", "合同.pdf", "合同", "合同.txt"])
@pytest.mark.parametrize(("data", "kind"), [(A_WORD_FILE, "docx"), (A_PDF, "pdf")])
def test_a_file_is_what_its_bytes_say(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    document = read(written(tmp_path, data, name))
    assert (document.format, document.text.strip()) == (kind, "转让协议")


def test_a_pdf_may_begin_late(tmp_path: Path) -> None:
    assert read(written(tmp_path, b"junk\n" * 50 + A_PDF)).format == "pdf"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (b" ", "file-type"),
        ("甲方将账号转让给乙方".encode(), "file-type"),
        (b"<html><body>contract</body></html>", "file-type"),
        (b"\x89PNG\r\n\x1a\n", "file-type"),
        (COMPOUND + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "file-legacy"),
        (COMPOUND + b"\0" * 600 + "Workbook".encode("utf-16-le"), "file-type"),
        (COMPOUND + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "file-password"),
        (b"{\\rtf1\\ansi contract}", "file-legacy"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "file-legacy"),
        (b"PK\x03\x04 and no zip", "file-damaged"),
        (A_WORD_FILE[: len(A_WORD_FILE) // 2], "file-damaged"),
        (package({"xl/workbook.xml": "<workbook/>"}), "file-type"),
        (b"%PDF-1.7\nnothing of it", "file-damaged"),
        (A_PDF[5:], "file-damaged"),
        (docx(""), "file-empty"),
        (docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "file-no-text"),
        (pdf(Page()), "file-no-text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_contract_is_refused_by_name(tmp_path: Path, data: bytes, code: str) -> None:
    error = refused(written(tmp_path, data))
    assert error.code == code
    assert "合同.docx" in str(error)
    assert "\n" not in str(error)


def test_an_encrypted_file_asks_for_its_password(tmp_path: Path) -> None:
    path = written(tmp_path, COMPOUND + "EncryptedPackage".encode("utf-16-le"))
    assert isinstance(refused(path), PasswordNeededError)


def encrypted(password: str) -> bytes:
    stream = io.BytesIO()
    # Not deflated, as the library that encrypts it here cannot do with less than 4 KB.
    data = docx(paragraph("转让协议"), parts={"footnotes": "<w:p/>" * 1000}, deflate=False)
    OOXMLFile(io.BytesIO(data)).encrypt(password, stream)
    return stream.getvalue()


def test_the_password_opens_a_word_file(tmp_path: Path) -> None:
    data = encrypted("密码2019")
    document = read(written(tmp_path, data), password="密码2019")
    assert document.text == "转让协议\n"
    assert document.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("password", [None, "", "错"])
def test_without_its_password_a_word_file_stays_closed(
    tmp_path: Path, password: str | None
) -> None:
    path = written(tmp_path, encrypted("密码2019"))
    with pytest.raises(PasswordNeededError):
        read(path, password=password)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_password_opens_a_pdf_in_whatever_encoding_it_was_set(
    tmp_path: Path, encoding: str
) -> None:
    data = pdf(Page([Words(90, 100, "转让协议")]), password="密码2019".encode(encoding))
    assert read(written(tmp_path, data), password="密码2019").text == "转让协议"


@pytest.mark.parametrize("password", [None, "", "错", "\U0001f512"])
def test_without_its_password_a_pdf_stays_closed(tmp_path: Path, password: str | None) -> None:
    path = written(tmp_path, pdf(Page([Words(90, 100, "转让协议")]), password=b"2019"))
    with pytest.raises(PasswordNeededError):
        read(path, password=password)


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_a_pdf_that_may_not_be_changed_or_printed_is_read(tmp_path: Path, revision: int) -> None:
    nothing = pikepdf.Permissions(*[False] * len(pikepdf.Permissions._fields))
    lock = pikepdf.Encryption(
        owner="2019", user="", R=revision, allow=nothing, aes=revision > 3, metadata=revision > 3
    )
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(Page([Words(90, 100, "转让协议")])))) as file:
        file.save(stream, encryption=lock)
    assert read(written(tmp_path, stream.getvalue())).text == "转让协议"


def test_a_damaged_encrypted_file_is_damaged(tmp_path: Path) -> None:
    path = written(tmp_path, encrypted("密码2019")[:-3000])
    with pytest.raises(UnreadableFileError) as caught:
        read(path, password="密码2019")
    assert caught.value.code == "file-damaged"


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "合同.docx").code == "file-missing"
    assert refused(written(tmp_path, b"x") / "合同.docx").code == "file-missing"


def test_a_name_that_no_file_can_have_is_missing() -> None:
    assert refused(Path("a\0b")).code == "file-missing"


def test_a_folder_is_no_contract(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "file-type"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="has no named pipes")
def test_a_pipe_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "合同.docx")
    assert refused(tmp_path / "合同.docx").code == "file-type"


@pytest.mark.skipif(sys.platform == "win32", reason="knows no such permission")
def test_a_file_that_may_not_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbid(*_: object) -> int:
        raise PermissionError

    path = written(tmp_path, A_WORD_FILE)
    monkeypatch.setattr(source_file.os, "open", forbid)
    assert refused(path).code == "file-permission"


def test_a_disk_that_fails_means_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    path = written(tmp_path, A_WORD_FILE)
    monkeypatch.setattr(source_file.os, "open", fail)
    assert refused(path).code == "file-damaged"


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_file, "MAX_BYTES", 100)
    assert refused(written(tmp_path, A_WORD_FILE)).code == "file-too-large"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    body = f"<w:p><w:r><w:t>{'a' * (10 << 20)}</w:t></w:r></w:p>"
    assert refused(written(tmp_path, docx(body))).code == "file-too-large"


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>账号&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    document = read(written(tmp_path, package({"word/document.xml": bomb})))
    assert "a" not in document.text


def test_outside_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = written(tmp_path, b"secret", "secret.txt")
    xxe = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>账号&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    document = read(written(tmp_path, package({"word/document.xml": xxe})))
    assert "secret" not in document.text


def test_nesting_without_end_is_damage(tmp_path: Path) -> None:
    depth = 5000
    body = "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth
    assert refused(written(tmp_path, docx(body))).code == "file-damaged"


def test_a_zip_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "合同.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")
    assert refused(path).code == "file-too-large"


def test_the_file_is_only_read(tmp_path: Path) -> None:
    path = written(tmp_path, A_WORD_FILE)
    before = path.stat()
    read(path)
    after = path.stat()
    assert (after.st_mtime_ns, after.st_size) == (before.st_mtime_ns, before.st_size)
    assert path.read_bytes() == A_WORD_FILE


def test_the_package_of_a_contract_is_had_for_a_copy(tmp_path: Path) -> None:
    path, data = tmp_path / "a.docx", docx(paragraph("甲"))
    path.write_bytes(data)
    found = word_file(path)
    assert (found.data, found.sha256) == (data, hashlib.sha256(data).hexdigest())
    assert not found.converted
    assert not found.decrypted
    assert read_package(path, found.sha256).main_part == "word/document.xml"
    with pytest.raises(UnreadableFileError) as caught:
        read_package(path, "0" * 64)
    assert caught.value.code == "file-changed"


def test_a_pdf_has_no_package(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(Page([Words(90, 100, "甲")])))
    with pytest.raises(UnreadableFileError) as caught:
        word_file(path)
    assert caught.value.code == "file-not-word"


def test_a_password_is_tried_in_each_way_that_writes_it_otherwise() -> None:
    assert list(encodings("2019")) == [b"2019"]
    assert list(encodings("é")) == ["é".encode(), b"\xe9", "é".encode("gb18030")]
    assert list(encodings(None)) == [None]
