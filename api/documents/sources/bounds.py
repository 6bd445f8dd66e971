"""How much of a file is read, and how is a file refused?"""

PAGES = 300
CHARACTERS, LINES = 1_200_000, 30_000
"""What so many full pages hold, for kinds of files that know no pages."""
UNPACKED = 50 << 20


class Unreadable(Exception):
    """A file that is not read, and why, in words for whoever sent it."""


class OtherKind(Unreadable):
    """A file of a kind that is not read, whatever its name says."""
