"""What the app is made of, and every key it hears."""
