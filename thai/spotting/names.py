"""Find what groups and villages are called in running text.

A name begins with a word for what it is (กลุ่ม, กองทุน, บ้าน) and ends where something is done, counted or dated;
Thai has no spaces to tell. Which groups there are, the caller may know: those names are taken whole.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from thai.spotting.certainty import VILLAGE, is_certain, is_in_a_place
from thai.spotting.doings import ALWAYS, BEHIND_A_VILLAGE
from thai.spotting.spans import HIDDEN, Name

_HEADS = (
    rf"กลุ่ม|วิสาหกิจชุมชน|วิสาหกิจ|วสช\.|กองทุน|สหกรณ์|ชมรม|เครือข่าย|สมาคม|แปลงใหญ่|ธนาคาร(?=ขยะ|ข้าว|ปู|น้ำ|เมล็ด|โค|ควาย|ปุ๋ย|หมู่บ้าน)|ศูนย์(?=เรียนรู้|จัดการ|การเรียนรู้|ข้าว|สาธิต|ส่งเสริม|บริการ|ประสาน|ผลิต|ผู้|พัฒนา)|ศพก\.?|ศจช\.?"
    rf"|คณะกรรมการ(?=หมู่บ้าน|กองทุน|ชุมชน|พัฒนา)|ชุมชน(?=บ้าน|คุณธรรม|ท่องเที่ยว)|กข\.?คจ\.?|องค์กรชุมชน|สภา(?=เกษตรกร|องค์กร|วัฒนธรรม|เด็ก)|สถาบัน(?=การเงิน|เกษตรกร)|สัมมาชีพ(?=ชุมชน|\s?บ้าน)|อสม\.?(?=\s?(?:บ้าน|ตำบล|ต\.|หมู่|ม\.))|กองบุญ|ลานค้าชุมชน|โรงสี(?=ชุมชน|ข้าวชุมชน|ข้าวบ้าน)|ป่าชุมชน(?=บ้าน)|ร้านค้า(?=ชุมชน|ประชารัฐ|สวัสดิการ)|(?:^|(?<=[\n{HIDDEN}]))ตลาด(?=ชุมชน|เกษตร|ประชารัฐ|สีเขียว|น้ำ)|หมู่บ้าน(?!ละ)|บ้าน"
)
# Behind these the name is where something took place, or somebody else's.
_PLACE_BEFORE = r"(?:ที่|เงิน|งบ|ณ|ไป|ใน|ไปยัง|จาก|(?<!มา)(?<!มาตรวจ)เยี่ยม|กับ|ถึง|เข้า|พบ|(?<!^)(?<!\s)(?<!ผล)(?<!งาน)(?<!กรรม)ของ|แผน|(?<!ดาห์)(?<!ดือน)(?<!ทิตย์)(?<!ปี)(?<!รั้ง)หน้า|ใกล้|รอบ|กลับ|แถว|ให้|เชิญ|ร่วมกับ|แก่|นอก|ข้าง)[^\S\n]*\Z"
_NO_NAME = (
    r"กลุ่ม(?:เรา|ของเรา|ของ(?:ผม|หนู|ฉัน)|ผม|หนู|นี้|เดิม|ใหญ่|ย่อย|ละ|ต่าง|อื่น|เป้าหมาย|ไลน์|line|เสี่ยง|ไหน|ที่(?!\s?\d|ดิน|นา)|แล้ว|เสร็จ|เรียบร้อย|เมื่อ|ตอน|กัน(?=\s|$|ที่|เมื่อ|วัน)|ครั้ง|วัน(?=นี้|ที่)|ได้|มี|ไม่|จะ|ยัง|ประชุม|คน|ต้อง|คือ|เป็น|ค่ะ|คะ(?!น้า)|ครับ|จ้า|นะ)"
    r"|บ้าน(?:เรา|ใคร|ผม|หนู|ฉัน|ละ|ของ|คน|ผู้ป่วย|ผู้สูง|ผู้ใหญ่บ้าน|สมาชิก|พัก|เมือง|ไหน|นี้|ประธาน|ป้า|ลุง|หลัง|เลขที่|พี่|ตัวเอง|ครู|อยู่)"
    r"|(?:หมู่บ้าน|กองทุน|สหกรณ์|เครือข่าย|ชมรม|ชุมชน)(?:เรา|ของเรา|นี้|ละ|ไหน|ได้|มี|จะ|ต่าง)"
)
# What is done, counted or dated ends a name wherever it stands behind the first part of it.
_ENDS = (
    r"ประชุม|ปะชุม|อบรม|จัด(?!การ|สรร|สวน)|ไปดู|ศึกษาดู|ดูงาน|เมื่อ|เมือ(?=วาน)|วันนี้|วันที่|วัน(?=จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|พรุ่งนี้|มะรืน|มื้อ(?=วาน|นี้|อื่น)|ตะวา|แรกวา|สัปดาห์|เดือน(?=นี้|หน้า|ที่|ก่อน|ม|ก|พ|ธ|ส|ต|เ)"
    r"|ได้(?=จัด|ประชุม|ทำ|ไป|อบรม|เงิน|รับ|ดำเนิน|ขาย|ซื้อ|แจก|มอบ|ปลูก|เก็บ|เริ่ม)|ใช้(?=เงิน|งบ|ไป|จ่าย|\d|\s)|จ่าย|หมดเงิน|ซื้อ|ขาย(?!ของ|ส่ง|ตรง)|แจก|มอบ|มีคน|มีผู้|มีสมาชิก|มีกิจกรรม|มีแผน|มี(?=\s?\d|หนึ่ง|สอง|สาม|สี่|หลาย|งาน|การ|ปัญหา|รายได้|อบรม|ประชุม)|ผู้เข้าร่วม|สมาชิก(?=มา|\s?\d|เข้า|ร่วม|ไป)|มา(?=กัน|ประชุม|ร่วม|ช่วย|\d|\s\d|ซาว|ยี่|สิบ|สอง|สาม)"
    r"|คน(?=มา|ช่วย|ไป|เข้า|\s?\d)|ลงพื้นที่|ออกบูธ|ออกร้าน|ออกบูท|ฝากเงิน|เก็บเงิน|เก็บสัจจะ|ปล่อยปลา|ปล่อยกู้|ปล่อยพันธุ์|(?<!รถ)เกี่ยวข้าว|ดำนา|หว่าน|ฉีดวัคซีน|ซ่อม|สร้าง(?!สรรค์|สุข|เสริม)|(?<!คลอง)(?<!บ่อ)(?<!สระ)ขุด|ไม่มี(?=กิจกรรม|ปัญหา|ความ|งาน)|ไม่ได้|ยังไม่|ยังบ่|บ่ได้|บ่มี|กำลังจะ|กำลัง|(?<!สัจ)จะ(?=[ก-ฮเ-ไ])|สิ(?=ประชุม|เฮ็ด|ไป|จัด)|ขอ(?=รายงาน|ส่ง|แจ้ง|แก้)|รายงาน|ส่งรายงาน|เฮ็ด|วางแผน|ค่า(?=อาหาร|วิทยากร|ใช้จ่าย|น้ำ|ปุ๋ย|แรง|รถ|ข้าว|วัสดุ|ของ|ลูก|พันธุ์|ถ่าย|เดินทาง)|ทั้งหมด|จำนวน|แล้วเสร็จ|เรียบร้อย|เสร็จแล้ว|ตรวจ|เยี่ยม"
    r"|ค่ะ|คะ(?=\s|$)|ครับ|คับ(?=\s|$)|จ้า+(?=\s|$)|จ้ะ|จ๊ะ|(?<![ชแธ])นะ(?=ค่ะ|คะ|ครับ|จ๊ะ|จ้ะ)|เด้อ"
)
# These end a name only behind a village, where they cannot be what the group does.
_ENDS_PLACE = r"ทำ|ขาย|ปลูก|เก็บ|เลี้ยง|ไป|มา(?=\s)|เกี่ยว|แปรรูป|สำรวจ|พัฒนา|ปล่อย|ตัด|เพาะ|สอน|ร่วม|เข้า|ลง(?=แปลง|แขก|แรง)|ออก|หมด|คน|ยะ(?=ข้าว|ก๋าน)|ทอ(?=ผ้า)|นำ|รับ|ส่ง|เริ่ม|กำจัด|รดน้ำ|ผลิต|ดอง(?=หน่อ|ผัก|ผล|ไข่|ขิง|มะ|กระ)|ชาย(?=\s?\d)|หญิง(?=\s?\d)"
_STOP = re.compile(rf"[\s,:;/|()\[\]\"“”'✅📌•{HIDDEN}]|-(?=\s)|\d|{_ENDS}|{ALWAYS}")
_STOP_PLACE = re.compile(rf"{_STOP.pattern}|{_ENDS_PLACE}|{BEHIND_A_VILLAGE}")
_HEAD = re.compile(rf"(?<!แม่)(?<!พ่อ)(?<!ชาว)(?<!เพื่อน)(?<!ข้าง)(?<!ลูก)(?<!คน)(?:{_HEADS})")
_NONE = re.compile(_NO_NAME, re.IGNORECASE)
_PLACED = re.compile(_PLACE_BEFORE)
_LABEL = "ชื่อ"
_MORE = re.compile(r"\s+(?=บ้าน(?!เรา|ละ|ของ))|\s*(?=(?:หมู่ที่|หมู่|ม\.)\s*\d)|\s+(?=[A-Z]{2,6}(?![A-Za-z]))")
_NUMBERED = re.compile(r"(?:หมู่ที่|หมู่|ม\.)\s*\d{1,2}")
_TAMBON = re.compile(r"\s*(?:ตำบล|ต\.)\s?[ก-์]{3,20}")
_DIGITS = re.compile(r"\s?\d{1,2}(?!\d)(?!\s?(?:คน|ราย|ท่าน|บาท|สาย))")
_NUMBERS = ("หมู่", "หมู่ที่", "ม.", "สาย", "สายที่", "โซน", "เขต", "แปลงที่", "ซอย", "รุ่น", "รุ่นที่")
_LATIN = re.compile(r"[A-Za-z]+")
_SHORTEST = 2
_LONG_ENOUGH = 4


def names(text: str, known: Iterable[str] = (), acts: tuple[str, ...] = ()) -> tuple[Name, ...]:
    """Return the names in a text, known ones first, in the order in which they stand.

    The words of `acts` end a name behind its village.
    """
    stop = _stop(acts)
    found = [Name(hit.start(), hit.end()) for hit in _known(text, known)]
    at = 0
    while (head := _HEAD.search(text, at)) is not None:
        at = head.end()
        if any(one.start <= head.start() < one.end for one in found):
            continue
        name = _from(text, head, stop)
        if name is not None:
            at = name.end
            is_sure = is_certain(text, name, _acts(acts))
            found += [] if _is_elsewhere(text, name) else [replace(name, is_certain=is_sure)]
    return tuple(sorted(found, key=lambda one: one.start))


@lru_cache(maxsize=64)
def _stop(acts: tuple[str, ...]) -> re.Pattern[str]:
    """Return what ends the name of a village."""
    longest = sorted((re.escape(one) for one in acts if len(one) >= _LONG_ENOUGH), key=len, reverse=True)
    return re.compile("|".join((_STOP_PLACE.pattern, *longest)))


@lru_cache(maxsize=64)
def _acts(acts: tuple[str, ...]) -> re.Pattern[str]:
    """Return what is done, so that it is not looked for inside a name."""
    return re.compile("|".join((*map(re.escape, acts), _ENDS)))


def _known(text: str, known: Iterable[str]) -> list[re.Match[str]]:
    spelt = sorted({one for one in known if len(one) > _SHORTEST}, key=len, reverse=True)
    if not spelt:
        return []
    return list(re.finditer("|".join(r"\s*".join(map(re.escape, one.split())) for one in spelt), text))


def _from(text: str, head: re.Match[str], stop: re.Pattern[str]) -> Name | None:
    start = head.start()
    if _NONE.match(text, start) or (
        text[:start].endswith(_LABEL) and not text[head.end() : head.end() + 1].strip()
    ):
        return None
    if text[head.end() : head.end() + 1] in {":", "\n", HIDDEN, ""}:
        return None
    is_place = head[0] in {"บ้าน", "หมู่บ้าน"}
    at = head.end() + (text[head.end()] == " " and not is_place)
    if at > head.end() and stop.match(text, at):
        return None
    end = _with_more(text, start, stop, _end(text, at, stop, is_place=is_place))
    return Name(start, end, is_place) if end - head.end() >= _SHORTEST else None


def _is_elsewhere(text: str, name: Name) -> bool:
    """Say whether a name only tells where something took place, or whose it was."""
    return _PLACED.search(text, max(name.start - 12, 0), name.start) is not None


def _end(text: str, at: int, place: re.Pattern[str], *, is_place: bool) -> int:
    """Return where a name that goes on at a place ends: at a blank, or where something is done."""
    stop = place if is_place else _STOP
    first = at + (_SHORTEST if not text[at : at + 1].isspace() else 0)
    blank = re.compile(r"[\s\d]").search(text, at, min(first, len(text)))
    hit = blank or _first_stop(text, first, stop)
    end = hit.start() if hit else len(text)
    village = None if is_place else VILLAGE.search(text, at, end)
    if village is None:
        return end
    return min(_end(text, village.end(), place, is_place=True), end) if village.end() < end else end


def _first_stop(text: str, first: int, stop: re.Pattern[str]) -> re.Match[str] | None:
    """Return what ends a name first; a verb inside the name of a place that is on the lists is none."""
    hits = stop.finditer(text, first)
    return next((hit for hit in hits if not is_in_a_place(text, hit.start(), hit.end())), None)


def _with_more(text: str, start: int, stop: re.Pattern[str], end: int) -> int:
    """Return the end with a village or its number that stands behind the name, a blank between."""
    if text[start:end].endswith(_NUMBERS) and (number := _DIGITS.match(text, end)):
        end = number.end()
    tambon = _TAMBON.match(text, end)
    if tambon and not VILLAGE.search(text, start + 2, end):
        end = tambon.end()
    while (more := _MORE.match(text, end)) is not None:
        numbered = _NUMBERED.match(text, more.end())
        latin = _LATIN.match(text, more.end())
        if numbered or latin:
            end = (numbered or latin).end()  # type: ignore[union-attr]
            continue
        after = _end(text, more.end() + len("บ้าน"), stop, is_place=True)
        if after - more.end() <= len("บ้าน") + 1:
            return end
        end = after
    return end
