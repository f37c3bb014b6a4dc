"""The case behind the contracts: its matter, its folder, what was done in it."""
