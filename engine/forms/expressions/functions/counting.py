"""Say how many arguments a function takes."""

from engine.forms.expressions.faults import ExpressionFault


def wrong_count(name: str, least: int, most: int | None, given: int) -> ExpressionFault:
    """Name the fault of too few or too many arguments; most is None where there is no end."""
    wanted = f"at least {least}" if most is None else f"{least} to {most}"
    if least == most:
        wanted = str(least)
    word = "argument" if (least, most) in {(1, 1), (1, None)} else "arguments"
    return ExpressionFault(f"{name}() takes {wanted} {word}, not {given}")
