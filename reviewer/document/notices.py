"""What a lawyer must know about how far a file could be read: `Document.warnings`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

_EMBEDDED = "文件中嵌有其他文件（{names}），其内容未能读入，请单独审阅。"
_TAKEN_IN = "文件中嵌有其他文件（{names}），其文字已一并读入，编号与版式请对照原件核对。"
REVISED = "文件含有修订痕迹，审查对象为接受全部修订之后的文本。"
ORIGINAL = "文件含有修订痕迹，审查对象为拒绝全部修订之后的原稿，修订的内容未纳入审查。"
CONVERTED = "文件为旧版格式，已由 LibreOffice 转换后读入，编号与版式请对照原件核对。"
DYNAMIC_FORM = (
    "文件为 XFA 动态表单，填写的内容可能未全部读入。"
    "请用 Adobe Reader 打开并打印为普通 PDF 后再审查。"
)
HIDDEN = "文件含有隐藏文字，已一并纳入审查。"
_UNREADABLE = "第{pages}页的文字无法辨认（字体缺少编码信息），未纳入审查。"
_IMAGES = "第{pages}页没有可识别的文字（可能是扫描页），未纳入审查。"
_RECOGNISED = "第{pages}页为扫描页，文字由识别所得，请对照原件核对。"
_DOUBTFUL = (
    "第{pages}页为扫描页，文字由识别所得，请对照原件核对；其中{doubtful}处字迹不清、识别存疑。"
)
_MISSING = "安装文字识别组件后可读入扫描页，请在终端运行：{command}"

# By the keys under which a view finds them in another language.
TEMPLATES: Mapping[str, str] = {
    "embedded": _EMBEDDED,
    "taken-in": _TAKEN_IN,
    "revised": REVISED,
    "original": ORIGINAL,
    "converted": CONVERTED,
    "dynamic_form": DYNAMIC_FORM,
    "hidden": HIDDEN,
    "unreadable": _UNREADABLE,
    "images": _IMAGES,
    "recognised": _RECOGNISED,
    "doubtful": _DOUBTFUL,
    "missing": _MISSING,
}


def keyed(warning: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The sentences of a warning as keys of `TEMPLATES` and what fills them.

    A warning of another source gives nothing.
    """
    rest = warning
    while rest:
        found = ((key, pattern.match(rest)) for key, pattern in _patterns().items())
        key, match = next(((key, match) for key, match in found if match), ("", None))
        if match is None:
            return
        yield key, match.groupdict()
        rest = rest[match.end() :]


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    def pattern(template: str) -> re.Pattern[str]:
        words = re.escape(template).replace(r"\{command\}", "(?P<command>.+)")
        words = words.replace(r"\{names\}", "(?P<names>[^）]+)")
        return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[\\d、-]+)", words))

    return {key: pattern(template) for key, template in TEMPLATES.items()}


def embedded_files(names: Sequence[str], *, read: bool) -> str:
    """Files inside a Word file, by name, whose words could be read or not."""
    said = "、".join(dict.fromkeys(re.sub(r"[^\w.-]", "_", name)[:60] for name in names))
    return (_TAKEN_IN if read else _EMBEDDED).format(names=said)


def unreadable_pages(numbers: Sequence[int]) -> str:
    """Pages whose characters are no text: a font that does not say what its glyphs mean."""
    return _UNREADABLE.format(pages=_listed(numbers))


def image_pages(numbers: Sequence[int]) -> str:
    """Pages that are nothing but an image."""
    return _IMAGES.format(pages=_listed(numbers))


def recognised_pages(numbers: Sequence[int], doubtful: int) -> str:
    """Pages whose words were read from a picture; `doubtful` of the characters are not sure."""
    template = _DOUBTFUL if doubtful else _RECOGNISED
    return template.format(pages=_listed(numbers), doubtful=doubtful)


def recognition_missing(command: str) -> str:
    """What to type so that such pages can be read."""
    return _MISSING.format(command=command)


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers, neighbours as a range: 1、3-5."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    return "、".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
