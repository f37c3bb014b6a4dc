"""What is kept beside the marks: settings, names, choices, how the desk stood."""
