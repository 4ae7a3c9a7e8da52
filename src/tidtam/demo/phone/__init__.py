"""A phone in the browser, by which a newcomer plays the person who asks."""
