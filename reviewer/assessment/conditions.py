"""When an entry of the assessment's data applies: conditions over tags and the signing day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reviewer.labels import ROUTES, Label
from reviewer.law.model import Citation
from reviewer.law.records import Record


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds where all of `every`, one of `some` (if any) and none of `never` are among the tags."""

    every: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    since: date | None = None
    before: date | None = None

    def holds(self, tags: frozenset[str], day: date) -> bool:
        """Whether it is met by the tags of a contract whose law is that of `day`."""
        return (
            self.every <= tags
            and (not self.some or bool(self.some & tags))
            and not self.never & tags
            and (self.since is None or self.since <= day)
            and (self.before is None or day < self.before)
        )


def read_condition(record: Record, key: str, known: frozenset[str]) -> Condition:
    """The condition under a key over `known` tags; without one, it always holds.

    Raises RuleFileError with the line of a tag that nothing can ever carry.
    """
    if not record.has(key):
        return Condition()
    when = record.record(key)
    when.only("every", "some", "never", "since", "before")
    for group in ("every", "some", "never"):
        for index, tag in enumerate(when.texts(group)):
            if tag not in known:
                raise when.error(f"{tag} is no tag", group, index)
    return Condition(
        frozenset(when.texts("every")),
        frozenset(when.texts("some")),
        frozenset(when.texts("never")),
        when.optional("since", when.day),
        when.optional("before", when.day),
    )


def read_citations(record: Record, key: str = "cites") -> tuple[Citation, ...]:
    """A list of {law, article, paragraph, item, since, before}."""
    citations = []
    for entry in record.records(key):
        entry.only("law", "article", "paragraph", "item", "since", "before")
        citations.append(
            Citation(
                entry.text("law"),
                entry.article("article"),
                entry.optional("paragraph", entry.number),
                entry.optional("item", entry.number),
                entry.optional("since", entry.day),
                entry.optional("before", entry.day),
            )
        )
    return tuple(citations)


def read_labels(record: Record, key: str) -> frozenset[Label]:
    """A list of labels. Raises RuleFileError for a name that is none."""
    return frozenset(record.choices(key, Label))


def read_route(record: Record, key: str) -> str:
    """The name of a legal route. Raises RuleFileError."""
    route = record.text(key)
    if route not in ROUTES:
        raise record.error(f"{route} is no route", key)
    return route


def read_routes(record: Record, key: str) -> tuple[str, ...]:
    """A list of names of legal routes. Raises RuleFileError."""
    for index, route in enumerate(record.texts(key)):
        if route not in ROUTES:
            raise record.error(f"{route} is no route", key, index)
    return record.texts(key)
