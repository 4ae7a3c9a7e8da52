"""Fiscal year 2563 of an invented office, told through the real code."""
