"""Values are found inside running text: where they stand, how they read, and what makes them doubtful."""

import datetime as dt
import random

import pytest

from thai.spotting.days import days, in_future, in_past
from thai.spotting.figures import figures
from thai.spotting.names import names
from thai.spotting.notes import frame
from thai.spotting.passing import passing
from thai.spotting.spans import HIDDEN, hidden
from thai.spotting.turns import turns
from thai.writing import write_date

TODAY = dt.date(2021, 11, 25)


def told(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end].strip(), str(in_past(one, TODAY))) for one in days(text, TODAY)]


def counted(text: str) -> list[tuple[str, str]]:
    clear = hidden(text, [*((one.start, one.end) for one in days(text, TODAY)), *passing(text)])
    return [(one.of, str(one.number)) for one in figures(clear) if not one.is_vague and not one.rate]


def named(text: str) -> list[str]:
    return [text[one.start : one.end] for one in names(text)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("กลุ่มผักประชุมเมื่อวานมา23คน", "เมื่อวาน", "2021-11-24"),
        ("อบรม 15 พ.ย. 23 คน", "15 พ.ย.", "2021-11-15"),
        ("อบรม 15 พ.ย. 64 คนมา 23", "15 พ.ย.", "2021-11-15"),
        ("19พย64 19คน", "19พย64", "2021-11-19"),
        ("เมื่อวันพุธที่ 17 พฤศจิกายน 2564 มีผู้เข้าร่วม", "เมื่อวันพุธที่ 17 พฤศจิกายน 2564", "2021-11-17"),
        ("ประชุมวันเสาร์ที่ 20 มา 8 คน", "วันเสาร์ที่ 20", "2021-11-20"),
        ("เก็บเงินวันที่ 5 สมาชิกมา", "วันที่ 5", "2021-11-05"),
        ("ประชุมวันที่ 28 มาแล้ว", "วันที่ 28", "None"),
        ("ประชุมวันจันทร์ที่ 23 พ.ย. 64", "วันจันทร์ที่ 23 พ.ย. 64", "None"),
        ("อบรมเมื่อต้นเดือน", "เมื่อต้นเดือน", "None"),
        ("อบรม 10-11 พ.ย. 64 มา 5 คน", "10-11 พ.ย. 64", "None"),
        ("อบรมไปแล้ว 28 พ.ย. 64", "28 พ.ย. 64", "None"),
    ],
)
def test_a_day_is_found_and_told_only_when_it_is_sure_and_over(text: str, words: str, day: str) -> None:
    assert [(words, day)] == told(text)


def test_a_day_of_sending_is_not_the_day_of_what_was_done() -> None:
    assert [] == told("ขอแก้ที่ส่งเมื่อวาน")


def test_every_day_of_a_month_is_found_in_running_text() -> None:
    for number in range(1, 25):
        day = dt.date(2021, 11, number)
        assert [(write_date(day), day.isoformat())] == told(f"กลุ่มผักประชุม {write_date(day)} มา 20 คน ใช้ 300")


def test_a_day_ahead_is_told_for_a_plan() -> None:
    day = next(iter(days("จะอบรมวันที่ 28", TODAY)))

    assert dt.date(2021, 11, 28) == in_future(day, TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("มา 23 คน ใช้ไป 12,500", [("people", "23"), ("bare", "12500")]),
        ("มาซาวห้าคน จ่ายพันห้า", [("people", "25"), ("bare", "1500")]),
        ("750.- บาท", [("money", "750")]),
        ("มา 20 กว่าคน", []),
        ("มาประมาณ 20 คน", []),
        ("มา 20-25 คน", []),
        ("คนละ 100 บาท", []),
        ("ค่าแรงวันละ 300", []),
        ("15 ครัวเรือน", [("households", "15")]),
        ("2 ไร่ 3 งาน", [("area", "1100")]),
        ("หมู่ 7 เวลา 09.00 น. โทร 0812345678 555", []),
        ("ครั้งที่ 2 มา 5 คน", [("people", "5")]),
        ("ไม่ใช่ 23 คน 32 คน", [("people", "32")]),
        ("ประชุมสรุปปี 24 คน", [("people", "24")]),
        ("ปี 2565 มา 8 คน", [("people", "8")]),
        ("ได้ 4,800 คนขาย 2 คน", [("bare", "4800"), ("people", "2")]),
        ("ร้อยละ 40", [("percent", "40")]),
    ],
)
def test_a_number_is_found_with_what_it_counts(text: str, found: list[tuple[str, str]]) -> None:
    assert found == counted(text)


def test_parts_and_totals_are_told_apart() -> None:
    parts = [one.part for one in figures("ชาย 8 คน หญิง 15 คน รวม 23 คน")]

    assert ["share", "share", "total"] == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("กลุ่มผักบ้านหนองบัวประชุมเมื่อวาน", ["กลุ่มผักบ้านหนองบัว"]),
        ("กลุ่มเลี้ยงโคเนื้อ บ้านโนนงาม\nประชุม", ["กลุ่มเลี้ยงโคเนื้อ บ้านโนนงาม"]),
        ("วิสาหกิจชุมชนกล้วยหอมทองบ้านท่าช้าง ไปดูงาน", ["วิสาหกิจชุมชนกล้วยหอมทองบ้านท่าช้าง"]),
        ("กองทุนแม่ของแผ่นดินบ้านวังน้ำเย็น จัดประชุม", ["กองทุนแม่ของแผ่นดินบ้านวังน้ำเย็น"]),
        ("บ้านหนองบัว ม.3 ทำความสะอาดวัด", ["บ้านหนองบัว ม.3"]),
        ("กลุ่ม อสม.บ้านหนองไผ่ แจกหน้ากาก", ["กลุ่ม อสม.บ้านหนองไผ่"]),
        ("กลุ่มสตรี ต.บ้านใหม่ อบรม", ["กลุ่มสตรี ต.บ้านใหม่"]),
        ("กลุ่มของเราประชุมแล้ว", []),
        ("ประชุมที่บ้านผู้ใหญ่", []),
        ("รายงาน 2 กลุ่มค่ะ", []),
        ("ไปดูงานที่ศูนย์เรียนรู้บ้านดง", []),
        ("ประชุมกลุ่มแล้วค่ะ", []),
        ("ประชุมกลุ่มเมื่อวาน", []),
        ("กลุ่มที่ถูกคือกลุ่มทอผ้าบ้านโนน", ["กลุ่มทอผ้าบ้านโนน"]),
        ("กลุ่มสัจจะบ้านนาดี ฝากเงิน", ["กลุ่มสัจจะบ้านนาดี"]),
        ("กลุ่มเกษตรอินทรีย์บ้านดอนมีสองงาน", ["กลุ่มเกษตรอินทรีย์บ้านดอน"]),
        ("พัฒนากรมาตรวจเยี่ยมกลุ่มทอผ้าบ้านนาข่า", ["กลุ่มทอผ้าบ้านนาข่า"]),
        ("ไปเยี่ยมกลุ่มทอผ้าบ้านนาข่า", []),
        ("รายงานผลของกลุ่มพริกแกงบ้านบึง", ["กลุ่มพริกแกงบ้านบึง"]),
        ("เชิญกลุ่มพริกแกงบ้านบึง", []),
    ],
)
def test_a_name_ends_where_something_is_done(text: str, found: list[str]) -> None:
    assert found == named(text)


@pytest.mark.parametrize("name", ["กลุ่มผักบ้านไผ่งาม", "กลุ่มปลาบ้านท่าชนะ", "กลุ่มสะตอบ้านท่าแนะ", "กลุ่มคะน้าบ้านสวน"])
@pytest.mark.parametrize("ending", ["ค่ะ", "คะ", "ครับ", "ครับผม", "จ้า", "จ้ะ", "จ๊ะ", "เด้อ", "นะคะ", "นะครับ"])
def test_politeness_is_no_part_of_a_name(name: str, ending: str) -> None:
    assert [name] == named(f"ประชุมแล้ว {name}{ending}")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("กลุ่มทอเสื่อกกบ้านแพงพากันทอเสื่อ", "กลุ่มทอเสื่อกกบ้านแพง"),
        ("กลุ่มจักสานบ้านบึงน้ำใสกู้เงินกองทุนสตรี", "กลุ่มจักสานบ้านบึงน้ำใส"),
        ("กลุ่มหมูหลุมบ้านเขาวงอนุมัติงบ", "กลุ่มหมูหลุมบ้านเขาวง"),
        ("กลุ่มกุ้งบ้านคลองขุดประชุม", "กลุ่มกุ้งบ้านคลองขุด"),
        ("กลุ่มกาแฟบ้านปางขอนคั่วกาแฟ", "กลุ่มกาแฟบ้านปางขอน"),
        ("สัมมาชีพบ้านหนองขาม อบรม", "สัมมาชีพบ้านหนองขาม"),
        ("ร้านค้าชุมชนบ้านหาดสูง อบรม", "ร้านค้าชุมชนบ้านหาดสูง"),
        ("ตลาดชุมชนบ้านริมคลอง\nเปิดตลาด", "ตลาดชุมชนบ้านริมคลอง"),
        ("อสม. บ้านหนองไผ่ หมู่ 4 พ่นหมอกควัน", "อสม. บ้านหนองไผ่ หมู่ 4"),
        ("สภาเกษตรกรตำบลหนองหลวงประชุม", "สภาเกษตรกรตำบลหนองหลวง"),
        ("กลุ่มผู้ใช้น้ำคลองส่งน้ำสาย 3\nขุดลอก", "กลุ่มผู้ใช้น้ำคลองส่งน้ำสาย 3"),
    ],
)
def test_a_name_is_whole_and_no_longer(text: str, name: str) -> None:
    assert [(name, True)] == [(text[one.start : one.end], one.is_certain) for one in names(text)]


@pytest.mark.parametrize(
    "text",
    [
        "กลุ่มจักสานบ้านวังยาวฟั่นเชือกกล้วย 9 คน",
        "กลุ่มผู้สูงอายุบ้านคำไฮรำวงย้อนยุคสนุกสนาน ที่ศาลา",
        "สมัชชาบ้านหนองขาม อบรม",
        f"กลุ่มหมอนขิดบ้านทรายงามยัดนุ่น{HIDDEN * 8} 14 คน",
        "กลุ่มผ้ามัดหมี่บ้านดู่มัดหมี่เมื่อวาน",
    ],
)
def test_a_name_with_an_end_that_nobody_can_tell_is_not_certain(text: str) -> None:
    assert [False] == [one.is_certain for one in names(text)]


@pytest.mark.parametrize("text", ["ทำน้ำหมักเมื่อเช้า", "ประชุม 20 คน", "ช่วงเช้านี้"])
def test_what_goes_on_is_no_turn_but_the_afternoon_is(text: str) -> None:
    assert len(turns(text)) + 1 == len(turns(f"{text} ช่วงบ่ายอบรม"))


def test_what_is_read_already_is_no_part_of_a_name() -> None:
    text = "ประชุมกลุ่มวันที่ 5 พ.ย. มา 10 คน"

    assert () == names(hidden(text, [(text.index("วัน"), text.index(" มา"))]))


def test_a_known_name_is_found_whole() -> None:
    text = "เมื่อวานผักประชุมรุ่งเรืองประชุม 5 คน"

    assert ["ผักประชุมรุ่งเรือง"] == [text[one.start : one.end] for one in names(text, ["ผักประชุมรุ่งเรือง"])]


def test_what_line_adds_to_a_forwarded_message_tells_the_day_of_writing() -> None:
    text = "[LINE] แชทกลุ่ม\nวันที่บันทึก: 2021/11/25 18:20\n\nพ. 24/11/2021\n16:42 ป้าแดง ประชุมวันนี้ค่ะ"

    assert dt.date(2021, 11, 24) == frame(text, TODAY).written


@pytest.mark.parametrize(
    "head", ["[24/11 18:32] ป้าแดง:", "[24/11/2564 18:32] ป้าแดง:", "[24/11/2021, 18:32:05]"]
)
def test_a_header_in_brackets_tells_the_day_of_writing(head: str) -> None:
    assert dt.date(2021, 11, 24) == frame(f"{head} ประชุมวันนี้ค่ะ", TODAY).written


def test_a_header_of_a_day_that_comes_late_in_the_year_is_of_last_year() -> None:
    assert dt.date(2020, 12, 30) == frame("[30/12 08:00] ป้าแดง: ประชุมวันนี้", TODAY).written


def test_headers_of_two_days_tell_no_day_of_writing() -> None:
    told = frame("[23/11 18:32] ป้าแดง: ประชุมวันนี้\n[24/11 18:32] ป้าแดง: อบรมวันนี้", TODAY)

    assert (None, True) == (told.written, told.is_several)


def test_a_day_below_a_word_of_reporting_is_no_day_of_sending() -> None:
    assert [("วันที่ 18 พ.ย. 64", "2021-11-18")] == told("กลุ่มผักรายงาน\nวันที่ 18 พ.ย. 64 ประชุม")


def test_a_day_alone_on_its_line_is_no_day_of_writing() -> None:
    assert None is frame("23/11/2021\nกลุ่มข้าวประชุม", TODAY).written


def test_nothing_that_is_typed_breaks_the_search() -> None:
    dice = random.Random(11)
    pieces = [
        "กลุ่ม",
        "บ้าน",
        "12,500",
        "๒๓",
        "คน",
        "-",
        "ถึง",
        "พ.ย.",
        "\n",
        " ",
        "รวม",
        "ละ",
        "(",
        "ม.",
        "วันที่",
        "จะ",
        "😀",
        "่",
        "ไม่",
    ]
    for _ in range(400):
        text = "".join(dice.choices(pieces, k=dice.randint(1, 60)))
        spans = [(one.start, one.end) for one in days(text, TODAY)] + [
            (one.start, one.end) for one in names(text)
        ]
        spans += [(one.start, one.end) for one in figures(text)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
