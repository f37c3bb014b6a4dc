"""The parts that hold what comments say, by whom, and which are settled.

Comments: ECMA-376 Part 1 §17.13.4. Their companions, with which Word keeps threads, identities and
persons: [MS-DOCX] 2.5.4 (people), 2.5.5 (commentsExtended), 2.6 (commentsIds, commentsExtensible).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from datetime import UTC
from functools import cached_property
from typing import cast

from lxml import etree

from reviewer.document.docx_names import W14, W15, W, integer
from reviewer.export.docx_copy import DocxCopy, parsed, with_namespaces
from reviewer.export.docx_writing import Signature, element, run

W16CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
W16CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
_W = W[1:-1]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARAGRAPH_ID = W14 + "paraId"
_REFERENCE_STYLE = "annotation reference"
_TEXT_STYLE = "annotation text"
_STYLES = f"""<w:styles xmlns:w="{_W}">
<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>
<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>
<w:ind w:left="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>
<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style></w:styles>"""


class CommentParts:
    """The comments of a copy, with room for more."""

    def __init__(self, copy: DocxCopy) -> None:
        self._copy = copy
        self._comments = self._part("comments", "comments", _OFFICE)
        self._extended = self._part(
            "commentsExtended",
            "commentsEx",
            "http://schemas.microsoft.com/office/2011/relationships",
        )
        self._ids = self._part(
            "commentsIds",
            "commentsIds",
            "http://schemas.microsoft.com/office/2016/09/relationships",
        )
        self._people = self._part(
            "people", "people", "http://schemas.microsoft.com/office/2011/relationships"
        )
        # Only where Word itself put it: of what is in it, our comments need nothing.
        extensible = copy.related("commentsExtensible")
        self._extensible = copy.optional_root(extensible)
        self._next = 1 + max((_number(each) for each in self._comments), default=-1)
        self._taken = set(_paragraph_ids(copy))

    def add(self, lines: Sequence[str], signature: Signature) -> int:
        """A new comment; its id, for the range in the text."""
        ident, self._next = self._next, self._next + 1
        made = element("comment", id=ident, author=signature.author, date=signature.date)
        made.set(W + "initials", signature.initials)
        reference_style, text_style = self._styles
        for number, line in enumerate(lines or ("",)):
            paragraph = etree.SubElement(made, W + "p")
            paragraph.set(_PARAGRAPH_ID, self._free_id())
            properties = etree.SubElement(paragraph, W + "pPr")
            properties.append(element("pStyle", val=text_style))
            if not number:
                mark = etree.SubElement(paragraph, W + "r")
                look = etree.SubElement(mark, W + "rPr")
                look.append(element("rStyle", val=reference_style))
                mark.append(element("annotationRef"))
            if line:
                paragraph.append(run(line))
        self._comments.append(made)
        self._accompany(made[-1].get(_PARAGRAPH_ID, ""), signature)
        return ident

    @property
    def reference_style(self) -> str:
        """The style of the reference in the text."""
        return self._styles[0]

    def _accompany(self, paragraph: str, signature: Signature) -> None:
        """What Word keeps of a comment beside its words, under the id of its last paragraph."""
        entry = etree.SubElement(self._extended, W15 + "commentEx")
        entry.set(W15 + "paraId", paragraph)
        entry.set(W15 + "done", "0")
        durable = self._free_id()
        entry = etree.SubElement(self._ids, W16CID + "commentId")
        entry.set(W16CID + "paraId", paragraph)
        entry.set(W16CID + "durableId", durable)
        if self._extensible is not None:
            entry = etree.SubElement(self._extensible, W16CEX + "commentExtensible")
            entry.set(W16CEX + "durableId", durable)
            at = signature.at.astimezone(UTC)
            entry.set(W16CEX + "dateUtc", f"{at:%Y-%m-%dT%H:%M:%SZ}")
        known = {person.get(W15 + "author") for person in self._people}
        if signature.author not in known:
            person = etree.SubElement(self._people, W15 + "person")
            person.set(W15 + "author", signature.author)
            presence = etree.SubElement(person, W15 + "presenceInfo")
            presence.set(W15 + "providerId", "None")
            presence.set(W15 + "userId", signature.author)

    def _part(self, kind: str, root: str, relationships: str) -> etree._Element:
        """The root of a part, made where the file has none."""
        part = self._copy.related(kind)
        found = self._copy.optional_root(part)
        if found is not None and part is not None:
            whole = with_namespaces(found, _EXTENSIONS)
            self._copy.put(part, whole)
            return whole
        space, prefix = (_W, "w") if kind == "comments" else _HOMES[kind]
        made = with_namespaces(parsed(f'<{prefix}:{root} xmlns:{prefix}="{space}"/>'), _EXTENSIONS)
        folder = posixpath.dirname(self._copy.main)
        name = self._copy.free_name(posixpath.join(folder, f"{kind}.xml"))
        self._copy.add(name, made, f"{_TYPE}.{kind}+xml", f"{relationships}/{kind}")
        return made

    @cached_property
    def _styles(self) -> tuple[str, str]:
        """The ids of the styles of references and comments, which are added where they lack."""
        styles = self._copy.optional_root(self._copy.related("styles"))
        if styles is None:
            return "CommentReference", "CommentText"
        found: dict[str, str] = {}
        for style in styles.iterchildren(W + "style"):
            named = style.find(W + "name")
            if named is not None:
                found[named.get(W + "val", "").lower()] = style.get(W + "styleId", "")
        ids = {style.get(W + "styleId", "") for style in styles}
        for style in parsed(_STYLES):
            name, ident = style[0].get(W + "val", ""), style.get(W + "styleId", "")
            if name not in found:
                while ident in ids:
                    ident += "_"
                style.set(W + "styleId", ident)
                styles.append(style)
                found[name] = ident
        return found[_REFERENCE_STYLE], found[_TEXT_STYLE]

    def _free_id(self) -> str:
        """An id that no paragraph and no comment has, far below 0x7FFFFFFF, the highest allowed."""
        number = 0x5A000000 + len(self._taken)
        while f"{number:08X}" in self._taken:
            number += 1
        made = f"{number:08X}"
        self._taken.add(made)
        return made


_HOMES = {
    "commentsExtended": (W15[1:-1], "w15"),
    "commentsIds": (W16CID[1:-1], "w16cid"),
    "people": (W15[1:-1], "w15"),
}
_EXTENSIONS = {"w14": W14[1:-1], "w15": W15[1:-1], "w16cid": W16CID[1:-1]}


_IDENTIFIERS = (
    etree.XPath("//@w14:paraId", namespaces={"w14": W14[1:-1]}),
    etree.XPath("//@w16cid:durableId", namespaces={"w16cid": W16CID[1:-1]}),
)


def _number(comment: etree._Element) -> int:
    value = integer(comment.get(W + "id"))
    return -1 if value is None else value


def _paragraph_ids(copy: DocxCopy) -> Iterable[str]:
    """Ids of paragraphs and comments anywhere in the file, which a new one must not repeat."""
    parts = [copy.main]
    for kind in ("footnotes", "endnotes", "header", "footer", "comments", "commentsIds"):
        parts += copy.all_related(kind)
    for part in parts:
        root = copy.peek(part)
        if root is not None:
            for query in _IDENTIFIERS:
                yield from (str(value).upper() for value in cast(list[object], query(root)))
