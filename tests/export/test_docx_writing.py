"""Names as Word shortens them, runs as Word writes them."""

from __future__ import annotations

import pytest
from lxml import etree

from reviewer.document.docx_names import W
from reviewer.export.docx_writing import highest_id, initials_of, properties_of, run


@pytest.mark.parametrize(
    ("name", "initials"),
    [("王律师", "王律师"), ("欧阳某某律师", "欧阳某某"), ("John van Smith", "JVS"), ("", "")],
)
def test_a_name_is_shortened_as_word_does(name, initials):
    assert initials_of(name) == initials


def test_tabs_and_line_feeds_become_what_word_has_for_them():
    made = run("甲\t乙\n丙")
    assert [child.tag[len(W) :] for child in made] == ["t", "tab", "t", "br", "t"]


def test_empty_properties_are_not_written():
    assert len(run("甲", etree.Element(W + "rPr"))) == 1
    assert properties_of(None) is None


def test_ids_that_are_no_numbers_are_passed_over():
    root = etree.Element(W + "body")
    for value in ("3", "x", "-1"):
        etree.SubElement(root, W + "ins").set(W + "id", value)
    assert highest_id([root]) == 3
    assert highest_id([]) == -1
