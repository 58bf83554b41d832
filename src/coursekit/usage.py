"""What was asked for cannot be: a path without a course, an edition or product that does not exist."""


class UsageError(Exception):
    """The message says what was asked for and what there is; it ends the command with exit code 2."""
