"""Item models over what the core returns. Rows carry the core's own values."""
