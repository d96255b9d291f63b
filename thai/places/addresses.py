"""Take an address apart into names and what each is said to be: ต., อ., จ. or nothing.

House numbers, villages and streets lead to an address but are no official unit; they are
kept out.
"""

from dataclasses import dataclass

import regex

from thai.doubt import plain
from thai.places.gazetteer import Level
from thai.places.wrapping import UNSURE, of_places, unwrapped
from thai.text import normalise

_TAGS: dict[str, Level] = {
    "ตำบล": "subdistrict", "แขวง": "subdistrict", "ต": "subdistrict", "อำเภอ": "district", "เขต": "district", "อ": "district",
    "ข": "district", "ขว": "subdistrict", "จังหวัด": "province", "จว": "province", "จ": "province",
}  # fmt: skip
_OF_BANGKOK = frozenset({"แขวง", "เขต", "ข", "ขว"})
_TAG = regex.compile(
    r"(?P<tag>จังหวัด|อำเภอ|(?<!สาม)ตำบล|(?<![\p{L}\p{M}])(?:แขวง|เขต)|(?<=\p{L}\p{M}?)เขต(?=\p{L})(?<=แขวง.{2,20}เขต)|(?<![\p{L}\p{M}])(?:ขว?|จว)(?=\s?\.)|(?<![\p{L}\p{M}])จว(?=\s)|[จอต](?=\s?\.)(?!\.ป\.ร)|(?<![\p{L}\p{M}])[จอต](?=\s))\s?\.?\s*"
)
_POSTCODE = regex.compile(r"(?:รหัส(?:ไปรษณีย์)?\s*)?(?<!\d)(?P<code>[1-9]\d{4})(?!\d)")
_MARK = "\x1f"
_NUMBER = regex.compile(r"(?:หมู่ที่|หมู่บ้านที่|หมู่|ม\s?\.?)\s*\d{1,3}")
_VILLAGE = regex.compile(
    rf"(?:(?:บ้าน|ชุมชน)[\p{{L}}\p{{M}}]+\s*)?(?:{_NUMBER.pattern})(?:\s*บ้าน[\p{{L}}\p{{M}}]+(?=\s|{_MARK}))?"
)
_HOUSE = regex.compile(r"^\s*\d{1,4}(?=\s)|(?:บ้าน)?เลขที่\s*\d+(?:/\d+)?|(?<!\d)\d{1,4}/\d{1,4}")
_STREET = regex.compile(r"(?<![\p{L}\p{M}])(?:ถนน|ถ\.|ซอย|ซ\.)\s?[\p{L}\p{M}]*\s*\d*")
_BRACKETS = regex.compile(r"\([^()]*\)")
_HYPHEN = regex.compile(r"(?<=[ก-๎])-(?=[ก-๎])")
_SMALLER = ("บ้าน", "ชุมชน", "วัด", "โรงเรียน", "ศูนย์", "หมู่บ้าน", "ศาลา")
_MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Term:
    """One stretch of text without spaces: its level where the writer says it, whether ฯ cut it short."""

    name: str
    level: Level | None
    is_cut: bool = False
    is_bangkok: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """The terms of an address, the smallest unit usually first; `is_inside` when a village, a hall or a street was taken off."""

    terms: tuple[Term, ...]
    postcode: str | None
    is_inside: bool = False


def address_of(text: str) -> list[Address]:
    """Return the ways to take the text apart, the most literal first."""
    typed, spoken = " ".join(normalise(text).casefold().split()), plain(text)
    if UNSURE.search(typed):
        return []
    # แม่คะ is a subdistrict, ริมใต้ค่ะ is ริมใต้ said politely: the text as typed comes first.
    phrases = [typed, spoken, unwrapped(spoken), unwrapped(of_places(spoken))]
    return list(dict.fromkeys(way for phrase in dict.fromkeys(phrases) for way in _addresses(phrase)))


def _addresses(phrase: str) -> list[Address]:
    postcodes = _POSTCODE.findall(phrase)
    if len(postcodes) > 1:
        return []
    postcode = postcodes[0] if postcodes else None
    phrase = _HYPHEN.sub("", _POSTCODE.sub(" ", phrase))
    if postcode and not phrase.strip():
        return [Address((), postcode)]
    marked = _TAG.sub(lambda hit: f" {_MARK}{hit['tag']}{_MARK}", phrase)
    numbered, inside = (_HOUSE.sub(" ", village.sub(" ", marked)) for village in (_NUMBER, _VILLAGE))
    # บ้านเกาะ ม.3 may be a village of that name, or the subdistrict; some subdistricts are called ถนน….
    smaller = [(terms, True) for phrase in (inside, _STREET.sub(" ", inside)) for terms, _ in _ways(phrase)]
    seen: dict[tuple[Term, ...], bool] = {}
    for terms, is_inside in (*_ways(numbered), *_ways(_BRACKETS.sub(" ", numbered)), *smaller):
        seen.setdefault(terms, is_inside)
    return [Address(terms, postcode, is_inside) for terms, is_inside in seen.items()]


def _ways(marked: str) -> list[tuple[tuple[Term, ...], bool]]:
    if any(sign.isdigit() for sign in marked):
        return []
    terms = [term for chunk in regex.split(r"[\s,()/-]+", marked) if (term := _term(chunk)) is not None]
    # ศาลากลางจังหวัด… อำเภอ… จังหวัด… says its province twice; ท่าเรือ ท่าเรือ is a subdistrict and its district.
    named = tuple(one for at, one in enumerate(terms) if one.level is None or one not in terms[:at])
    ways = [(named, False)]
    if len(named) > 1 and named[0].level is None and named[0].name.startswith(_SMALLER):
        ways.append((named[1:], True))
    return [way for way in ways if 0 < len(way[0]) <= _MOST_TERMS]


def _term(chunk: str) -> Term | None:
    tag, name = "", chunk
    if chunk.startswith(_MARK):
        tag, _, name = chunk[1:].partition(_MARK)
    is_cut = name.rstrip(".").endswith("ฯ")
    name = name.strip(".ฯ").replace(".", "")
    return Term(name, _TAGS.get(tag), is_cut, tag in _OF_BANGKOK) if name else None
