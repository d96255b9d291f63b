"""List what an admin may take along as a file."""

from flask import Response

from web.admin.showing import admin_page
from web.board.door import Visit


def show(visit: Visit) -> Response:
    """Show the list."""
    return admin_page(visit, "files.html")
