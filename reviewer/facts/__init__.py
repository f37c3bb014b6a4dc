"""What the contract states: parties, dates, money, counts, platforms, defined terms."""
