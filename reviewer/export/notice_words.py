"""How far a file could be read, in Chinese sentences."""

from __future__ import annotations

from collections.abc import Mapping

from reviewer.document.notices import Notice, NoticeKind, page_ranges

NOTICES_ZH: Mapping[NoticeKind, str] = {
    NoticeKind.EMBEDDED: "文件中嵌有其他文件（{names}），其内容未能读入，请单独审阅。",
    NoticeKind.TAKEN_IN: (
        "文件中嵌有其他文件（{names}），其文字已一并读入，编号与版式请对照原件核对。"
    ),
    NoticeKind.REVISED: "文件含有修订痕迹，审查对象为接受全部修订之后的文本。",
    NoticeKind.ORIGINAL: (
        "文件含有修订痕迹，审查对象为拒绝全部修订之后的原稿，修订的内容未纳入审查。"
    ),
    NoticeKind.CONVERTED: (
        "文件为旧版格式，已由 LibreOffice 转换后读入，编号与版式请对照原件核对。"
    ),
    NoticeKind.DYNAMIC_FORM: (
        "文件为 XFA 动态表单，填写的内容可能未全部读入。"
        "请用 Adobe Reader 打开并打印为普通 PDF 后再审查。"
    ),
    NoticeKind.HIDDEN: "文件含有隐藏文字，已一并纳入审查。",
    NoticeKind.UNREADABLE: "第{pages}页的文字无法辨认（字体缺少编码信息），未纳入审查。",
    NoticeKind.IMAGES: "第{pages}页没有可识别的文字（可能是扫描页），未纳入审查。",
    NoticeKind.RECOGNISED: "第{pages}页为扫描页，文字由识别所得，请对照原件核对。",
    NoticeKind.DOUBTFUL: (
        "第{pages}页为扫描页，文字由识别所得，请对照原件核对；其中{doubtful}处字迹不清、识别存疑。"
    ),
}
HOW_TO_RECOGNISE_ZH = "安装文字识别组件后可读入扫描页，请在终端运行：{command}"


def notice_words(notice: Notice) -> str:
    """A notice as one paragraph."""
    said = NOTICES_ZH[notice.kind].format(
        pages="、".join(page_ranges(notice.pages)),
        doubtful=notice.doubtful,
        names="、".join(notice.names),
    )
    return said + (HOW_TO_RECOGNISE_ZH.format(command=notice.command) if notice.command else "")
