"""The references of a small Word contract, as the tests ask for them."""

from __future__ import annotations

from contract_files import docx, paragraph

from reviewer.document.clause_references import ClauseReferences, Reference
from reviewer.document.clauses import segment
from reviewer.document.docx_reader import read_docx
from reviewer.document.places import place_of
from reviewer.text.folding import fold_with_offsets


def references(words: str, *lines: str) -> list[tuple[str, list[str], Reference]]:
    """The references in the clause with these words: as they are worded, and how the clauses that
    they mean are called."""
    body = "".join(each if each.startswith("<w:") else paragraph(each) for each in lines)
    document = read_docx(docx(body), "a.docx")
    tree = segment(document)
    index = ClauseReferences.of(document, tree)
    found = []
    for clause in tree:
        own = clause.body.of(document.text)
        if words not in own:
            continue
        folded = fold_with_offsets(own)
        for reference in index.find(folded.text, clause):
            begin, end = folded.to_source(reference.start, reference.end)
            meant = [place_of(tree.by_id[each], tree, document) for each in reference.clauses]
            found.append((own[begin:end], meant, reference))
    return found
