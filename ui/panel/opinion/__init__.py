"""The tab 意见: the grade, its reasons, and what speaks against it."""
