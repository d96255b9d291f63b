import csv
import io

from exports import csvs
from exports.tables import Column, Table

COLUMNS = (Column("id", "รหัส"), Column("note", "หมายเหตุ"), Column("n", "คน"))


def test_excel_sees_utf8_by_the_mark_and_lines_end_as_rfc_4180_says():
    table = Table("ก", COLUMNS, [{"id": "r1", "note": 'ไป, มา\nสองบรรทัด "ดี"', "n": -3}])

    actual = b"".join(csvs.lines(table))

    assert '\ufeffรหัส,หมายเหตุ,คน\r\nr1,"ไป, มา\nสองบรรทัด ""ดี""",-3\r\n'.encode() == actual


def test_a_formula_in_a_note_is_only_text():
    table = Table("ก", COLUMNS, [{"id": "r1", "note": '=HYPERLINK("http://x","y")', "n": 1}])

    text = b"".join(csvs.lines(table)).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(text)))[1] == ["r1", '\'=HYPERLINK("http://x","y")', "1"]


def test_rows_are_read_only_as_far_as_the_file_was_taken():
    taken = []

    def rows():
        for number in range(1000):
            taken.append(number)
            yield {"id": f"r{number}"}

    lines = csvs.lines(Table("ก", COLUMNS, rows()))
    for _ in range(3):
        next(lines)

    assert taken == [0, 1]
