"""Platforms named in a contract. The names are data: clause_rules/vocabulary/platforms.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from reviewer.text.numerals import narrow
from reviewer.text.yaml_source import YamlSource, parse_yaml

_FILE = "platforms.yaml"


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
    file = resources.files("clause_rules") / "vocabulary" / _FILE
    return read_platforms(parse_yaml(file.read_text("utf-8"), _FILE))


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, Platform]]:
    aliases = {alias: platform for platform in default_platforms() for alias in platform.aliases}
    words = sorted(aliases, key=len, reverse=True)
    pattern = re.compile("|".join(_bounded(word) for word in words), re.I)
    return pattern, {word.replace(" ", ""): platform for word, platform in aliases.items()}


def _bounded(word: str) -> str:
    """A Latin name must stand alone: qq in QQ群, not in a nickname such as xqq01."""
    before = r"(?<![a-z0-9_])" if word[0].isascii() else ""
    after = r"(?![a-z0-9_])" if word[-1].isascii() else ""
    return before + re.escape(word).replace(r"\ ", r"\s?") + after


def find_platforms(text: str) -> tuple[PlatformMention, ...]:
    """Every platform named in the text, the longest name at each place."""
    pattern, owners = _pattern()
    return tuple(
        PlatformMention(owners["".join(match.group().lower().split())], match.start(), match.end())
        for match in pattern.finditer(narrow(text))
    )
