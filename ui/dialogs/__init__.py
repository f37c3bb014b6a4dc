"""Windows over the window. None of them holds up the work behind it."""
