"""Spares PySide the reading of sources: imported first, and once PySide is there.

PySide reads the source of every module that is imported after it, whether that uses its snake_case
names. No module here does, and the reading takes as long as the importing: without it the window
is there sooner, and so is a contract. Where PySide works otherwise nothing is changed.
"""

from __future__ import annotations

import sys
from typing import Any

_feature: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_feature, "_mod_uses_pyside"):
    _feature._mod_uses_pyside = lambda _module: False
