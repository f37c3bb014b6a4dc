"""Work given to a colleague, and a colleague's work taken in."""
