"""The window without a contract: contracts opened before, and a place to drop one."""
