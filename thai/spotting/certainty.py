"""Say whether it is certain where a name begins and ends.

Without spaces an unknown verb behind a name looks like more of it: such a name is better asked for than cut or run over.
"""

import re
from typing import Final

from thai.places.gazetteer import gazetteer
from thai.spotting.spans import HIDDEN, Name

VILLAGE: Final = re.compile(r"บ้าน(?!เรือน|พัก|เมือง|ป่าไม้)|ตำบล|ต\.(?=\s?[ก-ฮเ-ไ])|ชุมชน")
_NAMED_AFTER = re.compile(r"บ้าน(?!เรือน|พัก|เมือง|ป่าไม้)|ตำบล|ต\.(?=\s?[ก-ฮเ-ไ])")
_CONSONANT = re.compile(r"[ก-ฮ]")
_LETTER = re.compile(r"[ก-๎]")
_WORD = re.compile(r"\s?([ก-๎]+)")
_ANOTHER = re.compile(r"(?<!^)(?:กลุ่ม|กองทุน|สหกรณ์|สมาชิก|ชาวบ้าน|เจ้าหน้าที่)")
_COUNTED = re.compile(
    rf"[^\S\n]*{HIDDEN}*[^\S\n]*\d[\d,.]*\s*(?:คน|ราย|ท่าน|บาท|กก|กิโล|ตัว|ต้น|ถุง|ไร่|ครัว|ชิ้น|ผืน|ขวด|ใบ|ชุด|กระสอบ|ลูก|ก้อน|อัน|เมตร|ห่อ|แพ็ค|กล่อง)"
)
_JOINED = re.compile(r"(?:ของ|คือ|ว่า|ให้|แล้ว|และ|ค่ะ|ครับ|ชาว|รายงาน)\Z")
_LONGEST_VILLAGE: Final = 8
"""How many consonants nineteen of twenty names of subdistricts have at most; villages are called alike."""
_LONGEST_BODY: Final = 20
_FAR, _SHORTEST, _SHORTEST_ACT = 26, 2, 5


def is_in_a_place(text: str, start: int, end: int) -> bool:
    """Say whether what looks like a verb is part of the name of a place that is on the lists."""
    heads = list(VILLAGE.finditer(text, max(start - _FAR, 0), start))
    if not heads:
        return False
    head = heads[-1]
    begin = head.end() + (text[head.end() : head.end() + 1] == " ")
    subdistricts = gazetteer().codes["subdistrict"]
    return any(text[begin:to] in subdistricts for to in range(max(end, begin + 3), begin + _FAR))


def is_certain(text: str, name: Name, acts: re.Pattern[str]) -> bool:
    """Say whether both ends of a name are where they seem to be."""
    return _starts(text, name, acts) and _ends(text, name, acts)


def _starts(text: str, name: Name, acts: re.Pattern[str]) -> bool:
    """A village glued behind a word that is not known may be the tail of what a group is called."""
    before = text[: name.start]
    if not name.is_place or not _LETTER.match(before[-1:]):
        return True
    return _JOINED.search(before) is not None or any(hit.end() == name.start for hit in acts.finditer(before))


def _ends(text: str, name: Name, acts: re.Pattern[str]) -> bool:
    tail, is_village = _tail(text, name)
    is_listed = tail in gazetteer().codes["subdistrict"]
    if is_listed:
        return True
    if is_village and (_ANOTHER.search(tail) or _does_it_again(text[name.start : name.end], tail)):
        return False
    if len(_CONSONANT.findall(tail)) > (_LONGEST_VILLAGE if is_village else _LONGEST_BODY):
        return False
    return not _lacks_a_verb(text, name, acts)


def _does_it_again(name: str, tail: str) -> bool:
    """Say whether the end of a village's name is what the group does: then that is what was done, not where."""
    body = name[: name.rindex(tail)]
    ends = (tail[at:] for at in range(_SHORTEST, len(tail) - _SHORTEST_ACT + 1))
    return tail not in body and any(end in body for end in ends)


def _tail(text: str, name: Name) -> tuple[str, bool]:
    """Return the last word of a name, behind its village if it says one."""
    heads = [hit for hit in _NAMED_AFTER.finditer(text, name.start, name.end) if hit.end() < name.end]
    word = _WORD.match(text, heads[-1].end(), name.end) if heads else None
    return (word[1], True) if word else (text[name.start : name.end], False)


def _lacks_a_verb(text: str, name: Name, acts: re.Pattern[str]) -> bool:
    """Say whether a number follows at once, a day between at most, and nothing done was said before: the verb is in the name."""
    if not _COUNTED.match(text, name.end):
        return False
    line = text.rfind("\n", 0, name.start) + 1
    return acts.search(text, line, name.start) is None
