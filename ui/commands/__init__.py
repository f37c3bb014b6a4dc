"""What the commands of the window do to files: opened, exported, compared, given, moved."""
