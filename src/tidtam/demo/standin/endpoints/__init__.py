"""The calls of the Messaging API we make, at LINE's paths below ``/demo/line/``."""
