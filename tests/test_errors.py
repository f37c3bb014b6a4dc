"""Errors say one plain thing to the user and give nothing of a contract away."""

from __future__ import annotations

import pickle

from reviewer.errors import PasswordNeededError, ShenqiError, UnreadableFileError, where


def test_an_error_says_what_happened_to_which_file() -> None:
    assert UnreadableFileError("file-empty", name="合同.docx").message() == (
        "文件“合同.docx”是空的，没有可审查的内容。"
    )
    assert "合同.docx" in PasswordNeededError(name="合同.docx").message("en")


def test_a_code_without_words_is_an_internal_error() -> None:
    assert ShenqiError("no-such-code").message() == ShenqiError().message()


def test_what_an_error_says_is_kept_without_it_and_told_in_either_language() -> None:
    error = PasswordNeededError(name="合同.docx")
    assert [error.reason.message(each) for each in ("zh", "en")] == [
        error.message(each) for each in ("zh", "en")
    ]


def test_errors_that_say_the_same_are_kept_as_the_same_value() -> None:
    errors = [UnreadableFileError("file-empty", name="合同.docx") for _ in range(2)]
    assert errors[0].reason == errors[1].reason


def test_an_error_arrives_from_another_process_as_it_left() -> None:
    arrived = pickle.loads(pickle.dumps(PasswordNeededError(name="合同.docx")))
    assert type(arrived) is PasswordNeededError
    assert str(arrived) == str(PasswordNeededError(name="合同.docx"))


def test_the_place_of_an_error_holds_no_words_of_the_contract() -> None:
    try:
        raise ValueError("甲方将微信号转让给乙方")
    except ValueError as error:
        told = where(error)
    assert told.startswith("ValueError test_errors.py:")
    assert "微信号" not in told
