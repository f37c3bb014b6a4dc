"""Platforms named in a contract. The names are data: clause_rules/vocabulary/platforms.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product

import ahocorasick

from clause_rules import text_of
from reviewer.text.numerals import narrow
from reviewer.text.yaml_source import YamlSource, parse_yaml

_FILE = "platforms.yaml"
_LATIN = re.compile(r"[a-z0-9_]")


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: the name that reports print, its kind and the words that mean it."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlatformMention:
    """A platform named at [start, end) of the text that was searched."""

    platform: Platform
    start: int
    end: int


def read_platforms(source: YamlSource) -> tuple[Platform, ...]:
    """Decode the file. Raises RuleFileError with file and line."""
    data = source.data
    entries = data.get("platforms") if isinstance(data, dict) else None
    if not isinstance(entries, list):
        raise source.error((), "a platform file has `platforms`, a list")
    platforms: list[Platform] = []
    words: set[str] = set()
    for index, entry in enumerate(entries):
        path = ("platforms", index)
        if not isinstance(entry, dict) or not {"id", "name", "kind", "aliases"} <= entry.keys():
            raise source.error(path, "a platform has `id`, `name`, `kind` and `aliases`")
        aliases = tuple(str(alias).lower() for alias in entry["aliases"])
        twice = words.intersection(aliases)
        if twice or not all(aliases):
            raise source.error(path, f"alias used twice or empty: {', '.join(sorted(twice))}")
        words.update(aliases)
        platforms.append(
            Platform(str(entry["id"]), str(entry["name"]), str(entry["kind"]), aliases)
        )
    return tuple(platforms)


@cache
def default_platforms() -> tuple[Platform, ...]:
    """The platforms that ship with the app."""
    return read_platforms(parse_yaml(text_of(f"vocabulary/{_FILE}"), _FILE))


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for platform in default_platforms():
        for alias in platform.aliases:
            parts = alias.split(" ")
            for gaps in product(("", " "), repeat=len(parts) - 1):  # Tik Tok, TikTok
                word = "".join(map("".join, zip(parts, (*gaps, ""), strict=True)))
                automaton.add_word(word, (len(word), platform))
    automaton.make_automaton()
    return automaton


def find_platforms(text: str) -> tuple[PlatformMention, ...]:
    """Every platform named in the text, the longest name at each place.

    A Latin name must stand alone: qq in QQ群, not in a nickname such as xqq01.
    """
    plain = narrow(text).lower()
    if len(plain) != len(text):  # a letter whose small form is longer: offsets would shift
        plain = narrow(text)
    found = [
        PlatformMention(platform, last + 1 - length, last + 1)
        for last, (length, platform) in _automaton().iter(plain)
    ]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[PlatformMention] = []
    for mention in found:
        after_last = not kept or mention.start >= kept[-1].end
        if after_last and _stands_alone(plain, mention):
            kept.append(mention)
    return tuple(kept)


def _stands_alone(plain: str, mention: PlatformMention) -> bool:
    first, last = plain[mention.start], plain[mention.end - 1]
    before, after = plain[mention.start - 1 : mention.start], plain[mention.end : mention.end + 1]
    return not (first.isascii() and _LATIN.match(before)) and not (
        last.isascii() and _LATIN.match(after)
    )
