"""Read yes and no. A hedge, a question back or a "yes, but" is neither."""

import re
from functools import cache

from thai.text import bare, normalise

_YES = """
ใช่ ไช่ ช่าย ใช่แล้ว ใช่เลย ได้ ได้เลย ได้อยู่ ได้แล้ว โอเค โอเช โอเคร โอ ตกลง มี มีอยู่ มีแล้ว เอา เอาเลย ถูก ถูกแล้ว ถูกต้อง ถูกต้องแล้ว ยืนยัน
แน่นอน อือ อื้อ เออ อือฮึ จริง จริงแล้ว ครับ ครับผม ค่ะ จ้า จ้ะ จ๊ะ จ้าา ฮะ เจ้า แม่น แม่นแล้ว แมน เสร็จแล้ว ทำแล้ว ส่งแล้ว จัดแล้ว ครบ ครบแล้ว เรียบร้อย เรียบร้อยแล้ว
ได้รับแล้ว รับแล้ว ไปแล้ว มาแล้ว เคย เคยแล้ว พร้อม พร้อมแล้ว เห็นด้วย ยินดี ยินยอม ยอมรับ อนุญาต เห็นชอบ ผ่าน ผ่านแล้ว เข้าร่วม สนใจ ต้องการ ประชุมแล้ว อบรมแล้ว ขายแล้ว
เป็น เป็นแล้ว รู้แล้ว ทราบแล้ว เข้าใจ เข้าใจแล้ว yes y ok okay oke okey yep yeah sure ช่ายเลย ได้ทำ ได้จัด ได้ไป ได้เข้าร่วม ใช่ได้ มีครบ รับทราบ ตามนั้น ครับได้
👍 👌 🙆 🙆‍♀️ 🙆‍♂️ ✅ ✔ ☑ ⭕ ✓ /
""".split()  # noqa: SIM905  a list of words reads best as words
_NO = """
ไม่ ม่าย ไม่ใช่ ไมใช่ ไม่ไช่ ไม่ใช้ มิใช่ ไม่ได้ ไมได้ ไม่มี ไมมี ไม่เอา ไม่มีเลย ไม่ได้เลย ไม่เลย เปล่า ป่าว ป่าวเลย เปล่าเลย บ่ บ่แม่น บ่ใช่ บ่มี บ่ได้ บ่เอา
ยัง ยังไม่ ยังไม่ได้ ยังไม่มี ยังไม่ได้ทำ ยังไม่ทำ ยังไม่เสร็จ ยังไม่ส่ง ยังไม่ได้ส่ง ยังไม่ได้จัด ยังไม่จัด ยังไม่ครบ ยังไม่พร้อม ยังไม่เรียบร้อย ยังเลย ยังไม่ได้รับ ยังไม่เคย ยังไม่ไป ยังไม่ได้ไป ยังบ่ได้ ยังบ่มี ยังบ่แล้ว
ไม่ถูก ไม่ถูกต้อง ไม่ตกลง ไม่ต้อง ไม่ต้องการ ไม่เคย ไม่เห็นด้วย ไม่ยินยอม ไม่ยอมรับ ไม่อนุญาต ไม่ยืนยัน ไม่สนใจ ไม่ไป ไม่มา ไม่ทำ ไม่ส่ง ไม่จัด ไม่จริง ไม่พร้อม ไม่ครบ ไม่เสร็จ ไม่ผ่าน ไม่เข้าร่วม ไม่สะดวก ไม่ยอม ไม่เป็น
ไม่ได้ทำ ไม่ได้จัด ไม่ได้ไป ไม่ได้มา ไม่ได้ส่ง ไม่ได้รับ ไม่ได้เข้าร่วม ไม่ได้ประชุม ไม่ได้อบรม ไม่ได้ขาย ไม่ได้ใช้ ไม่ได้เอา ผิด ไม่ทัน
no n nope not 👎 ❌ ✖ ❎ 🙅 🙅‍♀️ 🙅‍♂️
""".split()  # noqa: SIM905
# "?" and these turn any answer into a question or half an answer.
_UNSURE = re.compile(r"\?|ไหม|มั้ย|มั๊ย|หรือ|เหรอ|แต่|มั้ง|น่าจะ|อาจ|คง|แล้วแต่|ถ้า|บาง|ไม่แน่|ไม่รู้|ไม่ทราบ|เดี๋ยว|ก็ได้|ละมั้ง")
_PART = re.compile(r"[\s,!.]+")
_REPEATED = re.compile(r"ๆ+|([^\s])\1{2,}$")


@cache
def _meanings() -> dict[str, bool]:
    yes = {_form(word): True for word in _YES}
    no = {_form(word): False for word in _NO}
    return yes | no


def _form(text: str) -> str:
    return _REPEATED.sub(r"\1", bare(text)).strip()


def read_yes_no(text: str) -> dict[str, object] | None:
    """Return `yes`, when every part of the answer says the same."""
    typed = normalise(text)
    whole = _meanings().get(_form(typed))
    if whole is not None and "?" not in typed:
        return {"yes": whole}
    if _UNSURE.search(typed):
        return None
    meanings = {_meanings().get(_form(part)) for part in _PART.split(typed) if part}
    return {"yes": meanings.pop()} if len(meanings) == 1 and None not in meanings else None
