"""Colours of marks that the lawyer chose in place of the theme's: how they are kept."""

from __future__ import annotations

import re
from collections.abc import Mapping

_KEPT = re.compile(r"(\w+) (\w+) (#[0-9a-f]{6})")


def decoded(kept: str) -> dict[str, dict[str, str]]:
    """Colours by theme and role, of the text of `encoded`; what is none of it is left out."""
    own: dict[str, dict[str, str]] = {}
    for name, role, value in _KEPT.findall(kept):
        own.setdefault(name, {})[role] = value
    return own


def encoded(own: Mapping[str, Mapping[str, str]]) -> str:
    """`light mark_yellow #fff59a;dark …`."""
    return ";".join(
        f"{name} {role} {value}" for name, held in own.items() for role, value in held.items()
    )
