"""List what other systems may read: the one place that names it all. A route is a line here and a module.

The module has `show(visit, **arguments)`. It is loaded at the first call.
"""

from dataclasses import dataclass
from typing import Final

ROOT: Final = "/api/v1"


@dataclass(frozen=True, slots=True)
class Route:
    """One thing to read: its name, its address below the root, its module, the parameters that it knows."""

    name: str
    rule: str
    module: str
    takes: tuple[str, ...] = ()
    is_of_reports: bool = False


PAGED: Final = ("after", "limit")
ROUTES: Final = (
    Route("programmes", "/programmes", "programmes"),
    Route("offices", "/offices", "offices", PAGED),
    Route("units", "/units", "units", PAGED),
    Route("duties", "/duties", "duties"),
    Route("forms", "/forms", "forms"),
    Route("form", "/forms/<name>", "form", ("version",)),
    Route("obligations", "/obligations", "obligations", (*PAGED, "state", "duty", "due_from", "due_until")),
    Route("reports", "/reports", "reports", ("updated_after", "limit"), is_of_reports=True),
    Route("report", "/reports/<report>", "report", is_of_reports=True),
)
