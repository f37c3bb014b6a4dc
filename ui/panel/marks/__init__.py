"""The tab 批注: the lawyer's own marks, and those that came with the file."""
