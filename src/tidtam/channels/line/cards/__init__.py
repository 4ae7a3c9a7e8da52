"""The cards a person gets in the chat. Each takes plain values and gives a bubble with its plain-text twin.

Moments come as words ("7 ม.ค. 2563 10:30 น."): who calls knows the calendar and the language.
"""
