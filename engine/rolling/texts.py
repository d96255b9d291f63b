"""Rewrite the text of a programme.toml for another year, so that its comments, its order and its spacing stay.

Only days outside quotes and comments move. Days of areas stay: a place does not change with the year of a programme.
"""

import re
from collections.abc import Iterator
from datetime import date

from engine.obligations.sharing import BESIDE, ONCE
from engine.rolling.days import shifted

# In this order: several lines in quotes, one line in quotes, a comment, a table's head, a day.
TOKEN = re.compile(
    r"""(?P<quoted>"{3}.*?"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
    r"""|(?P<comment>\#[^\n]*)|(?P<day>\d{4}-\d{2}-\d{2})""",
    re.DOTALL,
)
HEAD = re.compile(r"^\[\[?\s*([A-Za-z0-9_-]+)[^\n]*\]\]?", re.MULTILINE)
# The pack that is shared brings its ladders too, and the same ladder may stand in both.
FROM_HOME = frozenset((*ONCE, *BESIDE)) - {"ladders"}
KEPT_DAYS = frozenset({"areas"})


YEAR = re.compile(r"-?25\d\d$")


def stem(programme_id: str) -> str:
    """Return a pack's id without its year."""
    return YEAR.sub("", programme_id)


def rolled(text: str, *, id_: str, year: int, years: int, home: str) -> str:
    """Return the text for another year: `home` is the pack whose units, offices and cohorts it shares from now on."""
    sections = list(_sections(text))
    is_sharing = re.search(r"^shares\s*=", sections[0][1], re.MULTILINE) is not None
    kept = ((name, part) for name, part in sections if not name or is_sharing or name not in FROM_HOME)
    moved = "".join(part if name in KEPT_DAYS else _moved(part, years) for name, part in kept)
    top, rest = _split(moved)
    for key, value in (("id", f'"{id_}"'), ("fiscal_year", str(year))):
        top = re.sub(rf"^{key}(\s*)=(\s*)[^\s#]+", rf"{key}\1=\g<2>{value}", top, count=1, flags=re.MULTILINE)
    top = re.sub(r"fiscal year \d{4} runs from [^\n]*", _runs(year), top)
    if not is_sharing:
        top = _added(top, f'shares = "{home}"')
    if not re.search(r"^unconfirmed\s*=\s*true", top, re.MULTILINE):
        top = _added(re.sub(r"^unconfirmed\s*=[^\n]*\n", "", top, flags=re.MULTILINE), "unconfirmed = true")
    return top + rest


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of the file with the name of their table, the comments above a table with it; the top has no name."""
    marks = list(HEAD.finditer(_blanked(text)))
    starts = [_with_comments(text, match.start()) for match in marks]
    yield "", text[: starts[0]] if starts else text
    for number, match in enumerate(marks):
        end = starts[number + 1] if number + 1 < len(starts) else len(text)
        yield match.group(1), text[starts[number] : end]


def _with_comments(text: str, start: int) -> int:
    """Return where the comments directly above a table begin."""
    lines = text[:start].splitlines(keepends=True)
    while lines and lines[-1].startswith("#"):
        start -= len(lines.pop())
    return start


def _blanked(text: str) -> str:
    """Return the text with what stands in quotes and comments blanked, so that it is not taken for anything else."""
    return TOKEN.sub(lambda match: match[0] if match["day"] else re.sub(r"[^\n]", " ", match[0]), text)


def _moved(part: str, years: int) -> str:
    return TOKEN.sub(
        lambda match: (
            shifted(date.fromisoformat(match["day"]), years).isoformat() if match["day"] else match[0]
        ),
        part,
    )


def _split(text: str) -> tuple[str, str]:
    found = HEAD.search(_blanked(text))
    at = _with_comments(text, found.start()) if found else len(text)
    return text[:at], text[at:]


def _added(top: str, line: str) -> str:
    """Add a key behind the last one of the top."""
    return f"{top.rstrip()}\n{line}\n\n"


def _runs(year: int) -> str:
    return f"fiscal year {year} runs from 1 October {year - 544} to 30 September {year - 543}."
