"""Words that tell facts and terms: groups of the vocabulary, and what is needed beside them.

The words are data: clause_rules/vocabulary/groups.yaml and objects-accounts.yaml, which the rules
read too, and fact-words.yaml, which says for each list of which of these it is made, without which
of their words and with which further ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from clause_rules import text_of
from reviewer.text.yaml_source import Path, YamlSource, parse_yaml

Groups = Mapping[str, tuple[str, ...]]
_GROUPS = "groups.yaml"
_LISTS = "fact-words.yaml"
_ACCOUNTS = "objects-accounts.yaml"
_PATTERN = re.compile("[~<]")
_PARTS = {"groups", "without", "words"}
_NAMED = re.compile("(?<!P)<([a-z-]+)>")


def read_groups(source: YamlSource) -> Groups:
    """Decode the groups of words. Raises RuleFileError with file and line."""
    return {
        name: _words(source, ("groups", name), words)
        for name, words in _mapping(source, "groups").items()
    }


def read_class_words(source: YamlSource) -> tuple[str, ...]:
    """The words that a file of classes holds, but no patterns (客户 ~4 电话). Raises RuleFileError
    with file and line."""
    found: dict[str, None] = {}
    for name, body in _mapping(source, "classes").items():
        terms = body.get("terms", []) if isinstance(body, dict) else None
        if not isinstance(terms, list):
            raise source.error(("classes", name), "a class has `terms`, a list")
        plain = (str(term) for term in terms if not _PATTERN.search(str(term)))
        found.update(dict.fromkeys(word for term in plain for word in term.split("|")))
    return tuple(found)


def read_lists(source: YamlSource, groups: Groups) -> Groups:
    """Decode the lists, each made of `groups` and of lists before it. Raises RuleFileError with
    file and line."""
    lists: dict[str, tuple[str, ...]] = {}
    for name, body in _mapping(source, "lists").items():
        lists[name] = _list(source, ("lists", name), body, {**groups, **lists})
    return lists


def _mapping(source: YamlSource, key: str) -> Mapping[str, object]:
    found = source.data.get(key) if isinstance(source.data, dict) else None
    if not isinstance(found, dict):
        raise source.error((), f"a file of word lists has `{key}`, each by its name")
    return found


def _words(source: YamlSource, path: Path, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not words:
        raise source.error(path, "a list of words is wanted")
    for index, word in enumerate(words):
        if not isinstance(word, str) or not word or word in words[:index]:
            raise source.error((*path, index), f"no word, or one that stands here twice: {word}")
    return tuple(words)


def _list(source: YamlSource, path: Path, body: object, groups: Groups) -> tuple[str, ...]:
    if not isinstance(body, dict) or not body or not body.keys() <= _PARTS:
        raise source.error(path, "a list has `groups`, `without` and `words`")
    parts = {key: _words(source, (*path, key), words) for key, words in body.items()}
    taken: set[str] = set()
    for index, name in enumerate(parts.get("groups", ())):
        if name not in groups:
            raise source.error((*path, "groups", index), f"unknown group {name}")
        taken.update(groups[name])
    for index, word in enumerate(parts.get("without", ())):
        left_out = _left_out(word, taken, groups)
        if not left_out:
            raise source.error((*path, "without", index), f"no group of the list has {word}")
        taken -= left_out
    for index, word in enumerate(parts.get("words", ())):
        if word in taken:
            raise source.error((*path, "words", index), f"a group of the list has {word} already")
    return tuple(sorted({*taken, *parts.get("words", ())}, key=lambda word: (-len(word), word)))


def _left_out(word: str, taken: set[str], groups: Groups) -> set[str]:
    """The word; for *号 all that end so, for 账号* all that begin so, for <platform> all that begin
    with a word of that group."""
    if named := _NAMED.fullmatch(word):
        return {each for each in taken if each.startswith(groups.get(named[1], ()))}
    if word.startswith("*"):
        return {each for each in taken if each.endswith(word[1:])}
    if word.endswith("*"):
        return {each for each in taken if each.startswith(word[:-1])}
    return taken & {word}


@cache
def default_groups() -> Groups:
    """The groups of words that ship with the app."""
    return read_groups(_source(_GROUPS))


@cache
def _default_lists() -> Groups:
    accounts = read_class_words(_source(_ACCOUNTS))
    return read_lists(_source(_LISTS), {**default_groups(), "objects-accounts": accounts})


def _source(name: str) -> YamlSource:
    return parse_yaml(text_of(f"vocabulary/{name}"), name)


@cache
def spelt_out(pattern: str) -> re.Pattern[str]:
    """A regular expression in which `<person>` stands for all words of that list, with | between
    them, and Latin letters for either case. Within one pair of brackets with other words
    (`(?:<person>|人)`) it is searched for fast.
    """
    return re.compile(_NAMED.sub(lambda match: _one_of(match[1]), pattern))


def _one_of(name: str) -> str:
    by_first: dict[str, list[str]] = {}
    for word in _default_lists()[name]:
        by_first.setdefault(word[0], []).append(_in_either_case(word[1:]))
    # Told apart by the first character, hundreds of words are searched for nearly as fast as few.
    return "|".join(f"{_in_either_case(one)}(?:{'|'.join(rest)})" for one, rest in by_first.items())


def _in_either_case(word: str) -> str:
    """A vocabulary is written in lower case, a contract writes 蓝V and App."""
    return "".join(
        f"[{one.lower()}{one.upper()}]" if one.isascii() and one.isalpha() else re.escape(one)
        for one in word
    )
