"""Change answers the way a form reacts to it: triggers fire, new rows begin with their defaults.

Nothing that became irrelevant is forgotten: it is left out of what is submitted, and is there again when it
becomes relevant again.
"""

from collections.abc import Callable, Collection, Iterable

from engine.forms.expressions.nodes import Node
from engine.forms.form import Question, without_indexes
from engine.forms.run import Run

_MOST_FIRED = 200


def change(run: Run, path: str, value: str | None) -> None:
    """Give a path an answer, or take it away, and do what hangs on that."""
    is_new = run.answers.get(path, "") != (value or "")
    grown(run, lambda: _changed(run, path, value, fires=is_new))


def _changed(run: Run, path: str, value: str | None, *, fires: bool) -> None:
    run.put(path, value)
    fired = 0
    waiting = [path] if fires else []
    while waiting and fired < _MOST_FIRED:
        for target, question in _targets(run, waiting.pop(0)):
            fired += 1
            if _set_anew(run, target, question):
                waiting.append(target.path)


def _targets(run: Run, path: str) -> Iterable[tuple[Node, Question]]:
    """Find what a change triggers: in the same row where there is one, else in all rows."""
    for question in run.program.triggered.get(without_indexes(path), ()):
        every = run.shape.by_generic.get(question.path, [])
        same = shared_rows(path, question.path)
        yield from [(node, question) for node in every if node.path.startswith(same)]


def shared_rows(path: str, generic: str) -> str:
    """Return how the path of whatever lies in the same rows begins."""
    shared = ""
    for step, name in zip(path.split("/")[1:-1], generic.split("/")[1:-1], strict=False):
        if step.partition("[")[0] != name:
            break
        shared = f"{shared}/{step}"
    return f"{shared}/"


def _set_anew(run: Run, node: Node, question: Question) -> bool:
    """Set a triggered value; empty takes what was there away. Say whether something changed."""
    source = question.triggered_value or "''"
    value = run.calculated(source, node, question.data_type) or None
    if run.answers.get(node.path) == value:
        return False
    run.put(node.path, value)
    return True


def grown(run: Run, work: Callable[[], None]) -> None:
    """Do something, and give the rows that came to be by it their defaults; keep what is drawn once."""
    if run.program.repeats:
        before = set(run.shape.by_path)
        work()
        begin_rows(run, before)
    else:
        work()
    keep_drawn(run)


def begin_rows(run: Run, before: Collection[str]) -> None:
    """Put defaults in the rows that were not there before, as far as they have nothing yet."""
    _begin_rows(run, before, is_dynamic=False)
    _begin_rows(run, before, is_dynamic=True)


def _begin_rows(run: Run, before: Collection[str], *, is_dynamic: bool) -> None:
    """A default may count rows of another repeat, so look again as long as there are more leaves."""
    known = 0
    while known != len(run.shape.leaves):
        known = len(run.shape.leaves)
        for node in run.shape.leaves:
            if "[" in node.path and node.path not in before and node.path not in run.answers:
                _begin(run, node, is_dynamic=is_dynamic)


def _begin(run: Run, node: Node, *, is_dynamic: bool) -> None:
    question = run.program.questions[node.generic]
    if (question.dynamic_default is not None) is is_dynamic and (value := default_of(run, node)):
        run.put(node.path, value)


def default_of(run: Run, node: Node) -> str:
    """Return what a leaf begins with."""
    question = run.program.questions[node.generic]
    if question.dynamic_default is None:
        return question.default
    return run.calculated(question.dynamic_default, node, question.data_type)


def keep_drawn(run: Run) -> None:
    """Keep what `once()` has given, so that it stays whatever comes after."""
    for path in run.program.kept_once:
        for node in run.shape.by_generic.get(path, ()):
            if node.path not in run.answers and (value := run.value(node)):
                run.put(node.path, value)
