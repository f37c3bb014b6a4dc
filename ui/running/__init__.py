"""The running app, as all its windows share it: store and law, background work, what is open."""
