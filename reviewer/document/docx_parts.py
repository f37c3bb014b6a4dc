"""The other parts of a Word file that its main part names: styles, headers, notes, pictures.

Source: ECMA-376 Part 1 §11.3 (parts), §17.10 (headers and footers), Part 2 §6.5 (relationships).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from reviewer.document.docx_names import R, W, on, points
from reviewer.document.docx_package import Relationship, WordPackage

_TEXT_WIDTH = 415.3  # points


class RelatedParts:
    """What the main part of a package is related to. Nothing outside the package is a part."""

    def __init__(self, package: WordPackage, main: str, root: etree._Element) -> None:
        self._package, self._main = package, main
        self._sections = list(root.iter(W + "sectPr"))
        self._relationships: dict[str, dict[str, Relationship]] = {}

    def of_kind(self, kind: str) -> str | None:
        """The name of the part of a kind (the last word of the relationship's type)."""
        for relationship in self._of(self._main).values():
            if relationship.kind.endswith("/" + kind) and not relationship.external:
                return relationship.target
        return None

    def xml(
        self, kind: str, lessen: Callable[[bytes], bytes] | None = None
    ) -> etree._Element | None:
        """The root of the part of a kind; what `lessen` takes away is not even parsed."""
        return self._package.optional_xml(self.of_kind(kind), lessen)

    def target(self, part: str, relationship: str) -> str | None:
        """The part that a relationship of a part names; None for one outside the file."""
        found = self._of(part).get(relationship)
        return None if found is None or found.external else found.target

    def related(self, part: str, relationship: str) -> etree._Element | None:
        """The root of the part that a relationship of a part names, None for none in the file."""
        return self._package.optional_xml(self.target(part, relationship))

    def name_of(self, part: str, relationship: str) -> str:
        """The name, without folders, of what a relationship of a part points to."""
        found = self._of(part).get(relationship)
        return "" if found is None else found.target.rpartition("/")[2]

    def margins(self, which: str) -> Iterator[tuple[str, etree._Element]]:
        """The headers or footers that are shown, in order, each part once."""
        seen: set[str] = set()
        for ident in self._shown_margins(which):
            part = self.target(self._main, ident)
            if part is None or part in seen:
                continue
            seen.add(part)
            root = self._package.optional_xml(part)
            if root is not None:
                yield part, root

    def text_width(self) -> float:
        """How wide the words of the first section are, in points: of A4 between Word's own margins
        where that is not told (§17.6.11, §17.6.13)."""
        section = self._sections[0] if self._sections else None
        size = None if section is None else section.find(W + "pgSz")
        margins = None if section is None else section.find(W + "pgMar")
        if size is None or margins is None:
            return _TEXT_WIDTH
        width = points(size.get(W + "w"))
        left, right = points(margins.get(W + "left")), points(margins.get(W + "right"))
        if width is None or left is None or right is None or min(left, right) < 0:
            return _TEXT_WIDTH
        return round(width - left - right, 2) if width > left + right else _TEXT_WIDTH

    def note_format(self, kind: str) -> str:
        """How footnotes or endnotes are numbered: as a section, else the settings say (§17.11)."""
        path = f"{W}{kind}Pr/{W}numFmt"
        for parent in (*self._sections, self.xml("settings")):
            said = None if parent is None else parent.find(path)
            if said is not None:
                return said.get(W + "val", "decimal")
        return "decimal" if kind == "footnote" else "lowerRoman"

    def _of(self, part: str) -> dict[str, Relationship]:
        if part not in self._relationships:
            self._relationships[part] = self._package.relationships(part)
        return self._relationships[part]

    def _shown_margins(self, which: str) -> Iterator[str]:
        """Relationship ids of the headers or footers in order; unused first and even ones not."""
        even: bool | None = None
        for section in self._sections:
            references = list(section.iterchildren(f"{W}{which}Reference"))
            title_page = section.find(W + "titlePg")
            for reference in references:
                kind = reference.get(W + "type", "default")
                if kind == "first" and not (
                    title_page is not None and on(title_page.get(W + "val"))
                ):
                    continue
                if kind == "even":
                    even = self._even_differs() if even is None else even
                    if not even:
                        continue
                yield reference.get(R + "id", "")

    def _even_differs(self) -> bool:
        settings = self.xml("settings")
        flag = None if settings is None else settings.find(W + "evenAndOddHeaders")
        return flag is not None and on(flag.get(W + "val"))
