"""The window: bars and menus around the tabs of contracts."""
