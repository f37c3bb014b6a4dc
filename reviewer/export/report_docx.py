"""The report as a Word file that a lawyer can go on editing: real styles, fields and links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm

from reviewer.export.blocks import (
    Block,
    Cell,
    Conclusion,
    Fields,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Report,
    Section,
    Style,
    Table,
)
from reviewer.export.docx_elements import (
    ACCENT,
    HEAD,
    PALE,
    Element,
    badge,
    bookmarked,
    field_around,
    linked,
    paragraph,
    runs,
    table,
    table_row,
    text_run,
)
from reviewer.export.docx_pages import set_columns, start_pages, turn_page, usable_width
from reviewer.export.docx_styles import (
    COVER_NOTE,
    FIELD,
    HEADINGS,
    SIGNATURE,
    STYLES,
    SUBTITLE,
    TABLE_HEAD,
    TABLE_STYLES,
    TITLE,
    define_styles,
)

_CM = 567  # twentieths of a point
_LABEL = round(2.1 * _CM)
_MARK = round(0.8 * _CM)
# A row whose longest cell has more characters than this may run on to the next page.
_WHOLE_ROW = 160
_FEW_SECTIONS = 2  # what is that short needs no table of contents


def report_docx(report: Report) -> bytes:
    """The report as the bytes of a .docx file."""
    document = docx.Document()
    define_styles(document)
    _Writer(document, report).write()
    _set_properties(document, report)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _set_properties(document: WordDocument, report: Report) -> None:
    properties = document.core_properties
    properties.title = f"{report.title}　{report.file_name}"[:255]
    properties.author = report.author[:255]
    properties.comments = ""
    properties.language = "zh-CN"
    moment = datetime(report.dated.year, report.dated.month, report.dated.day, 12)
    properties.created = properties.modified = moment


class _Writer:
    """Lays one report out in one document, from top to bottom."""

    def __init__(self, document: WordDocument, report: Report) -> None:
        self._document = document
        self._report = report
        self._body = document.element.body
        self._bookmarks = 0
        self._anchors = frozenset(
            block.anchor
            for section in report.parts
            for block in section.blocks
            if isinstance(block, Heading) and block.anchor
        )

    def write(self) -> None:
        start_pages(self._document, self._report)
        if self._report.letterhead is not None:
            self._letterhead(self._report.letterhead)
        self._add(self._cover())
        has_contents = len(self._report.sections) > _FEW_SECTIONS and not self._report.brief
        if has_contents:
            self._add(self._contents())
        for number, section in enumerate(self._report.sections):
            if section.wide:
                turn_page(self._document, self._report, wide=True)
            new_page = number == 0 and not has_contents  # the cover stands alone
            self._add(self._section(section, number + 1, new_page=new_page))
            if section.wide:
                turn_page(self._document, self._report, wide=False)
        self._keep_last()
        self._add(
            paragraph(SIGNATURE, [text_run(line)], keep_next=True)
            for line in self._report.signatures
        )
        in_columns = False
        for number, annex in enumerate(self._report.annexes, len(self._report.sections) + 1):
            if not (in_columns and annex.columns):  # what is looked up goes on in its columns
                turn_page(self._document, self._report, wide=False)
                set_columns(self._document, 2 if annex.columns else 1)
            in_columns = annex.columns
            self._add(self._section(annex, number))

    def _add(self, elements: Iterable[Element]) -> None:
        for each in elements:
            self._body.insert(len(self._body) - 1, each)  # the last one is w:sectPr

    def _keep_last(self) -> None:
        """Keep the last paragraph with what comes next: signatures never stand alone."""
        last = self._body[-2]
        if last.tag == qn("w:p"):
            last.get_or_add_pPr().get_or_add_keepNext()

    def _letterhead(self, letterhead: Letterhead) -> None:
        line = self._document.add_paragraph()
        line.paragraph_format.line_spacing = 1.0  # a fixed height would cut the logo
        if letterhead.logo:
            line.add_run().add_picture(BytesIO(letterhead.logo), height=Cm(1.3))
        if letterhead.firm:
            gap = "　" if letterhead.logo else ""
            firm = f"{gap}{letterhead.firm}"
            line._p.append(text_run(firm, bold=True, sans=True, colour=ACCENT, size=12))

    def _cover(self) -> Iterator[Element]:
        report = self._report
        yield paragraph(TITLE, [text_run(report.title)])
        yield paragraph(SUBTITLE, [text_run(report.subtitle)])
        date = f"{report.author}　　{report.day}" if report.author else report.day
        if report.standing:
            date = f"【{report.standing}】　{date}"
        yield paragraph(COVER_NOTE, [text_run(date)])
        if report.conclusion is not None:
            yield self._conclusion(report.conclusion)
        for line in report.undecided:
            yield paragraph(STYLES[Style.NOTE], [text_run(line)])
        yield paragraph(STYLES[Style.PLAIN], [])
        yield from self._fields(report.facts)

    def _contents(self) -> Iterator[Element]:
        """A table of contents that leads to the sections (ECMA-376 part 1 §17.16.5.68).

        Word adds the page numbers when the reader has it brought up to date: asked to do so on
        opening, it would first ask the reader, and numbers of ours would be those of other fonts.
        """
        yield paragraph(SUBTITLE, [text_run("目　录")], new_page=True)
        sections = self._report.parts
        begin, end = field_around('TOC \\o "1-1" \\h \\z \\u')
        for number, section in enumerate(sections, 1):
            entry = linked([text_run(section.title)], _anchor_of(number))
            before = begin if number == 1 else []
            after = end if number == len(sections) else []
            yield paragraph(FIELD, [*before, entry, *after])

    def _conclusion(self, conclusion: Conclusion) -> Element:
        width = usable_width(wide=False)
        tone = conclusion.grade.tone
        grade = [badge(conclusion.grade.text, tone, size=13)] if tone else []
        label = text_run(f"{conclusion.label}　", bold=True, sans=True, colour=ACCENT, size=13)
        content = [
            paragraph(STYLES[Style.PLAIN], [label, *grade]),
            paragraph(STYLES[Style.BODY], [text_run(conclusion.ground)]),
            *(paragraph(STYLES[Style.NOTE], [text_run(note)]) for note in conclusion.notes),
        ]
        made = table([width], lines=ACCENT)
        made.append(table_row([width], [content], fills=[PALE]))
        return made

    def _section(
        self, section: Section, number: int, *, new_page: bool = False
    ) -> Iterator[Element]:
        self._bookmarks += 1
        title = bookmarked([text_run(section.title)], _anchor_of(number), self._bookmarks)
        yield paragraph(HEADINGS[0], title, new_page=new_page)
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            noted = isinstance(following, Paragraph) and following.style is Style.NOTE
            yield from self._block(block, wide=section.wide, keep=noted)

    def _block(self, block: Block, *, wide: bool, keep: bool) -> Iterator[Element]:
        """`keep`: what comes next is a note on it and stays on its page."""
        match block:
            case Paragraph():
                yield self._line(block, keep=keep)
            case Heading():
                yield self._heading(block)
            case Item():
                yield from self._hung(text_run(block.mark), block.lines, _MARK)
            case Fields():
                yield from self._fields(block)
            case _:
                yield self._table(block, usable_width(wide=wide))
                yield paragraph(STYLES[Style.NOTE], [])

    def _heading(self, heading: Heading) -> Element:
        content = runs(heading.words, ())
        if heading.anchor:
            self._bookmarks += 1
            content = bookmarked(content, heading.anchor, self._bookmarks)
        return paragraph(HEADINGS[heading.level - 1], content)

    def _line(self, line: Paragraph, left: int | None = None, *, keep: bool = False) -> Element:
        return paragraph(
            STYLES[line.style], runs(line.words, self._anchors), left=left, keep_next=keep
        )

    def _fields(self, fields: Fields) -> Iterator[Element]:
        if fields.ruled:
            yield self._ruled(fields)
            return
        for row in fields.rows:
            label = text_run(row.label, bold=True, sans=True, colour=ACCENT, size=9.5)
            yield from self._hung(label, row.lines, _LABEL)

    def _ruled(self, fields: Fields) -> Element:
        whole = usable_width(wide=False)
        widths = [round(2.8 * _CM), whole - round(2.8 * _CM)]
        made = table(widths, lines=ACCENT)
        for row in fields.rows:
            label = text_run(row.label, bold=True, sans=True, colour=ACCENT, size=9.5)
            values = [paragraph(FIELD, runs(line.words, ())) for line in row.lines]
            cells = [[paragraph(FIELD, [label])], values]
            made.append(table_row(widths, cells, fills=[PALE, None]))
        return made

    def _hung(self, mark: Element, lines: Sequence[Paragraph], left: int) -> Iterator[Element]:
        """A mark or label with its lines hanging beside it.

        The first two lines stay together, and what leads to a wording with that.
        """
        for number, line in enumerate(lines):
            following = lines[number + 1].style if number + 1 < len(lines) else None
            keep = following is Style.WORDING or (number == 0 and following is not None)
            if number:
                yield self._line(line, left, keep=keep)
                continue
            content = [mark, text_run("\t"), *runs(line.words, self._anchors)]
            yield paragraph(STYLES[line.style], content, left=left, hanging=left, keep_next=keep)

    def _table(self, it: Table, width: int) -> Element:
        whole = sum(column.weight for column in it.columns)
        widths = [round(width * column.weight / whole) for column in it.columns]
        head = [
            [paragraph(TABLE_HEAD, [text_run(column.title)], keep_next=True)]
            for column in it.columns
        ]
        made = table(widths, lines=ACCENT)
        made.append(table_row(widths, head, head=True, fills=[HEAD] * len(widths)))
        for row in it.rows:
            cells = [[self._cell_line(line) for line in cell] for cell in row]
            made.append(table_row(widths, cells, whole=_length(row) < _WHOLE_ROW))
        return made

    def _cell_line(self, line: Paragraph) -> Element:
        return paragraph(TABLE_STYLES[line.style], runs(line.words, self._anchors))


def _anchor_of(number: int) -> str:
    """The anchor of a section's heading, counted from 1."""
    return f"section-{number}"


def _length(row: Sequence[Cell]) -> int:
    """The characters of the longest cell."""
    return max(sum(len(line.text) for line in cell) for cell in row)
