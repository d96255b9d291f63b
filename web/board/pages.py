"""List the pages for officers: the one place that names them all. A page is a line here, a module, and a template.

The module has `show(visit, **arguments)`, and `act(visit, posted, **arguments)` where the page takes something. It is
loaded at the first look.
"""

from dataclasses import dataclass
from typing import Final

ROOT: Final = "/board"
BOOK, LIST = 4 * 1024 * 1024, 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, its address below the root, its module, whether the menu names it, whether it takes something.

    `admin` keeps it for those who look after a programme; `most_bytes` is how much it takes at once. What is taken `alone`
    opens its own transactions, for it may last.
    """

    name: str
    rule: str
    module: str
    in_menu: bool = False
    takes: bool = False
    admin: bool = False
    alone: bool = False
    most_bytes: int = 64 * 1024


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
    Page("paper", "/papers/<number>", "paper"),
    Page("invitation", "/invitations/<code>", "invitation"),
    Page("sessions", "/sessions", "sessions", takes=True),
    Page("admin", "/admin", "admin.hub", in_menu=True, admin=True),
    Page("messages", "/admin/messages", "admin.messages", admin=True),
    Page("why", "/admin/messages/<person>/<day>", "admin.why", admin=True),
    Page("sheets", "/admin/sheets", "admin.sheets", takes=True, admin=True),
    Page("files", "/admin/files", "admin.files", admin=True),
    Page("file", "/admin/files/<programme>.<ending>", "admin.file", admin=True),
    Page("packs", "/admin/packs", "admin.packs", takes=True, alone=True, admin=True, most_bytes=BOOK),
    Page("pack", "/admin/packs/<pack>", "admin.pack", takes=True, admin=True),
    Page("pack_days", "/admin/packs/<pack>/days", "admin.pack_days", admin=True),
    Page("pack_ics", "/admin/packs/<pack>/days.ics", "admin.pack_ics", admin=True),
    Page("pack_book", "/admin/packs/<pack>/book.xlsx", "admin.pack_book", admin=True),
    Page("pack_next", "/admin/packs/<pack>/next.xlsx", "admin.pack_next", admin=True),
    Page("pack_what_if", "/admin/packs/<pack>/what-if", "admin.pack_what_if", admin=True),
    Page("pack_year", "/admin/packs/<pack>/year", "admin.pack_year", takes=True, admin=True, most_bytes=BOOK),
    Page(
        "pack_form", "/admin/packs/<pack>/forms/<form>", "admin.pack_form", takes=True, alone=True, admin=True
    ),
    Page("pack_try", "/admin/try/<upload>", "admin.pack_try", takes=True, admin=True),
    Page("rosters", "/admin/rosters", "admin.rosters", takes=True, alone=True, admin=True, most_bytes=LIST),
    Page("roster_template", "/admin/rosters/<programme>.xlsx", "admin.roster_template", admin=True),
    Page("roster", "/admin/rosters/<upload>", "admin.roster", takes=True, alone=True, admin=True),
    Page("people", "/admin/people", "admin.people", takes=True, admin=True),
    Page("vitals", "/admin/health", "admin.vitals", admin=True),
    Page("connections", "/admin/connections", "admin.connections", takes=True, admin=True),
    Page("audit", "/admin/audit", "admin.audit", admin=True),
)
