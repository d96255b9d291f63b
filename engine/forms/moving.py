"""Move what answers hold from one row of a repeat to another, and drop what a row held."""

from engine.forms.form import NO, Answers


def without_row(answers: Answers, repeat: str, number: int) -> dict[str, str]:
    """Return answers without a row; what lies in later rows moves up, what was said of the end too."""
    found: dict[str, str] = {}
    begin = f"{repeat}["
    for path, value in answers.items():
        place = _place(path, begin)
        if place is None or place < number or (place == number and _says_no(path, begin, value)):
            found[path] = value
        elif place > number:
            found[_moved(path, begin, place, place - 1)] = value
    return found


def _says_no(path: str, begin: str, value: str) -> bool:
    return value == NO and path.find("]", len(begin)) == len(path) - 1


def _place(path: str, begin: str) -> int | None:
    """Return the row of a repeat that a path lies in."""
    if not path.startswith(begin):
        return None
    digits = path[len(begin) : path.find("]", len(begin))]
    return int(digits) if digits.isdecimal() else None


def _moved(path: str, begin: str, place: int, to: int) -> str:
    return f"{begin}{to}{path[len(begin) + len(str(place)) :]}"
