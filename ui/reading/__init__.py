"""The contract as it looks: Word view, page view, margin strip, find bar."""
