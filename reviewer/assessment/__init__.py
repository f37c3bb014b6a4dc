"""Findings, facts, day and ticks in; the opinion out. Pure: no reader, no clock, no jieba."""
