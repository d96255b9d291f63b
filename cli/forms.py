"""`flask forms`: check an XLSForm, play it as a chat, evaluate expressions. Each command lives in a file of its own."""

from flask.cli import AppGroup

from cli.forms_check import check
from cli.forms_eval import evaluate
from cli.forms_play import play
from cli.trying.command import trial

forms = AppGroup("forms", help="XLSForms.")
forms.add_command(check)
forms.add_command(evaluate)
forms.add_command(play)
forms.add_command(trial)
