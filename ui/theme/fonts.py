"""What the Chinese font names of contracts mean on this machine."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

# Without a substitute Qt falls back to whatever covers the character, often Japanese shapes.
_SERIF = ["SimSun", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC"]
_SANS = ["Microsoft YaHei", "PingFang SC", "SimHei", "Source Han Sans SC", "Noto Sans CJK SC"]
_LATIN_SERIF = ["Liberation Serif", *_SERIF]
_LATIN_SANS = ["Liberation Sans", *_SANS]
_KAI = ["KaiTi", "Kaiti SC", *_SERIF]
_FANGSONG = ["FangSong", "STFangsong", *_SERIF]

_SUBSTITUTES = {
    **dict.fromkeys(
        ["宋体", "SimSun", "NSimSun", "新宋体", "STSong", "华文宋体", "华文中宋", "Songti SC"],
        _SERIF,
    ),
    **dict.fromkeys(["方正小标宋简体", "方正小标宋_GBK", "方正书宋简体", "思源宋体"], _SERIF),
    **dict.fromkeys(
        [
            "黑体",
            "SimHei",
            "微软雅黑",
            "Microsoft YaHei",
            "等线",
            "DengXian",
            "华文黑体",
            "PingFang SC",
        ],
        _SANS,
    ),
    **dict.fromkeys(["方正黑体简体", "思源黑体", "等线 Light", "幼圆", "隶书"], _SANS),
    **dict.fromkeys(["楷体", "楷体_GB2312", "KaiTi", "KaiTi_GB2312", "华文楷体", "方正楷体"], _KAI),
    **dict.fromkeys(
        ["仿宋", "仿宋_GB2312", "FangSong", "FangSong_GB2312", "华文仿宋", "方正仿宋"], _FANGSONG
    ),
    **dict.fromkeys(["Times New Roman", "Calibri", "Cambria"], _LATIN_SERIF),
    **dict.fromkeys(["Arial"], _LATIN_SANS),
}


# Sizes of the window's own words, points.
SIZES = {"small": 9.5, "standard": 10.5, "large": 12.0, "larger": 14.0}


_USUAL = ["Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC"]


def families() -> list[str]:
    """The fonts of this machine that have simplified Chinese, as one would choose from."""
    from PySide6.QtGui import QFontDatabase

    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return [name for name in chinese if not QFontDatabase.isPrivateFamily(name)]


def install(app: QApplication, size: float = SIZES["standard"], family: str = "") -> None:
    """Set the substitutes and the font of the window itself: size in points, family by name.

    No family, or one that is not on this machine, is the usual one.
    """
    for name, substitutes in _SUBSTITUTES.items():
        QFont.insertSubstitutions(name, [font for font in substitutes if font != name])
    choose(app, size, family)


def choose(app: QApplication, size: float, family: str) -> None:
    """Let the words of the window have another font."""
    from PySide6.QtGui import QFontDatabase

    of_system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    font = app.font()
    own = [family] if family else []
    font.setFamilies([*own, *_USUAL, of_system])
    font.setPointSizeF(size)
    app.setFont(font)
