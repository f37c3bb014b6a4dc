"""Articles in force on a day, and the citations that point at them."""
