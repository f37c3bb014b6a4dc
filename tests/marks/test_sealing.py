"""Data under a passphrase."""

from __future__ import annotations

import pytest

from reviewer.marks import sealing
from reviewer.marks.sealing import WrongPassphraseError, is_sealed, key_of, new_key, seal, unseal

SECRET = "甲方的电话是13800000000".encode()
PASSPHRASE = "柳暗花明 又一村"


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(SECRET, PASSPHRASE)


def test_what_was_sealed_is_opened_by_its_passphrase(sealed: bytes) -> None:
    assert is_sealed(sealed)
    assert unseal(sealed, PASSPHRASE) == SECRET


def test_nothing_of_it_can_be_read_without(sealed: bytes) -> None:
    assert SECRET not in sealed
    with pytest.raises(WrongPassphraseError):
        unseal(sealed, "柳暗花明")


def test_a_passphrase_is_the_same_however_its_characters_are_composed() -> None:
    assert unseal(seal(b"x", "caf\u00e9"), "cafe\u0301") == b"x"


def test_a_passphrase_may_hold_what_a_terminal_of_another_encoding_sends() -> None:
    assert unseal(seal(b"x", "\udcba"), "\udcba") == b"x"


@pytest.mark.parametrize("at", [-1, 20, 40])
def test_a_changed_byte_is_noticed(sealed: bytes, at: int) -> None:
    changed = bytearray(sealed)
    changed[at] ^= 1
    with pytest.raises(WrongPassphraseError):
        unseal(bytes(changed), PASSPHRASE)


def test_what_is_cut_short_does_not_open(sealed: bytes) -> None:
    with pytest.raises(WrongPassphraseError):
        unseal(sealed[:40], PASSPHRASE)
    with pytest.raises(ValueError, match="head"):
        unseal(sealed[:20], PASSPHRASE)


@pytest.mark.parametrize("cost", [10, 30])
def test_a_file_cannot_ask_for_more_or_less_work_than_is_right(sealed: bytes, cost: int) -> None:
    at = len(sealing.MAGIC)
    with pytest.raises(ValueError, match="this program"):
        unseal(sealed[:at] + bytes([cost]) + sealed[at + 1 :], PASSPHRASE)


def test_every_seal_has_a_salt_of_its_own() -> None:
    assert seal(SECRET, PASSPHRASE) != seal(SECRET, PASSPHRASE)


def test_a_key_is_made_again_from_its_head() -> None:
    key = new_key(PASSPHRASE)
    again = key_of(PASSPHRASE, key.head)
    assert again.open(key.seal(SECRET, b"mark"), b"mark") == SECRET


def test_sealed_values_cannot_stand_in_for_each_other() -> None:
    key = new_key(PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        key.open(key.seal(SECRET, b"mark"), b"decision")


def test_a_key_does_not_print_itself() -> None:
    assert repr(new_key(PASSPHRASE)) == "Key(…)"
