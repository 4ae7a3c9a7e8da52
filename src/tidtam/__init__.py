"""ติดตาม (Tidtam): follow-up of what a public office promised to answer."""

__version__ = "0.1.0"
