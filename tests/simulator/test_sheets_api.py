"""The local Google Sheets answers gspread as Google does, and refuses what Google refuses."""

from collections.abc import Iterator

import gspread
import pytest

from exports.failures import SheetsFailure
from exports.google import connect
from tests.exports.standin import StandIn, started


@pytest.fixture(scope="module")
def google() -> Iterator[StandIn]:
    with started() as google:
        yield google


@pytest.fixture
def client(google) -> Iterator[gspread.Client]:
    with connect(google.account(), base=google.base, wait=lambda _: None) as client:
        yield client


@pytest.fixture
def sheet(google, client):
    return client.open_by_key(google.spreadsheet()).sheet1


def refused(call, *arguments, **settings):
    with pytest.raises(SheetsFailure) as failure:
        call(*arguments, **settings)
    return failure.value.detail


def put(sheet, data, option="RAW"):
    return sheet.spreadsheet.values_batch_update({"valueInputOption": option, "data": data})


def test_raw_keeps_a_formula_as_text_and_user_entered_works_it_out(sheet):
    sheet.update([["=1+1"]], "A1", raw=True)
    sheet.update([["=1+1", "'=1+1", "12", "1,250.50", "true", "กลุ่ม"]], "A2", raw=False)

    assert sheet.get("A1:F2", value_render_option="UNFORMATTED_VALUE") == [
        ["=1+1"],
        [2, "=1+1", 12, 1250.5, True, "กลุ่ม"],
    ]
    assert sheet.get("A2:F2") == [["2", "=1+1", "12", "1250.5", "TRUE", "กลุ่ม"]]
    assert sheet.get("A2", value_render_option="FORMULA").first() == "=1+1"


@pytest.mark.parametrize("option", [None, "", "INPUT_VALUE_OPTION_UNSPECIFIED"])
def test_a_write_must_say_how_values_are_meant(sheet, option):
    message = refused(put, sheet, [{"range": "A1", "values": [["x"]]}], option)

    assert message == "'valueInputOption' is required but not specified"


@pytest.mark.parametrize(
    "area", ["A1:[5", "A0", "'Sheet1'!", "No tab!A1", "A1:B2:C3", "ไม่มีแผ่นนี้", "'Sheet1'!A"]
)
def test_a_range_that_names_no_cells_is_refused(sheet, area):
    assert f"Unable to parse range: {area}" == refused(sheet.spreadsheet.values_get, area)


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ("Sheet1", [["a", "b"], ["c", "d"]]),
        ("Sheet1!A1:B1", [["a", "b"]]),
        ("'sheet1'!B:B", [["b"], ["d"]]),
        ("2:2", [["c", "d"]]),
        ("B2:A1", [["a", "b"], ["c", "d"]]),
        ("$B$2", [["d"]]),
        ("A2:B", [["c", "d"]]),
        ("C1:D9", []),
    ],
)
def test_ranges_are_read_as_in_a1_notation(sheet, area, expected):
    sheet.update([["a", "b"], ["c", "d"]], "A1")

    assert expected == sheet.spreadsheet.values_get(area).get("values", [])


def test_a_tab_with_a_quote_in_its_name_is_found(sheet):
    tab = sheet.spreadsheet.add_worksheet("ยาย'มา'!A1", 5, 5)
    tab.update([["x"]], "B2")

    assert tab.acell("B2").value == "x"


def test_writing_beyond_the_grid_is_refused_and_nothing_is_written(sheet):
    message = refused(
        put, sheet, [{"range": "A1", "values": [["x"]]}, {"range": "A1001:A1002", "values": [["y"], ["z"]]}]
    )

    assert (
        message
        == "Invalid data[1]: Range (Sheet1!A1001:A1002) exceeds grid limits. Max rows: 1000, max columns: 26"
    )
    assert sheet.get("A1") == [[]]


def test_more_values_than_the_range_holds_are_refused(sheet):
    too_long = refused(put, sheet, [{"range": "A1:B1", "values": [["a"], ["b"]]}])
    too_wide = refused(put, sheet, [{"range": "A1:B1", "values": [["a", "b", "c"]]}])

    assert too_long == "Invalid data[0]: Requested writing within range [A1:B1], but tried writing to row [2]"
    assert (
        too_wide == "Invalid data[0]: Requested writing within range [A1:B1], but tried writing to column [C]"
    )


def test_null_leaves_a_cell_and_an_empty_text_empties_it(sheet):
    put(sheet, [{"range": "A1", "values": [["a", "b", "c"]]}])
    put(sheet, [{"range": "A1", "values": [[None, "", "z"]]}])

    assert sheet.get("A1:C1") == [["a", "", "z"]]


def test_columns_may_come_first(sheet):
    put(sheet, [{"range": "A1", "majorDimension": "COLUMNS", "values": [["a", "b"], ["c"]]}])

    assert sheet.spreadsheet.values_get("A1:B2")["values"] == [["a", "c"], ["b"]]
    assert sheet.spreadsheet.values_get("A1:B2", {"majorDimension": "COLUMNS"})["values"] == [
        ["a", "b"],
        ["c"],
    ]


def test_append_writes_again_when_it_is_called_again(sheet):
    sheet.append_row(["r1"])
    sheet.append_row(["r1"])

    assert sheet.get("A:A") == [["r1"], ["r1"]]


def test_ranges_are_cleared(sheet):
    sheet.update([["a", "b"], ["c", "d"]], "A1")
    sheet.batch_clear(["A1", "B2:B"])

    assert sheet.get("A1:B2") == [["", "b"], ["c"]]


def test_a_batch_of_shapes_is_all_or_nothing(sheet):
    requests_ = [
        {"addSheet": {"properties": {"title": "ใหม่"}}},
        {"addSheet": {"properties": {"title": "Sheet1"}}},
    ]

    message = refused(sheet.spreadsheet.batch_update, {"requests": requests_})

    assert (
        message
        == 'Invalid requests[1].addSheet: A sheet with the name "Sheet1" already exists. Please enter another name.'
    )
    assert [tab.title for tab in sheet.spreadsheet.worksheets()] == ["Sheet1"]


def test_shapes_change_as_gspread_asks(sheet):
    book = sheet.spreadsheet
    tab = book.add_worksheet("แผ่นสอง", 10, 4)
    tab.freeze(rows=1)
    tab.resize(rows=12, cols=5)
    tab.update_title("แผ่นใหม่")
    tab.update([[str(number)] for number in range(12)], "A1")
    tab.delete_rows(2, 3)

    again = book.worksheet("แผ่นใหม่")
    assert (again.row_count, again.col_count, again.frozen_row_count) == (10, 5, 1)
    assert again.col_values(1)[:3] == ["0", "3", "4"]
    book.del_worksheet(again)
    assert [one.title for one in book.worksheets()] == ["Sheet1"]


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ({"deleteSheet": {"sheetId": 0}}, "remove all the sheets"),
        ({"deleteSheet": {"sheetId": 99}}, "No sheet with id"),
        ({"paintSheet": {}}, 'Unknown name "paintSheet"'),
        ({"updateSheetProperties": {"properties": {"sheetId": 0, "title": "x"}}}, "At least one field"),
        (
            {"addSheet": {"properties": {"gridProperties": {"rowCount": 400_000, "columnCount": 26}}}},
            "10000000 cells",
        ),
        (
            {
                "updateSheetProperties": {
                    "properties": {"sheetId": 0, "gridProperties": {"frozenRowCount": 1000}},
                    "fields": "gridProperties.frozenRowCount",
                }
            },
            "freeze all visible rows",
        ),
    ],
)
def test_a_shape_that_google_refuses_is_refused(sheet, request_, words):
    assert words in refused(sheet.spreadsheet.batch_update, {"requests": [request_]})


def test_a_cell_holds_fifty_thousand_letters(sheet):
    sheet.update([["ก" * 50_000]], "A1")

    assert "maximum of 50000 characters" in refused(sheet.update, [["ก" * 50_001]], "A1")


def test_only_the_asked_fields_are_answered(sheet):
    answer = sheet.spreadsheet.client.spreadsheets_get(
        sheet.spreadsheet.id, {"fields": "spreadsheetId,sheets(properties(title,gridProperties.rowCount))"}
    )

    assert {name: value for name, value in answer.items() if name != "spreadsheetId"} == {
        "sheets": [{"properties": {"title": "Sheet1", "gridProperties": {"rowCount": 1000}}}]
    }
