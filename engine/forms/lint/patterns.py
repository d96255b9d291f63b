"""Remark patterns that match anywhere in an answer: some programs take them for the whole of it."""

import re
from collections.abc import Iterator
from typing import Final

from engine.conversation.bubbles import say
from engine.forms.form import Form
from engine.forms.lint.finding import Finding

_LINK: Final = "https://xlsform.org/en/#regular-expressions"
_REGEX: Final = re.compile(r"""regex\s*\([^,()]*,\s*(?:'([^']*)'|"([^"]*)")\s*\)""")


def of_patterns(form: Form) -> Iterator[Finding]:
    """Yield the constraints whose pattern is not tied to the begin and the end of the answer."""
    for question in form.questions:
        for found in _REGEX.finditer(question.constraint or ""):
            pattern = found[1] or found[2] or ""
            if not (pattern.startswith("^") and pattern.endswith("$")):
                what = say("The pattern may match a part of the answer only; programs differ in this.")
                cure = say("Put ^ before it and $ behind it when it means the whole answer.")
                yield Finding(
                    "pattern.loose",
                    "survey",
                    question.row,
                    what,
                    cure,
                    "constraint",
                    pattern,
                    _LINK,
                    "remark",
                )
