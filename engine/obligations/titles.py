"""Name a round of a duty the way people call it: by its month, its quarter, or which time it is."""

from thai import writing

BUDDHIST = 543
YEAR_DIGITS = 4


def titled(name: str, period: str) -> str:
    """Return a duty's name with its round; a duty that is owed once, or by year, has its name alone."""
    round_, _, time = period.partition(".")
    year, dash, rest = round_.partition("-")
    if dash and year.isdigit() and rest.isdigit():
        name = f"{name} {writing.write_month(int(year) - BUDDHIST, int(rest))}"
    elif dash and rest.startswith("q"):
        name = f"{name} {writing.write_quarter(int(year), int(rest[1:]))}"
    elif round_.removeprefix("e").isdigit() and len(round_) != YEAR_DIGITS:
        name = f"{name} {writing.write_turn(int(round_.removeprefix('e')))}"
    return f"{name} {writing.write_turn(int(time))}" if time else name
