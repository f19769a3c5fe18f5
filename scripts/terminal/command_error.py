"""Why a command ends without doing what it was asked for."""


class CommandError(Exception):
    """What was asked for cannot be done as asked: the message says what would be right, `status` is the exit status."""

    status = 2
