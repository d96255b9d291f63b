"""Give `flask GROUP COMMAND` its groups; no thread, no webhook, no lock of the web process."""

from flask import Flask

from cli.exporting import export
from cli.forms import forms
from cli.line import line
from cli.ops import ops
from cli.packs.group import packs
from cli.people import people
from cli.roster import roster
from cli.sheets import sheets
from cli.thai import thai

GROUPS = (export, forms, line, ops, packs, people, roster, sheets, thai)


def create_app() -> Flask:
    """Make the application that only carries commands."""
    app = Flask("cli", static_folder=None)
    for group in GROUPS:
        app.cli.add_command(group)
    return app
