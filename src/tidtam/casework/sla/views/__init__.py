"""Calendars on screen: they stand here, where hours meet promises."""
