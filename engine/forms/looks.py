"""Find a run for these answers: one that looked at nearly the same before, so that little is worked out again.

What a run was told is kept as a copy and compared with what it is told next, so nothing stale is ever seen,
whatever the caller does with its answers. Runs are kept by thread, a few a form.
"""

import threading
from datetime import datetime
from typing import Final

from engine.forms.form import Answers, Form
from engine.forms.program import Program, program
from engine.forms.run import Run

_KEPT: Final = 4
_NEAR: Final = 8
_NONE: Answers = {}
_runs = threading.local()


def look(
    form: Form, answers: Answers, at: datetime, seed: str, *, forced: Answers = _NONE, language: str = ""
) -> Run:
    """Return a run that looks at these answers. It is good until the next look."""
    made = program(form)
    kept = _of(made)
    for run in kept:
        if len(run.differing(answers)) <= _NEAR:
            kept.remove(run)
            break
    else:
        run = Run(made, answers, at, seed)
    kept.insert(0, run)
    del kept[_KEPT:]
    run.move(answers, at, seed, forced=forced, language=language)
    return run


def forget() -> None:
    """Drop what this thread looked at."""
    _runs.__dict__.clear()


def _of(made: Program) -> list[Run]:
    """Return this thread's runs of a program, the latest first."""
    if not hasattr(_runs, "by_program"):
        _runs.by_program = {}
    by_program: dict[int, tuple[Program, list[Run]]] = _runs.by_program
    if len(by_program) > _MOST_FORMS:
        by_program.clear()
    return by_program.setdefault(id(made), (made, []))[1]


_MOST_FORMS: Final = 64
