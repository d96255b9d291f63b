"""Tell an author everything that is wrong with a form, each with its place, its cell, a cure and where to read more.

Nothing here refuses a form: `engine.forms.reading` does. What it refuses is told here in the author's own language.
"""

from engine.forms.lint.check import Checked, check
from engine.forms.lint.finding import Finding

__all__ = ["Checked", "Finding", "check"]
