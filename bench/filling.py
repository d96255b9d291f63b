"""P16: what filling a form costs: one answer in a long form, all of it anew, a table of a hundred rows, a long list."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median

from bench.figures import Part, most
from bench.stage import Stage
from engine.forms import filling, rows
from engine.forms.form import Form, Question
from engine.forms.looks import forget
from engine.forms.reading import read_markdown
from engine.obligations.calendar import BANGKOK

AT = datetime(2021, 11, 25, 9, tzinfo=BANGKOK)
QUESTIONS, EXPRESSIONS, ROWS, CHOICES, ROUNDS = 300, 200, 100, 10_000, 30
COLUMNS = "type | name | label | relevant | calculation | constraint | choice_filter"


def measure(_stage: Stage) -> Part:
    """Fill a long form, a long table and a long list, in CPU time of this process."""
    long, table, list_ = _long_form(), _table(), _list()
    one, anew = _answering(long, _filled(long), "q150"), _anew(long, _filled(long))
    hundred = _rows_filled(table)
    in_row, grown = _answering_row(table, hundred), _growing(table, hundred)
    figures = [
        most("P16", "one answer in a form of 300 questions, 200 expressions, median", one, 5, "ms"),
        most("P16", "the same form looked at anew, median", anew, 20, "ms"),
    ]
    seen: list[tuple[object, ...]] = [
        (f"{QUESTIONS} questions, {EXPRESSIONS} expressions", "one answer", f"{one:.2f}"),
        (f"{QUESTIONS} questions, {EXPRESSIONS} expressions", "all anew", f"{anew:.2f}"),
        (f"{ROWS} rows of 8", "one answer in a row", f"{in_row:.2f}"),
        (f"{ROWS} rows of 8", "one row more", f"{grown:.2f}"),
        (f"{ROWS} rows of 8", "all anew", f"{_anew(table, hundred):.2f}"),
        (f"{CHOICES} choices", "a filter by a column", f"{_choosing(list_, 'by_column'):.2f}"),
        (f"{CHOICES} choices", "a filter by a part of a word", f"{_choosing(list_, 'by_word'):.2f}"),
    ]
    return Part("What filling costs", figures, ("form", "what", "CPU ms"), seen)


def _long_form() -> Form:
    lines = [
        f"integer | q{one} | Question {one} | {_relevant(one)} | | {_constraint(one)} |"
        for one in range(QUESTIONS - 80)
    ]
    lines += [
        f"calculate | c{one} | | | ${{q{one}}} + if(${{q{one + 1}}} > 1, 1, 2) | |" for one in range(79)
    ]
    lines.append("calculate | total | | | " + " + ".join(f"${{c{one}}}" for one in range(79)) + " | |")
    return _read(lines)


def _relevant(one: int) -> str:
    return f"${{q{one - 1}}} >= 0" if one % 4 == 1 else ""


def _constraint(one: int) -> str:
    return ". >= 0 and . <= 1000" if one % 4 <= 1 and one < 130 else ""


def _table() -> Form:
    return _read([
        "begin repeat | line | Line | | | |", "text | what | What | | | |", "integer | count | Count | | | . > 0 |",
        "decimal | price | Price | | | . >= 0 |", "calculate | sum | | | ${count} * ${price} | |",
        "text | note | Note | ${sum} > 100 | | |",
        "calculate | so_far | | | coalesce(indexed-repeat(${so_far}, ${line}, position(..) - 1), 0) + ${sum} | |",
        "calculate | place | | | position(..) | |", "text | who | Who of ${what} | ${count} > 1 | | |",
        "end repeat | | | | | |", "calculate | all | | | sum(${sum}) | |",
    ])  # fmt: skip


def _list() -> Form:
    lines = ["text | part | Part | | | |", "integer | group | Group | | | |"]
    lines.append("select_one_from_file places.csv | by_column | Place | | | | group = string(${group})")
    lines.append("select_one_from_file places.csv | by_word | Place | | | | contains(label, ${part})")
    text = "name,label,group\n" + "".join(f"p{one},Place {one},{one % 500}\n" for one in range(CHOICES))
    return _read(lines, {"places.csv": text.encode()})


def _read(lines: list[str], files: dict[str, bytes] | None = None) -> Form:
    table = "\n".join(f"| | {line} |" for line in (COLUMNS, *lines))
    return read_markdown(f"| survey |\n{table}\n", name="bench", files=files or {})


def _filled(form: Form) -> dict[str, str]:
    given = filling.start(form, AT, "seed")
    return given | {one.path: "7" for one in form.questions if one.kind == "integer"}


def _rows_filled(form: Form) -> dict[str, str]:
    given = filling.start(form, AT, "seed")
    for number in range(1, ROWS + 1):
        given[f"/data/line[{number}]"] = "yes"
        given |= {f"/data/line[{number}]/{name}": "3" for name in ("what", "count", "price", "who")}
    return given


def _answering(form: Form, given: dict[str, str], name: str) -> float:
    return _turns(form, given, form.path_of(name))


def _answering_row(form: Form, given: dict[str, str]) -> float:
    return _turns(form, given, "/data/line[50]/count")


def _turns(form: Form, given: dict[str, str], path: str) -> float:
    """Take answers as a chat does: check, keep, find what comes next and word it, a second later each time."""
    question = form.question(path)
    assert question is not None
    given = {other: value for other, value in given.items() if other != path}
    times = []
    for turn in range(ROUNDS):
        at = AT + timedelta(seconds=turn)
        times.append(_cpu_ms(_turn(form, question, str(turn + 1), given, at)))
    return median(times)


def _turn(
    form: Form, question: Question, value: str, given: dict[str, str], at: datetime
) -> Callable[[], object]:
    def work() -> None:
        assert filling.check(form, question, value, given, at, "seed") is None
        answers = filling.answered(form, question, value, given, at, "seed")
        following = filling.upcoming(form, answers, at, "seed") or question
        filling.label(form, following, "default", answers, at, "seed")
        filling.is_required(form, following, answers, at, "seed")

    return work


def _anew(form: Form, given: dict[str, str]) -> float:
    def work() -> None:
        forget()
        filling.settle(form, given, AT, "seed")

    return _median_ms(work)


def _growing(form: Form, given: dict[str, str]) -> float:
    return _median_ms(lambda: rows.added(form, "/data/line", given, AT, "seed"))


def _choosing(form: Form, name: str) -> float:
    question = form.question(form.path_of(name))
    assert question is not None
    given = {"/data/part": "77", "/data/group": "7"}
    return _median_ms(lambda: filling.choices(form, question, given, AT, "seed"))


def _median_ms(work: Callable[[], object]) -> float:
    work()
    return median(_cpu_ms(work) for _ in range(ROUNDS))


def _cpu_ms(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000
