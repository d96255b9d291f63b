"""Say what broke and where, without what anybody said: the words of an exception may hold a person's text."""

import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
LIBRARIES: Final = "site-packages"


def cause(error: BaseException) -> str:
    """Return the kind of an exception, its code where it has one, and the innermost line of ours."""
    code = _code(error)
    places = [frame for frame in _frames(error) if LIBRARIES not in frame.filename]
    place = f" at {_place(places[-1])}" if places else ""
    return f"{type(error).__name__}{f' {code}' if code else ''}{place}"


def story(error: BaseException) -> str:
    """Return every exception of a chain, the last one last, each with the lines that it came through."""
    told, known = [], set[int]()
    one: BaseException | None = error
    while one is not None and id(one) not in known:
        known.add(id(one))
        told.append(f"{cause(one)}: " + " < ".join(_place(frame) for frame in reversed(_frames(one))))
        one = one.__cause__ or one.__context__
    return "\n".join(reversed(told))


def _code(error: BaseException) -> str:
    """Return what a database or the machine calls it: a number, which says nothing of a value."""
    inner = getattr(error, "orig", None)
    found = getattr(inner, "sqlstate", None) or getattr(inner, "sqlite_errorname", None)
    number = error.errno if isinstance(error, OSError) else None
    return str(found or number or "")


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(_walked(error))


def _walked(error: BaseException) -> Iterator[traceback.FrameSummary]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        code = frame.f_code
        yield traceback.FrameSummary(code.co_filename, line, code.co_name, lookup_line=False)


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    named = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-2:])
    return f"{named.as_posix()}:{frame.lineno} {frame.name}"
