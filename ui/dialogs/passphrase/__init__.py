"""The passphrase of all that is kept: set, asked for, and asked for again after a while."""
