"""Carrying a review between desks and between versions of a contract."""
