"""Copy out everything that is held of one person, for her alone: opened, in her words and in ours, table by table.

Only what is hers: what others said of her, and how the machine counts, is not in it. Whoever hands it out notes it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.conversation.bubbles import Phrase, Plain, Text, say
from engine.conversation.events import When
from engine.conversation.reviewing.lines import lines
from engine.conversation.state import draft_from_dict
from handlers import filling
from handlers.desk import Desk, Speaker
from handlers.keeping import opened
from handlers.privacy import copied_words as words
from handlers.speakers import line_id_of, name_of
from models import audit, belongings, consents, drafts, enquiries, offices, people, reports, units
from models.evidence import Evidence
from models.offices import OFFICE, UNIT, Role
from models.reminder_settings import ReminderSetting
from models.sealing import Key, SealBroken

COPIED = "data_copied"
Row = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the copy: its name for programs, its title and its columns for people, its rows."""

    key: str
    title: Phrase
    columns: tuple[tuple[str, Phrase], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """All that is held of one person at a moment."""

    person_id: str
    at: datetime
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class _Hers:
    """What every section needs: the desk, whose it is, and her key while there is one."""

    desk: Desk
    person: people.Person
    key: Key | None


def copy(desk: Desk, person_id: str) -> Copy | None:
    """Return everything that is held of somebody; None for nobody, and for who was erased."""
    found = people.person(desk.connection, person_id)
    if found is None or found.erased_at is not None:
        return None
    hers = _Hers(desk, found, desk.vault.existing(desk.connection, people.owner_of(person_id)))
    made = (
        Section(key, words.TITLES[key], words.COLUMNS[key], tuple(rows(hers)))
        for key, rows in _SECTIONS.items()
    )
    return Copy(person_id, desk.now, tuple(made))


def note(desk: Desk, person_id: str, *, by: str | None) -> None:
    """Write down that a copy was handed out: to herself, or by an operator."""
    audit.note(desk.connection, at=desk.now, act=COPIED, about_id=person_id, person_id=by)


def _person(hers: _Hers) -> Iterator[Row]:
    account = people.latest_account(hers.desk.connection, hers.person.id)
    line_id = line_id_of(hers.desk, account.line_hash) if account else None
    yield Plain(name_of(hers.desk, hers.person)), Plain(line_id or ""), _moment(hers.person.made_at)


def _roles(hers: _Hers) -> Iterator[Row]:
    for role in belongings.rows(hers.desk.connection, Role, hers.person.id):
        programme = hers.desk.library.programmes.get(role.programme)
        kind = next((one.name for one in programme.roles if one.id == role.kind), "") if programme else ""
        over = _scope(hers.desk, role.scope_kind, role.scope_id)
        until = _moment(role.valid_to) if role.valid_to else Plain("")
        yield Plain(kind or role.kind), Plain(over), _moment(role.valid_from), until


def _consents(hers: _Hers) -> Iterator[Row]:
    for row in consents.of(hers.desk.connection, hers.person.id):
        given = say("Yes") if row.is_given else Plain("") if row.purpose == consents.NOTICE else say("No")
        yield words.PURPOSES.get(row.purpose, Plain(row.purpose)), given, Plain(row.version), _moment(row.at)


def _reports(hers: _Hers) -> Iterator[Row]:
    for report in _sent(hers):
        unit = units.unit(hers.desk.connection, report.unit_id)
        name = Plain(_title(hers.desk, report.programme, report.form, report.form_digest))
        withdrawn = _moment(report.withdrawn_at) if report.withdrawn_at else Plain("")
        yield Plain(report.number), name, Plain(unit.name if unit else ""), _moment(report.sent_at), withdrawn


def _answers(hers: _Hers) -> Iterator[Row]:
    """Return every answer as it stands on paper, with the words as she typed them."""
    desk, her = hers.desk, Speaker("", "", hers.person.id, is_new=False)
    for report in _sent(hers):
        made = filling.correction(desk, her, report)
        raw = opened(desk, report).get("raw", {})
        when = When(desk.now_ms, desk.now, report.id)
        for line in lines(made, when) if made else ():
            yield Plain(report.number), line.name, line.value, Plain(raw.get(line.path, ""))


def _begun(hers: _Hers) -> Iterator[Row]:
    for row in drafts.open_of(hers.desk.connection, hers.person.id):
        body = _opened(hers.key, row.body)
        answers = draft_from_dict(json.loads(body)).answers if body else {}
        name = Plain(_title(hers.desk, row.programme, row.form, row.form_digest))
        for path, value in answers.items():
            yield name, _moment(row.changed_at), Plain(path), Plain(value)


def _files(hers: _Hers) -> Iterator[Row]:
    for row in belongings.rows(hers.desk.connection, Evidence, hers.person.id):
        yield Plain(row.kind), _moment(row.received_at), Plain(str(row.size or "")), Plain(row.state)


def _questions(hers: _Hers) -> Iterator[Row]:
    for row in enquiries.touched_by(hers.desk.connection, hers.person.id):
        if row.asker_id == hers.person.id:
            yield _moment(row.asked_at), Plain(_words(_opened(hers.key, row.body))), say("asked")
        elif row.answered_at:
            yield _moment(row.answered_at), Plain(_words(_opened(hers.key, row.answer))), say("answered")


def _settings(hers: _Hers) -> Iterator[Row]:
    for row in belongings.rows(hers.desk.connection, ReminderSetting, hers.person.id):
        away = f"{row.rests_from or ''} - {row.rests_until or ''}".strip(" -")
        hours = f"{row.opens or ''} - {row.closes or ''}".strip(" -")
        yield say("Yes") if row.wants_fewer else say("No"), Plain(hours), Plain(away)


def _acts(hers: _Hers) -> Iterator[Row]:
    for row in belongings.rows(hers.desk.connection, audit.Act, hers.person.id):
        yield _moment(row.at), Plain(row.act), Plain(row.about_id)


def _sent(hers: _Hers) -> list[reports.Report]:
    return sorted(reports.all_of(hers.desk.connection, hers.person.id), key=lambda one: (one.sent_at, one.id))


def _scope(desk: Desk, kind: str, scope_id: str) -> str:
    if kind == UNIT:
        unit = units.unit(desk.connection, scope_id)
        return unit.name if unit else ""
    office = offices.office(desk.connection, scope_id) if kind == OFFICE else None
    return office.name if office else scope_id


def _title(desk: Desk, programme: str, form: str, digest: str) -> str:
    found = desk.library.form(programme, form, digest)
    return found[0].title if found else form


def _opened(key: Key | None, body: bytes | None) -> str:
    try:
        return key.open(body) if key and body else ""
    except SealBroken:
        return ""


def _words(body: str) -> str:
    """Return the words of a question, which are kept beside the message that they came in."""
    return str(json.loads(body)[0]) if body else ""


def _moment(at: datetime) -> Phrase:
    return say("{moment}", moment=at)


_SECTIONS: Mapping[str, Callable[[_Hers], Iterator[Row]]] = {
    "person": _person, "roles": _roles, "consents": _consents, "reports": _reports, "answers": _answers, "begun": _begun,
    "files": _files, "questions": _questions, "settings": _settings, "acts": _acts,
}  # fmt: skip
