"""List the pages for officers: the one place that names them all. A page is a line here, a module, and a template.

The module has `show(visit, **arguments)`, and `act(visit, posted, **arguments)` where the page takes something. It is
loaded at the first look.
"""

from dataclasses import dataclass
from typing import Final

ROOT: Final = "/board"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, its address below the root, its module, whether the menu names it, whether it takes something."""

    name: str
    rule: str
    module: str
    in_menu: bool = False
    takes: bool = False


PAGES: Final = (
    Page("overview", "", "overview", in_menu=True),
    Page("missing", "/missing", "missing", in_menu=True),
    Page("waiting", "/waiting", "waiting", in_menu=True),
    Page("days", "/days", "days", in_menu=True),
    Page("days_file", "/days.ics", "days_file"),
    Page("country", "/map", "country", in_menu=True),
    Page("place", "/places/<code>", "place"),
    Page("programme", "/programmes/<programme>", "programme"),
    Page("unit", "/units/<unit>", "unit"),
    Page("report", "/reports/<report>", "report", takes=True),
)
