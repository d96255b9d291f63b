"""Columns never move and never disappear."""

import pytest

from exports.failures import SheetsFailure
from exports.sheets import blank, upsert
from exports.tables import Column, Table

TAB = "แบบ 1"
ID, GROUP, PEOPLE, MONEY = Column("id", "รหัส"), Column("g", "กลุ่ม"), Column("n", "คน"), Column("m", "บาท")


def export(client, book, *columns, **row):
    return upsert(client, book, Table(TAB, columns, [row]))


def test_a_new_column_goes_to_the_right_end(google, client, book):
    export(client, book, ID, GROUP, PEOPLE, id="r1", g="ก", n=1)

    export(client, book, ID, MONEY, GROUP, PEOPLE, id="r1", g="ก", n=1, m=500)

    assert google.grid(book, TAB) == [["รหัส", "กลุ่ม", "คน", "บาท"], ["r1", "ก", 1, 500]]


def test_a_column_that_the_form_no_longer_has_stays_untouched(google, client, book):
    export(client, book, ID, GROUP, PEOPLE, id="r1", g="ก", n=1)

    export(client, book, ID, PEOPLE, id="r1", n=2)

    assert google.grid(book, TAB) == [["รหัส", "กลุ่ม", "คน"], ["r1", "ก", 2]]


def test_a_column_of_notes_is_never_written_over(google, client, book):
    export(client, book, ID, GROUP, id="r1", g="ก")
    sheet = client.open_by_key(book).worksheet(TAB)
    sheet.add_cols(2)
    sheet.update([["โทรแล้ว"]], "D2")

    export(client, book, ID, GROUP, PEOPLE, id="r1", g="ก", n=4)

    assert google.grid(book, TAB) == [["รหัส", "กลุ่ม", "", "", "คน"], ["r1", "ก", "", "โทรแล้ว", 4]]


def test_columns_that_somebody_moved_are_followed(google, client, book):
    export(client, book, ID, GROUP, PEOPLE, id="r1", g="ก", n=1)
    sheet = client.open_by_key(book).worksheet(TAB)
    sheet.add_cols(1)
    sheet.update([["คน", "หมายเหตุ", "รหัส", "กลุ่ม"], [1, "เขียนเอง", "r1", "ก"]], "A1:D2")

    export(client, book, ID, GROUP, PEOPLE, id="r1", g="ข", n=2)

    assert google.grid(book, TAB)[1] == [2, "เขียนเอง", "r1", "ข"]
    assert blank(client, book, TAB, ["r1"], key_title="รหัส") == 1
    assert google.grid(book, TAB) == [["คน", "หมายเหตุ", "รหัส", "กลุ่ม"], ["", "", "r1"]]


def test_two_columns_with_the_same_words_are_two_columns(google, client, book):
    again = Column("n2", "คน")

    export(client, book, ID, PEOPLE, again, id="r1", n=1, n2=2)
    export(client, book, ID, PEOPLE, again, id="r1", n=3, n2=4)

    assert google.grid(book, TAB) == [["รหัส", "คน", "คน"], ["r1", 3, 4]]


def test_without_the_key_column_nothing_is_written(google, client, book):
    export(client, book, ID, GROUP, id="r1", g="ก")
    client.open_by_key(book).worksheet(TAB).update([["เลขที่"]], "A1")

    with pytest.raises(SheetsFailure) as failure:
        export(client, book, ID, GROUP, id="r1", g="ข")

    assert (failure.value.reason, failure.value.retryable) == ("header_changed", False)
    assert google.grid(book, TAB)[1] == ["r1", "ก"]


def test_a_tab_with_rows_but_no_header_is_somebody_elses(google, client, book):
    client.open_by_key(book).add_worksheet(TAB, 10, 5).update([["งบ", 5]], "A4")

    with pytest.raises(SheetsFailure, match="header_changed"):
        export(client, book, ID, GROUP, id="r1", g="ข")


def test_an_empty_tab_made_by_hand_is_taken_and_made_wide_enough(google, client, book):
    client.open_by_key(book).add_worksheet(TAB, 1, 1)

    export(client, book, ID, GROUP, id="r1", g="ก")

    assert google.grid(book, TAB) == [["รหัส", "กลุ่ม"], ["r1", "ก"]]
