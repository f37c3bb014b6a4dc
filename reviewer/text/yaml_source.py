"""YAML with the line of every value, so that an error can say where."""

from __future__ import annotations

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
    """Parse one YAML document. Raises RuleFileError with the line of a syntax error."""
    try:
        loader = _Loader(text)
        root = loader.get_single_node()
        data = None if root is None else loader.construct_document(root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "YAML"
        line = mark.line + 1 if mark else 1
        raise RuleFileError("rule-file-yaml", file=name, line=line, reason=reason) from error
    return YamlSource(name, data, root)


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value  # type: ignore[no-any-return]
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    return None
