"""What people send stands in the spreadsheet: reports, groups, rounds, places, each followed when it changes."""

from bot.clock import machine_ms
from handlers.sheets import state
from models import leases, machinery
from tests.exports.pass_kit import PROGRAMME, Town
from tests.play import Play
from tests.stories import act, contribute, file, register


def filed(town: Town) -> None:
    filed_by(town.play)


def filed_by(play: Play) -> None:
    """A group registers and sends its part, the office files the report."""
    register(play)
    contribute(play)
    file(play)


def form_tab(town: Town) -> str:
    [name] = [one for one in town.tabs() if one.startswith("form:")]
    return name


def test_a_report_stands_in_the_tab_of_its_form_and_nothing_is_owed_any_more(town: Town) -> None:
    filed(town)

    passed = town.write()

    [row] = town.rows(form_tab(town))
    assert ("65-00003", "กลุ่มผักอินทรีย์บ้านหนองบัว", "2021-11-22") == (
        row["เลขที่รับ"],
        row["กลุ่ม"],
        row["ส่งเมื่อ (ปี-เดือน-วัน)"],
    )
    assert "ส่งแล้ว" == row["ถึงไหนแล้ว"]
    assert ((), 1) == (passed.failures, len(town.rows(form_tab(town))))
    with town.core.database.reading() as connection:
        assert [] == machinery.rows_owed(connection)
        found = state.state(connection, PROGRAMME)
    assert (0, "", True) == (found.waiting, found.reason, found.good_ms > 0)


def test_days_stand_twice_once_to_sort_and_once_to_read(town: Town) -> None:
    filed(town)
    town.write()

    [row] = town.rows(form_tab(town))
    days = {title: value for title, value in row.items() if f"{title} (พ.ศ.)" in row}

    assert days
    assert all(value[4] == "-" for value in days.values() if value)


def test_groups_rounds_and_places_have_their_tabs(town: Town) -> None:
    filed(town)

    town.write(slow=True)

    [kind] = [one for one in town.tabs() if one.startswith("unit:")]
    [group] = town.rows(kind)
    assert ("เชียงใหม่", "แม่ริม", "ริมใต้") == (group["จังหวัด"], group["อำเภอ"], group["ตำบล"])
    rounds = town.rows("rounds")
    assert 1 == len([one for one in rounds if one["ถึงไหนแล้ว"] == "ส่งแล้ว"])
    whole = next(one for one in town.rows("places") if one["จังหวัด"] == "")
    assert 1 == whole["ส่งแล้ว"]
    assert len(rounds) == whole["งานทั้งปี"]


def test_a_second_pass_writes_nothing(town: Town) -> None:
    filed(town)
    town.write(slow=True)
    town.wait_over()
    before = len(town.google.calls(town.book))

    assert 0 == town.write(slow=True).written
    writes = [one for one in town.google.calls(town.book)[before:] if one["method"] != "GET"]
    assert [] == [one for one in writes if not one["path"].endswith("ByDataFilter")]


def test_a_report_that_was_taken_back_keeps_its_key_only_and_its_round_is_open_again(town: Town) -> None:
    filed(town)
    town.write(slow=True)

    act(town.play, "somchai", "ยกเลิกรายงานนี้", "[ยกเลิกรายงานนี้]")
    town.wait_over()
    town.write(slow=True)

    [row] = town.rows(form_tab(town))
    assert "ผู้ส่งยกเลิก" == row["ถอนข้อความต้นทาง"]
    assert [] == [title for title, value in row.items() if title.startswith("สมาชิก") and value]
    assert [] == [one for one in town.rows("rounds") if one["ถึงไหนแล้ว"] == "ส่งแล้ว"]


def test_access_that_was_taken_away_is_told_and_nothing_is_lost(town: Town) -> None:
    filed(town)
    town.google.control("share", {"id": town.book, "shared_with": []})

    passed = town.write()

    with town.core.database.reading() as connection:
        found = state.state(connection, PROGRAMME)
    assert ("not_shared", 1) == (found.reason, found.waiting)
    assert town.google.email() in found.cure
    assert PROGRAMME in dict(passed.failures)
    town.google.control("share", {"id": town.book, "shared_with": [town.google.email()]})
    assert 0 == town.write().written
    town.wait_over()
    assert 1 <= town.write().written


def test_what_a_person_changed_in_the_sheet_is_counted(town: Town) -> None:
    filed(town)
    town.write()
    town.change(form_tab(town), "C3", "กลุ่มอื่น")

    town.write(everything=True)

    with town.core.database.reading() as connection:
        assert 1 == state.state(connection, PROGRAMME).edits
        [edit] = state.edits(connection, PROGRAMME)
    assert ("กลุ่ม", "กลุ่มอื่น") == (edit.title, edit.found)


def test_the_last_word_of_the_database_is_asked_for(town: Town) -> None:
    filed(town)
    town.write()
    town.change(form_tab(town), "C3", "กลุ่มอื่น")

    town.write(everything=True, forced=True)

    assert "กลุ่มผักอินทรีย์บ้านหนองบัว" == town.rows(form_tab(town))[0]["กลุ่ม"]


def test_two_passes_never_write_one_spreadsheet_at_once(town: Town) -> None:
    filed(town)
    core = town.core
    with core.database.writing() as connection:
        leases.take(connection, f"sheet:{town.book}", "other", now_ms=machine_ms(), life_ms=60_000)

    passed = town.write()

    assert {"busy"} == set(dict(passed.failures).values())
    with core.database.reading() as connection:
        assert 1 == len(machinery.rows_owed(connection))
