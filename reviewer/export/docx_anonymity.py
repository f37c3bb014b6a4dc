"""Taking out of a copy what tells who worked on it: properties, editing sessions, own names.

What the other side wrote or has seen under its author's name stays: the comments and changes that
the file came with. Only the lawyer's own name in them is replaced.
"""

from __future__ import annotations

from lxml import etree

from reviewer.document.docx_names import W15, W
from reviewer.export.docx_copy import DocxCopy, parsed

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
# Of the package: own properties, labels of an organisation, a picture of the first page.
_DROPPED = ("/custom-properties", "/classificationlabels", "/metadata/thumbnail")
# Of the settings: editing sessions, variables, the template's path, mail merge, who may edit.
_SETTINGS = ("rsids", "docVars", "attachedTemplate", "mailMerge", "writeProtection")
_STORIES = ("footnotes", "endnotes", "header", "footer", "comments", "styles", "numbering")
_RSID = W + "rsid"


def make_anonymous(copy: DocxCopy, own_name: str, shown_name: str) -> None:
    """Empty the properties, take out editing sessions, put `shown_name` for the lawyer's own."""
    for kind, space, root in (
        ("core-properties", _CORE, "coreProperties"),
        ("extended-properties", _APP, "Properties"),
    ):
        part = copy.related(kind, "")
        if part is not None:
            copy.put(part, parsed(f'<{root} xmlns="{space}"/>'))
    for kind in _DROPPED:
        copy.drop(kind)
    _clean_settings(copy)
    parts = [copy.main, *(part for kind in _STORIES for part in copy.all_related(kind))]
    for part in parts:
        root_of_part = copy.optional_root(part)
        if root_of_part is not None:
            _clean_story(root_of_part, own_name, shown_name)
    people = copy.optional_root(copy.related("people"))
    if people is not None:
        _clean_people(people, own_name, shown_name)


def _clean_settings(copy: DocxCopy) -> None:
    part = copy.related("settings")
    settings = copy.optional_root(part)
    if settings is None or part is None:
        return
    for name in _SETTINGS:
        for found in settings.findall(W + name):
            settings.remove(found)
    for kind in ("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource"):
        copy.drop(kind, part)


def _clean_story(root: etree._Element, own_name: str, shown_name: str) -> None:
    for node in list(root.iter(etree.Element)):
        for name in [name for name in node.attrib if str(name).startswith(_RSID)]:
            del node.attrib[name]
        if own_name and node.get(W + "author") == own_name:
            node.set(W + "author", shown_name)
            if node.get(W + "initials") is not None:
                node.set(W + "initials", shown_name)
        above = node.getparent()
        if node.tag == _RSID and above is not None:
            above.remove(node)


def _clean_people(people: etree._Element, own_name: str, shown_name: str) -> None:
    """Persons without the accounts by which their organisation knows them."""
    author, seen = W15 + "author", set[str | None]()
    for person in list(people):
        if own_name and person.get(author) == own_name:
            person.set(author, shown_name)
        if person.get(author) in seen:
            people.remove(person)
            continue
        seen.add(person.get(author))
        for presence in person.iterchildren(W15 + "presenceInfo"):
            presence.set(W15 + "providerId", "None")
            presence.set(W15 + "userId", person.get(author, ""))
