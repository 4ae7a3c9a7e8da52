"""The settings of a desk on screen."""
