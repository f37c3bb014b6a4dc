"""How Word's formats look in Qt: fonts, sizes, indents. Sizes in points."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from reviewer.document.model import (
    Block,
    BlockFormat,
    BlockKind,
    ChangeKind,
    RunLook,
)
from ui import theme
from ui.reading.word.tabs import COLUMN, PIXELS_PER_POINT, tab_positions
from ui.theme.contrast import contrast

BODY_FONT = "宋体"
BODY_SIZE = 12.0  # points: 小四, the usual size of a Chinese contract
LINE_HEIGHT = 150.0  # percent, where the file says nothing
_PALE = 0.35  # how much of a ground's own colour is left


_MOST_INDENT = 240.0  # points: so much of the column is left to the words
_ROOM = 3.0  # pixels below a rule under the words
_WIDEST = 60.0  # points between two characters
_LENGTHS = tuple(
    kind.value
    for kind in (
        QTextFormat.Property.BlockLeftMargin,
        QTextFormat.Property.BlockRightMargin,
        QTextFormat.Property.BlockTopMargin,
        QTextFormat.Property.BlockBottomMargin,
        QTextFormat.Property.TextIndent,
    )
)
_LEVELS = {
    "raised": QTextCharFormat.VerticalAlignment.AlignSuperScript,
    "lowered": QTextCharFormat.VerticalAlignment.AlignSubScript,
}
ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}


def block_format(
    block: Block,
    look: BlockFormat | None,
    page: float = COLUMN,
    column: float = COLUMN,
    usual: float = 0.0,
) -> QTextBlockFormat:
    """Alignment, indents and spacing of a paragraph; plain ones where the file gives none. `page`
    is how wide the words are on the file's page, `column` how wide here, `usual` from one tab to
    the next where the paragraph says nothing (0: it has no tabs), in points."""
    result = QTextBlockFormat()
    result.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if look is None:
        if block.centred:
            result.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        result.setBottomMargin(4 * PIXELS_PER_POINT)
        return result
    space_lines(result, look)
    result.setAlignment(ALIGNMENTS[look.alignment])
    # A hanging label may not leave the paper on the left.
    left = max(look.left_indent, 0.0)
    result.setLeftMargin(left * PIXELS_PER_POINT)
    result.setTextIndent(max(look.first_line_indent, -left) * PIXELS_PER_POINT)
    result.setTopMargin(min(max(look.space_before, 0.0), 72.0) * PIXELS_PER_POINT)
    result.setBottomMargin(min(max(look.space_after, 0.0), 72.0) * PIXELS_PER_POINT)
    result.setRightMargin(min(max(look.right_indent, 0.0), _MOST_INDENT) * PIXELS_PER_POINT)
    result.setTabPositions(tab_positions(look, page, column, usual))
    if look.fill is not None:
        result.setBackground(pale(look.fill))
    elif look.borders.bottom is not None:
        result.setBottomMargin(result.bottomMargin() + _ROOM)
    return result


def at_zoom(shape: QTextBlockFormat, zoom: float) -> QTextBlockFormat:
    """A paragraph's format with its lengths at a zoom. Qt scales fonts, tabs and the distance of
    lines with the layout's device, but not these; what they are at 100 % the format remembers."""
    for number, length in enumerate(_LENGTHS, start=1):
        own = QTextFormat.Property.UserProperty.value + number
        given = shape.doubleProperty(own) or shape.doubleProperty(length)
        if given:
            shape.setProperty(own, given)
            shape.setProperty(length, given * zoom)
    return shape


def without_indent(shape: QTextBlockFormat) -> QTextBlockFormat:
    """The format of a paragraph that goes on: its first line is none of a paragraph."""
    result = QTextBlockFormat(shape)
    result.setTextIndent(0.0)
    number = _LENGTHS.index(QTextFormat.Property.TextIndent.value) + 1
    result.clearProperty(QTextFormat.Property.UserProperty.value + number)
    return result


def space_lines(result: QTextBlockFormat, look: BlockFormat) -> None:
    """The distance of the lines; never so little that they would run into each other."""
    kinds = QTextBlockFormat.LineHeightTypes
    if look.line_rule == "auto":
        share = min(max(look.line, 1.0), 3.0)
        result.setLineHeight(100.0 * share, kinds.ProportionalHeight.value)
        return
    largest = max((run.look.size or BODY_SIZE for run in look.runs), default=BODY_SIZE)
    exact = look.line_rule == "exact" and look.line >= 1.1 * largest
    kind = kinds.FixedHeight if exact else kinds.MinimumHeight
    result.setLineHeight(min(look.line, 120.0) * PIXELS_PER_POINT, kind.value)


def pale(rgb: str) -> QColor:
    """A colour of the file as a ground on the theme's paper."""
    given, paper = QColor(f"#{rgb}"), theme.colour("paper")

    def between(of: int, on: int) -> int:
        return round(_PALE * of + (1 - _PALE) * on)

    return QColor(
        between(given.red(), paper.red()),
        between(given.green(), paper.green()),
        between(given.blue(), paper.blue()),
    )


class CharFormats:
    """Character formats by look, each made once."""

    def __init__(self) -> None:
        self._made: dict[tuple[object, ...], QTextCharFormat] = {}

    def of(
        self, block: Block, look: RunLook | None, change: ChangeKind | None = None
    ) -> QTextCharFormat:
        """The format of a look; without one, of the block as its kind suggests. `change` is what a
        tracked change did to the words."""
        key = (block.kind, change, look or (block.heading, block.bold))
        found = self._made.get(key)
        if found is None:
            found = _plain(block) if look is None else _char_format(block, look)
            self._made[key] = found if change is None else _changed(found, change)
        return self._made[key]

    def of_note(self, block: Block, look: RunLook | None) -> QTextCharFormat:
        """The format of a note's number: small and raised."""
        result = QTextCharFormat(self.of(block, look))
        result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        result.setForeground(theme.colour("accent"))
        return result


def _plain(block: Block) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setFontFamilies(["黑体" if block.heading else BODY_FONT])
    result.setFontPointSize(BODY_SIZE + 2 if block.heading else BODY_SIZE)
    if block.bold or block.heading:
        result.setFontWeight(QFont.Weight.Bold)
    return _quieten(block, result)


def _char_format(block: Block, look: RunLook) -> QTextCharFormat:
    result = QTextCharFormat()
    result.setFontFamilies([look.font or BODY_FONT])
    result.setFontPointSize(min(max(look.size or BODY_SIZE, 5.0), 60.0))
    if look.bold:
        result.setFontWeight(QFont.Weight.Bold)
    result.setFontItalic(look.italic)
    # A thin rule under the words: the findings' underlines are thicker and coloured.
    result.setFontUnderline(look.underline)
    result.setFontStrikeOut(look.strike)
    if look.colour and (ink := _legible(look.colour)) is not None:
        result.setForeground(ink)
    if look.fill:
        result.setBackground(pale(look.fill))
    if look.caps:
        result.setFontCapitalization(QFont.Capitalization.AllUppercase)
    if look.level:
        result.setVerticalAlignment(_LEVELS[look.level])
    if look.spacing:
        result.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        closest, widest = -0.2 * result.fontPointSize(), _WIDEST
        spacing = min(max(look.spacing, closest), widest)
        result.setFontLetterSpacing(spacing * PIXELS_PER_POINT)
    if look.hidden:
        _hide(result)
    return _quieten(block, result)


def _changed(look: QTextCharFormat, change: ChangeKind) -> QTextCharFormat:
    """Words that a tracked change brought are underlined, those it took away struck through."""
    result = QTextCharFormat(look)
    came = change in (ChangeKind.INSERTED, ChangeKind.MOVED_HERE)
    result.setForeground(theme.colour("change_in" if came else "change_out"))
    result.setFontUnderline(came)
    result.setFontStrikeOut(not came)
    return result


def _hide(result: QTextCharFormat) -> None:
    """Words that the file hides are dotted on a ground of their own."""
    result.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    result.setUnderlineColor(theme.colour("ink_soft"))
    result.setBackground(theme.colour("hover"))


def _quieten(block: Block, result: QTextCharFormat) -> QTextCharFormat:
    """Headers, footers and notes stand back behind the contract's own words."""
    if block.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.NOTE):
        result.setForeground(theme.colour("ink_faint"))
        result.setFontPointSize(min(result.fontPointSize(), 10.0))
    return result


def _legible(rgb: str) -> QColor | None:
    """The file's own colour where it can be read on the theme's paper, else None (plain ink)."""
    ink = QColor(f"#{rgb}")
    if not ink.isValid() or ink.value() < 60:
        return None
    return ink if contrast(ink, theme.colour("paper")) >= 3 else None
