"""Two versions of a contract side by side, in a window of their own."""
