"""What is left to the system: showing a file, choosing one."""
