"""One open contract: read and reviewed in the background, and the lawyer's work on it."""

from __future__ import annotations

from ui.session.session import Session

__all__ = ["Session"]
