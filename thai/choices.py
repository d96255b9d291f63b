"""Find which of the offered choices a person means: by number, by label, by a part of it.

Two that fit equally are none, and a denied choice is never chosen.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from thai.numbers.digits import with_digits
from thai.slips import is_slip, same_sense
from thai.text import bare

_NUMBER = re.compile(
    r"(?P<word>ข้อที่|ข้อ|ตัวเลือกที่|ตัวเลือก|อันที่|อัน|เบอร์|หมายเลข|เลข|ตัวที่|ที่)?\s*(?P<number>\d{1,3})\s*[.)]?"
)
_DENIAL = re.compile(r"ไม่ใช่|ไม่เอา|ไม่เลือก|ยกเว้น|นอกจาก|บ่แม่น|บ่เอา|ไม่ใช้|มิใช่|หรือ|\?|ไหม|มั้ย")
_CHOOSING = re.compile(r"^(?:ขอ|เอา|เลือก|ตอบ|เป็น)\s*")
_APART = re.compile(r"\s*(?:,|;|/|>|\n|และ|กับ|\+)\s*|\s+(?=\d)|(?<=\d)\s+")
_LONGEST = 200
_SHORTEST_PART = 3

_CLOSING = re.compile(r"(?:อื่น|ไม่มี|ไม่ทราบ|ไม่รู้|ไม่แน่ใจ|ไม่ระบุ|ไม่เคย|ไม่ใช่|ไม่ขอตอบ).*|.*อื่น\s?(?:ๆ)?")

Option = tuple[str, str]


def closes_a_list(label: str) -> bool:
    """Say whether a choice is one that people look for at the end of a list: other, none, not known."""
    return _CLOSING.fullmatch(bare(label)) is not None


def pick(text: str, options: Sequence[Option]) -> str | None:
    """Return the name of the one option that the text means, or None."""
    typed = bare(text)
    if not typed or len(text) > _LONGEST:
        return None
    labels = [(name, bare(label)) for name, label in options]
    exact = {name for name, label in labels if typed == label}
    if exact:
        return _only(exact)
    if _DENIAL.search(text):
        return None
    number = _NUMBER.fullmatch(with_digits(_CHOOSING.sub("", typed)))
    if number:
        return _by_number(int(number["number"]), labels, is_said=bool(number["word"]))
    return _by_label(typed, labels)


def parts(text: str) -> tuple[str, ...]:
    """Part a text that names several choices: at marks, at the words for and, and around numbers."""
    return tuple(part for part in _APART.split(text) if part.strip())


def _by_number(number: int, labels: Sequence[Option], *, is_said: bool) -> str | None:
    if not 1 <= number <= len(labels):
        return None
    name = labels[number - 1][0]
    # «2» beside a label «2 ครั้ง» that is not the second may mean either.
    named = {other for other, label in labels if re.match(rf"{number}(?!\d)", label)}
    return name if is_said or not named or named == {name} else None


def _by_label(typed: str, labels: Sequence[Option]) -> str | None:
    tests: tuple[Callable[[str, str], bool], ...] = (_is_name, _is_same, _begins, _is_within, is_slip)
    for form in dict.fromkeys((typed, _CHOOSING.sub("", typed))):
        for test in tests:
            fitting = _fitting(form, labels, test)
            if fitting:
                return _only(fitting)
    return _only(_named_in(typed, labels))


def _fitting(form: str, labels: Iterable[Option], test: Callable[[str, str], bool]) -> set[str]:
    return {name for name, label in labels if test(form, name.casefold() if test is _is_name else label)}


def _is_name(typed: str, name: str) -> bool:
    return typed == name and not typed.isdecimal()


def _is_same(typed: str, label: str) -> bool:
    return typed.replace(" ", "") == label.replace(" ", "")


def _begins(typed: str, label: str) -> bool:
    return len(typed) >= _SHORTEST_PART and label.startswith(typed) and same_sense(typed, label)


def _is_within(typed: str, label: str) -> bool:
    return len(typed) >= _SHORTEST_PART and typed in label and same_sense(typed, label)


def _named_in(typed: str, labels: Sequence[Option]) -> set[str]:
    """Return the options whose whole label stands in the text, the longest where they overlap."""
    said = [(name, label) for name, label in labels if len(label) >= _SHORTEST_PART and label in typed]
    longest = [
        (name, label)
        for name, label in said
        if not any(label != other and label in other for _, other in said)
    ]
    return {name for name, label in longest if same_sense(typed, label)}


def _only(names: set[str]) -> str | None:
    return next(iter(names)) if len(names) == 1 else None
