"""A copy of a Word file whose parts can be changed and added (ECMA-376 Part 2).

Parts that nobody touches are copied byte by byte. Names of strict documents are made transitional
for the work and strict again in the file. A signature over the original says nothing about the
copy and is left out; macros too, and what was a template is a document: a copy is a .docx, which
Word opens as nothing else.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from lxml import etree

from reviewer.document.docx_names import MC, RELATIONSHIPS
from reviewer.document.docx_package import (
    UNZIP_ERRORS,
    WordPackage,
    parse_xml,
    transitional_names,
)
from reviewer.errors import UnreadableFileError

_TYPES_PART = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SIGNED = re.compile(r"^_xmlsignatures/", re.IGNORECASE)
_SIGNATURE_KIND = "/digital-signature/origin"
_EXTENSIONS = "Ignorable"


class DocxCopy:
    """The parts of a package by name, as it was and as it will be.

    Raises UnreadableFileError (file-damaged, file-type, file-too-large) like the reader.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.source = WordPackage(data, name)
        self.main = self.source.main_part
        self._data = data
        self._roots: dict[str, etree._Element] = {}
        self._dropped: set[str] = set()
        self._added: set[str] = set()
        self._types = self.source.xml(_TYPES_PART)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._names = {info.filename.lower(): info.filename for info in archive.infolist()}
        self.strict = b"purl.oclc.org/ooxml" in self.source.bytes_of(self.main)[:8192]

    def has(self, part: str) -> bool:
        """Whether the copy will hold a part of that name."""
        return part in self._added or (self.source.has(part) and part not in self._dropped)

    def root(self, part: str) -> etree._Element:
        """The root of a part, to be changed in place: what is asked for is written anew."""
        if part not in self._roots:
            self._roots[part] = self.source.xml(part)
        return self._roots[part]

    def peek(self, part: str | None) -> etree._Element | None:
        """The root of a part, only to be read; None where it is missing or damaged."""
        if part is None or not self.has(part):
            return None
        known = self._roots.get(part)
        return self.source.optional_xml(part) if known is None else known

    def optional_root(self, part: str | None) -> etree._Element | None:
        """The same for a part that may be missing or damaged."""
        if part is None or not self.has(part):
            return None
        try:
            return self.root(part)
        except UnreadableFileError:
            return None

    def put(self, part: str, root: etree._Element) -> None:
        """Give a part another root."""
        self._roots[part] = root

    def related(self, kind: str, part: str | None = None) -> str | None:
        """The part of a kind (last word of the relationship type) that a part points to, by default
        the main one; the package itself for the empty name."""
        rels = self.peek(_rels_of(self.main if part is None else part))
        for found in () if rels is None else rels.iterchildren(RELATIONSHIPS + "Relationship"):
            if found.get("Type", "").endswith("/" + kind) and found.get("TargetMode") != "External":
                base = posixpath.dirname(self.main if part is None else part)
                target = found.get("Target", "")
                joined = target if target.startswith("/") else posixpath.join(base, target)
                return posixpath.normpath(joined).lstrip("/")
        return None

    def all_related(self, kind: str) -> Iterator[str]:
        """Every part of a kind that the main part points to, such as its headers."""
        for found in self.source.relationships(self.main).values():
            if found.kind.endswith("/" + kind) and not found.external and self.has(found.target):
                yield found.target

    def add(self, part: str, root: etree._Element, content_type: str, relationship: str) -> None:
        """Add a part beside the main one, which points to it. The name must be free."""
        self._roots[part] = root
        self._added.add(part)
        override = etree.SubElement(self._types, _TYPES + "Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", content_type)
        self._roots[_TYPES_PART] = self._types
        rels = self.optional_root(_rels_of(self.main))
        if rels is None:
            rels = etree.Element(RELATIONSHIPS + "Relationships")
            self._added.add(_rels_of(self.main))
            self._roots[_rels_of(self.main)] = rels
        made = etree.SubElement(rels, RELATIONSHIPS + "Relationship")
        made.set("Id", _free_id(rels))
        made.set("Type", relationship)
        made.set("Target", posixpath.relpath(part, posixpath.dirname(self.main) or "."))

    def free_name(self, part: str) -> str:
        """The name itself, or with a number where it is taken."""
        stem, ending = posixpath.splitext(part)
        number, name = 0, part
        while name.lower() in self._names or name in self._added:
            number += 1
            name = f"{stem}{number}{ending}"
        return name

    def drop(self, kind: str, part: str = "") -> None:
        """Take away the parts of a kind that a part (default: the package) points to."""
        rels = self.optional_root(_rels_of(part))
        if rels is None:
            return
        for found in [each for each in rels if each.get("Type", "").endswith(kind)]:
            if found.get("TargetMode") != "External":
                target = posixpath.join(posixpath.dirname(part), found.get("Target", ""))
                self._forget(posixpath.normpath(target).lstrip("/"))
            rels.remove(found)

    def finished(self) -> bytes:
        """The finished file. Raises UnreadableFileError for a damaged part that was never read."""
        self._become_document()
        if any(_SIGNED.match(name) for name in self._names.values()):
            self.drop(_SIGNATURE_KIND)
            for name in self._names.values():
                if _SIGNED.match(name):
                    self._forget(name)
        self._roots.setdefault(_TYPES_PART, self._types)
        stream = io.BytesIO()
        dropped = {name.lower() for name in self._dropped}
        changed = {name.lower(): root for name, root in self._roots.items()}
        with (
            zipfile.ZipFile(io.BytesIO(self._data)) as old,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for info in old.infolist():
                key = info.filename.replace("\\", "/").lstrip("/").lower()
                if key in dropped:
                    continue
                entry = zipfile.ZipInfo(info.filename, info.date_time)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, info.external_attr
                root = changed.pop(key, None)
                try:
                    content = old.read(info) if root is None else self._serialised(root)
                except UNZIP_ERRORS as error:
                    raise UnreadableFileError("file-damaged", name=self.source.name) from error
                new.writestr(entry, content)
            for name in sorted(self._added):
                if (root := changed.pop(name.lower(), None)) is not None:
                    entry = zipfile.ZipInfo(name)
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    new.writestr(entry, self._serialised(root))
        return stream.getvalue()

    def _become_document(self) -> None:
        """Of a .docm, .dotm or .dotx ([MS-OFFMACRO2] 2.2, ECMA-376 Part 1 §11.3.10)."""
        for override in self._types.iterchildren(_TYPES + "Override"):
            if override.get("PartName", "").lstrip("/").lower() == self.main.lower():
                override.set("ContentType", _DOCUMENT)
        if (macros := self.related("vbaProject")) is not None:
            self.drop("/wordVbaData", macros)
            self.drop("/vbaProject", self.main)

    def _forget(self, part: str) -> None:
        self._dropped |= {part, _rels_of(part)}
        for override in list(self._types.iterchildren(_TYPES + "Override")):
            if override.get("PartName", "").lstrip("/").lower() == part.lower():
                self._types.remove(override)

    def _serialised(self, root: etree._Element) -> bytes:
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return transitional_names(data, back=True) if self.strict else data


def with_namespaces(root: etree._Element, wanted: Mapping[str, str]) -> etree._Element:
    """A root that declares these extension namespaces (prefix: name) and lets readers that do not
    know them pass over (ECMA-376 Part 3 §7.2)."""
    known = set(root.nsmap.values())
    missing = {prefix: name for prefix, name in wanted.items() if name not in known}
    taken = {**root.nsmap, **_unclashing(missing, root.nsmap)}
    if MC[1:-1] not in taken.values():
        taken["mc"] = MC[1:-1]
    # None is the prefix of the default namespace, which the stubs do not know.
    made = etree.Element(root.tag, nsmap=cast(dict[str, str], taken))
    made.attrib.update(root.attrib)
    made.text = root.text
    made.extend(list(root))
    prefixes = {name: prefix for prefix, name in made.nsmap.items() if prefix}
    ignorable = made.get(MC + _EXTENSIONS, "").split()
    ignorable += [prefixes[name] for name in wanted.values() if prefixes[name] not in ignorable]
    made.set(MC + _EXTENSIONS, " ".join(ignorable))
    return made


def _unclashing(
    wanted: Mapping[str, str], present: Mapping[str | None, str]
) -> dict[str | None, str]:
    made: dict[str | None, str] = {}
    for prefix, name in wanted.items():
        free = prefix
        while free in present:
            free += "x"
        made[free] = name
    return made


def parsed(xml: str) -> etree._Element:
    """The root of a part written out in the program."""
    return parse_xml(xml.encode("utf-8"))


def _rels_of(part: str) -> str:
    folder, base = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _free_id(rels: Iterable[etree._Element]) -> str:
    taken = {found.get("Id", "") for found in rels}
    number = 1
    while f"rIdShenqi{number}" in taken:
        number += 1
    return f"rIdShenqi{number}"
