"""Rule files decoded into rules; every error names file and line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from clause_rules import text_of
from reviewer.document.clause_tree import ClauseKind
from reviewer.errors import RuleFileError
from reviewer.labels import MITIGATING, Label, Severity
from reviewer.law.model import ArticleNumber, Citation
from reviewer.rules.model import Example, Frame, Need, Rule
from reviewer.rules.polarity import AFFIRMATIVE, Polarity
from reviewer.text.yaml_source import Path, YamlSource, parse_yaml

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

_ELEMENTS = ("act", "object", "person", "party", "cue")
_GAP = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_EVERY = frozenset(Polarity)
_DEFAULT_CONFIDENCE = 0.85
# Of a frame that measures as never wrong: nothing is certain.
_NEVER_DOUBTED = 0.97
_SHARED = "shared-frames.yaml"
# What the words of a rule are read with, so that it may find something else though it is the same.
_READ_WITH = (_SHARED, "denials.yaml")
_VOCABULARY = "vocabulary"
_SHOWN = 6  # digits of a hash that tell one version from another

_DATA: Traversable = resources.files("clause_rules")
# The rules that ship with the app.
SHIPPED: Traversable = _DATA / "rules"


@cache
def default_rules() -> tuple[Rule, ...]:
    """The rules that ship with the app, sorted by id.

    They are not held against the schema at every start, which would take longer than to read them:
    `shenqi rules check` does that, and the tests.
    """
    return _distinct(map(_decoded, _sources(SHIPPED)))


def load_rules(folder: Traversable) -> tuple[Rule, ...]:
    """The rules of a folder. Raises RuleFileError on the first file that is not a rule, and where
    there is no such folder (`rule-folder`)."""
    return _distinct(map(decode_rule, _sources(folder)))


def _sources(folder: Traversable) -> Iterable[YamlSource]:
    try:
        files = [file for file in folder.iterdir() if file.name.endswith(".yaml")]
    except OSError as error:
        raise RuleFileError("rule-folder", file=str(folder)) from error
    return map(read_source, files)


def read_source(file: Traversable) -> YamlSource:
    """A rule file as YAML. Raises RuleFileError where it is none, or cannot be read."""
    try:
        words = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = type(error).__name__
        raise RuleFileError("rule-file-unread", file=file.name, line=1, reason=reason) from error
    return parse_yaml(words, file.name)


def _distinct(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    by_id: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in by_id:
            reason = f"the id {rule.id} is used in {by_id[rule.id].file} too"
            raise RuleFileError(file=rule.file, line=1, reason=reason)
        by_id[rule.id] = rule
    return tuple(by_id[key] for key in sorted(by_id))


def rules_number(rules: Iterable[Rule], data: Traversable | None = None) -> str:
    """One short string that changes with every rule, and with all that rules are read with: shared
    frames, vocabulary, denials (those that ship with the app, or of another folder like
    clause_rules). How many rules, the sum of their versions, a hash."""
    active = [rule for rule in rules if rule.status != "retired"]
    digest = sha256("".join(rule.digest for rule in active).encode())
    digest.update(_shipped_words() if data is None else _words_of(data))
    number = sum(rule.version for rule in active)
    return f"{len(active)}.{number}.{digest.hexdigest()[:_SHOWN]}"


@cache
def _shipped_words() -> bytes:
    return _words_of(_DATA)


def _words_of(data: Traversable) -> bytes:
    files = [data / name for name in _READ_WITH]
    files += sorted((data / _VOCABULARY).iterdir(), key=lambda file: file.name)
    texts = (file.read_text("utf-8") for file in files if file.name.endswith(".yaml"))
    return sha256("\0".join(texts).encode()).digest()


@cache
def _schema() -> Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(text_of("rule.schema.json")))


def decode_rule(source: YamlSource) -> Rule:
    """Validate one rule file against the schema and decode it. Raises RuleFileError."""
    from jsonschema.exceptions import best_match  # which no review needs

    error = best_match(_schema().iter_errors(source.data))
    if error is not None:
        raise _refusal(source, error)
    return _decoded(source)


def _refusal(source: YamlSource, error: ValidationError) -> RuleFileError:
    """What a slip against the schema is told as; codes `rule-file-*`."""
    path = tuple(error.absolute_path)
    field = ".".join(str(step) for step in path)
    wanted: Any = error.validator_value
    found: Any = error.instance
    schema: Any = error.schema
    if error.validator == "enum":
        choices = "、".join(map(str, wanted))
        return source.error(
            path, error.message, "rule-file-choice", field=field, value=found, choices=choices
        )
    if error.validator == "required":
        lacking = next(name for name in wanted if name not in found)
        return source.error(path, error.message, "rule-file-lacks", field=lacking)
    if error.validator == "additionalProperties":
        unknown = next(name for name in found if name not in schema["properties"])
        return source.error((*path, unknown), error.message, "rule-file-unknown", field=unknown)
    return source.error(path, error.message, "rule-file-form", field=field)


def _decoded(source: YamlSource) -> Rule:
    """A rule that the schema allows."""
    data: Mapping[str, Any] = source.data
    never = decode_frames(source, ("never",), data.get("never", ()))
    label = _label(source, ("label",), data["label"])
    severity = Severity(data["severity"])
    if label in MITIGATING and severity is not Severity.INFO:
        reason = "a mitigating label has severity info"
        raise source.error(("severity",), reason, "rule-file-mitigating")
    return Rule(
        id=data["id"],
        label=label,
        version=data["version"],
        title=data["title"],
        severity=severity,
        confidence=data.get("confidence", _DEFAULT_CONFIDENCE),
        status=data["status"],
        route=data.get("route"),
        find=decode_frames(source, ("find",), data["find"]),
        unless=(*never, *decode_frames(source, ("unless",), data.get("unless", ()))),
        never=never,
        raises=decode_frames(source, ("raises",), data.get("raises", ())),
        lowers=decode_frames(source, ("lowers",), data.get("lowers", ())),
        because=_prose(data["because"]),
        against=tuple(map(_prose, data.get("against", ()))),
        cures=tuple(data.get("cure", ())),
        cites=tuple(
            _citation(source, index, body) for index, body in enumerate(data.get("cites", ()))
        ),
        hits=_examples_of(source, "hit"),
        near_misses=_examples_of(source, "near_miss"),
        todo_hits=_examples_of(source, "todo_hit"),
        file=source.name,
        digest=sha256(repr(source.data).encode()).hexdigest(),
    )


def _label(source: YamlSource, path: Path, name: str) -> Label:
    try:
        return Label(name)
    except ValueError:
        reason = f"unknown label {name}"
        choices = "、".join(label.value for label in Label)
        raise source.error(
            path, reason, "rule-file-choice", field="label", value=name, choices=choices
        ) from None


def decode_labels(source: YamlSource, path: Path, names: Iterable[str]) -> tuple[Label, ...]:
    """The labels named at `path` in a file. Raises RuleFileError."""
    return tuple(_label(source, (*path, index), name) for index, name in enumerate(names))


def decode_frames(
    source: YamlSource, path: Path, bodies: Iterable[Mapping[str, Any]]
) -> tuple[Frame, ...]:
    """The frames at `path` in a file, `shared` ones by their name. Raises RuleFileError."""
    return tuple(
        _shared(source, (*path, index), body["shared"])
        if "shared" in body
        else _frame(source, (*path, index), body)
        for index, body in enumerate(bodies)
    )


@cache
def shared_frames() -> Mapping[str, Frame]:
    """The frames that several rules hold in common, by name: clause_rules/shared-frames.yaml."""
    source = parse_yaml(text_of(_SHARED), _SHARED)
    frames = source.data["frames"]
    return {name: _frame(source, ("frames", name), body) for name, body in frames.items()}


def _shared(source: YamlSource, path: Path, name: str) -> Frame:
    frames = shared_frames()
    if name not in frames:
        raise source.error(
            (*path, "shared"),
            f"no shared frame {name}",
            "rule-file-choice",
            field="shared",
            value=name,
            choices="、".join(frames),
        )
    return frames[name]


def _frame(source: YamlSource, path: Path, body: Mapping[str, Any]) -> Frame:
    polarity = frozenset(map(Polarity, body["polarity"])) if "polarity" in body else None
    needs = [*_needs(body, polarity)]
    for extra in body.get("also", ()):
        needs += _needs(extra, None)
    without = [need for part in body.get("without", ()) for need in _needs(part, _EVERY)]
    if not needs and "words" not in body and "kind" not in body:
        reason = "a frame names at least one element, `words` or `kind`"
        raise source.error(path, reason, "rule-file-frame")
    severity = body.get("severity")
    never_doubted = body.get("never_doubted", False)
    return Frame(
        scope=body.get("scope", "sentence"),
        needs=tuple(needs),
        without=tuple(without),
        words=_pattern(source, (*path, "words"), body.get("words")),
        not_words=_pattern(source, (*path, "not_words"), body.get("not_words")),
        kinds=tuple(map(ClauseKind, body.get("kind", ()))),
        contract=decode_labels(source, (*path, "contract"), body.get("contract", ())),
        contract_without=decode_labels(
            source, (*path, "contract_without"), body.get("contract_without", ())
        ),
        within=body.get("within"),
        severity=Severity(severity) if severity else None,
        confidence=body.get("confidence", _NEVER_DOUBTED if never_doubted else None),
        never_doubted=never_doubted,
        attached=body.get("attached", True),
    )


def _needs(body: Mapping[str, Any], polarity: frozenset[Polarity] | None) -> Iterable[Need]:
    """The elements of a frame. The frame's polarity is that of its act, else of all its elements.

    Unless told otherwise acts and things must be affirmed or permitted; cues and parties may stand
    under any polarity.
    """
    for element in _ELEMENTS:
        if element not in body:
            continue
        need = body[element]
        detail = need if isinstance(need, Mapping) else {"any": need}
        classes = detail["any"]
        own = _EVERY if element in ("cue", "party") else AFFIRMATIVE
        if polarity is not None and (element == "act" or "act" not in body):
            own = polarity
        if "polarity" in detail:
            own = frozenset(map(Polarity, detail["polarity"]))
        yield Need(
            element,
            (classes,) if isinstance(classes, str) else tuple(classes),
            own,
            detail.get("where", "clause"),
        )


def _prose(text: str) -> str:
    """Text of a rule file as one line: where it was broken between Chinese signs, without a gap."""
    return _GAP.sub("", " ".join(text.split()))


def _pattern(source: YamlSource, path: Path, words: str | None) -> re.Pattern[str] | None:
    if words is None:
        return None
    try:
        return re.compile("".join(words.split()))
    except re.error as error:
        reason = f"not a regular expression: {error}"
        raise source.error(path, reason, "rule-file-pattern") from error


def _citation(source: YamlSource, index: int, body: Mapping[str, Any]) -> Citation:
    number, _, suffix = body["article"].partition("-")
    days = {}
    for key in ("since", "before"):
        value = body.get(key)
        if value is not None and not isinstance(value, date):
            reason = "a day is written 2021-01-01"
            raise source.error(("cites", index, key), reason, "rule-file-day", field=key)
        days[key] = value
    return Citation(
        law=body["law"],
        number=ArticleNumber(int(number), int(suffix or 0)),
        paragraph=body.get("paragraph"),
        item=body.get("item"),
        since=days["since"],
        before=days["before"],
    )


def _examples_of(source: YamlSource, kind: str) -> tuple[Example, ...]:
    return decode_examples(source, ("examples", kind), source.data["examples"].get(kind, ()))


def decode_examples(source: YamlSource, path: Path, items: Iterable[Any]) -> tuple[Example, ...]:
    """The examples at `path` in a file. Raises RuleFileError."""
    return tuple(_example(source, (*path, index), item) for index, item in enumerate(items))


def _example(source: YamlSource, path: Path, item: Any) -> Example:
    if isinstance(item, str):
        return Example(item)
    return Example(
        text=item["text"],
        before=tuple(item.get("before", ())),
        heading=item.get("heading"),
        header=item.get("header"),
        contract=decode_labels(source, (*path, "contract"), item.get("contract", ())),
    )
