"""One contract at the desk: outline, contract and panel, and what moves them together."""
