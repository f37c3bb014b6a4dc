"""Slips beside the words of the contract: a note, an explanation, the day whose law counts."""
