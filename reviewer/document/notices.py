"""What a lawyer must know about how far a file could be read: `Document.warnings`."""

from __future__ import annotations

from collections.abc import Sequence

EMBEDDED = "文件中嵌有另一份文件，其内容未能读入，请单独审阅。"
REVISED = "文件含有修订痕迹，审查对象为接受全部修订之后的文本。"
ORIGINAL = "文件含有修订痕迹，审查对象为拒绝全部修订之后的原稿，修订的内容未纳入审查。"
CONVERTED = "文件为旧版格式，已由 LibreOffice 转换后读入，编号与版式请对照原件核对。"
HIDDEN = "文件含有隐藏文字，已一并纳入审查。"


def unreadable_pages(numbers: Sequence[int]) -> str:
    """Pages whose characters are no text: a font that does not say what its glyphs mean."""
    return f"第{_listed(numbers)}页的文字无法辨认（字体缺少编码信息），未纳入审查。"


def image_pages(numbers: Sequence[int]) -> str:
    """Pages that are nothing but an image."""
    return f"第{_listed(numbers)}页没有可识别的文字（可能是扫描页），未纳入审查。"


def recognised_pages(numbers: Sequence[int], doubtful: int) -> str:
    """Pages whose words were read from a picture; `doubtful` of the characters are not sure."""
    words = f"第{_listed(numbers)}页为扫描页，文字由识别所得，请对照原件核对"
    return f"{words}；其中{doubtful}处字迹不清、识别存疑。" if doubtful else f"{words}。"


def recognition_missing(command: str) -> str:
    """What to type so that such pages can be read."""
    return f"安装文字识别组件后可读入扫描页，请在终端运行：{command}"


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers, neighbours as a range: 1、3-5."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "、".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
