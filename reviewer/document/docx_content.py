"""What a Word part says, paragraph by paragraph, before it has a place in the canonical text.

One revision is read: the final one (w:ins kept, w:del dropped, moved text at its new place) or the
original. Of alternate content the choice counts, of fields the result, of ruby the base; text boxes
follow the paragraph they are anchored in. Nothing outside the part is fetched. What the view draws
beside the words (changes, comments, pictures) `docx_markup` reads.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reviewer.document.docx_drawings import Related, drawn_words
from reviewer.document.docx_fields import Field, fields_are_balanced, form_value, reference_of
from reviewer.document.docx_names import MC, M, R, W
from reviewer.document.docx_story import Cell, Chunk, Content, Paragraph, Segment, Table
from reviewer.document.docx_symbols import symbol
from reviewer.document.model import Revision

_P, _R, _T = W + "p", W + "r", W + "t"
_TBL, _TR, _TC = W + "tbl", W + "tr", W + "tc"
_PPR, _RPR, _DEL_TEXT = W + "pPr", W + "rPr", W + "delText"
_TCPR, _MERGES = W + "tcPr", frozenset({W + "vMerge", W + "hMerge"})
TEXT_BOX = W + "txbxContent"
_ALTERNATE, _CHOICE, _FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
_FIXED_TEXT = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
_SYM, _SIMPLE_FIELD, _CODE = W + "sym", W + "fldSimple", W + "instrText"
TEXT_TAGS = (_T, _DEL_TEXT, _SYM, *_FIXED_TEXT)
INSERTED = frozenset({W + "ins", W + "moveTo"})
DELETED = frozenset({W + "del", W + "moveFrom"})
REVISION_TAGS = (*INSERTED, *DELETED)
_READING_AID = W + "rt"  # the small kana or pinyin over a ruby base
IGNORED = frozenset(
    {
        *(_PPR, _RPR, W + "proofErr", W + "sdtPr", W + "sdtEndPr", W + "customXmlPr"),
        *(W + "smartTagPr", W + "tblPr", W + "tblGrid", W + "trPr", W + "tcPr", W + "sectPr"),
        *(W + "bookmarkStart", W + "bookmarkEnd", W + "commentRangeStart", W + "commentRangeEnd"),
        *(W + "permStart", W + "permEnd", W + "lastRenderedPageBreak", W + "instrText"),
        *(W + "delInstrText", W + "fldData", W + "rubyPr", W + "annotationRef"),
        *(W + "footnoteRef", W + "endnoteRef", W + "commentReference"),
    }
)


def text_nodes(root: etree._Element) -> list[etree._Element]:
    """The text-bearing nodes of a part in document order: what `WordPiece.node` counts."""
    return [node for node in root.iter(*TEXT_TAGS) if _bears_text(node)]


def _bears_text(node: etree._Element) -> bool:
    """Whether a node stands in a run, or in a branch of what a run offers: an emoji for readers
    that cannot draw it otherwise."""
    parent = node.getparent()
    if parent is not None and parent.tag in (_CHOICE, _FALLBACK):
        alternate = parent.getparent()
        parent = None if alternate is None else alternate.getparent()
    return parent is not None and parent.tag == _R


class PartReader:
    """Reads one part. `related` gives the parts it names by relationship, without it none. `notes`
    collects the ids of the notes referred to, in order; `refers` says that a paragraph has
    references."""

    _ignored = IGNORED

    def __init__(
        self,
        root: etree._Element,
        revision: Revision = "final",
        related: Related = lambda relationship: None,
    ) -> None:
        self._related = related
        self._dropped = (DELETED if revision == "final" else INSERTED) | {_READING_AID}
        self._original = revision == "original"
        self._gone = W + ("cellIns" if self._original else "cellDel")
        self._nodes = 0
        self._fields: list[Field] = []
        self._hiding = False
        self._balanced = fields_are_balanced(root)
        self._revised = next(root.iter(*REVISION_TAGS), None) is not None
        self.notes: list[tuple[str, str]] = []
        self.refers = False

    def read(self, container: etree._Element) -> list[Content]:
        """The blocks of a body, note, header or footer."""
        return list(self._blocks(container))

    # Blocks

    def _blocks(self, parent: etree._Element) -> Iterator[Content]:
        for child in parent:
            tag = child.tag
            if tag == _P:
                yield self._paragraph(child)
            elif tag == _TBL:
                yield self._table(child)
            elif tag in self._ignored:
                continue
            elif tag in self._dropped:
                self._drop(child, None)
            elif tag == _ALTERNATE:
                for branch in self._branches(child):
                    yield from self._blocks(branch)
            elif tag == W + "altChunk":
                yield Chunk(child.get(R + "id", ""))
            elif not self._between(child):
                yield from self._blocks(child)

    def _paragraph(self, element: etree._Element) -> Paragraph:
        paragraph = Paragraph()
        first = element[0] if len(element) else None
        if first is not None and first.tag == _PPR:
            paragraph.properties = first
            mark = first.find(_RPR) if self._revised else None
            if mark is not None:
                paragraph.merges = self._gone_by(mark) is not None
        self._inline(element, paragraph)
        return paragraph

    def _table(self, element: etree._Element) -> Table:
        table = Table(element)
        for row in self._members(element, _TR):
            mark = row.find(W + "trPr")
            if mark is not None and self._gone_by(mark) is not None:
                self._drop(row, None)
                continue
            table.rows.append([self._cell(cell) for cell in self._members(row, _TC)])
            table.marks.append(mark)
        return table

    def _cell(self, element: etree._Element) -> Cell:
        first = element[0] if len(element) else None
        properties = first if first is not None and first.tag == _TCPR else None
        merged = False
        if properties is not None:
            for child in properties:
                if child.tag == self._gone:
                    self._drop(element, None)
                    return Cell(merged=True, properties=properties)
                # A cell that only continues the one above or before it (§17.4.84, §17.4.22).
                if child.tag in _MERGES and child.get(W + "val", "continue") == "continue":
                    merged = True
        return Cell(self.read(element), merged, properties)

    # Words

    def _inline(self, parent: etree._Element, paragraph: Paragraph) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, paragraph)
            elif tag in self._ignored:
                continue
            elif tag in self._dropped:
                self._drop(child, paragraph)
            elif tag == M + "t":
                self._add(paragraph, child.text, None, None)
            elif tag == _ALTERNATE:
                for branch in self._branches(child):
                    self._inline(branch, paragraph)
            elif tag == _P:
                paragraph.boxes.append(self._paragraph(child))
            elif tag == _TBL:
                paragraph.boxes.append(self._table(child))
            elif tag == _SIMPLE_FIELD:
                first = len(paragraph.segments)
                self._inline(child, paragraph)
                self._refer(child, child.get(W + "instr", ""), paragraph, first)
            else:
                self._inline(child, paragraph)

    def _run(self, run: etree._Element, paragraph: Paragraph) -> None:
        properties = None
        for node in run:
            tag = node.tag
            if tag == _T:
                ordinal = self._nodes
                self._nodes += 1
                if not self._hiding:
                    text = node.text
                    if text:
                        paragraph.segments.append(Segment(text, ordinal, properties))
            elif tag == _RPR:
                properties = node
            else:
                self._special(node, tag, paragraph, properties)

    def _special(
        self,
        node: etree._Element,
        tag: str,
        paragraph: Paragraph,
        properties: etree._Element | None,
    ) -> None:
        fixed = _FIXED_TEXT.get(tag)
        if fixed is not None or tag in (_SYM, _DEL_TEXT):
            ordinal = self._nodes
            self._nodes += 1
            if tag == _SYM:
                fixed = symbol(node.get(W + "font", ""), node.get(W + "char", ""))
            elif tag == _DEL_TEXT:
                fixed = node.text if self._original else None
            self._add(paragraph, fixed, ordinal, properties)
        elif tag == W + "fldChar":
            self._field(node, paragraph)
        elif tag == _CODE:
            if self._fields:
                self._fields[-1].code += node.text or ""
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._drawing(node, paragraph)
        elif tag == _ALTERNATE:
            for branch in self._branches(node):
                self._run(branch, paragraph)
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            kind = tag[len(W) : -len("Reference")]
            self.notes.append((kind, node.get(W + "id", "")))
        elif tag not in self._ignored:
            self._inline(node, paragraph)  # ruby with its base

    def _add(
        self,
        paragraph: Paragraph,
        text: str | None,
        node: int | None,
        properties: etree._Element | None,
    ) -> None:
        if text and not self._hiding:
            paragraph.segments.append(Segment(text, node, properties))

    def _drawing(self, element: etree._Element, paragraph: Paragraph) -> None:
        """Text boxes of a drawing, or the words of one that has none."""
        boxes = list(_outermost(element, TEXT_BOX))
        for box in boxes:
            hiding, self._hiding = self._hiding, False
            paragraph.boxes.extend(self._blocks(box))
            self._hiding = hiding
        if boxes:
            return
        for line in drawn_words(element, self._related):
            paragraph.boxes.append(Paragraph(segments=[Segment(line, None, None)]))

    def _field(self, node: etree._Element, paragraph: Paragraph) -> None:
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field(node.find(W + "ffData")))
        elif kind == "separate" and self._fields:
            opened = self._fields[-1]
            opened.in_code = False
            opened.paragraph, opened.first = paragraph, len(paragraph.segments)
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            self._hiding = self._in_code()
            if ended.code and not self._hiding and ended.paragraph in (None, paragraph):
                within = ended.paragraph is not None
                first = ended.first if within else len(paragraph.segments)
                self._refer(node, ended.code, paragraph, first)
            if ended.form is not None:
                self._add(paragraph, form_value(ended), None, None)
        self._hiding = self._in_code()

    def _refer(self, element: etree._Element, code: str, paragraph: Paragraph, first: int) -> None:
        """Note what a field refers to, its result being the segments from `first` on."""
        reference = reference_of(code, element, first, len(paragraph.segments))
        if reference is None:
            return
        if paragraph.references is None:
            paragraph.references = []
        paragraph.references.append(reference)
        self.refers = True

    def _in_code(self) -> bool:
        return self._balanced and any(opened.in_code for opened in self._fields)

    # Branches and what is left out

    def _branches(self, alternate: etree._Element) -> Iterator[etree._Element]:
        """The branch of alternate content to read; the others are counted and left out."""
        chosen = _pick(alternate)
        for branch in alternate:
            if branch is chosen:
                yield branch
            else:
                self._skip(branch)

    def _members(self, parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
        """The rows of a table or cells of a row, through content controls and markup."""
        for child in parent:
            tag = child.tag
            if tag == wanted:
                yield child
            elif tag in self._ignored:
                continue
            elif tag in self._dropped:
                self._drop(child, None)
            elif tag == _ALTERNATE:
                for branch in self._branches(child):
                    yield from self._members(branch, wanted)
            elif not self._between(child):
                yield from self._members(child, wanted)

    def _gone_by(self, mark: etree._Element) -> etree._Element | None:
        """The change that took away what the properties are of: a paragraph's end, a row."""
        return next((child for child in mark if child.tag in self._dropped), None)

    def _drop(self, element: etree._Element, paragraph: Paragraph | None) -> None:
        """Leave out what the other revision has; `paragraph` is None between paragraphs."""
        self._skip(element)

    def _between(self, element: etree._Element) -> bool:
        """Whether an element between paragraphs holds none and was seen to."""
        return False

    def _skip(self, element: etree._Element) -> None:
        self._nodes += sum(map(_bears_text, element.iter(*TEXT_TAGS)))


def plain_words(element: etree._Element) -> str:
    """The words of an element in whichever revision, cells apart by tabs."""
    parts: list[str] = []
    for child in element:
        tag = child.tag
        if tag in (_T, _DEL_TEXT):
            parts.append(child.text or "")
        elif tag in _FIXED_TEXT:
            parts.append(_FIXED_TEXT[tag])
        elif tag == _SYM:
            parts.append(symbol(child.get(W + "font", ""), child.get(W + "char", "")))
        elif tag not in (_FALLBACK, _PPR, _RPR, _READING_AID):
            parts.append(plain_words(child))
            if tag == _TC and child.getnext() is not None:
                parts.append("\t")
    return "".join(parts)


def _pick(alternate: etree._Element) -> etree._Element | None:
    """The first choice, unless only the fallback has words."""
    choice, fallback = alternate.find(_CHOICE), alternate.find(_FALLBACK)
    if choice is None or fallback is None:
        return fallback if choice is None else choice
    worded = next(choice.iter(_T), None) is not None or next(fallback.iter(_T), None) is None
    return choice if worded else fallback


def _outermost(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Descendants of a tag that are not inside another of it."""
    for child in element:
        if child.tag == tag:
            yield child
        else:
            yield from _outermost(child, tag)
