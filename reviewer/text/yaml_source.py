"""YAML with the line of every value, so that an error can say where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from reviewer.errors import RuleFileError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlSource:
    """Decoded `data` of a YAML file called `name`; `line_of` finds the line of a value in it."""

    name: str
    data: Any
    root: yaml.Node | None

    def line_of(self, path: Path) -> int:
        """The 1-based line of the value at `path`, or of its nearest ancestor that exists."""
        node = self.root
        line = 1
        for step in path:
            if node is None:
                break
            line = node.start_mark.line + 1
            node = _child(node, step)
        return line if node is None else node.start_mark.line + 1

    def error(
        self, path: Path, reason: str, code: str | None = None, **details: object
    ) -> RuleFileError:
        """The error to raise about the value at `path`; a `code` has words of its own for it."""
        line = self.line_of(path)
        return RuleFileError(code, file=self.name, line=line, reason=reason, **details)


def parse_yaml(text: str, name: str) -> YamlSource:
    """Parse one YAML document. Raises RuleFileError with the line of a syntax error, or of a value
    that is none (2021-02-30)."""
    root = None
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        data = None if root is None else loader.construct_document(root)
    except ValueError as error:
        node = next(filter(_is_no_value, nodes_of(root)))
        line = node.start_mark.line + 1
        raise RuleFileError("rule-file-value", file=name, line=line, value=node.value) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "YAML"
        line = mark.line + 1 if mark else 1
        raise RuleFileError("rule-file-yaml", file=name, line=line, reason=reason) from error
    return YamlSource(name, data, root)


def nodes_of(root: yaml.Node | None) -> Iterator[yaml.Node]:
    """A node and all below it, each once however often the document refers to it."""
    waiting = [] if root is None else [root]
    met: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in met:
            continue
        met.add(id(node))
        yield node
        if isinstance(node, yaml.SequenceNode):
            waiting += reversed(node.value)
        elif isinstance(node, yaml.MappingNode):
            waiting += [each for pair in reversed(node.value) for each in reversed(pair)]


def _is_no_value(node: yaml.Node) -> bool:
    """Whether a scalar has the form of a day or number and stands for none."""
    if not isinstance(node, yaml.ScalarNode):
        return False
    try:
        yaml.constructor.SafeConstructor().construct_object(node)
    except ValueError:
        return True
    return False


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value  # type: ignore[no-any-return]
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    return None
