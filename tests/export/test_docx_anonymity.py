"""A copy for the other side tells nothing of who worked on it."""

from __future__ import annotations

from contract_files import docx, package, paragraph
from export.marked_files import BY, content, names, part, run
from lxml import etree

from reviewer.document.docx_names import W15, W
from reviewer.export.docx_anonymity import make_anonymous
from reviewer.export.docx_copy import DocxCopy

CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PROPERTIES = {
    "docProps/core.xml": "<c><creator>王律师</creator></c>",
    "docProps/app.xml": "<a><Company>某某律所</Company></a>",
    "docProps/custom.xml": "<c>客户编号</c>",
    "docProps/thumbnail.jpeg": "picture",
}
KINDS = {
    "docProps/core.xml": CORE,
    "docProps/app.xml": f"{OFFICE}/extended-properties",
    "docProps/custom.xml": f"{OFFICE}/custom-properties",
    "docProps/thumbnail.jpeg": (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    ),
}
SETTINGS = (
    '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:attachedTemplate r:id="rT"/>'
    '<w:docVars><w:docVar w:name="a" w:val="b"/></w:docVars><w:zoom w:percent="100"/>'
)
PEOPLE = (
    '<w15:person w15:author="王律师"><w15:presenceInfo w15:providerId="AD" w15:userId="S::w@x"/>'
    '</w15:person><w15:person w15:author="审阅人"/><w15:person w15:author="李四">'
    '<w15:presenceInfo w15:providerId="AD" w15:userId="S::l@x"/></w15:person>'
)
COMMENTS = (
    f'<w:comment w:id="1" w:author="王律师" w:initials="王">{paragraph("内")}</w:comment>'
    f'<w:comment w:id="2" w:author="李四" w:initials="李">{paragraph("外")}</w:comment>'
)


def a_contract() -> bytes:
    own = BY.replace("李四", "王律师")
    body = (
        f'<w:p w:rsidR="00AB12CD" w:rsidP="00AB12CD"><w:ins {own}>{run("甲方")}</w:ins>'
        f"<w:ins {BY}>{run('乙方')}</w:ins></w:p>"
    )
    styles = '<w:style w:styleId="a"><w:rsid w:val="00AB12CD"/></w:style>'
    data = docx(
        body,
        styles=styles,
        parts={"settings": SETTINGS, "people": PEOPLE, "comments": COMMENTS},
    )
    files = {name: content(data, name) for name in names(data)}
    links = "".join(
        f'<Relationship Id="p{at}" Type="{kind}" Target="{name}"/>'
        for at, (name, kind) in enumerate(KINDS.items())
    )
    rels = str(files["_rels/.rels"], "utf-8")
    files["_rels/.rels"] = rels.replace("</Relationships>", links + "</Relationships>").encode()
    template = (
        f'<Relationship Id="rT" Type="{OFFICE}/attachedTemplate" '
        'Target="file:///C:/Users/wang/a.dotx" TargetMode="External"/>'
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    files["word/_rels/settings.xml.rels"] = (
        f'<Relationships xmlns="{space}">{template}</Relationships>'.encode()
    )
    return package({**files, **PROPERTIES})


def made_anonymous(own: str = "王律师") -> bytes:
    copy = DocxCopy(a_contract(), "a.docx")
    make_anonymous(copy, own, "审阅人")
    return copy.finished()


def test_properties_are_empty_and_pictures_and_own_properties_gone():
    made = made_anonymous()
    for name in ("docProps/core.xml", "docProps/app.xml"):
        assert len(part(made, name)) == 0
    assert "docProps/custom.xml" not in names(made)
    assert "docProps/thumbnail.jpeg" not in names(made)


def test_editing_sessions_and_the_template_are_gone_and_other_settings_stay():
    made = made_anonymous()
    settings = part(made, "word/settings.xml")
    assert [child.tag for child in settings] == [W + "zoom"]
    for name in ("word/document.xml", "word/styles.xml"):
        assert b"00AB12CD" not in content(made, name)
    assert b"wang" not in content(made, "word/_rels/settings.xml.rels")


def test_the_own_name_is_replaced_and_the_others_stay():
    made = made_anonymous()
    authors = [each.get(W + "author") for each in part(made).iter(W + "ins")]
    assert authors == ["审阅人", "李四"]
    comments = part(made, "word/comments.xml")
    assert [(each.get(W + "author"), each.get(W + "initials")) for each in comments] == [
        ("审阅人", "审阅人"),
        ("李四", "李"),
    ]


def test_persons_are_known_by_no_account():
    people = part(made_anonymous(), "word/people.xml")
    assert [each.get(W15 + "author") for each in people] == ["审阅人", "李四"]
    users = [each.get(W15 + "userId") for each in people.iter(W15 + "presenceInfo")]
    assert users == ["审阅人", "李四"]


def test_nowhere_in_the_file_is_the_name_left():
    made = made_anonymous()
    for name in names(made):
        assert "王律师" not in content(made, name).decode("utf-8", "ignore")


def test_without_an_own_name_nobody_is_renamed():
    authors = [each.get(W + "author") for each in part(made_anonymous("")).iter(W + "ins")]
    assert authors == ["王律师", "李四"]


def test_a_file_without_any_of_it_stays_as_it_is():
    data = docx(paragraph("甲方"))
    copy = DocxCopy(data, "a.docx")
    make_anonymous(copy, "王律师", "审阅人")
    made = copy.finished()
    assert names(made) == names(data)
    assert etree.tostring(part(made)) == etree.tostring(part(data))


def test_a_damaged_part_keeps_no_other_from_being_cleaned():
    data = docx(f"<w:p><w:ins {BY}>{run('甲方')}</w:ins></w:p>", parts={"footnotes": "<broken"})
    copy = DocxCopy(data, "a.docx")
    make_anonymous(copy, "李四", "审阅人")
    [change] = part(copy.finished()).iter(W + "ins")
    assert change.get(W + "author") == "审阅人"
