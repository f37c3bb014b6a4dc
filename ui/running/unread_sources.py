"""Spares PySide the reading of sources: imported first, and once PySide is there.

PySide reads the source of every module that is imported after it, whether that uses its snake_case
names. No module here does, and the reading takes as long as the importing: without it the window
is there sooner, and so is a contract. The function that reads is none of PySide's interface: in a
version where it was not looked at, nothing is changed.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6 import __version_info__

_KNOWN = (6, 11)


def spare(feature: Any, version: tuple[int | str, ...]) -> None:
    """Let `feature`, PySide's module for its snake_case names, hold that no module uses these."""
    if version[:2] == _KNOWN and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False


spare(sys.modules.get("shibokensupport.feature"), __version_info__)
