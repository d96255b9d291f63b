"""Reports on paper: margins, letters, lines that end between words, digits, feet, lines to sign on, two pictures a page."""

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from bot.clock import BANGKOK
from exports.paper.canvas import BOTTOM, FONTS, LEFT, RIGHT, TOP, Canvas, canvas
from exports.paper.lines import lines
from exports.paper.nouns import Memo, Paper, Part, Photo, Words
from exports.paper.writing import write
from tests.exports.pdf_kit import Page, bare, pages
from tests.exports.test_printed import market, month
from thai.breaking import pieces

POINT = 72 / 25.4
AT = datetime(2022, 1, 31, 9, 0, tzinfo=BANGKOK)
PROVISIONAL = "แบบชั่วคราว ยังไม่ใช่แบบของหน่วยงาน"
WORDS = Words(
    lambda number, count: f"หน้า {number} จาก {count}", PROVISIONAL, "รายการ", "ข้อมูล", "ภาพประกอบ", "บันทึกข้อความ",
    "ส่วนราชการ", "ที่", "วันที่", "เรื่อง", "เรียน",
)  # fmt: skip
SIGN = ("ลงชื่อ ........ ผู้รายงาน", "(มะลิ ใจดี)", "ตำแหน่ง ........", "วันที่ ........")
ANSWERS = (("1. จำนวนสมาชิก", "12 คน"), ("2. กิจกรรมของกลุ่ม", "ทำน้ำพริกและปลูกผักขายที่ตลาด " * 30))
# Whole words, some of them long: a line that ends inside one of them has broken it.
WHOLE = (
    "กลุ่ม", "สมาชิก", "จังหวัด", "อำเภอ", "ตำบล", "หมู่บ้าน", "รายงาน", "เกษตรกร", "ตลาดนัด", "ผลิตภัณฑ์", "งบประมาณ", "กิจกรรม",
    "เจ้าหน้าที่", "สำนักงาน", "ประชุม", "จำหน่าย", "ดำเนินการ", "โครงการ", "น้ำพริก", "กันยายน", "พฤศจิกายน", "ปัญหา", "อุปสรรค",
    "ผู้ใหญ่บ้าน", "คณะกรรมการ", "สัปดาห์", "ศาลา", "ขยะ", "ครัวเรือน", "แม่บ้าน",
)  # fmt: skip


def paper(*parts: Part, memo: Memo | None = None, has_thai_digits: bool = False) -> Paper:
    return Paper("ทดลอง", parts, WORDS, memo, has_thai_digits=has_thai_digits)


def part(**more: object) -> Part:
    plain = Part(("รายงานผลการดำเนินงาน", "กลุ่มบ้านหนองบัว"), "เลขที่รายงาน 65-00012 ฉบับที่ 2", ANSWERS, sign=SIGN)
    return replace(plain, **more)  # type: ignore[arg-type]


def written(folder: Path, made: Paper) -> list[Page]:
    target = folder / "paper.pdf"
    write(made, target, AT)
    return pages(target)


@pytest.fixture(scope="module")
def printed_parts(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Lend a paper with a memo, a report of answers with pictures, and a table of seventeen columns."""
    table = month(*(market(number, name=f"ตลาดหน้าอำเภอ {number}") for number in range(1, 25)))
    memo = Memo(
        "สำนักงานจังหวัด", "ขอส่งรายงาน", ("สำนักงานขอส่งรายงานมาพร้อมบันทึกนี้", "จึงเรียนมาเพื่อโปรดทราบ"), SIGN[1:]
    )
    photos = tuple(Photo(f"รูปที่ {number} ประชุมกลุ่ม", lambda: picture((900, 1200))) for number in range(1, 4))
    made = paper(
        part(photos=photos, is_provisional=True),
        part(answers=(), table=table, title=table.title, sign=table.sign),
        memo=memo,
    )
    return written(tmp_path_factory.mktemp("paper"), made)


@pytest.fixture(scope="module")
def made() -> Iterator[Canvas]:
    """Lend pages on which nothing stands, the letters of a report chosen."""
    blank = canvas("ทดลอง", AT, has_thai_digits=False)
    blank.font()
    yield blank
    blank.close()


def picture(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (90, 140, 60)).save(out, "JPEG")
    return out.getvalue()


def test_pages_are_a4_with_three_centimetres_left_and_two_right(printed_parts: list[Page]) -> None:
    for page in printed_parts:
        wide, high, found = page.wide, page.high, page.boxes

        assert {595, 842} == {round(wide), round(high)}
        assert min(left for left, *_ in found) >= LEFT * POINT - 1
        assert max(right for _, _, right, _ in found) <= wide - RIGHT * POINT + 1
        assert max(top for *_, top in found) <= high - (TOP - 13) * POINT


def test_every_page_says_its_number_of_all_and_reports_their_number_and_version(
    printed_parts: list[Page],
) -> None:
    count = len(printed_parts)
    feet = [page.said for page in printed_parts]

    assert [True] * count == [bare(f"หน้า {at} จาก {count}") in one for at, one in enumerate(feet, start=1)]
    assert [False] + [True] * (count - 1) == [bare("เลขที่รายงาน 65-00012 ฉบับที่ 2") in one for one in feet]


def test_a_provisional_form_says_so_on_each_of_its_pages_and_no_other(
    printed_parts: list[Page],
) -> None:
    found = [bare(PROVISIONAL) in page.said for page in printed_parts]

    assert (False, True) == (found[0], found[1])
    assert [True, True] == [
        found[at] for at, page in enumerate(printed_parts) if bare("ภาพประกอบ") in page.said
    ]
    assert not found[-1]


def test_pictures_stand_two_a_page_with_their_captions(printed_parts: list[Page]) -> None:
    pages = [page.said for page in printed_parts if bare("ภาพประกอบ") in page.said]

    assert [["รูปที่1", "รูปที่2"], ["รูปที่3"]] == [
        [f"รูปที่{number}" for number in (1, 2, 3) if bare(f"รูปที่ {number}") in one] for one in pages
    ]


def test_the_memo_leaves_its_number_day_and_reader_blank(printed_parts: list[Page]) -> None:
    first = printed_parts[0].said

    assert bare("บันทึกข้อความ") in first
    assert 3 <= first.count("." * 30)
    assert not [
        one for one in "0123456789" if one in first.replace(bare(f"หน้า 1 จาก {len(printed_parts)}"), "")
    ]


def test_a_wide_table_lies_across_with_its_header_on_each_page(printed_parts: list[Page]) -> None:
    across = [page.said for page in printed_parts if page.is_across]
    lined = [one for one in across if bare("แม่ริม") in one]

    assert len(lined) > 1
    assert [True] * len(lined) == [bare("รูปแบบการจัดตลาด") in one for one in lined]
    assert bare(SIGN[0].split()[0]) in across[-1]


def test_thai_digits_stand_where_the_pack_says_so(tmp_path: Path) -> None:
    found = "".join(page.said for page in written(tmp_path, paper(part(), has_thai_digits=True)))

    assert "๖๕-๐๐๐๑๒" in found
    assert not any(one in found for one in "0123456789")


def test_letters_are_embedded_and_free_and_as_large_as_official_ones(made: Canvas) -> None:

    assert 16 == made.pdf.font_size_pt
    assert 1455 == made.pdf.current_font.ttfont["head"].unitsPerEm  # type: ignore[union-attr]
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text("utf-8")


@pytest.mark.parametrize("shaped", ["น้ำ", "ทำ", "ป้า", "ฟื้น", "ปี่", "ญุ่น", "ฐู", "ผู้ใหญ่"])
def test_signs_stand_over_their_letters_and_take_no_room_of_their_own(made: Canvas, shaped: str) -> None:
    alone = "".join(one for one in shaped if unicodedata.category(one) != "Mn").replace("ำ", "า")

    assert made.measure(alone) == pytest.approx(made.measure(shaped), abs=0.2)


def test_no_word_is_broken_in_two_hundred_lines(made: Canvas) -> None:
    found: list[tuple[str, str]] = []
    for at in range(40):
        words = [WHOLE[(at * 7 + step * (at % 5 + 1)) % len(WHOLE)] for step in range(24)]
        text, ends = "".join(words), {sum(map(len, words[:count])) for count in range(len(words) + 1)}
        broken = lines(text, 42 + at, made.pdf.get_string_width)
        place = 0
        for line in broken:
            place += len(line)
            found.append(
                (
                    line,
                    "" if place in ends or _is_compound(text, place, words) else text[place - 8 : place + 8],
                )
            )

    assert len(found) >= 200
    assert [] == [where for _, where in found if where]


def _is_compound(text: str, place: int, words: list[str]) -> bool:
    """Say whether a line ends between two words that together are one of ours, such as a village head."""
    at = 0
    for word in words:
        if at < place < at + len(word):
            return word in {"ผู้ใหญ่บ้าน", "หมู่บ้าน", "แม่บ้าน", "น้ำพริก", "ตลาดนัด"} and (place - at) in _joints(word)
        at += len(word)
    return False


def _joints(word: str) -> set[int]:
    at, found = 0, set()
    for one in pieces(word):
        at += len(one)
        found.add(at)
    return found


@pytest.mark.parametrize(
    ("text", "unbroken"),
    [
        ("วันที่ 25 พ.ย. 2564", "พ.ย. "),
        ("ของดี ๆ มากมายฯลฯ", "ๆ "),
        ("โทร 02-123-4567", "02-123-4567"),
        ("ดูที่ https://example.org/รายงาน", "https://example.org/รายงาน"),
        ("ร้อยละ 35.5%", "35.5%"),
    ],
)
def test_what_belongs_together_is_never_parted(text: str, unbroken: str) -> None:
    assert unbroken in " ".join(pieces(text)).replace("  ", " ") or unbroken in pieces(text)
    assert text == "".join(pieces(text))


def test_a_word_longer_than_a_line_is_parted_between_letters_and_never_from_its_signs() -> None:
    found = lines("ก้ำ" * 30, 10, len)

    assert "ก้ำ" * 30 == "".join(found)
    assert not [one for one in found if unicodedata.category(one[0]) == "Mn" or one[0] == "ำ"]


def test_a_row_higher_than_a_page_goes_on_on_the_next_one(tmp_path: Path) -> None:
    found = written(tmp_path, paper(part(answers=(("1. เล่ามา", "กลุ่มทำงานร่วมกันดี " * 150),))))

    assert len(found) > 1
    assert bare("กลุ่มทำงานร่วมกันดี") * 2 in found[1].said
    assert min(bottom for _, bottom, _, _ in found[0].boxes) < BOTTOM * POINT
