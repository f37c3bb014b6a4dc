"""The app's own drawings as icons, in the colours of the theme in use.

Each drawing is `icons/<name>.svg` with `currentColor` strokes on a 24 × 24 grid.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from ui import theme

_CLEAR = QColor(0, 0, 0, 0)


class _HasIcon(Protocol):
    def setIcon(self, icon: QIcon) -> None: ...


@cache
def _drawing(name: str) -> str:
    return (theme.FOLDER / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def _renderer(name: str, tint: str) -> QSvgRenderer:
    source = _drawing(name).replace("currentColor", tint)
    return QSvgRenderer(QByteArray(source.encode("utf-8")))


def paint(painter: QPainter, name: str, rect: QRectF, tint: QColor) -> None:
    """Draw an icon into a rectangle of the painter's coordinates."""
    _renderer(name, tint.name()).render(painter, rect)


def pixmap(name: str, tint: QColor, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """A picture of `size` device-independent pixels, one and the same for all who show it."""
    return _picture(name, tint.name(), size, ratio)


@cache
def _picture(name: str, tint: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(_CLEAR)
    painter = QPainter(picture)
    _renderer(name, tint).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, role: str = "ink_soft", size: int = 20) -> QIcon:
    """An icon in a colour role, with paler disabled and accented checked pictures."""
    result = QIcon()
    ratio = _ratio()
    for tint, mode, state in (
        (role, QIcon.Mode.Normal, QIcon.State.Off),
        ("fill_off", QIcon.Mode.Disabled, QIcon.State.Off),
        ("accent", QIcon.Mode.Normal, QIcon.State.On),
    ):
        result.addPixmap(pixmap(name, theme.colour(tint), size, ratio), mode, state)
    return result


def app_icon() -> QIcon:
    """The app's own sign, for its windows; dialogs have that of the window they belong to."""
    return QIcon(pixmap("app", theme.colour("accent"), 128))


@cache
def blank() -> QIcon:
    """Keeps the place of an icon that is drawn once the window is up."""
    picture = QPixmap(1, 1)
    picture.fill(_CLEAR)
    return QIcon(picture)


def _ratio() -> float:
    """Device pixels of the sharpest screen, so that icons are sharp on every one."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def swatch(role: str, size: int = 16) -> QIcon:
    """A round patch of a colour role."""
    return patch(theme.colour(role), size)


def patch(colour: QColor, size: int = 16) -> QIcon:
    """A round patch of a colour."""
    ratio = _ratio()
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.fill(_CLEAR)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("border_strong"))
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(picture.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return QIcon(picture)


def dress(target: _HasIcon, name: str, role: str = "ink_soft") -> None:
    """Give a button or action its icon, now and after every change of theme."""
    _dress(target, lambda: icon(name, role))


def dress_swatch(target: _HasIcon, role: str) -> None:
    """Give a button or action a patch of colour, now and after every change of theme."""
    _dress(target, lambda: swatch(role))


def _dress(target: _HasIcon, make: Callable[[], QIcon]) -> None:
    target.setIcon(make())
    _dressed[target] = make


def _redress() -> None:
    for target, make in list(_dressed.items()):
        if isValid(target):
            target.setIcon(make())


_dressed: WeakKeyDictionary[_HasIcon, Callable[[], QIcon]] = WeakKeyDictionary()
theme.notice().changed.connect(_redress)
