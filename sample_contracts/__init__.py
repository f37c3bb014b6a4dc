"""Contracts to try the app on, made up for the purpose; `expected/` holds their reviews."""
