"""The page of a built report: figures are read and never typed, and what is missing wants a reason there too."""

from models.reports import Report
from tests import tiers
from tests.play import Play
from tests.stories import act, rows
from tests.web.report_kit import Phone, application, shown_link

TOTAL = "ยอดจำหน่ายรวม 1,000 บาท"


def text(phone: Phone) -> str:
    return " ".join(phone.page().text_content().split())


def sends(phone: Phone, why: str) -> None:
    phone.post({**dict(phone.fields()), "lacks": why, "do": "send"})


def opened(play: Play, *, markets: int = 4) -> Phone:
    """Let สมชาย open the report of his district, of whose markets one is in, as a page."""
    made = tiers.settled(play, markets)
    tiers.sent(play, "market01", 4, 1000)
    tiers.opened(made, *tiers.DISTRICT)
    act(play, "somchai", "[ข้าม]")
    phone = Phone(application(play), shown_link(play, "somchai"))
    phone.open()
    return phone


def test_built_figures_and_lines_are_read_and_have_no_field(play: Play) -> None:
    phone = opened(play)

    words = text(phone)
    fields = {one.get("name") for one in phone.page().xpath("//input|//textarea|//select")}

    assert TOTAL in words
    assert "ตลาด 02" in words
    assert "v:/data/remark" in fields
    assert set() == {name for name in fields if name and ("market" in name or "total" in name)}


def test_what_a_browser_sends_for_a_built_figure_is_never_taken(play: Play) -> None:
    phone = opened(play, markets=2)

    phone.press("save", **{"v:/data/sales_total": "5", "v:/data/market[1]/sales": "5"})
    act(play, "somchai", "ไปต่อ")

    assert TOTAL in text(phone)


def test_a_page_asks_why_something_is_missing_and_sends_with_the_answer(play: Play) -> None:
    phone = opened(play)
    phone.press("check")
    words = phone.words()

    sends(phone, "น้ำท่วมทางเข้าตลาด")
    [report] = rows(play, Report, form="month")

    assert "ยังขาด 1 จาก 2 ส่งโดยขาดเพราะอะไรคะ" in words
    assert {"markets": "1", "times_total": "4", "sales_total": "1000"} == tiers.figures(dict(report))


def test_a_page_without_the_reason_sends_nothing(play: Play) -> None:
    phone = opened(play)
    phone.press("check")

    sends(phone, " ")

    assert [] == rows(play, Report, form="month")


def test_what_changed_below_under_an_open_page_is_shown_before_it_is_sent(play: Play) -> None:
    phone = opened(play, markets=2)
    phone.press("check")
    tiers.sent(play, "market01", 4, 3000)

    phone.press("send")
    before = rows(play, Report, form="month")
    words = text(phone)
    phone.press("send")
    [report] = rows(play, Report, form="month")

    assert [] == before
    assert "3,000 บาท" in words
    assert "3000" == tiers.figures(dict(report))["sales_total"]
