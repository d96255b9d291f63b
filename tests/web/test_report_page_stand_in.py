"""Nobody takes a stand-in for the office's own form: whoever files it sees the mark in the chat, on the page, in the table."""

from bot import sheets
from tests.play import Play
from tests.stories import act, contribute, file, ready_to_file, register, shown
from tests.web.report_kit import Phone, application, shown_link

MARK = "แบบชั่วคราว ยังไม่ใช่แบบของหน่วยงาน"


def test_the_office_sees_it_when_it_opens_the_report(play: Play) -> None:
    register(play)
    contribute(play)
    act(play, "somchai", "งานค้าง")

    assert MARK in shown(play.press("somchai", "ทำเลย", number=2))


def test_the_group_is_not_troubled_with_it(play: Play) -> None:
    register(play)

    assert MARK not in act(play, "mali", "งานค้าง", "[ทำเลย]")


def test_the_page_of_the_office_s_report_shows_it(play: Play) -> None:
    register(play)
    contribute(play)
    ready_to_file(play)
    phone = Phone(application(play), shown_link(play, "somchai"))

    phone.open()

    assert MARK in phone.words()


def test_every_row_of_the_table_says_which_form_it_comes_from(play: Play) -> None:
    register(play)
    contribute(play)
    file(play)

    with play.core.database.reading() as connection:
        [table] = sheets.report_tables(play.core, connection)
        marks = [row["form"] for row in table.rows]

    assert [MARK] == marks
    assert "แบบที่ใช้" in table.titles()
