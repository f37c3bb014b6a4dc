"""Exports reach the disk whole or not at all, and never destroy the contract."""

from __future__ import annotations

import errno
import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest
from export.example_reviews import full_report

from reviewer.errors import ExportError
from reviewer.export.writing import write_bytes, write_report, write_text


def code_of(failure: pytest.ExceptionInfo[ExportError]) -> str:
    return failure.value.code


def test_what_utf8_cannot_hold_becomes_a_question_mark(tmp_path):
    write_text("《\udcba\udccf》\n", tmp_path / "a.json", ())
    assert (tmp_path / "a.json").read_text("utf-8") == "《??》\n"


@pytest.fixture
def report(tmp_path):
    contract = tmp_path / "转让协议.docx"
    contract.write_bytes(b"the contract")
    return replace(
        full_report(), contract=contract, sha256=hashlib.sha256(b"the contract").hexdigest()
    )


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")]
)
def test_a_report_is_written_in_the_format_asked_for(report, tmp_path, form, begins):
    target = tmp_path / f"意见书.{form}"
    write_report(report, target, form)
    assert target.read_bytes().startswith(begins)


def test_another_format_is_a_mistake_of_the_program(report, tmp_path):
    with pytest.raises(ValueError, match="docx, pdf, html"):
        write_report(report, tmp_path / "x.odt", "odt")


def test_the_contract_is_never_overwritten(report):
    with pytest.raises(ExportError) as failure:
        write_report(report, report.contract, "docx")
    assert code_of(failure) == "export-over-contract"
    assert report.contract.read_bytes() == b"the contract"


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_the_contract_is_not_overwritten_through_a_link(report, tmp_path, link):
    link(report.contract, tmp_path / "link.docx")
    with pytest.raises(ExportError) as failure:
        write_report(report, tmp_path / "link.docx", "docx")
    assert code_of(failure) == "export-over-contract"


def test_a_copy_of_the_contract_is_not_overwritten(report, tmp_path):
    copy = tmp_path / "copy.docx"
    copy.write_bytes(b"the contract")
    with pytest.raises(ExportError) as failure:
        write_report(report, copy, "docx")
    assert code_of(failure) == "export-over-contract"


def test_the_contracts_place_is_kept_free_even_when_it_is_gone(report):
    report.contract.unlink()
    with pytest.raises(ExportError) as failure:
        write_report(report, report.contract, "html")
    assert code_of(failure) == "export-over-contract"


def test_an_earlier_report_is_replaced(report, tmp_path):
    target = tmp_path / "意见书.html"
    target.write_text("old")
    write_report(report, target, "html")
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_text_is_written_but_not_over_its_contracts(tmp_path):
    contract, target = tmp_path / "a.docx", tmp_path / "a.txt"
    contract.write_bytes(b"the contract")
    write_text("高风险\n", target, [contract])
    assert target.read_bytes() == "高风险\n".encode()
    with pytest.raises(ExportError):
        write_text("高风险\n", contract, [contract])


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ExportError) as failure:
        write_bytes(b"x", tmp_path / "none" / "x.pdf")
    assert code_of(failure) == "export-no-folder"
    assert "文件夹不存在" in failure.value.message()


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(ExportError) as failure:
        write_bytes(b"x", tmp_path)
    assert code_of(failure) == "export-is-folder"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "export-disk-full"),
        (errno.EACCES, "export-permission"),
        (errno.EROFS, "export-permission"),
        (errno.EIO, "export-failed"),
    ],
)
def test_a_failure_is_explained_and_leaves_what_was_there(tmp_path, monkeypatch, number, code):
    target = tmp_path / "意见书.pdf"
    target.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError) as failure:
        write_bytes(b"new", target)
    assert code_of(failure) == code
    assert str(target) in failure.value.message()
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["意见书.pdf"]


def test_a_name_that_is_too_long_is_called_so(report, tmp_path):
    with pytest.raises(ExportError) as failure:
        write_report(report, tmp_path / f"{'长' * 300}.pdf", "pdf")
    assert code_of(failure) == "export-name-too-long"


def test_an_over_long_path_is_called_so_on_windows_too(tmp_path, monkeypatch):
    def fail(_: int) -> None:
        error = OSError(errno.ENOENT, "The filename or extension is too long")
        error.winerror = 206
        raise error

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ExportError) as failure:
        write_bytes(b"x", tmp_path / "x.pdf")
    assert code_of(failure) == "export-name-too-long"


def test_a_link_to_an_earlier_report_is_followed(tmp_path):
    target, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_bytes(b"new", link)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_an_unreadable_file_in_the_way_is_not_taken_for_the_contract(report, tmp_path, monkeypatch):
    target = tmp_path / "意见书.html"
    target.write_text("old")
    real = Path.open

    def refuse(path, mode="r", *args, **more):
        if path == target and mode == "rb":
            raise PermissionError(errno.EACCES, "no")
        return real(path, mode, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    write_report(report, target, "html")
    assert target.stat().st_size > 1000
