"""The lawyer's own words: for one finding, and as model clauses for all."""
