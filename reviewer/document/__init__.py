"""From bytes to one canonical text with clauses: model, readers, numbering, clause tree, offsets."""
