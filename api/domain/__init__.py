"""What the rules say: pure functions over plain values. Nothing here reads a clock or a database."""


class Refused(Exception):
    """The rules will not have it; the subclass says which one and the message says why and what to do."""
