"""The units and classifiers that may follow a number.

A unit keeps the writer's spelling, except that every way to write kilogram is one unit.
"""

import re

KILOGRAM = "กิโลกรัม"
_KILOGRAMS = ("กิโลกรัม", "กิโล", "โล", "กก.", "กก", "ก.ก.", "kg", "kgs", "kg.", "กิโลฯ")
KHEET = "ขีด"
_UNITS = """
คน ท่าน ราย ครัวเรือน ครอบครัว หลังคาเรือน หลัง กลุ่ม เครือข่าย กองทุน ศูนย์ แห่ง ที่ จุด แปลง โรงเรือน โรง บ่อ กระชัง คอก เล้า
จังหวัด อำเภอ ตำบล หมู่บ้าน หมู่ ชุมชน บ้าน เขต ภาค ประเทศ โครงการ กิจกรรม หลักสูตร เรื่อง ประเด็น หัวข้อ ด้าน ข้อ แผน ฉบับ เล่ม ชุด แฟ้ม
ครั้ง รอบ รุ่น เที่ยว วัน คืน เดือน ปี สัปดาห์ อาทิตย์ ชั่วโมง ชม. นาที งวด ไตรมาส ระยะ
บาท สตางค์ ล้านบาท ตัน กรัม ขีด มิลลิกรัม ลิตร มิลลิลิตร ซีซี เมตร กิโลเมตร กม. เซนติเมตร ซม. นิ้ว ฟุต วา ไร่ งาน ตารางวา ตารางเมตร ตร.ม. ตร.ว. เกวียน ถัง
ตัว ต้น ฟอง ลูก ผล เมล็ด เม็ด กอ กำ หัว ใบ ดอก ช่อ หวี เครือ รวง กิ่ง หน่อ ฝัก แพ แผง ถาด ถุง กระสอบ กล่อง ลัง ขวด แกลลอน โหล แพ็ค แพค ห่อ ซอง มัด ม้วน พับ ผืน
ชิ้น อัน คัน เครื่อง ชนิด ประเภท สายพันธุ์ พันธุ์ รายการ ผลิตภัณฑ์ ร้าน บูธ บูท แบบ ภาพ รูป คลิป ป้าย แผ่น หน้า คู่ ก้อน ท่อน เส้น สาย ซี่ แท่ง กระถาง กระบอก ตู้ โต๊ะ เก้าอี้ ชั้น ระดับ คะแนน เปอร์เซ็นต์
องค์กร หน่วยงาน สถาบัน บริษัท วัด โรงเรียน สหกรณ์ วิสาหกิจ สมาชิก ครู นักเรียน องศา
""".split()  # noqa: SIM905  a list of words reads best as words
_DOTTED = tuple(unit for unit in _UNITS if unit.endswith("."))
_KNOWN = frozenset((*_UNITS, *_KILOGRAMS, *(unit.rstrip(".") for unit in _DOTTED)))

UNIT = "|".join(re.escape(word) for word in sorted(_KNOWN, key=len, reverse=True))


def standard(unit: str, text: str) -> str:
    """Return the unit as it is kept, with the dot that the whole text gives it."""
    if unit in _KILOGRAMS:
        return KILOGRAM
    dotted = f"{unit}."
    return dotted if dotted in _DOTTED and dotted in text else unit
