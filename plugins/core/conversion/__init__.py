"""Python-Markdown without its idle work: its own classes, tried only where they can have something to do.

The output is the stock one to the byte; tests/core/conversion compares them. What must be there for a class to match is stated for
the pinned version, and a test names what another version registers.
"""
