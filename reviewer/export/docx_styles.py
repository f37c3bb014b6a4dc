"""The styles of a Word report: 宋体 for text, 黑体 for headings, 楷体 for words of the contract.

The fonts go by the English names of those on a Chinese system: LibreOffice knows what to put in
the place of SimSun, but not of 宋体.
"""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from reviewer.export.blocks import Style
from reviewer.export.docx_elements import (
    ACCENT,
    GREY,
    LATIN,
    LINE,
    PALE,
    SANS,
    SERIF,
    Element,
    fonts,
)
from reviewer.export.docx_writing import element

KAI = "KaiTi"
TITLE, SUBTITLE, COVER_NOTE = "ReportTitle", "ReportSubtitle", "ReportCoverNote"
FIELD, SIGNATURE, TABLE_HEAD = "ReportField", "ReportSignature", "ReportTableHead"
HEADER, FOOTER = "Header", "Footer"
HEADINGS = ("Heading1", "Heading2", "Heading3")
STYLES: dict[Style, str] = {
    Style.BODY: "ReportBody",
    Style.PLAIN: "ReportText",
    Style.NOTE: "ReportNote",
    Style.QUOTE: "ReportQuote",
    Style.WORDING: "ReportWording",
    Style.LAW: "ReportLaw",
}
_CELL, _CELL_NOTE = "ReportCell", "ReportCellNote"
TABLE_STYLES: dict[Style, str] = dict.fromkeys(Style, _CELL) | {Style.NOTE: _CELL_NOTE}


def define_styles(document: WordDocument) -> None:
    """Put the report's styles in the place of the template's."""
    styles = document.styles.element
    for old in styles.xpath("w:style[not(@w:default)]"):
        styles.remove(old)
    _set_defaults(styles)
    for made in (*_headings(), *_text_styles(), *_cover_styles(), *_furniture()):
        styles.append(made)
    _set_compatibility(document)
    _drop_parts(document)


def _set_defaults(styles: Element) -> None:
    """宋体 10.5 pt, Chinese."""
    [defaults] = styles.xpath("w:docDefaults")
    for child in list(defaults):
        defaults.remove(child)
    run_default = element("rPrDefault")
    run_default.append(_run_look(SERIF, 10.5, language=True))
    defaults.append(run_default)
    paragraph_default = element("pPrDefault")
    paragraph_default.append(_paragraph_look())
    defaults.append(paragraph_default)


def _headings() -> tuple[Element, ...]:
    looks = ((14.0, ACCENT, 18, 10), (11.5, ACCENT, 15, 6), (10.5, "1C1C1C", 10, 4))
    return tuple(
        _style(
            name,
            f"heading {level}",
            _paragraph_look(
                before=before, after=after, line=size * 1.4, keep=True, outline=level - 1
            ),
            _run_look(SANS, size, colour=colour, bold=True),
        )
        for level, (name, (size, colour, before, after)) in enumerate(
            zip(HEADINGS, looks, strict=True), 1
        )
    )


def _text_styles() -> tuple[Element, ...]:
    indented = _paragraph_look(after=4, justify=True, indent=420)
    law = _paragraph_look(after=1, line=14, justify=True, indent=360)
    quote = _paragraph_look(before=2, after=4)
    quote.insert(0, element("shd", val="clear", color="auto", fill=PALE))
    wording = _paragraph_look(before=6, after=7)
    wording.append(element("ind", right=100))
    box = element("pBdr")
    for edge in ("top", "left", "bottom", "right"):
        box.append(element(edge, val="single", sz=4, space=4, color=LINE))
    wording.insert(0, box)
    small = _paragraph_look(after=3, line=14)
    return (
        _style(STYLES[Style.BODY], "审查意见正文", indented),
        _style(STYLES[Style.PLAIN], "审查意见文字", _paragraph_look(after=3)),
        _style(STYLES[Style.NOTE], "审查意见附注", small, _run_look(SERIF, 9, colour=GREY)),
        _style(STYLES[Style.QUOTE], "合同原文", quote, _run_look(KAI, 10.5)),
        _style(STYLES[Style.WORDING], "替代文本", wording, _run_look(KAI, 10.5)),
        _style(STYLES[Style.LAW], "法条原文", law, _run_look(SERIF, 9)),
        _style(_CELL, "表格文字", _paragraph_look(after=1, line=13.5), _run_look(SERIF, 9)),
        _style(
            _CELL_NOTE,
            "表格附注",
            _paragraph_look(line=13.5),
            _run_look(SERIF, 8.5, colour=GREY),
        ),
        _style(
            TABLE_HEAD,
            "表头",
            _paragraph_look(line=13.5, keep=True),
            _run_look(SANS, 9, colour=ACCENT, bold=True),
        ),
        _style(FIELD, "封面栏目", _paragraph_look(line=16.5)),
        _style(SIGNATURE, "落款", _signature_look(), _run_look(SERIF, 10.5)),
    )


def _signature_look() -> Element:
    """Flush left in the right half of the page."""
    made = _paragraph_look(before=6, keep=True)
    made.append(element("ind", left=4800))
    return made


def _cover_styles() -> tuple[Element, ...]:
    title = _paragraph_look(before=30, after=12, line=38, align="center")
    border = element("pBdr")
    border.append(element("top", val="single", sz=18, space=31, color=ACCENT))
    title.insert(0, border)
    return (
        _style(TITLE, "意见书标题", title, _run_look(SANS, 26, colour=ACCENT, bold=True)),
        _style(
            SUBTITLE,
            "意见书副标题",
            _paragraph_look(after=22, line=22, align="center"),
            _run_look(SERIF, 14),
        ),
        _style(
            COVER_NOTE,
            "封面附注",
            _paragraph_look(before=24, after=10, align="center"),
            _run_look(SERIF, 11),
        ),
    )


def _furniture() -> tuple[Element, ...]:
    header = _paragraph_look(line=12)
    border = element("pBdr")
    border.append(element("bottom", val="single", sz=4, space=3, color=LINE))
    header.insert(0, border)
    small = _run_look(SERIF, 9, colour=GREY)
    return (
        _style(HEADER, "header", header, small),
        _style(
            FOOTER,
            "footer",
            _paragraph_look(line=12, align="center"),
            _run_look(SERIF, 9, colour=GREY),
        ),
    )


def _style(ident: str, name: str, paragraph: Element, run: Element | None = None) -> Element:
    made = element("style", type="paragraph", styleId=ident)
    if ident.startswith("Report"):
        made.set(qn("w:customStyle"), "1")
    made.append(element("name", val=name))
    made.append(element("basedOn", val="Normal"))
    made.append(element("qFormat"))
    made.append(paragraph)
    if run is not None:
        made.append(run)
    return made


def _run_look(
    east_asian: str,
    size: float,
    *,
    colour: str | None = None,
    bold: bool = False,
    language: bool = False,
) -> Element:
    made = element("rPr")
    made.append(fonts(LATIN, east_asian))
    if bold:
        made.append(element("b"))
    if colour:
        made.append(element("color", val=colour))
    made.append(element("sz", val=round(2 * size)))
    made.append(element("szCs", val=round(2 * size)))
    if language:
        made.append(element("lang", val="en-US", eastAsia="zh-CN"))
    return made


def _paragraph_look(
    *,
    before: float = 0,
    after: float = 0,
    line: float = 17.5,
    align: str | None = None,
    justify: bool = False,
    indent: int = 0,
    keep: bool = False,
    outline: int | None = None,
) -> Element:
    """Spacing and line height in points; `indent`: the first line by two characters, as wide in
    twentieths of a point.

    Heights are exact (固定值), so that pages break alike whatever font stands in for another.
    The order of the elements is that of CT_PPr; borders and shading are put in front by callers.
    """
    made = element("pPr")
    if keep:
        made.append(element("keepNext"))
        made.append(element("keepLines"))
    made.append(
        element(
            "spacing",
            before=round(20 * before),
            after=round(20 * after),
            line=round(20 * line),
            lineRule="exact",
        )
    )
    if indent:
        made.append(element("ind", firstLineChars=200, firstLine=indent))
    if align or justify:
        made.append(element("jc", val=align or "both"))
    if outline is not None:
        made.append(element("outlineLvl", val=outline))
    return made


def _set_compatibility(document: WordDocument) -> None:
    """Say that the file is Chinese and of Word 2013 or later: older ones open in a special mode."""
    settings = document.settings.element
    for path, attribute, value in (
        ("w:compat/w:compatSetting[@w:name='compatibilityMode']", "w:val", "15"),
        ("w:characterSpacingControl", "w:val", "compressPunctuation"),
        ("w:themeFontLang", "w:eastAsia", "zh-CN"),
    ):
        for each in settings.xpath(path):
            each.set(qn(attribute), value)


def _drop_parts(document: WordDocument) -> None:
    """Leave out the picture and the second set of styles that python-docx's template brings."""
    for holder in (document.part.package, document.part):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(("/thumbnail", "/stylesWithEffects")):
                del holder.rels[key]
