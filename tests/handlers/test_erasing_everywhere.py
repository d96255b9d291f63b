"""After somebody is erased her name, her number and her LINE id stand nowhere: not in a row, not under a key, not in the file."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Date, LargeBinary, String, Table, select

from handlers import councils
from handlers.privacy.known_by import Known
from models import posts, units, vault
from models.base import Moment, table
from models.reports import Report
from models.sealing import Key, SealBroken
from models.tables import ALL
from models.units import Unit
from models.vault import Vault
from tests.handlers.test_erasing import erase
from tests.play import Play
from tests.stories import CHAIR, PHONE, contribute, desk, file, line_hash, person, register, rows

FREE = f"{CHAIR} {PHONE}"
# Columns that say who acted or is meant.
WHO = frozenset({
    "person_id", "told_by", "decided_by", "asker_id", "officer_id", "informant_id", "ended_by", "owner_id", "acknowledged_by",
    "objected_by", "leaver_id", "successor_id", "deputy_id", "made_by", "bound_by", "whose_id", "relinks", "instead_of",
    "withdrawn_by", "taken_by", "merged_into",
})  # fmt: skip
# What the product makes itself, or a pack says: ids, digests, states, names of forms. Nobody's words come into these.
MADE = frozenset({
    "about_id", "act", "announcement_id", "ended", "agreed_by", "answers_path", "area", "audience", "browser_hash", "code_hash", "code_id", "content_type",
    "cookie_hash", "contribution_id", "digest", "door", "draft_id", "duty", "endpoint_id", "event_id", "evidence_id",
    "fingerprint", "form", "form_digest", "frequent", "heard", "home", "how", "id", "job", "key", "kind", "leads_to",
    "line_hash", "link_hash", "look", "mailbox", "mark", "menu_id", "message_hash", "message_id", "month", "name_hash",
    "number", "obligation_id", "occurrence", "office_id", "owner", "owner_office", "part", "period", "place", "post",
    "process", "programme", "purpose", "replaces_id", "report_id", "request_id", "result", "returned", "review_again",
    "review_by", "review_scope", "role", "role_id", "root_id", "roster_id", "rule", "said", "scope", "scope_id", "scope_kind",
    "sha256", "share", "sort", "source", "source_id", "standing", "state", "step", "subject_id", "tab_id", "token",
    "token_hash", "type", "unit_id", "variant", "verdict", "version", "via", "wall_id", "way", "whom", "within", "needs",
    "waits", "consent_version", "consent_hash", "shows", "meeting_id", "minutes", "system", "deputy_state", "about",
})  # fmt: skip
# Whose words may stand here, and why they are not hers, or not a person's.
STAYS = {
    "api_tokens.name": "the operator's word for a program",
    "api_tokens.because": "the operator's reason",
    "api_tokens.fields": "names of questions",
    "api_tokens.duties": "names of duties",
    "announcements.body": "news of an office to many, under a key of its own; hers is forgotten when it was not sent",
    "amendments.field": "the name of a question",
    "reviews.field": "the name of a question",
    "counters.name": "what is counted",
    "decisions.why": "one of the messenger's reasons",
    "decisions.params": "numbers of the messenger",
    "doubts.found": "checks and numbers",
    "drafts.body": "sealed under her own key, and emptied with the draft's end",
    "practices.body": "goes with the row",
    "endpoints.url": "an operator's address",
    "endpoints.kinds": "kinds of events",
    "endpoints.secret": "a key",
    "endpoints.former": "a key",
    "escalations.why": "one of the ladder's reasons",
    "evidence.place": "a name in the store, made of dice",
    "evidence.answers": "names of questions",
    "evidence.reason": "one of our reasons",
    "facts.name": "a day of the pack",
    "facts.value": "a day",
    "form_files.content": "a form of a pack",
    "forms.name": "a form of a pack",
    "forms.body": "a form of a pack",
    "handouts.facts": "counts",
    "inbox.fate": "the name of an error",
    "judgements.told": "yes or no",
    "messages.why": "one of the messenger's reasons",
    "messages.reason": "what LINE answered",
    "notices.details": "ids and kinds",
    "notices.reason": "one of our reasons",
    "offices.name": "the name of an office",
    "offices.phone": "the number of an office",
    "open_answers.answers": "of whoever stood before a wall, unnamed",
    "open_answers.sealed": "of whoever stood before a wall, unnamed",
    "outbox.about": "ids",
    "outbox_tries.why": "the name of an error",
    "pack_versions.body": "a pack",
    "pack_versions.forms": "a pack",
    "packs.body": "a pack",
    "relays.papers": "ids of evidence",
    "rooms.line_id": "the id of a group, under the group's key",
    "rosters.name": "the operator's word for a list",
    "rosters.source": "the operator's file",
    "rosters.counts": "counts",
    "roster_lines.name": "the operator's word for a list",
    "sheet_books.book": "a spreadsheet's id",
    "sheet_books.reason": "what Google answered",
    "sheet_books.cure": "our words",
    "sheet_columns.path": "the name of a question",
    "sheet_columns.title": "the words of a question",
    "sheet_debts.reason": "what Google answered",
    "sheet_edits.column": "the name of a column",
    "sheet_edits.title": "the words of a column",
    "sheet_edits.found": "what an officer wrote over a cell; personal columns are not in a spreadsheet",
    "sheet_files.reason": "one of our reasons",
    "sheet_opened.name": "the name of a question",
    "sheet_rows.cells": "keyed fingerprints of cells",
    "sheet_rows.before": "keyed fingerprints of cells",
    "sheet_tabs.book": "a spreadsheet's id",
    "sheet_tabs.name": "a form of a pack",
    "sheet_tabs.title": "a form of a pack",
    "sheet_tabs.columns": "names of questions",
    "sheet_tabs.fresh": "names of questions",
    "sheet_tabs.dressed": "names of questions",
    "shown_menus.reason": "what LINE answered",
    "units.name": "a group's name is the group's",
    "vault.wrapped": "a key",
}  # fmt: skip
# Rows that stand there already, and packs, which no person writes into.
LEFT = frozenset(
    {"vault", "people", "accounts", "virtual_clock", "packs", "pack_versions", "forms", "form_files", "units"}
)
SEALED = {
    "posts_held.name": ("unit:{unit}", CHAIR),
    "judgements.why": ("unit:{unit}", FREE),
    "join_codes.inviter": ("office:{office}", CHAIR),
    "roster_people.person": ("office:{office}", json.dumps({"name": "", "phone": PHONE})),
    "relays.name": ("office:{office}", json.dumps([CHAIR, "m1"], ensure_ascii=False)),
}


def test_what_anybody_may_write_of_her_is_gone_from_every_table(play: Play) -> None:
    her = _her_world(play)
    filled = _fill(play, her)

    erase(play, "mali")

    assert 30 < len(filled)
    assert [] == list(_found(play, her))
    assert [] == sorted(
        set(STAYS) - {f"{one.name}.{column.name}" for one in _tables() for column in one.columns}
    )


def test_what_is_deleted_is_written_over_in_the_file_as_well(play: Play) -> None:
    her = _her_world(play)
    path = str(play.core.database.engine.url.database)
    _fill(play, her, {"conversations", "sheet_files", "due_changes"})
    assert [] != _in_the_file(path, her)

    erase(play, "mali")

    assert [] == _in_the_file(path, her)


def test_the_rest_of_a_committee_stays_and_opens_under_a_new_key(anywhere: Play) -> None:
    play = anywhere
    her = _her_world(play)
    other = "สมหญิง รักไทย"
    with play.core.database.writing() as connection:
        key = play.core.vault.key(connection, f"unit:{her['unit']}")
        for post, name in (("first", f"นาง{CHAIR}"), ("second", other)):
            posts.fill(
                connection,
                unit_id=her["unit"],
                post=post,
                name=key.seal(name),
                told_by=None,
                since=play.clock.moment,
            )

    erase(play, "mali")

    with play.core.database.reading() as connection:
        new = play.core.vault.existing(connection, f"unit:{her['unit']}")
        left = posts.held(connection, [her["unit"]])
    assert new is not None
    assert new.raw != key.raw
    assert [("second", other)] == [(one.post, new.open(one.name)) for one in left]


def test_a_process_that_remembers_the_key_of_before_reads_and_writes_a_committee_all_the_same(
    play: Play,
) -> None:
    her = _her_world(play)
    with play.core.database.writing() as connection:
        here = desk(play, connection)
        for post, name in (("first", CHAIR), ("second", "สมหญิง รักไทย")):
            sealed = councils.sealed(here, her["unit"], name)
            posts.fill(connection, unit_id=her["unit"], post=post, name=sealed, told_by=None, since=here.now)
    other = Vault(play.core.vault.keyring)
    with play.core.database.reading() as connection:
        assert other.existing(connection, f"unit:{her['unit']}")

    erase(play, "mali")

    with play.core.database.writing() as connection:
        there = replace(desk(play, connection), vault=other)
        [left] = posts.held(connection, [her["unit"]])
        assert "สมหญิง รักไทย" == councils.opened(there, her["unit"], left.name)
        sealed = councils.sealed(there, her["unit"], "สมปอง")
        assert "สมปอง" == councils.opened(desk(play, connection), her["unit"], sealed)


def test_a_namesake_with_another_surname_is_somebody_else() -> None:
    known = Known(frozenset({("มะลิ", "ใจดี")}), frozenset({PHONE[-9:]}))

    said = ("นางมะลิ ใจดี", "ป้ามะลิ", "มะลิ ใจงาม", "ดอกมะลิ", "")
    assert [True, True, False, False, False] == [known.is_name(one) for one in said]
    assert (True, False) == (known.is_phone("+66" + PHONE[1:]), known.is_phone("0812345670"))
    assert (True, True, False) == (
        known.stands_in(f"ติดต่อ {CHAIR} ได้"), known.stands_in("โทร 081-234-5678"), known.stands_in("ปลูกมะลิ 3 ไร่")
    )  # fmt: skip


def _her_world(play: Play) -> dict[str, str]:
    register(play)
    contribute(play)
    file(play)
    part, *_ = rows(play, Report, person_id=person(play, "mali"), purpose="contribution")
    [unit] = rows(play, Unit, id=part["unit_id"])
    with play.core.database.writing() as connection:
        units.change(connection, unit["id"], attributes={**unit["attributes"], "landmark": FREE})
    return {
        "person": person(play, "mali"), "unit": unit["id"], "office": unit["office_id"],
        "report": part["id"], "obligation": part["obligation_id"], "programme": part["programme"],
        "line": play.user("mali"), "mailbox": f"line:{line_hash(play, 'mali')}",
    }  # fmt: skip


def _tables() -> list[Table]:
    return [table(model) for model in ALL]


def _fill(play: Play, her: dict[str, str], some: Collection[str] = ()) -> list[str]:
    """Write one row of hers into every table, her name and number in every column that may hold words; name the columns."""
    filled: list[str] = []
    with play.core.database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        for one in _tables():
            if one.name in LEFT or (some and one.name not in some):
                continue
            row = {column.name: _value(play, her, one, column, connection) for column in one.columns}
            told = {name: value for name, value in row.items() if value is not None}
            connection.execute(one.insert().prefix_with("OR REPLACE").values(told))
            filled += [f"{one.name}.{column.name}" for column in one.columns if _is_free(one, column)]
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.commit()
    return filled


def _is_free(one: Table, column: Column[Any]) -> bool:
    is_made = column.name in WHO | MADE or f"{one.name}.{column.name}" in STAYS
    return isinstance(column.type, (String, JSON, LargeBinary)) and not is_made


def _value(play: Play, her: dict[str, str], one: Table, column: Column[Any], connection: Connection) -> Any:
    name = f"{one.name}.{column.name}"
    if name in SEALED:
        owner, words = SEALED[name]
        key = play.core.vault.key(connection, owner.format(**her))
        return key.seal(words)
    if column.name in WHO:
        return her["person"]
    if column.name == "mailbox":
        return her["mailbox"]
    if column.name.endswith("_id") and column.name.removesuffix("_id") in her and column.name != "line_id":
        return her[column.name.removesuffix("_id")]
    if isinstance(column.type, JSON):
        return {"x": FREE} if _is_free(one, column) else {}
    if isinstance(column.type, LargeBinary):
        return FREE.encode() if _is_free(one, column) else b"zz"
    if isinstance(column.type, (String, Moment, Date, Boolean)):
        return _plain(play, one, column)
    return 90_001 if column.primary_key else None if column.nullable else 7


def _plain(play: Play, one: Table, column: Column[Any]) -> Any:
    if isinstance(column.type, Moment):
        return play.clock.moment
    if isinstance(column.type, Date):
        return play.clock.moment.date()
    if isinstance(column.type, Boolean):
        return True
    return f"{FREE} {play.user('mali')}" if _is_free(one, column) else f"zz-{one.name}"


def _found(play: Play, her: dict[str, str]) -> Iterator[str]:
    """Name every column of every table in which something of hers can be read, with every key that is left."""
    with play.core.database.reading() as connection:
        play.core.vault.empty()
        keys = [play.core.vault.existing(connection, one) for one in vault.owners(connection)]
        for one in _tables():
            for row in connection.execute(select(one)).mappings():
                for name, value in row.items():
                    texts = [repr(value)] if not isinstance(value, bytes) else list(_opened(value, keys))
                    if any(told in text for told in (CHAIR, PHONE, her["line"]) for text in texts):
                        yield f"{one.name}.{name}"


def _opened(value: bytes, keys: list[Key | None]) -> Iterator[str]:
    yield value.decode("utf-8", "replace")
    for key in keys:
        with suppress(SealBroken):
            yield key.open(value) if key else ""


def _in_the_file(path: str, her: dict[str, str]) -> list[str]:
    """Return what of hers stands in the bytes of the database, once what was logged is in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    log = Path(f"{path}-wal")
    content = Path(path).read_bytes() + (log.read_bytes() if log.exists() else b"")
    told = (CHAIR, PHONE, her["line"], json.dumps(CHAIR).strip('"'))
    return [one for one in told if one.encode() in content]
