"""A table in Google Sheets: each row once, in its place, whatever people did to the tab."""

from collections.abc import Iterator
from decimal import Decimal

from exports.sheets import Counts, blank, upsert
from exports.tables import Cell, Column, Table

TAB = "รายงานกิจกรรม"
COLUMNS = (Column("id", "รหัส"), Column("group", "กลุ่ม"), Column("people", "คน"))
HEADER = ["รหัส", "กลุ่ม", "คน"]


def table(*rows, columns=COLUMNS):
    return Table(
        TAB, columns, [dict(zip([column.key for column in columns], row, strict=True)) for row in rows]
    )


def test_the_first_export_makes_the_tab_with_a_frozen_header(google, client, book):
    counts = upsert(client, book, table(("r1", "ทอผ้า", 12), ("r2", "จักสาน", Decimal("7.5"))))

    assert Counts(appended=2) == counts
    assert google.grid(book, TAB) == [HEADER, ["r1", "ทอผ้า", 12], ["r2", "จักสาน", 7.5]]
    assert google.control(f"grid/{book}/{TAB}")["frozen"] == 1


def test_a_correction_changes_the_same_row_and_nothing_else(google, client, book):
    upsert(client, book, table(("r1", "ทอผ้า", 12), ("r2", "จักสาน", 7)))

    counts = upsert(client, book, table(("r1", "ทอผ้า", 21), ("r2", "จักสาน", 7)))

    assert Counts(updated=1, unchanged=1) == counts
    assert google.grid(book, TAB) == [HEADER, ["r1", "ทอผ้า", 21], ["r2", "จักสาน", 7]]


def test_one_new_row_leaves_the_others_unread_and_unwritten(google, client, book):
    upsert(client, book, table(("r1", "ทอผ้า", 12), ("r2", "จักสาน", 7)))

    assert Counts(appended=1) == upsert(client, book, table(("r3", "แปรรูป", 5)))

    assert [row[0] for row in google.grid(book, TAB)[1:]] == ["r1", "r2", "r3"]


def test_an_emptied_answer_empties_its_cell(google, client, book):
    upsert(client, book, table(("r1", "ทอผ้า", 12)))

    upsert(client, book, table(("r1", None, 12)))

    assert google.grid(book, TAB)[1] == ["r1", "", 12]


def test_a_sheet_sorted_by_hand_is_matched_by_key(google, client, book):
    upsert(client, book, table(("r1", "ก", 1), ("r2", "ข", 2), ("r3", "ค", 3)))
    client.open_by_key(book).worksheet(TAB).sort((1, "des"), range="A2:C4")

    counts = upsert(client, book, table(("r1", "ก", 10), ("r2", "ข", 2), ("r3", "ค", 3)))

    assert Counts(updated=1, unchanged=2) == counts
    assert google.grid(book, TAB)[1:] == [["r3", "ค", 3], ["r2", "ข", 2], ["r1", "ก", 10]]


def test_rows_that_people_added_below_stay_and_new_ones_go_after_them(google, client, book):
    upsert(client, book, table(("r1", "ก", 1)))
    client.open_by_key(book).worksheet(TAB).update([["รวม", 1]], "B3")

    upsert(client, book, table(("r1", "ก", 1), ("r2", "ข", 2)))

    assert google.grid(book, TAB)[1:] == [["r1", "ก", 1], ["", "รวม", 1], ["r2", "ข", 2]]


def test_a_key_that_a_person_turned_into_a_number_is_still_the_key(google, client, book):
    upsert(client, book, table(("1001", "ก", 1)))
    client.open_by_key(book).worksheet(TAB).update([[1001]], "A2")

    counts = upsert(client, book, table(("1001", "ก", 2)))

    assert (Counts(updated=1), 2) == (counts, len(google.grid(book, TAB)))


def test_formulas_stay_text_when_written_and_numbers_stay_numbers(google, client, book):
    upsert(client, book, table(("r1", "=1+1", -5)))

    sheet = client.open_by_key(book).worksheet(TAB)
    assert sheet.get("B2:C2") == [["'=1+1", "-5"]]
    assert sheet.get("B2:C2", value_render_option="FORMULA") == [["'=1+1", -5]]


def test_five_thousand_rows_go_out_in_few_small_calls(google, client, book):
    rows = [(f"r{number}", "กลุ่มทอผ้าบ้านป่าแดง", number) for number in range(5000)]

    assert Counts(appended=5000) == upsert(client, book, table(*rows))

    writes = [call for call in google.calls(book) if call["cells"] > 3]
    assert len(writes) == 3
    assert not any(call["over_soft_limit"] for call in writes)
    assert len(google.calls(book)) <= 12
    assert len(google.grid(book, TAB)) == 5001


def test_rows_from_a_stream_make_the_grid_grow(google, client, book):
    rows: Iterator[dict[str, Cell]] = (
        {"id": f"r{number}", "group": "ก", "people": number} for number in range(4500)
    )

    assert Counts(appended=4500) == upsert(client, book, Table(TAB, COLUMNS, rows))

    assert google.grid(book, TAB)[4500] == ["r4499", "ก", 4499]


def test_scattered_rows_of_a_long_sheet_are_updated_in_place(google, client, book):
    rows = [(f"r{number}", "ก", number) for number in range(1500)]
    upsert(client, book, table(*rows))

    counts = upsert(client, book, table(*[(key, group, people + 1) for key, group, people in rows[::2]]))

    assert Counts(updated=750) == counts
    assert [row[2] for row in google.grid(book, TAB)[1:5]] == [1, 1, 3, 3]


def test_a_long_text_is_clipped_to_what_a_cell_holds(google, client, book):
    upsert(client, book, table(("r1", "ก" * 60_000, 1)))

    assert len(str(google.grid(book, TAB)[1][1])) == 50_000


def test_a_withdrawn_row_keeps_its_key_only(google, client, book):
    upsert(client, book, table(("r1", "ก", 1), ("r2", "ข", 2), ("r3", "ค", 3)))

    assert blank(client, book, TAB, ["r1", "r3", "r9"]) == 2

    assert google.grid(book, TAB)[1:] == [["r1"], ["r2", "ข", 2], ["r3"]]
    assert blank(client, book, TAB, ["r1", "r3"]) == 0


def test_a_copy_that_somebody_made_of_a_withdrawn_row_is_emptied_too(google, client, book):
    upsert(client, book, table(("r1", "ก", 1)))
    client.open_by_key(book).worksheet(TAB).update([["r1", "ก", 1]], "A7")

    assert blank(client, book, TAB, ["r1"]) == 2

    assert google.grid(book, TAB)[6] == ["r1"]
