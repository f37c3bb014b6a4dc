"""Pages of a Word report: A4 upright or turned, header with the file name, 第 X 页 共 Y 页."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Cm

from reviewer.export.blocks import Report
from reviewer.export.docx_elements import Element, field, text_run
from reviewer.export.docx_styles import FOOTER, HEADER
from reviewer.export.docx_writing import element

_SHORT, _LONG = 21.0, 29.7
_SIDE = 2.6
_SIDE_WIDE = 2.2
_TWIPS = 567  # twentieths of a point in a centimetre


def usable_width(*, wide: bool) -> int:
    """The width of the text in twentieths of a point."""
    width, side = (_LONG, _SIDE_WIDE) if wide else (_SHORT, _SIDE)
    return round((width - 2 * side) * _TWIPS)


def start_pages(document: WordDocument, report: Report) -> None:
    """Set up the first pages; the cover has neither header nor footer."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    set_page(section, report, wide=False)


def turn_page(document: WordDocument, report: Report, *, wide: bool) -> None:
    """Begin a new page, upright or turned."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    set_page(section, report, wide=wide)


def set_columns(document: WordDocument, count: int) -> None:
    """Set the last pages begun in so many columns."""
    for columns in document.sections[-1]._sectPr.xpath("w:cols"):
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), str(_TWIPS))


def set_page(section: WordSection, report: Report, *, wide: bool) -> None:
    """A4 upright, or on its side where `wide`, with the header and footer of the report."""
    width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    side = _SIDE_WIDE if wide else _SIDE
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(side)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.3)
    section.header_distance, section.footer_distance = Cm(1.4), Cm(1.2)
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    _fill_header(section.header.paragraphs[0]._p, report, usable_width(wide=wide))
    _fill_footer(section.footer.paragraphs[0]._p)


def _fill_header(paragraph: Element, report: Report, width: int) -> None:
    properties = paragraph.get_or_add_pPr()
    properties.style = HEADER
    tabs = element("tabs")
    tabs.append(element("tab", val="right", pos=width))
    properties.append(tabs)
    paragraph.append(text_run(f"{report.file_name}\t{report.title}"))


def _fill_footer(paragraph: Element) -> None:
    paragraph.get_or_add_pPr().style = FOOTER
    paragraph.append(text_run("第 "))
    paragraph.extend(field("PAGE"))
    paragraph.append(text_run(" 页　共 "))
    paragraph.extend(field("NUMPAGES"))
    paragraph.append(text_run(" 页"))
