"""Folding with offset maps, numerals, dates and money: plain strings in, plain values out."""
