"""A quicker constructor for frozen values of which a contract has tens of thousands."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

_Value = TypeVar("_Value")


def quick_init(cls: type[_Value]) -> type[_Value]:
    """Give a frozen dataclass with slots an `__init__` that fills the slots themselves.

    The generated one goes through `object.__setattr__` field by field, which takes three times as
    long: a fifth of the time a long Word file is read in. The signature stays the same; defaults
    must be plain values.

    Raises TypeError for what such an `__init__` would silently leave out: a `__post_init__`, a
    default that is made by a factory, a field that is no plain argument.
    """
    if hasattr(cls, "__post_init__"):
        raise TypeError(f"{cls.__qualname__} has a __post_init__, which would not be called")
    for field in fields(cls):  # type: ignore[arg-type]
        if field.default_factory is not MISSING or not field.init or field.kw_only:
            raise TypeError(f"{cls.__qualname__}.{field.name} is no plain argument")
    names = [field.name for field in fields(cls)]  # type: ignore[arg-type]
    scope: dict[str, Any] = {f"fill_{name}": vars(cls)[name].__set__ for name in names}
    parameters = []
    for field in fields(cls):  # type: ignore[arg-type]
        if field.default is MISSING:
            parameters.append(field.name)
        else:
            scope[f"default_{field.name}"] = field.default
            parameters.append(f"{field.name}=default_{field.name}")
    lines = [f"def __init__(self, {', '.join(parameters)}):"]
    lines += [f"    fill_{name}(self, {name})" for name in names]
    exec("\n".join(lines), scope)  # as dataclasses itself makes it
    made = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = cls.__init__.__annotations__
    cls.__init__ = made  # type: ignore[method-assign]
    return cls
