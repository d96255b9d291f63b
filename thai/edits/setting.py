"""Read the wish that a value be another one: «not 54, 45», «change the day to Friday», «the number is wrong»."""

from collections.abc import Iterator

import regex

from thai.edits.edit import Edit, Saying
from thai.edits.phrases import ASKING, BE, CHANGE, CORRECT, NOT, TYPED, WRONG

_SORRY = regex.compile(
    rf"(?:(?:ขอโทษที|ขอโทษ|โทษที|โทษ|เอ้ย|เอ๊ย|เอ้า|อุ๊ย|อุ้ย|อ้าว|อ่าว|เฮ้ย|เห้ย|{TYPED}ผิด(?:ไป)?|ผิด(?=\s)|ไม่\s?ๆ)\s*)+"
)
_REALLY = regex.compile(r"(?:ที่จริง|จริงๆ|จริง ๆ|ความจริง|แท้จริง)(?:แล้ว|มี|ๆ|\s)*(?P<both>.+)")
_DENIED = regex.compile(rf"(?P<about>.*?)\s*{NOT}\s*(?P<tail>.+)")
_DENIED_LAST = regex.compile(rf"(?:เป็น\s*)?(?P<new>.+?)\s*{NOT}\s*(?P<old>.+)")
_AS = regex.compile(r"\s*(?:ต้องเป็น|ให้เป็น|แก้เป็น|เปลี่ยนเป็น|เป็น|ต้อง)\s*")
_VERB = regex.compile(rf"{ASKING}(?:(?P<correct>{CORRECT})|{CHANGE})\s*(?:ให้\s*|ตัว(?=เลข)\s*)?(?P<rest>.*)")
_FROM = regex.compile(rf"(?P<about>.*?)\s*จาก\s*(?P<old>.+?)\s*{BE}\s*(?P<new>.+)")
_LATER = regex.compile(rf"(?P<about>.+?)\s*(?:ขอ)?(?:{CORRECT}|{CHANGE}|เพิ่ม|ลด)เป็น\s*(?P<new>.+)")
_RIGHT = regex.compile(r"(?P<about>.+?)\s*(?:ที่ถูกต้อง|ที่ถูก)\s*(?:คือ|เป็น)?\s*(?P<new>.+)")
_BAD = regex.compile(rf"(?P<about>.*?)\s*{WRONG}(?P<rest>.*)")
_BAD_FIRST = regex.compile(rf"{TYPED}?\s*ผิด(?P<about>[^\s\d]+?)(?:\s+{BE}?|\s*{BE})\s*(?P<new>.*)")
_BE_FIRST = regex.compile(rf"^\s*(?:แล้ว)?\s*{BE}?\s*(?:{BE})?\s*")
_VERB_LAST = regex.compile(rf"\s*{ASKING}{CORRECT}$")
_TYPED_FIRST = regex.compile(rf"^{TYPED}\s*")
_LATEST = regex.compile(r"^(?:(?:ข้อ|อัน|คำตอบ|ตัว)(?:เมื่อกี้|ตะกี้|ก่อนหน้า|ก่อน|ที่แล้ว|เดิม)|เมื่อกี้|เมื่อตะกี้|ตะกี้)\s*")


def read(typed: str) -> Iterator[Edit]:
    """Yield the readings of a wish for another value, the likelier first."""
    sorry = _SORRY.match(typed)
    rest = typed[sorry.end() :].strip() if sorry else typed
    found = list(_readings(rest)) if rest else []
    yield from found
    if sorry and not found and rest:
        new = _BE_FIRST.sub("", rest)
        yield Edit("set", new=new, saying="slipped", is_latest=True)
        yield Edit("set", about=new, saying="really")
    if sorry and "ผิด" in sorry[0]:
        yield from _readings(typed)


def _readings(text: str) -> Iterator[Edit]:
    yield from _denied(text)
    yield from _asked(text)
    yield from _wrong(text)
    if hit := _FROM.fullmatch(text):
        yield _edit(hit["about"], hit["new"], "changed", old=hit["old"])
    if (hit := _RIGHT.fullmatch(text)) and not _BAD.fullmatch(text):
        yield _edit(hit["about"], hit["new"], "corrected")
    if hit := _LATER.fullmatch(text):
        yield _edit(hit["about"], hit["new"], "corrected")
    if hit := _REALLY.fullmatch(text):
        yield _edit(hit["both"], "", "really")


def _denied(text: str) -> Iterator[Edit]:
    """Part «not A B», «not A but B» wherever it can be parted, and «B, not A»."""
    if hit := _DENIED.fullmatch(text):
        about, tail = hit["about"], hit["tail"]
        for cut in _AS.finditer(tail):
            yield _edit(about, tail[cut.end() :], "denied", old=tail[: cut.start()])
        for cut in regex.finditer(r"\s+", tail):
            yield _edit(about, tail[cut.end() :], "denied", old=tail[: cut.start()])
        if not about:
            yield _edit("", "", "denied", old=tail)
    if hit := _DENIED_LAST.fullmatch(text):
        yield _edit("", hit["new"], "denied", old=hit["old"])


def _asked(text: str) -> Iterator[Edit]:
    """Part «correct A to B», «change A from B to C», «correct A»."""
    hit = _VERB.fullmatch(text)
    if hit is None or not hit["rest"]:
        return
    saying: Saying = "corrected" if hit["correct"] else "changed"
    rest = hit["rest"]
    if of := _FROM.fullmatch(rest):
        yield _edit(of["about"], of["new"], saying, old=of["old"])
    for cut in regex.finditer(rf"\s*{BE}\s*", rest):
        if rest[cut.end() :]:
            yield _edit(rest[: cut.start()], rest[cut.end() :], saying)
    yield _edit(rest, "", saying)


def _wrong(text: str) -> Iterator[Edit]:
    """Part «A is wrong», «A is wrong, B», «wrong A, B»."""
    if hit := _BAD_FIRST.fullmatch(text):
        yield _edit(hit["about"], hit["new"], "wrong")
    if hit := _BAD.fullmatch(text):
        rest = _VERB_LAST.sub("", f" {hit['rest']}").strip()
        if _VERB.fullmatch(rest):
            yield from _asked(rest)
        yield _edit(_TYPED_FIRST.sub("", hit["about"]), _BE_FIRST.sub("", rest), "wrong")


def _edit(about: str, new: str, saying: Saying, *, old: str = "") -> Edit:
    latest = _LATEST.match(about.strip())
    named = about.strip()[latest.end() :] if latest else about.strip()
    return Edit(
        "set", about=named.strip(), old=old.strip(), new=new.strip(), saying=saying, is_latest=bool(latest)
    )
