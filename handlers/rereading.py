"""Read the stored words of reports again, and tell where today's reader would take another value.

Nothing is changed here: a report stays what was sent. Names, phones and numbers of people are passed over unless asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from engine.conversation.events import When
from engine.conversation.filling.provenance import Reading, reader_of_question, reading_of
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked, Value
from engine.conversation.scene import Filling
from engine.conversation.state import READ, Draft
from engine.forms.form import Form, Question
from engine.forms.kinds import PERSONAL
from engine.free_text.told import READER
from engine.obligations.calendar import BANGKOK, day_in_bangkok
from handlers.desk import Desk
from handlers.keeping import answers_of, opened
from models import offices, reports

PURPOSES = (reports.REGISTRATION, reports.CONTRIBUTION, reports.REPORT)


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that would be another one if it were typed today; `new` is nothing when it would be asked again."""

    report: str
    question: str
    raw: str
    old: str
    new: str | None
    read_by: str
    reader: str


def differences(desk: Desk, report_id: str, *, is_personal: bool = False) -> Iterator[Difference]:
    """Read one report's words again."""
    report = reports.get(desk.connection, report_id)
    found = report and desk.library.form(report.programme, report.form, report.form_digest)
    if report is None or not found:
        return
    answers, told = answers_of(desk, report), _words(desk, report)
    filling = _filling(desk, report, found[0], answers)
    if filling is None:
        return
    for path, words in told.items():
        question = _question(found[0], path)
        if question is None or (_is_personal(question) and not is_personal):
            continue
        reading = reading_of(told.get(READ + path, "")) or _unsaid(report, words)
        changed = _read_again(filling, question, answers.get(path, ""), words, reading)
        if changed is not None:
            yield Difference(report.number, path, *changed)


def _words(desk: Desk, report: reports.Report) -> dict[str, str]:
    """Return the words behind a report's answers: its own, and those of what it corrected where the answer stayed."""
    told = dict(opened(desk, report).get("raw", {}))
    answers = answers_of(desk, report)
    older = reports.get(desk.connection, report.replaces_id) if report.replaces_id else None
    while older is not None:
        was, said = answers_of(desk, older), opened(desk, older).get("raw", {})
        stayed = [path for path, value in was.items() if answers.get(path) == value and path not in told]
        told |= {key: said[key] for path in stayed for key in (path, READ + path) if key in said}
        older = reports.get(desk.connection, older.replaces_id) if older.replaces_id else None
    return told


def _question(form: Form, path: str) -> Question | None:
    question = form.question(path) if path.startswith("/") else None
    return question if question is not None and reader_of_question(question) else None


def _is_personal(question: Question) -> bool:
    return question.own.get("kind", "") in PERSONAL


def _unsaid(report: reports.Report, words: str) -> Reading:
    """Take words without a reading as whole, sure, and typed on the day they were sent."""
    return Reading("", "sure", (0, len(words)), day_in_bangkok(report.sent_at))


def _read_again(
    filling: Filling, question: Question, old: str, words: str, reading: Reading
) -> tuple[str, str, str | None, str, str] | None:
    """Return words, old and new value, old and new reader; nothing where all is as it was."""
    reader = reader_of_question(question)
    if not (old and words) or reading.confidence == "picked" or reading.reader in {reader, READER}:
        return None
    said = words[slice(*reading.span)]
    at = datetime.combine(reading.day, time(12), BANGKOK)
    read = talk.read(Asked(filling, question, When(0, at, filling.draft.id)), said)
    new = read.value if isinstance(read, Value) else None
    return None if new == old else (said, old, new, reading.reader, reader)


def _filling(desk: Desk, report: reports.Report, form: Form, answers: Mapping[str, str]) -> Filling | None:
    programme = desk.library.programmes.get(report.programme)
    if programme is None:
        return None
    office = offices.office(desk.connection, report.office_id)
    draft = Draft(report.draft_id, "file", report.programme, report.form, report.form_digest, answers=answers)
    return Filling(draft, form, programme, "", "", area=office.area if office else "")
