"""Read the wish to take the last change back, or to have it after all."""

import regex

from thai.edits.edit import Edit
from thai.edits.phrases import ASKING

_JUST = r"(?:\s*(?:เมื่อกี้นี้|เมื่อกี้|ตะกี้|ล่าสุด|ไป))?"
_UNDO = regex.compile(
    rf"{ASKING}(?:เอาคืน|เอากลับ|เอากลับคืน|คืนค่าเดิม|เอาค่าเดิม(?:คืน)?|เอาของเดิม(?:คืน)?|เอาอันเดิม"
    rf"|ย้อน(?:กลับ)?(?:ที่|การ)?(?:แก้|เปลี่ยน){_JUST}|(?:แก้|เปลี่ยน|ย้อน|ปรับ)?กลับ(?:ไป)?(?:เป็น)?(?:เหมือน)?เดิม"
    rf"|เอา(?:ไว้)?เหมือนเดิม\s*ไม่แก้(?:แล้ว)?|ไม่แก้แล้ว\s*เอา(?:อัน|ค่า|ของ|เหมือน)เดิม"
    rf"|(?:ยกเลิก|เลิก|ถอน)(?:ที่|การ)(?:แก้ไข|แก้|เปลี่ยน|ลบ|เพิ่ม){_JUST})"
)
_REDO = regex.compile(
    rf"{ASKING}(?:เอาที่แก้(?:ไว้|ไป)?กลับ(?:มา|คืน)?|(?:แก้|ทำ)(?:ใหม่|อีกที|อีกครั้ง)+\s*เหมือนเมื่อกี้|ทำที่แก้(?:ใหม่|อีกที)"
    r"|เอาอันที่แก้|เอาแบบที่แก้)"
)


def read(typed: str) -> Edit | None:
    """Return the wish to undo or redo, when the text is nothing else."""
    if _REDO.fullmatch(typed):
        return Edit("redo")
    return Edit("undo") if _UNDO.fullmatch(typed) else None
