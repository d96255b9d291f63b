"""Name what a button does, and hold the one word that people read for it, wherever the button stands.

An act is what the press means, not the card it stands on. Answers to a question are worded by their form and are no acts.
"""

from collections.abc import Iterator
from typing import Any

LABELS = {
    "album": "ขอดู",
    "empty": "ลบทั้งหมด เริ่มใหม่",
    "group": "จัดการกลุ่ม",
    "post 0": "ใส่ชื่อ",
    "post 1": "พ้นตำแหน่ง",
    "post 2": "ใช่ พ้นตำแหน่งแล้ว",
    "rule 0": "เข้าเกณฑ์",
    "rule 1": "ไม่เข้าเกณฑ์",
    "rule 2": "ขอดู",
    "rule 3": "เข้าเกณฑ์ทุกข้อ",
    "move": ("ย้ายไปสำนักงานอื่น", "สำนักงานถัดไป"),
    "moveto 0": "อันนี้",
    "moveto 1": "ย้ายเลย",
    "part 0": "ออกจากโครงการ",
    "part 1": "ใช่ ออกแล้ว",
    "queue": "ขอรอคิว",
    "hand 0": "ส่งมอบงานแทน",
    "q 4": "ถามเจ้าหน้าที่ต่อ",
    "outside 0": "ขอคำยืนยัน",
    "outside 1": "สร้างลิงก์",
    "outside 2": "มีหนังสือแล้ว",
    "m 25": "ขอคำยืนยันจากภายนอก",
    "staff": ("ดูว่ามีใครบ้าง", "สำนักงานถัดไป"),
    "member": "ขอดู",
    "acts 0": "ตั้งคนรักษาการ",
    "acts 1": "อันนี้",
    "acts 2": ("วันนี้", "เลือกวัน"),
    "acts 3": "เลือกวันสุดท้าย",
    "acts 4": "ยืนยันตามนี้",
    "acts 5": "ให้สิ้นสุด",
    "whole 0": ("ย้ายทุกกลุ่ม", "สำนักงานถัดไป"),
    "whole 900": "อันนี้",
    "whole 901": "ย้ายทุกกลุ่มเลย",
    "hand 1": ("อันนี้", "ให้หัวหน้าดูแลแทน"),
    "hand 2": ("วันนี้", "เลือกวัน"),
    "hand 3": "ยืนยันส่งมอบ",
    "m 17": "ส่งมอบงาน",
    "m 18": "แจ้งกิจกรรม",
    "files": "ขอไฟล์",
    "m 28": "ขอไฟล์",
    "m 19": "เปิดหน้าสรุปงาน",
    "m 24": "คนในสำนักงาน",
    "m 31": "สรุปงานวันนี้",
    "notme": "ไม่ใช่ฉัน",
    "isit": "เป็นกลุ่มเดียวกัน",
    "apart": "คนละกลุ่ม",
    "called": "อันนี้",
    "inside": "อันนี้",
    "share 0": "ให้ทุกคนเรียกได้",
    "share 1": "ให้เรียกคนเดียว",
    "all": "แก้ข้ออื่นด้วย",
    "anew": ("ขอดู", "ส่งตัวเลขใหม่"),
    "b": "ย้อนกลับ",
    "book 0": "ดูว่าอ่านได้อะไร",
    "book 2": "ทิ้งไฟล์นี้",
    "c": "แก้ไข",
    "d date": "เลือกจากปฏิทิน",
    "d time": "นาฬิกา",
    "d datetime": "ปฏิทินและเวลา",
    "done": ("เสร็จแล้ว", "เสร็จวันนั้น", "บอกวัน"),
    "plan": "เลือกวัน",
    "e": ("แก้ไข", "ตอบข้อนี้เลย"),
    "entry": "ดูค่าไปลงระบบ",
    "copy": ("คัดลอกทีละข้อ", "ข้อถัดไป"),
    "entered 0": ("บันทึกแล้ววันนี้", "ส่งแล้ววันนี้"),
    "entered 1": ("บันทึกแล้ววันอื่น", "ส่งแล้ววันอื่น"),
    "entered 2": "เอาออกแล้ว",
    "entered 3": "ไม่มีเลขที่",
    "wall 0": "ขอ QR ให้คนตอบ",
    "wall 1": "ปิดรับคำตอบ",
    "wall 2": "เปลี่ยนเวลาปิดรับ",
    "each": ("ดูทีละรายการ", "ถูกต้อง"),
    "f": "เริ่มใหม่",
    "g": "ดูเพิ่ม",
    "hear": ("ขอฟัง", "ขอดู"),
    "heard": "ดูทั้งหมด",
    "l group": "ดูกลุ่ม",
    "l page": "กลุ่มถัดไป",
    "onward": "ดูรายการถัดไป",
    "leave": "ไม่แก้แล้ว",
    "m 0": "งานที่ต้องส่ง",
    "m 1": "รายงานที่ส่งแล้ว",
    "m 2": "วิธีใช้",
    "m 3": "ส่งรายงาน",
    "m 4": "กลุ่มของฉัน",
    "m 5": "ถามเจ้าหน้าที่",
    "m 6": "เรื่องจากกลุ่ม",
    "m 7": "ยังรอจากกลุ่ม",
    "m 8": "กลุ่มที่ดูแล",
    "m 14": "ยังไม่ได้ลงระบบ",
    "m 15": "ตัวชี้วัด",
    "m 16": "QR ให้คนตอบ",
    "mend": "อันนี้",
    "told": "อันนี้",
    "n 0": "ใช่ คนนี้จริง",
    "n 1": "ไม่ใช่",
    "gone": "ไม่มีแล้ว",
    "map": "ดูทุกข้อ",
    "more": "เพิ่มอีก",
    "next": "ใช้ค่าเดิม",
    "none": ("เดือนนี้ไม่มีกิจกรรม", "รอบนี้ไม่มีกิจกรรม"),
    "o": ("ทำเลย", "ทำแทน", "ส่งในนามสำนักงาน"),
    "ones": "ดูทีละข้อ",
    "own 0": ("ใช้คำตอบชุดนี้แทน", "ส่งใหม่ด้วยชุดนี้"),
    "own 1": "ทิ้งคำตอบชุดนี้",
    "p": "ไว้ทีหลัง",
    "q 0": "ตอบ",
    "q 1": "ถอนคำถาม",
    "q 2": "ถามที่นี่",
    "q 3": "ยกเลิก",
    "r begun": "ทำต่อ",
    "r new": "ทำเลย",
    "regroup": ("อันนี้", "เอากลับ"),
    "restore": "เอากลับ",
    "right": ("ถูกต้องทั้งหมด", "ที่เหลือถูกต้อง"),
    "row": "แก้ไข",
    "s": "ส่ง",
    "same": "ใช้ตามเดิมทั้งหมด",
    "sect": "ขอดู",
    "table": "ทำเป็นตาราง",
    "t without a reason": "ไม่มีอะไรเพิ่ม",
    "try 0": ("ฝึกหัด", "ฝึกอีกครั้ง", "ฝึกต่อ"),
    "try 1": "ออกจากฝึกหัด",
    "try 2": "ผลฝึกหัด",
    "u": ("ใช้ค่าเดิม", "ทำต่อ"),
    "undo": "ยกเลิกรายงานนี้",
    "undo no": "ไม่ยกเลิก",
    "v": "ครบแล้ว",
    "w": ("ทำไมต้องถาม", "บอกเจ้าของว่า"),
    "wait": ("ยังไม่ทราบ ไว้ทีหลัง", "เลือกข้อนี้"),
    "x": "ข้าม",
    "y 0": "รับทราบ",
    "y 1": "ไม่ใช้งาน",
    "z": "ทิ้งที่กรอกค้างไว้",
    "zeros 0": "ไม่มีกิจกรรมทุกกลุ่ม",
    "zeros 1": "ส่งให้ครบทุกกลุ่ม",
    "zero": ("เดือนนี้ไม่มีกิจกรรม", "รอบนี้ไม่มีกิจกรรม"),
    # Reviewing, and making a duty easier.
    "m 11": "รอตรวจ",
    "m 12": "ปรับงาน",
    "m 13": "ขอเลื่อน",
    "check": ("ตรวจ", "ดูข้อต่อไป", "ดูรายงาน"),
    "pass": ("ผ่าน", "อนุมัติ", "รับรอง"),
    "confirm": "ยืนยันเรื่องนี้",
    "sendback": ("ส่งกลับ", "ดูข้ออื่น"),
    "line": "อันนี้",
    "because": ("ไม่ตรงกับเอกสาร", "ยังไม่ชัด ขอเพิ่ม", "รูปไม่ชัด", "เป็นของรอบอื่น"),
    "clean 0": "รับที่ไม่มีข้อสงสัย",
    "proof": "ดูรูปและไฟล์",
    "fixit": ("แก้ข้อนี้", "ดูและแก้"),
    "passon": "ให้กลุ่มแก้",
    "appeal": ("ข้อนี้ถูกแล้ว", "ขอให้ดูใหม่"),
    "amend": ("แก้ให้", "ดูข้ออื่น"),
    "amendline": "อันนี้",
    "amendwhy": ("ไม่ตรงกับเอกสาร", "พิมพ์คลาดเคลื่อน", "ผู้ส่งแจ้งมา", "ใช้คนละหน่วยนับ"),
    "amended 0": "ถูกต้อง",
    "amended 1": "ไม่ใช่อย่างนั้น",
    "seeamend": "ขอดู",
    "meeting 0": "บันทึกผลประชุม",
    "meeting 1": "รับทราบทุกเรื่อง",
    "meeting 2": "เห็นชอบทุกเรื่อง",
    "meeting 3": "ไม่เห็นชอบบางเรื่อง",
    "meeting 4": "ไม่มีรายงานประชุม",
    "meeting 5": "เลือกจากปฏิทิน",
    "stop": "ออกจากตรงนี้",
    "ease 0": "ปรับงานนี้",
    "ease 1": "ยกเว้นรอบนี้",
    "ease 2": ("เลื่อนให้", "เลือกจากปฏิทิน"),
    "ease 3": "โอนงานนี้",
    "ease 4": "จัดแบบอื่น",
    "ease 5": ("ยกเลิก คืนเงิน", "เลือกจากปฏิทิน"),
    "ease 6": "กลับมาส่งตามเดิม",
    "easewhy": (
        "ฝนตก น้ำท่วม",
        "คนมาไม่ครบ",
        "เอกสารยังไม่ครบ",
        "โรคระบาด",
        "กลุ่มเลิกแล้ว",
        "ส่งในเรื่องอื่นแล้ว",
        "ไม่มีอะไรเพิ่มเติม",
    ),
    "later 0": "เลื่อนเรื่องนี้",
    "later 3": "เลื่อน 3 วัน",
    "later 7": "เลื่อน 7 วัน",
    "later 99": "เลือกจากปฏิทิน",
    "handon": "โอนให้ที่นี่",
    "way": ("ทางโทรศัพท์", "แบ่งกลุ่มย่อย", "ลงพื้นที่ทีละบ้าน", "จัดรวมกับงานอื่น"),
    "agreedby": ("กลุ่มตกลงกันเอง", "หัวหน้าสำนักงาน", "สำนักงานระดับบน"),
    # Being reminded.
    "m 20": "เรื่องที่ขอให้ช่วยดู",
    "m 21": "ตั้งค่าการเตือน",
    "m 22": "ไม่อยู่ช่วงนี้",
    "m 23": "ทำไมจึงได้รับข้อความนี้",
    "late 0": "ดูเรื่องนี้",
    "late 1": "รับทราบ จะติดตามให้",
    "late 2": "บันทึกเหตุผล",
    "callme": "ให้เจ้าหน้าที่โทรหา",
    "set 1": ("เตือนน้อยลง", "เตือนตามปกติ"),
    "set 2": "เลือกเวลาเตือน",
    "set 3": ("ทั้งวัน", "เช้า 7-10 โมง", "สาย ถึงบ่ายโมง", "บ่าย 1-4 โมง", "เย็น ถึง 2 ทุ่ม"),
    "set 4": ("3 วัน", "7 วัน", "30 วัน", "ถึงวันอื่น"),
    "set 5": ("เริ่มวันนี้", "เริ่มวันอื่น"),
    "set 6": ("ให้คนนี้ทำแทน", "ไม่มีใครทำแทน"),
    "set 7": "กลับมาแล้ว",
    "stand 0": "ได้ ทำแทนให้",
    "stand 1": "ไม่สะดวกครั้งนี้",
    "grant 0": "ให้เลื่อน",
    "grant 1": "ใช้วันเดิม",
    # Seeing to groups that have not sent, and filling in for them.
    "m 29": "ส่งข้อความเตือน",
    "m 30": "ชวนด้วย QR",
    "chase 0": "ติดตามกลุ่มนี้",
    "chase 1": "จะส่งพรุ่งนี้",
    "chase 2": "ขอเวลา 3 วัน",
    "chase 3": "ติดต่อไม่ได้",
    "chase 4": "พิมพ์เอง",
    "prompt 1": "ส่งเลย",
    "forthem 0": "กรอกแทน",
    "forthem 1": "บอกทางโทรศัพท์",
    "forthem 2": "จากกระดาษ",
    "forthem 3": "มาบอกต่อหน้า",
    "forthem 4": "คนอื่นเป็นคนบอก",
    "paper": ("ไปที่แบบรายงาน", "ยังไม่มีรูป"),
    "objects 0": "ไม่ตรงกับที่บอก",
    "objects 1": "จะบอกทางโทรศัพท์",
    "blank": "พิมพ์แบบเปล่า",
    "invite": ("ชวนด้วย QR", "สร้าง QR"),
    # Writing to many, handing summaries on, LINE groups.
    "m 26": "ประกาศ",
    "m 27": "กลุ่มไลน์",
    "handout": "ส่งต่อเข้ากลุ่ม",
    "tell 0": (
        "ทุกคน",
        "เลยกำหนดยังไม่ส่ง",
        "ครบกำหนดใน 7 วัน",
        "มีข้อให้แก้",
        "เลือกอันนี้",
        "ไม่เจาะจง",
    ),
    "tell 1": ("เลือกประเภท", "ดูอีก"),
    "tell 2": ("เลือกพื้นที่", "ดูอีก"),
    "tell 3": "ส่งแบบฟรี",
    "tell 5": "ใครยังไม่รับทราบ",
    "tell 6": "แจ้งอีกครั้ง แบบฟรี",
    "read 0": "รับทราบ",
    "read 1": "เปิดไฟล์",
    "read 2": "อ่านอีกครั้ง",
    # One's own data.
    "m 32": "ข้อมูลของฉัน",
    "m 33": "ถอนความยินยอม",
    "m 34": "ลบข้อมูลของฉัน",
    "mine 0": "เปลี่ยนชื่อ",
    "mine 1": "สิ่งที่อนุญาตไว้",
    "mine 2": "อนุญาต",
    "mine 3": "เลิกอนุญาต",
    "mine 4": "ไปขั้นลบข้อมูล",
    "mine 5": "ใช่ ลบทั้งหมด",
    "mine 6": "ไม่ลบ เก็บไว้",
    "mine 7": "รับทราบ",
    "room 1": ("ผูกกลุ่มไลน์", "ดูอีก"),
    "room 2": "ขอรหัส",
    "room 3": "เลิกผูก",
}
# A value stands in the label: what is the same each time is its beginning or its end.
AROUND = {
    "clean 1": ("ผ่าน ", " เรื่องนี้"),
    "book 1": ("ส่ง ", " รายการ"),
    "k": ("เท่าเดิม ", ""),
    "tell 4": ("ส่งเลย ใช้โควตา ", ""),
    "t": ("", " ถูกแล้ว"),
    "tally": ("ใช้ ", ""),
}
WORDED_BY_THE_FORM = {"a"}
NUMBERED = {
    "clean",
    "meeting",
    "ease",
    "later",
    "grant",
    "book",
    "m",
    "n",
    "own",
    "q",
    "share",
    "try",
    "y",
    "entered",
    "wall",
    "post",
    "rule",
    "moveto",
    "part",
    "hand",
    "late",
    "zeros",
    "set",
    "stand",
    "chase",
    "prompt",
    "forthem",
    "objects",
    "amended",
    "tell",
    "read",
    "mine",
    "room",
}
# On the card that repeats a question, words that no button holds stand above it.
STAND_ABOVE = "เลือกข้อนี้"


def acts(message: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what each button of a message does, with its label."""
    for action in _actions(message):
        if action.get("data", "").count("~") == 6:
            yield _act(action), action["label"]


def wrong(message: dict[str, Any]) -> list[str]:
    """Name the buttons whose act has another word."""
    return [f"{act!r} is called {label!r}" for act, label in acts(message) if not is_right(act, label)]


def is_right(act: str, label: str) -> bool:
    """Say whether this is the word for the act; an act that is not known is nobody's mistake here."""
    if act in AROUND:
        begins, ends = AROUND[act]
        return (
            label == STAND_ABOVE or label.endswith("…") or (label.startswith(begins) and label.endswith(ends))
        )
    return act in WORDED_BY_THE_FORM or act not in LABELS or label in _labels(act)


def is_known(act: str) -> bool:
    return act in LABELS or act in AROUND or act in WORDED_BY_THE_FORM


def _labels(act: str) -> tuple[str, ...]:
    found = LABELS[act]
    return found if isinstance(found, tuple) else (found,)


def _act(action: dict[str, Any]) -> str:
    _, kind, draft, _, _, index, _ = action["data"].split("~")
    if kind in NUMBERED:
        return f"{kind} {index}"
    if kind == "undo":
        return "undo no" if index == "2" else "undo"
    if kind == "d":
        return f"d {action['mode']}"
    if kind == "r":
        return "r new" if ":" in draft else "r begun"
    if kind == "t" and index != "0":
        return "t without a reason"
    if kind == "l":
        return "l group" if draft else "l page"
    return str(kind)


def _actions(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if isinstance(part.get("action"), dict):
            yield part["action"]
        for value in part.values():
            yield from _actions(value)
    elif isinstance(part, list):
        for one in part:
            yield from _actions(one)
