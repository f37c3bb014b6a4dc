"""How a Word file looks, for the view."""

from __future__ import annotations

import pytest
from contract_files import docx, level, listed, lists, paragraph

from reviewer.document.docx_reader import read_docx
from reviewer.document.model import (
    BlockFormat,
    Borders,
    Document,
    Rule,
    RunLook,
    TabStop,
)

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="宋体" w:ascii="Arial"/>'
    '<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)
TITLE = (
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/><w:pPr><w:jc '
    'w:val="center"/><w:spacing w:before="240"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr>'
    "</w:style>"
)
EMPHASIS = (
    '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/>'
    '<w:color w:val="c00000"/></w:rPr></w:style>'
)


def look(body: str, *, styles: str = "", numbering: str = "", **parts: str) -> BlockFormat:
    """The format of the first block."""
    data = docx(body, styles=styles, numbering=numbering, parts=parts)
    return read_docx(data, "a.docx", formatting=True).formats[0]


def run_look(run: str, *, properties: str = "", styles: str = "") -> RunLook:
    return look(paragraph("甲方", properties, run), styles=styles).runs[0].look


def test_formats_are_made_only_when_asked_for() -> None:
    assert read_docx(docx(paragraph("甲")), "a.docx").formats == ()


def test_every_block_has_a_format() -> None:
    document = read_docx(docx(paragraph("甲") + paragraph("")), "a.docx", formatting=True)
    assert len(document.formats) == len(document.blocks)


def test_defaults_apply_where_nothing_else_does() -> None:
    found = look(paragraph("甲方"), styles=DEFAULTS)
    assert (found.space_after, found.runs[0].look.font, found.runs[0].look.size) == (
        6.0,
        "宋体",
        10.5,
    )


def test_a_style_goes_before_the_defaults_and_direct_formatting_before_the_style() -> None:
    styles = DEFAULTS + TITLE
    named = '<w:pStyle w:val="T"/>'
    found = look(paragraph("甲方", named, '<w:sz w:val="44"/>'), styles=styles)
    assert (found.alignment, found.space_before, found.space_after) == ("center", 12.0, 6.0)
    assert (found.runs[0].look.bold, found.runs[0].look.size) == (True, 22.0)


def test_a_character_style_colours_its_run() -> None:
    found = run_look('<w:rStyle w:val="E"/>', styles=EMPHASIS)
    assert (found.italic, found.colour) == (True, "C00000")


@pytest.mark.parametrize(
    ("xml", "field", "value"),
    [
        ("<w:b/>", "bold", True),
        ('<w:b w:val="0"/>', "bold", False),
        ("<w:i/>", "italic", True),
        ('<w:u w:val="single"/>', "underline", True),
        ('<w:u w:val="none"/>', "underline", False),
        ("<w:strike/>", "strike", True),
        ("<w:dstrike/>", "strike", True),
        ('<w:color w:val="auto"/>', "colour", None),
        ('<w:rFonts w:ascii="Times"/>', "font", "Times"),
        ('<w:sz w:val="big"/>', "size", None),
    ],
)
def test_a_run_looks_as_its_properties_say(xml: str, field: str, value: object) -> None:
    assert getattr(run_look(xml), field) == value


def test_runs_that_look_alike_are_one() -> None:
    body = "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>方</w:t></w:r></w:p>"
    assert [len(run.span) for run in look(body).runs] == [2]


@pytest.mark.parametrize(
    ("xml", "left", "first_line"),
    [
        ('<w:ind w:left="420" w:firstLine="210"/>', 21.0, 10.5),
        ('<w:ind w:start="420" w:hanging="420"/>', 21.0, -21.0),
        ('<w:ind w:firstLineChars="200" w:firstLine="1"/>', 0.0, 21.0),
        ('<w:ind w:hangingChars="200"/>', 0.0, -21.0),
        ('<w:ind w:leftChars="100" w:left="1" w:hanging="420"/>', 31.5, -21.0),
        ('<w:ind w:left="840" w:hanging="420"/>', 42.0, -21.0),
    ],
)
def test_indents_are_in_points(xml: str, left: float, first_line: float) -> None:
    found = look(paragraph("甲方", xml), styles=DEFAULTS)
    assert (found.left_indent, found.first_line_indent) == (left, first_line)


def test_spacing_may_be_in_lines() -> None:
    assert look(paragraph("甲", '<w:spacing w:beforeLines="100"/>')).space_before == 15.6


def test_a_list_lends_its_indent() -> None:
    numbering = lists(
        level(0, "%1.").replace(
            "</w:lvl>", '<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr></w:lvl>'
        )
    )
    found = look(listed("甲"), numbering=numbering)
    assert (found.left_indent, found.first_line_indent) == (42.0, -21.0)


@pytest.mark.parametrize(
    ("value", "alignment"),
    [("both", "justify"), ("end", "right"), ("start", "left"), ("strange", "left")],
)
def test_alignments(value: str, alignment: str) -> None:
    assert look(paragraph("甲", f'<w:jc w:val="{value}"/>')).alignment == alignment


def test_a_theme_names_the_fonts() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    theme = (
        f'<a:minorFont xmlns:a="{drawing}"><a:latin typeface="Cambria"/><a:ea typeface=""/>'
        '<a:font script="Hans" typeface="等线"/></a:minorFont>'
    )
    fonts = '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorAscii"/>'
    latin = '<w:rFonts w:asciiTheme="minorAscii"/>'
    assert look(paragraph("甲", run=fonts), theme1=theme).runs[0].look.font == "等线"
    assert look(paragraph("甲", run=latin), theme1=theme).runs[0].look.font == "Cambria"


def test_a_first_line_is_indented_by_characters_of_the_paragraph_s_own_size() -> None:
    twice = '<w:ind w:firstLineChars="200" w:leftChars="100"/>'
    found = look(paragraph("甲", twice, '<w:sz w:val="48"/>'), styles=DEFAULTS)
    assert (found.left_indent, found.first_line_indent) == (10.5, 48.0)


@pytest.mark.parametrize(
    ("run", "level", "spacing"),
    [
        ('<w:vertAlign w:val="superscript"/>', "raised", 0.0),
        ('<w:vertAlign w:val="subscript"/>', "lowered", 0.0),
        ('<w:vertAlign w:val="baseline"/><w:spacing w:val="40"/>', "", 2.0),
        ('<w:spacing w:val="wide"/>', "", 0.0),
    ],
)
def test_raised_lowered_and_spaced_words_are_told(run: str, level: str, spacing: float) -> None:
    found = run_look(run)
    assert (found.level, found.spacing) == (level, spacing)


@pytest.mark.parametrize(
    ("mark", "size"), [('<w:rPr><w:sz w:val="52"/></w:rPr>', 26.0), ("", 10.5)]
)
def test_an_empty_paragraph_is_as_large_as_its_end(mark: str, size: float) -> None:
    first, second = read_docx(
        docx(paragraph("", mark) + paragraph("甲"), styles=DEFAULTS), "a.docx", formatting=True
    ).formats
    assert (first.size, second.size) == (size, None)


# Lines and grounds


@pytest.mark.parametrize(
    ("spacing", "line"),
    [
        ("", (1.0, "auto")),
        ('w:line="360"', (1.5, "auto")),
        ('w:line="360" w:lineRule="auto"', (1.5, "auto")),
        ('w:line="400" w:lineRule="exact"', (20.0, "exact")),
        ('w:line="400" w:lineRule="atLeast"', (20.0, "atLeast")),
        ('w:line="0"', (1.0, "auto")),
    ],
)
def test_lines_have_their_distance(spacing: str, line: tuple[float, str]) -> None:
    found = look(paragraph("甲", f"<w:spacing {spacing}/>"))
    assert (found.line, found.line_rule) == line


@pytest.mark.parametrize(
    ("properties", "fill"),
    [
        ('<w:highlight w:val="yellow"/>', "FFFF00"),
        ('<w:highlight w:val="none"/>', None),
        ('<w:shd w:val="clear" w:fill="d9d9d9"/>', "D9D9D9"),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', None),
        ('<w:shd w:val="clear" w:fill="auto"/>', None),
        ('<w:highlight w:val="red"/><w:shd w:fill="auto"/>', "FF0000"),
    ],
)
def test_words_have_the_ground_of_the_highlighter_or_of_their_shading(
    properties: str, fill: str | None
) -> None:
    assert look(paragraph("甲", run=properties)).runs[0].look.fill == fill


def test_hidden_words_and_capitals_are_told() -> None:
    [run] = look(paragraph("甲", run="<w:vanish/><w:caps/>")).runs
    assert (run.look.hidden, run.look.caps) == (True, True)


def test_a_label_is_followed_by_what_its_level_says() -> None:
    xml = level(0, "%1.", more='<w:suff w:val="nothing"/>')
    assert look(listed("甲"), numbering=lists(xml)).suffix == "nothing"
    assert look(listed("甲"), numbering=lists(level(0, "%1."))).suffix == "tab"


def test_a_numbered_paragraph_has_the_stops_of_its_level_unless_it_clears_them() -> None:
    stops = '<w:tabs><w:tab w:val="num" w:pos="720"/><w:tab w:val="left" w:pos="240"/></w:tabs>'
    numbering = lists(level(0, "%1.", more=f"<w:pPr>{stops}</w:pPr>"))
    assert look(listed("甲"), numbering=numbering).tabs == (TabStop(12.0), TabStop(36.0))
    cleared = '<w:tabs><w:tab w:val="clear" w:pos="240"/></w:tabs></w:pPr>'
    own = listed("甲").replace("</w:pPr>", cleared)
    assert look(own, numbering=numbering).tabs == (TabStop(36.0),)


# Paragraphs: right indents, grounds, borders, tabs


def test_a_paragraph_may_be_indented_on_the_right() -> None:
    assert look(paragraph("甲", '<w:ind w:right="400"/>')).right_indent == 20.0
    assert look(paragraph("甲", '<w:ind w:endChars="200"/>'), styles=DEFAULTS).right_indent == 21.0


def test_a_paragraph_has_the_ground_of_its_style_or_its_own() -> None:
    ground = '<w:pPr><w:shd w:fill="EEEEEE"/></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="G">{ground}</w:style>'
    named = '<w:pStyle w:val="G"/>'
    assert look(paragraph("甲", named), styles=styles).fill == "EEEEEE"
    assert look(paragraph("甲", named + '<w:shd w:fill="auto"/>'), styles=styles).fill is None


def test_a_paragraph_has_borders_on_top_of_those_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:pBdr><w:top w:val="single"/>'
        '<w:bottom w:val="single" w:sz="6"/><w:bar w:val="single"/></w:pBdr></w:pPr></w:style>'
    )
    own = '<w:pStyle w:val="H"/><w:pBdr><w:top w:val="nil"/><w:left w:val="dotted"/></w:pBdr>'
    assert look(paragraph("甲", own), styles=styles).borders == Borders(
        bottom=Rule(0.75), left=Rule(0.5, "dashed")
    )


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        *(("single", "solid"), ("thick", "solid"), ("double", "double"), ("dashed", "dashed")),
        *(("thinThickSmallGap", "double"), ("dotDash", "dashed"), ("wave", "solid")),
    ],
)
def test_borders_are_told_by_how_they_look(kind: str, line: str) -> None:
    xml = f'<w:pBdr><w:bottom w:val="{kind}" w:sz="8"/></w:pBdr>'
    rule = look(paragraph("甲", xml)).borders.bottom
    assert rule is not None
    assert (rule.width, rule.line) == (1.0, line)


STOPS = (
    '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8296"/><w:tab w:val="left" w:pos="420"/>'
    '<w:tab w:val="bar" w:pos="10"/><w:tab w:val="left"/></w:tabs>'
)


def test_tabs_lead_to_the_stops_of_their_paragraph() -> None:
    assert look(paragraph("甲", STOPS)).tabs == (TabStop(21.0), TabStop(414.8, "right", "."))


def test_a_paragraph_clears_and_adds_to_the_stops_of_its_style() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="T"><w:pPr>{STOPS}</w:pPr></w:style>'
    own = (
        '<w:pStyle w:val="T"/><w:tabs><w:tab w:val="clear" w:pos="420"/>'
        '<w:tab w:val="center" w:leader="middleDot" w:pos="2000"/></w:tabs>'
    )
    assert look(paragraph("甲", own), styles=styles).tabs == (
        TabStop(100.0, "center", "·"),
        TabStop(414.8, "right", "."),
    )


@pytest.mark.parametrize("at", ["--420", "4.2.1", "", "9" * 5000])
def test_a_stop_that_is_nowhere_is_passed_over(at: str) -> None:
    assert look(paragraph("甲", f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs>')).tabs == ()


def measured(settings: str = "", section: str = "") -> Document:
    body = paragraph("甲") + (f"<w:sectPr>{section}</w:sectPr>" if section else "")
    return read_docx(docx(body, parts={"settings": settings}), "a.docx", formatting=True)


@pytest.mark.parametrize(
    ("settings", "points"),
    [
        ("", 36.0),
        ('<w:defaultTabStop w:val="420"/>', 21.0),
        ('<w:defaultTabStop w:val="0"/>', 36.0),
    ],
)
def test_tabs_without_stops_lead_as_far_as_the_settings_say(settings: str, points: float) -> None:
    assert measured(settings).tab_stop == points


SIZE, MARGINS = '<w:pgSz w:w="11906"/>', '<w:pgMar w:left="{}" w:right="1800"/>'


@pytest.mark.parametrize(
    ("section", "points"),
    [
        (SIZE + MARGINS.format(1800), 415.3),
        (SIZE + MARGINS.format(1000), 455.3),
        (SIZE + MARGINS.format(-5), 415.3),
        (SIZE + MARGINS.format(11000), 415.3),
        (SIZE, 415.3),
        ("", 415.3),
    ],
)
def test_the_words_are_as_wide_as_the_page_between_its_margins(section: str, points: float) -> None:
    assert measured(section=section).text_width == points


def test_a_run_that_names_no_font_keeps_that_of_its_style() -> None:
    assert run_look('<w:rFonts w:hint="eastAsia"/>', styles=DEFAULTS).font == "宋体"


def test_a_theme_may_have_no_chinese_font() -> None:
    fonts = '<a:minorFont><a:latin typeface="Cambria"/></a:minorFont>'
    theme = f"<a:themeElements><a:fontScheme>{fonts}</a:fontScheme></a:themeElements>"
    fonts = '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:asciiTheme="minorAscii"/>'
    assert look(paragraph("甲", run=fonts), theme1=theme).runs[0].look.font == "Cambria"
