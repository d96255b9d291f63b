"""What an administrator decides about a spreadsheet: to ask, to put back, to let names in and to keep them out again."""

import pytest
from sqlalchemy import insert

from bot.mirrors import letting_in
from bot.mirrors.letting_in import NoSuchColumn
from bot.mirrors.passing import Passed
from handlers.desk import Desk
from handlers.sheets import edits, state
from models import audit, sheet_owed
from models.base import table
from models.reports import CONTRIBUTION, Report
from models.reviews import Review
from models.sheet_edits import SheetEdit
from tests.exports.pass_kit import PROGRAMME, Town
from tests.exports.test_passes import filed, form_tab
from tests.stories import act, desk, rows

OTHER = "กลุ่มอื่น"
GROUP = "กลุ่มผักอินทรีย์บ้านหนองบัว"


def at(town: Town, connection: object) -> Desk:
    return desk(town.play, connection)


def edited(town: Town) -> SheetEdit:
    filed(town)
    town.write(programmes=(PROGRAMME,))
    town.change(form_tab(town), "C3", OTHER)
    town.write(programmes=(PROGRAMME,), everything=True)
    with town.core.database.reading() as connection:
        [edit] = state.edits(connection, PROGRAMME)
    return edit


def test_a_changed_cell_becomes_a_request_to_correct_with_one_tap(town: Town) -> None:
    edit = edited(town)

    with town.core.database.writing() as connection:
        assert edits.ask(at(town, connection), edit.id, None)
        assert not edits.ask(at(town, connection), edit.id, None)

    said = act(town.play, "somchai", "งานค้าง")
    assert OTHER in said
    assert "65-00003" in said
    assert "แก้ไข" in said


def test_a_request_whose_cell_agrees_again_is_not_told(town: Town) -> None:
    edit = edited(town)
    with town.core.database.writing() as connection:
        edits.ask(at(town, connection), edit.id, None)
        edits.put_back(at(town, connection), edit.id, None)
    town.write()

    assert OTHER not in act(town.play, "somchai", "งานค้าง")


def test_what_is_put_back_stands_there_after_the_next_pass(town: Town) -> None:
    edit = edited(town)

    with town.core.database.writing() as connection:
        assert edits.put_back(at(town, connection), edit.id, None)
    town.write(programmes=(PROGRAMME,))

    assert GROUP == town.rows(form_tab(town))[0]["กลุ่ม"]
    with town.core.database.reading() as connection:
        assert [] == state.edits(connection, PROGRAMME)


def test_a_round_that_is_put_back_stands_there_after_the_next_slow_pass(town: Town) -> None:
    filed(town)
    town.write(programmes=(PROGRAMME,), slow=True)
    town.change("rounds", "B3", OTHER)
    town.write(programmes=(PROGRAMME,), everything=True)
    with town.core.database.writing() as connection:
        [edit] = state.edits(connection, PROGRAMME)
        assert not edits.ask(at(town, connection), edit.id, None)
        assert edits.put_back(at(town, connection), edit.id, None)

    town.write(programmes=(PROGRAMME,), slow=True)

    assert OTHER not in [one["รายงาน"] for one in town.rows("rounds")]


def personal(town: Town) -> tuple[str, str]:
    """Name a form in which something stands, and a personal question of it."""
    name = form_tab(town).removeprefix("form:")
    found = town.core.shelf.library().form(PROGRAMME, name)
    assert found is not None
    return name, next(
        (one.name for one in found[0].questions if one.own.get("kind") in {"person", "phone"}), ""
    )


def test_what_names_nobody_cannot_be_let_in(town: Town) -> None:
    filed(town)
    town.write(programmes=(PROGRAMME,))
    name, _ = personal(town)
    programme = town.core.shelf.library().programmes[PROGRAMME]

    with town.core.database.writing() as connection, pytest.raises(NoSuchColumn):
        letting_in.let_in(at(town, connection), programme, name, "members", reason="x", by=None)


def test_every_decision_is_in_the_audit(town: Town) -> None:
    edit = edited(town)
    with town.core.database.writing() as connection:
        edits.ask(at(town, connection), edit.id, None)
        edits.put_back(at(town, connection), edit.id, None)

    assert ["sheet_edit_asked", "sheet_edit_put_back"] == [
        row["act"] for row in rows(town.play, audit.Act) if row["act"].startswith("sheet_")
    ]


def test_a_decision_about_what_a_group_sent_to_its_office_owes_the_sheet_nothing(town: Town) -> None:
    filed(town)
    town.write()
    [part] = rows(town.play, Report, purpose=CONTRIBUTION)
    with town.core.database.writing() as connection:
        connection.execute(
            insert(table(Review)).values(
                root_id=part["root_id"], report_id=part["id"], step=0, turn=0, result="returned", person_id=None,
                at=town.core.clock.now(),
            )
        )  # fmt: skip

    passed = town.write()

    with town.core.database.reading() as connection:
        assert [] == sheet_owed.forms(connection)
        assert 0 == sheet_owed.count(connection, PROGRAMME)
    assert Passed() == passed
