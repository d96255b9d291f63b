"""Name what can be wrong with an expression."""


class ExpressionFault(Exception):
    """An expression that cannot be read, or a value that cannot be had."""
