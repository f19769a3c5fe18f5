"""Why a publish is not even begun."""


class Refused(Exception):
    """What was asked for cannot be done as asked; the text says the cure (exit status 2)."""
