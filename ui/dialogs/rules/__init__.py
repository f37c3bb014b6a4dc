"""The rules in use, and the lawyer's own among them."""
