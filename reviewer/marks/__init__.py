"""The lawyer's own work on a contract: highlights, notes, decisions; commands, anchors, store."""
