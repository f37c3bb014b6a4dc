"""From bytes to one canonical text with clauses: readers, numbering, clause tree, offsets."""
