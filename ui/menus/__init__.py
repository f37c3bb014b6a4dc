"""Everything that can be done, under its name and its key."""
