"""The zip around a Word document: parts, relationships, limits (ECMA-376 Part 2).

Nothing outside the package is ever read: external relationships are listed, never followed; XML is
parsed without entities, DTD and network, with libxml2's own limits on depth and size.
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from lxml import etree

from reviewer.document.docx_names import RELATIONSHIPS
from reviewer.errors import PasswordNeededError, UnreadableFileError

# What zipfile lets through of an entry that is damaged, or packed in a way it does not know.
UNZIP_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(ValueError, NotImplementedError, RuntimeError),
)
_MOST_PARTS = 20_000
# Bytes of XML: a contract of 300 pages has one or two million.
_LARGEST_PART = 32 * 2**20
_LARGEST_TOTAL = 64 * 2**20
MOST_ELEMENTS = 400_000  # a contract of 100 pages has 15,000
_LARGEST_RATIO = 250
_RATIO_COUNTS_FROM = 8 * 2**20
_ENCRYPTED = 0x1
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
# Strict documents say the same under other names (ECMA-376 Part 1 against Part 4).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"drawingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"drawingml/2006/picture"),
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part points: `target` is a part name, or an address if `external`."""

    kind: str
    target: str
    external: bool


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part. Raises etree.XMLSyntaxError."""
    if b"purl.oclc.org/ooxml" in data[:8192]:
        data = transitional_names(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def transitional_names(data: bytes, *, back: bool = False) -> bytes:
    """A part with the names of strict documents made transitional, or (`back`) strict again."""
    for strict, name in _STRICT:
        usual = _TRANSITIONAL + name
        data = data.replace(usual, strict) if back else data.replace(strict, usual)
    return data


class WordPackage:
    """A .docx opened for reading.

    Raises UnreadableFileError: file-damaged, file-type (a zip that is no Word document),
    file-too-large; PasswordNeededError where the zip itself is encrypted.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, struct.error) as error:
            raise UnreadableFileError("file-damaged", name=name) from error
        infos = self._zip.infolist()
        if len(infos) > _MOST_PARTS:
            raise UnreadableFileError("file-too-large", name=name, limit=f"{_MOST_PARTS} 个部件")
        # Part names are compared without case (ECMA-376 Part 2 §6.2.2.3).
        self._entries = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos
        }

    @cached_property
    def main_part(self) -> str:
        """The name of the document part. Raises file-type if the package names none."""
        named = self.related("", "officeDocument")
        for part in (named, "word/document.xml"):
            if part is not None and self.has(part):
                return part
        raise UnreadableFileError("file-type", name=self.name)

    def has(self, part: str) -> bool:
        """Whether there is a part of that name (word/document.xml), in capitals or not."""
        return part.lower() in self._entries

    def bytes_of(self, part: str) -> bytes:
        """The bytes of a part that must be there. Raises file-damaged and file-too-large."""
        return self._read(part)

    def xml(self, part: str) -> etree._Element:
        """The root of a part that must be there. Raises file-damaged and file-too-large."""
        try:
            root = parse_xml(self._read(part))
        except etree.XMLSyntaxError as error:
            raise UnreadableFileError("file-damaged", name=self.name) from error
        if cast(float, root.xpath("count(//*)")) > MOST_ELEMENTS:
            raise UnreadableFileError("file-too-large", name=self.name, limit="2000 页")
        return root

    def optional_xml(
        self, part: str | None, lessen: Callable[[bytes], bytes] | None = None
    ) -> etree._Element | None:
        """The root of a part without which the words can still be read, or None.

        What `lessen` takes away is not even parsed.
        """
        if part is None or not self.has(part):
            return None
        data = self._read(part)
        try:
            return parse_xml(data if lessen is None else lessen(data))
        except etree.XMLSyntaxError:
            return None

    def chunk(self, part: str | None) -> bytes | None:
        """The bytes of a file inside, or None without it. Raises file-damaged, file-too-large."""
        return None if part is None or not self.has(part) else self._read(part)

    def picture(self, part: str) -> bytes | None:
        """The bytes of a picture, or None without it. Raises file-damaged, file-too-large."""
        if not self.has(part):
            return None
        unpacked, data = self._unpacked, self._read(part)
        self._unpacked = unpacked  # pictures are let go of again, one after the other
        return data

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by id; of the package for the empty name."""
        folder, base = posixpath.split(part)
        root = self.optional_xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        return {
            element.get("Id", ""): Relationship(
                kind=element.get("Type", ""),
                target=_resolved(folder, element.get("Target", "")),
                external=element.get("TargetMode") == "External",
            )
            for element in root.iterchildren(RELATIONSHIPS + "Relationship")
        }

    def related(self, part: str, kind: str) -> str | None:
        """The part of a kind (the last word of the relationship type) that a part points to."""
        for relationship in self.relationships(part).values():
            if relationship.kind.endswith("/" + kind) and not relationship.external:
                return relationship.target
        return None

    def _read(self, part: str) -> bytes:
        info = self._entries.get(part.lower())
        if info is None:
            raise UnreadableFileError("file-damaged", name=self.name)
        if info.flag_bits & _ENCRYPTED:
            raise PasswordNeededError(name=self.name)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except UNZIP_ERRORS as error:
            raise UnreadableFileError("file-damaged", name=self.name) from error
        packed = max(1, info.compress_size)
        bomb = len(data) > _RATIO_COUNTS_FROM and len(data) > _LARGEST_RATIO * packed
        self._unpacked += len(data)
        if bomb or len(data) > _LARGEST_PART or self._unpacked > _LARGEST_TOTAL:
            limit = f"{_LARGEST_PART // 2**20} MB"
            raise UnreadableFileError("file-too-large", name=self.name, limit=limit)
        return data


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
