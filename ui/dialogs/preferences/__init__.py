"""How the app looks, who works with it, and where its data lie."""
