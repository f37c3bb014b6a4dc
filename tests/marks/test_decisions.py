from __future__ import annotations

from dataclasses import replace

from desk_values import a_decision, a_finding

from reviewer.labels import Label
from reviewer.marks.decisions import carry, reference


def test_a_decision_stays_with_the_same_finding() -> None:
    decision = a_decision("k1")
    carried = carry({"k1": decision}, [a_finding("k1")])
    assert carried.settled == {"k1": decision}
    assert not carried.ask_again
    assert not carried.gone


def test_a_decision_on_changed_words_is_asked_again() -> None:
    decision = a_decision(
        "k1", about=reference(a_finding("k1", quote="甲方将九个微信号转让给乙方"))
    )
    carried = carry({"k1": decision}, [a_finding("k2", quote="甲方将十个微信号转让给乙方")])
    assert carried.ask_again == {"k2": decision}
    assert not carried.settled
    assert not carried.gone


def test_a_decision_on_other_words_is_gone() -> None:
    decision = a_decision(
        "k1", about=reference(a_finding("k1", quote="甲方将九个微信号转让给乙方"))
    )
    carried = carry({"k1": decision}, [a_finding("k2", quote="店铺账号由乙公司受让")])
    assert carried.gone == (decision,)
    assert not carried.ask_again


def test_a_decision_never_passes_to_another_label() -> None:
    finding = a_finding("k2", label=Label.CONCEALMENT)
    decision = a_decision("k1", about=reference(a_finding("k1")))
    assert carry({"k1": decision}, [finding]).gone == (decision,)


def test_the_most_alike_finding_is_asked_about() -> None:
    near = a_finding("near", quote="甲方将九个微信号转让给乙方，价款五十万元")
    nearer = a_finding("nearer", quote="甲方将九个微信号转让给丙方")
    decision = a_decision(
        "k1", about=reference(a_finding("k1", quote="甲方将九个微信号转让给乙方"))
    )
    carried = carry({"k1": decision}, [near, nearer])
    assert carried.ask_again == {"nearer": decision}


def test_one_finding_is_not_asked_about_twice() -> None:
    one = a_decision("k1", about=reference(a_finding("k1", quote="甲方将九个微信号转让给乙方")))
    other = replace(one, about=reference(a_finding("k2", quote="甲方将十个微信号转让给乙方")))
    carried = carry(
        {"k1": one, "k2": other}, [a_finding("k3", quote="甲方将九个微信号转让给乙方。")]
    )
    assert carried.ask_again == {"k3": one}
    assert carried.gone == (other,)


def test_a_settled_finding_is_not_asked_about_again() -> None:
    settled = a_decision("k1")
    other = a_decision("k2", about=reference(a_finding("k2")))
    carried = carry({"k1": settled, "k2": other}, [a_finding("k1")])
    assert carried.settled == {"k1": settled}
    assert carried.gone == (other,)
