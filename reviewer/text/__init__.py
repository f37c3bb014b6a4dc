"""Folding with offset maps, numerals and Chinese punctuation: plain strings in, plain values out."""
