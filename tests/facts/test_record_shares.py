"""Those of the persons a contract counts who alone go over, and contracts by which all do."""

from __future__ import annotations

import pytest
from facts.person_reading import persons

from reviewer.labels import Label

DATA = Label.PERSONAL_DATA_TRANSFER
CONSENT = Label.CONSENT_OBTAINED
EXCLUDED = Label.PERSONAL_DATA_EXCLUDED


@pytest.mark.parametrize(
    ("told", "consent", "rest"),
    [
        ("在册顾客1,930人。", "512人已书面单独同意，其资料移交。", "其余顾客的资料由甲方删除。"),
        ("会员1,930名。", "已有512名签署同意书，资料移交。", "未回复者的资料不在移交之列。"),
        ("登记家庭1,930户。", "书面同意提供资料的为512户。", "不同意者的资料封存后销毁。"),
        ("老会员1,930个。", "回“同意”的才交，到今天回了的是512个。", "没回的会员一条都不给。"),
        ("会员1,930人。", "会员中512人同意转馆，资料移交。", "不转馆的800人由甲方删除资料。"),
    ],
)
def test_those_who_agreed_go_over_where_the_others_are_left_out(told, consent, rest):
    told = ("1", "甲方" + told, DATA)
    assert persons(told, ("2", consent, CONSENT), ("3", rest, EXCLUDED)) == (512, 512)


def test_those_who_agreed_go_over_where_they_alone_are_named_as_handed_over():
    words = "在园幼儿168名，其中161名的监护人已在同意书上签字，该161名的登记移交乙方。"
    assert persons(("1", words, DATA, CONSENT)) == (161, 161)


@pytest.mark.parametrize(
    "rest",
    [
        "其余会员未作答复的，资料仍一并交付。",
        "没有回复的视同没有异议，照常移交。",
        "未及联络的先行移交，手机号不删。",
        "其余会员由乙方继续联系。",
        "往届会员的登记表不在转让之列。",
    ],
)
def test_all_go_over_where_the_others_are_not_left_out(rest):
    told = ("1", "甲方将会员1,930名的资料移交乙方。", DATA)
    assert persons(told, ("2", "其中512名已书面同意。", CONSENT), ("3", rest, DATA)) == (
        1930,
        1930,
    )


@pytest.mark.parametrize(
    "consent", ["其中512名未书面同意。", "未签字的为512名。", "其中512名是储值会员。"]
)
def test_those_who_did_not_agree_are_no_share(consent):
    told = ("1", "甲方将会员1,930名的资料移交乙方。", DATA)
    rest = ("3", "拒绝的会员的资料不移交。", EXCLUDED)
    assert persons(told, ("2", consent, CONSENT), rest) == (1930, 1930)


@pytest.mark.parametrize(
    "words",
    [
        "会员2,100人，清除长期未消费的650人后，移交的会员为1,450人。",
        "会员2,100人，其中650人明确拒绝，已抽出，余下1,450人的资料交乙方。",
        "会员2,100人，移交1,450人；另650人的资料不移交。",
    ],
)
def test_what_stays_where_some_are_left_out_goes_over(words):
    assert persons(("1", words, DATA)) == (1450, 1450)


@pytest.mark.parametrize(
    "words",
    [
        "会员2,100人的资料移交，储值会员1,450人，未储值会员650人。",
        "会员2,100人的资料移交，清除重复的120人。",
    ],
)
def test_parts_that_are_not_left_out_take_nothing_away(words):
    assert persons(("1", words, DATA)) == (2100, 2100)
