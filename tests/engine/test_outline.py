"""A pack as people and programs read it: its clocks in words, its duties as lines, its year as days."""

from datetime import UTC, date, datetime

import pytest

from bot.texts import Texts
from engine.obligations.facts import Facts
from engine.obligations.working_days import WorkingDays
from engine.outline import clocks, ics
from engine.outline.days import named, uid
from engine.outline.kinds import kind_of
from engine.outline.lines import line
from engine.outline.moments import days_of, year_of
from engine.outline.page import page
from tests.engine import clock_pack, pack_kit

TEXTS = Texts.load("th")
MOAC = "moac-groups-2565"
COHORTS = '{ by = "tranche", "1" = 2022-01-31, "2" = 2022-05-31 }'
CLOCKS = {
    "2021-11-30": ("fixed", "ภายในวันที่ 30 พ.ย. 2564"),
    COHORTS: ("fixed_by_cohort", "งวด 1 ภายในวันที่ 31 ม.ค. 2565; งวด 2 ภายในวันที่ 31 พ.ค. 2565"),
    "{ in_month = 12 }": ("month_named", "ภายใน ธ.ค. 2564"),
    "{ in_month = 11, to_month = 12 }": ("month_named", "ระหว่าง 1 พ.ย. 2564 ถึง 31 ธ.ค. 2564"),
    "{ in_quarter = 1 }": ("quarter_named", "ภายใน ไตรมาส 1 ปี 2565"),
    '"fiscal_year"': ("fiscal_year", "ภายในปีงบประมาณ"),
    "{ from = 2021-10-01, to = 2022-01-15 }": ("span", "ระหว่าง 1 ต.ค. 2564 ถึง 15 ม.ค. 2565"),
    '{ every = "month", day = 27, first = 2021-10-27 }': (
        "monthly_day", "ทุกเดือน ภายในวันที่ 27 ตั้งแต่ 27 ต.ค. 2564",
    ),
    '{ every = "month", day = "last" }': ("monthly_day", "ทุกเดือน ภายในวันสิ้นเดือน"),
    '{ every = "month" }': ("monthly_day", "ทุกเดือน ไม่ได้ระบุวัน"),
    '{ every = "month", times = 2 }': ("monthly_day", "เดือนละ 2 ครั้ง"),
    '{ every = "quarter" }': ("quarter_named", "ทุกไตรมาส"),
    '{ every = "year", in_month = 3 }': ("yearly", "ทุกปี ภายในเดือนที่ 3"),
    '{ every = "year", times = 2 }': ("yearly", "ปีละ 2 ครั้ง"),
    '{ after = "meeting", days = 7 }': ("after_event", "ภายใน 7 วัน หลังประชุมกลุ่ม"),
    '{ after = "meeting", days = 7, working = true, no_later_than = 2022-08-10 }': (
        "after_event_capped", "ภายใน 7 วันทำการ หลังประชุมกลุ่ม ทั้งนี้ไม่เกิน 10 ส.ค. 2565",
    ),
    '{ after = "market", days = 5, each = true }': ("each_occurrence", "ภายใน 5 วัน หลังตลาดนัด ทุกครั้ง"),
    '{ after = "meeting", at_once = true }': ("on_event", "ทันทีที่ประชุมกลุ่ม"),
    '{ after = "duties.plan" }': ("after_event", "หลังแผน แจ้งวันภายหลัง"),
    '{ ends = "work" }': ("phase_end", "เมื่อสิ้นสุดทำงาน"),
    '{ before = "duties.plan", days = 5 }': ("before", "ก่อนแผน อย่างน้อย 5 วัน"),
    "{ rounds = [2021-12-31, { in_month = 6 }] }": (
        "dated_rounds", "ครั้งที่ 1 ภายในวันที่ 31 ธ.ค. 2564; ครั้งที่ 2 ภายใน มิ.ย. 2565",
    ),
    '"set_later"': ("set_later", "แจ้งวันภายหลัง"),
    '{ set_by = "กรม" }': ("set_later", "กรมจะแจ้งวันภายหลัง"),
    '{ printed = ["2021-08", "2022-08"], likely = 2022-08-31, reason = "x" }': (
        "contradictory", "พิมพ์ไว้ 2021-08, 2022-08 น่าจะเป็น 31 ส.ค. 2565",
    ),
    "{ window_from = 2021-10-01, window_to = 2022-09-30 }": (
        "no_deadline", "คู่มือไม่ได้ระบุวัน ตั้งแต่ 1 ต.ค. 2564 ถึง 30 ก.ย. 2565",
    ),
    '"none"': ("no_deadline", "คู่มือไม่ได้ระบุวัน"),
}  # fmt: skip


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_clock_has_its_kind_and_its_thai_words(clock: str) -> None:
    programme = clock_pack.pack(clock)
    duty = programme.duty("d0")

    assert CLOCKS[clock] == (kind_of(duty), TEXTS.word(clocks.words(duty.due, programme), {}))


def test_a_cut_off_of_its_own_makes_a_monthly_series_one_of_two_days() -> None:
    more = 'collected_by = "leader"\ncollect_until = { every = "month", day = 25 }'
    programme = clock_pack.pack('{ every = "month", day = 27 }', more=more)

    assert "monthly_cutoff_due" == kind_of(programme.duty("d0"))


def test_a_day_that_differs_by_cohort_stands_once_for_each_and_any_other_once() -> None:
    programme = clock_pack.pack(COHORTS, "2021-12-31")

    assert [
        ("d1", date(2021, 12, 31), ""),
        ("plan", date(2022, 1, 31), ""),
        ("d0", date(2022, 1, 31), "1"),
        ("d0", date(2022, 5, 31), "2"),
    ] == [(one.duty.id, one.day, one.member.value) for one in year_of(programme).entries]
    assert () == year_of(programme).waiting


def test_only_the_cohort_that_owes_a_duty_has_its_day() -> None:
    more = 'among = { cohort = "tranche", values = ["2"] }'
    programme = clock_pack.pack("2021-12-31", more=more)

    assert ["2"] == [one.member.value for one in year_of(programme).entries if one.duty.id == "d0"]


def test_what_waits_is_named_with_what_it_waits_for_even_before_an_event_happened_once() -> None:
    programme = clock_pack.pack('{ after = "market", days = 5, each = true }', '"set_later"', '"none"')

    waiting = [(one.duty.id, one.waits) for one in year_of(programme).waiting]

    assert [("d0", ("events.market",)), ("d1", ("date",)), ("d2", ())] == waiting


def test_a_date_that_was_set_stands_in_the_year() -> None:
    programme = clock_pack.pack('"set_later"')
    facts = Facts(dates={"d0/once": date(2022, 6, 15)})

    assert date(2022, 6, 15) in {one.day for one in year_of(programme, facts).entries}


def test_weekends_holidays_and_declared_days_are_told_apart() -> None:
    days = [date(2021, 11, 27), date(2021, 12, 31), date(2022, 1, 19), date(2022, 1, 20)]
    working = WorkingDays(frozenset({days[2]}))

    assert ["weekend", "วันสิ้นปี", "declared off", ""] == [working.closed_by(day) for day in days]


def test_the_line_of_a_duty_holds_every_key_that_others_rely_on() -> None:
    programme = pack_kit.pack(MOAC)
    told = line(programme, programme.duty("set3"), pack_kit.forms(MOAC))

    assert {
        "programme": MOAC,
        "duty": "set3",
        "refs": ["000-R3", "000-W2"],
        "source": "000",
        "source_line": 90,
        "clock": "fixed_by_cohort",
        "due": ["2022-01-31", "2022-05-31"],
        "about": "group",
        "collected_by": "ประธานหรือผู้นำกลุ่ม",
        "filed_by": "สำนักงานเกษตรและสหกรณ์จังหวัด",
        "level": "province",
        "to": "กองนโยบายเทคโนโลยีเพื่อการเกษตรและเกษตรกรรมยั่งยืน",
        "channel": "",
        "attachments": ["form"],
        "form": "set3",
        "form_status": "partly",
        "questions": told["questions"],
        "built_from": [],
        "review": [{"by": "เกษตรและสหกรณ์จังหวัด", "must": "approve"}],
        "caps": {"baht": 30000},
    } == told
    assert isinstance(told["questions"], int)
    assert told["questions"] > 0


@pytest.mark.parametrize("name", pack_kit.PACKS)
def test_every_duty_of_a_pack_has_a_line_and_a_place_on_the_page(name: str) -> None:
    programme, forms = pack_kit.pack(name), pack_kit.forms(name)
    words = "\n".join(TEXTS.word(one.text, {}) for one in page(programme, forms, year_of(programme)))

    for duty in programme.duties:
        assert f"{duty.id}  {duty.name}" in words
        assert list(map(str, days_of(duty, programme))) == line(programme, duty, forms)["due"]
    assert "{" not in words


def test_the_days_of_the_year_have_names_of_their_own_that_do_not_move_with_the_date() -> None:
    programme = clock_pack.pack(COHORTS, "2021-12-31")
    later = clock_pack.pack(COHORTS, "2022-02-28")
    before, after = ({uid(one, day): day.day for day in year_of(one).entries} for one in (programme, later))

    assert len(before) == len(year_of(programme).entries)
    assert set(before) == set(after)
    assert {"small-d1-once-due@sanam.example"} == {key for key in before if before[key] != after[key]}


def test_a_calendar_file_is_folded_escaped_and_ends_its_lines_as_the_standard_says() -> None:
    at = datetime(2021, 10, 1, 8, tzinfo=UTC)
    days = [
        ics.Day(one.uid, one.entry.day, one.title, "ก, ข; ค\\ง\nจ")
        for one in named(pack_kit.pack(MOAC), year_of(pack_kit.pack(MOAC)), WorkingDays())
    ]

    written = ics.calendar("โครงการ", days, at)
    lines = written.split("\r\n")

    assert "\n" not in written.replace("\r\n", "")
    assert 75 >= max(len(line.encode()) for line in lines)
    assert len(days) == lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT")
    unfolded = written.replace("\r\n ", "").split("\r\n")
    assert r"DESCRIPTION:ก\, ข\; ค\\ง\nจ" in unfolded
    assert "SUMMARY:รายงานข้อมูลทั่วไปของกลุ่มเกษตรกร (รายงานชุดที่ ๑)" in unfolded
    assert [f"UID:{one.uid}" for one in days] == [line for line in unfolded if line.startswith("UID:")]
    assert "VALARM" not in written
    assert {"DTSTAMP:20211001T080000Z"} == {line for line in unfolded if line.startswith("DTSTAMP")}
