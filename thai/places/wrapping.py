"""Take off what stands round a place when people say it in a sentence: who, what, when, and the house of an office.

What is near a place, beside it or between two is no answer to where something is.
"""

from typing import Final

import regex

UNSURE: Final = regex.compile(
    r"หรือ|ไม่ใช่|ไม่รู้|ไม่แน่|ไม่ได้|ไม่มี|ไม่เอา|น่าจะ|คิดว่า|มั้ง|\?|ไม่ทราบ|ใกล้|ติดกับ|ระหว่าง|ละแวก|ข้างๆ|แถวๆ|รอบๆ|ไปหน่อย|ต่างหาก"
    r"|(?:ไหม|มั้ย|มั๊ย|เปล่า|เหรอ|หรอ|ไหน)(?:\s?(?:ค[่]?ะ|ครับ|จ๊ะ|น[้า]*))?$"
)
_TIME = r"เมื่อวาน(?:นี้|ซืน)?|เมื่อเช้า|เมื่อกี้|วันนี้|พรุ่งนี้|มะรืน(?:นี้)?|เช้านี้|บ่ายนี้|เย็นนี้|ตอนเช้า|ตอนบ่าย|ตอนเย็น|ตอนนี้|อาทิตย์ที่แล้ว|เดือนที่แล้ว|เดือนนี้|ปีนี้"
_DONE = r"ลงพื้นที่|ศึกษาดูงาน|ดูงาน|ทำกิจกรรม|จัดกิจกรรม|กิจกรรม|จัดประชุม|ประชุม|จัดอบรม|อบรม|ทำงาน|จัดที่|นัดกัน|เยี่ยม"
_WHO = r"กลุ่มของเรา|กลุ่มเรา|(?:กลุ่ม|สมาชิก)(?=\s?(?:อยู่|ตั้ง|ที่|ตำบล|อำเภอ|[ตอ]\.))|ของเรา|พวกเรา|หมู่เฮา|เฮา|เรา|พวกผม|กระผม|ผม|ดิฉัน|ฉัน(?=\s?อยู่)|หนู|ข้อย|ข่อย|(?:ป้า|ลุง|ตา|ยาย)(?=\s?อยู่)|บ้าน(?=\s?อยู่)"
_WHERE = r"ที่อยู่|ที่ตั้ง|ตั้งอยู่|อาศัยอยู่|อยู่|ในเขต(?=\s?(?:ตำบล|อำเภอ|จังหวัด|[ตอจ]\.))|สถานที่|พื้นที่|แถว|ที่|ใน(?=\s?(?:ตำบล|อำเภอ|จังหวัด|[ตอจ]\.|พื้นที่))|จาก|คือ|ณ(?=\s)|:"
_WAY = r"(?:ส่ง|แจ้ง|รายงาน|โทร|เดินทาง|ติดต่อ|พิมพ์)(?:ข่าว|ผล)?(?:มา)?(?=\s?(?:จาก|ที่|อยู่))"
_BEFORE = regex.compile(
    rf"^(?:(?:{_TIME}|{_DONE}|{_WHO}|{_WAY}|{_WHERE}|ได้?ไป|ไป|มา(?=\s?(?:ที่|จาก|{_DONE}))|ตอบ|=)\s*)+"
)
# แม่ริมเลยจ้า is said with stress; with a space or จ. before it เลย is the province.
_STRESS = r"(?<=[\p{L}\p{M}])(?<!จังหวัด|จ|จว|เมือง)เลย"
_AFTER = regex.compile(
    rf"(?:[\s,]*(?:{_TIME}|ประเทศไทย|(?:โทรศัพท์|โทร|เบอร์|มือถือ)[\s.:]*0[\d\s-]{{7,12}}|(?<!\d)0\d[\d\s-]{{7,10}}|นี่แหละ|นี่เอง|นี่ล่ะ|แหละ|นี่|เอง|แล้ว|{_STRESS}))+$"
)
_HOUSE_OF = regex.compile(
    r"(?<![\p{L}\p{M}])(?:ที่ว่าการ|ศาลากลาง|หอประชุม|ห้องประชุม|ศูนย์ราชการ|ศาลาประชาคม|(?:สำนักงาน|สนง\.?)[\p{L}\p{M}]*?)\s?(?=ตำบล|อำเภอ|จังหวัด|[ตอจ]\s?\.)"
)
_OF_TAMBON = regex.compile(
    r"(?<![\p{L}\p{M}])(?:อบต\.?|ทต\.?|องค์การบริหารส่วนตำบล|เทศบาลตำบล|รพ\.?\s?สต\.?|กศน\.?(?=\s?ต))\s?"
)
_OF_TOWN = regex.compile(r"(?<![\p{L}\p{M}])(?:เทศบาลเมือง|เทศบาลนคร|ทม\.|ทน\.|กิ่ง(?=\s?อ))\s?")
_MISTYPED_TAGS = (
    (regex.compile(r"(?<![\p{L}\p{M}])(?:อำเภ[ดิแ]?|อำเพอ|อำเถอ|อําเภอ|อเภอ|อำภอ)(?!อ)(?=[\p{L}\p{M}\s])"), "อำเภอ"),
    (regex.compile(r"(?<![\p{L}\p{M}])(?:ตำบน|ตำบบ|ตำลบ|ต[ัา]บล|ตำบ(?!ล))(?=[\p{L}\p{M}\s])"), "ตำบล"),
    (regex.compile(r"(?<![\p{L}\p{M}])(?:จังหวด|จัหวัด|จังหวั(?!ด)|จังวัด|จังหวัต|จงหวัด)(?=[\p{L}\p{M}\s])"), "จังหวัด"),
)  # fmt: skip


def unwrapped(phrase: str) -> str:
    """Return what is left of a sentence when the words round a place are taken off."""
    return _AFTER.sub("", _BEFORE.sub("", phrase.strip())).strip()


def of_places(phrase: str) -> str:
    """Write an office's name as the place it is of, and a mistyped tag as it was meant."""
    for pattern, meant in _MISTYPED_TAGS:
        phrase = pattern.sub(meant, phrase)
    return _OF_TOWN.sub("", _OF_TAMBON.sub("ต.", _HOUSE_OF.sub("", phrase)))
