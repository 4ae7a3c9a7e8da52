"""The phone's screens and what is done on them."""
