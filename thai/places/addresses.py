"""Take an address apart into names and what each is said to be: ต., อ., จ. or nothing.

House numbers, villages and streets lead to an address but are no official unit; they are
kept out.
"""

from dataclasses import dataclass

import regex

from thai.doubt import plain
from thai.places.gazetteer import Level
from thai.text import normalise

_TAGS: dict[str, Level] = {
    "ตำบล": "subdistrict", "แขวง": "subdistrict", "ต": "subdistrict", "อำเภอ": "district", "เขต": "district", "อ": "district",
    "จังหวัด": "province", "จ": "province",
}  # fmt: skip
_TAG = regex.compile(
    r"(?P<tag>จังหวัด|อำเภอ|(?<!สาม)ตำบล|(?<![\p{L}\p{M}])(?:แขวง|เขต)|(?<=\p{L}\p{M}?)เขต(?=\p{L})(?<=แขวง.{2,20}เขต)|[จอต](?=\s?\.)(?!\.ป\.ร)|(?<![\p{L}\p{M}])[จอต](?=\s))\s?\.?\s*"
)
_OFFICE = regex.compile(r"(?<![\p{L}\p{M}])อบต\.?\s?|(?<![\p{L}\p{M}])กศน\.?(?=\s?ต)")
_UNSURE = regex.compile(r"หรือ|ไม่ใช่|ไม่รู้|ไม่แน่|น่าจะ|\?|ไม่ทราบ")
_POSTCODE = regex.compile(r"(?:รหัส(?:ไปรษณีย์)?\s*)?(?<!\d)(?P<code>[1-9]\d{4})(?!\d)")
_MARK = "\x1f"
_VILLAGE = regex.compile(
    rf"(?:(?:บ้าน|ชุมชน)[\p{{L}}\p{{M}}]+\s*)?(?:(?:หมู่ที่|หมู่บ้านที่|หมู่|ม\s?\.?)\s*\d{{1,3}})(?:\s*บ้าน[\p{{L}}\p{{M}}]+(?=\s|{_MARK}))?"
)
_HOUSE = regex.compile(r"^\s*\d{1,4}(?=\s)|(?:บ้าน)?เลขที่\s*\d+(?:/\d+)?|(?<!\d)\d{1,4}/\d{1,4}")
_STREET = regex.compile(r"(?<![\p{L}\p{M}])(?:ถนน|ถ\.|ซอย|ซ\.)\s?[\p{L}\p{M}]*\s*\d*")
_BRACKETS = regex.compile(r"\([^()]*\)")
_HYPHEN = regex.compile(r"(?<=[ก-๎])-(?=[ก-๎])")
_FILLER = regex.compile(r"^(?:(?:อยู่|แถว|พื้นที่|ที่(?=\s|ต\.|ตำบล|อำเภอ|จังหวัด)|จาก(?=\s))\s*)+")
_SMALLER = ("บ้าน", "ชุมชน", "วัด", "โรงเรียน", "ศูนย์", "หมู่บ้าน", "ศาลา")
_MOST_TERMS = 6


@dataclass(frozen=True, slots=True)
class Term:
    """One stretch of text without spaces, and its level where the writer says it."""

    name: str
    level: Level | None


@dataclass(frozen=True, slots=True)
class Address:
    """The terms of an address, the smallest unit usually first."""

    terms: tuple[Term, ...]
    postcode: str | None


def address_of(text: str) -> list[Address]:
    """Return the ways to take the text apart, the most literal first."""
    typed, spoken = " ".join(normalise(text).casefold().split()), plain(text)
    if _UNSURE.search(typed):
        return []
    # แม่คะ is a subdistrict, ริมใต้ค่ะ is ริมใต้ said politely: the text as typed comes first.
    return list(dict.fromkeys([*_addresses(typed), *_addresses(spoken)]))


def _addresses(phrase: str) -> list[Address]:
    postcodes = _POSTCODE.findall(phrase)
    if len(postcodes) > 1:
        return []
    phrase = _HYPHEN.sub("", _OFFICE.sub("ต.", _POSTCODE.sub(" ", _FILLER.sub("", phrase))))
    marked = _TAG.sub(lambda hit: f" {_MARK}{hit['tag']}{_MARK}", phrase)
    inside = _HOUSE.sub(" ", _VILLAGE.sub(" ", marked))
    # Some subdistricts are called ถนน…, so a street is taken off only when that finds nothing.
    ways = [*_ways(inside), *_ways(_STREET.sub(" ", inside)), *_ways(_BRACKETS.sub(" ", inside))]
    return [Address(terms, postcodes[0] if postcodes else None) for terms in ways]


def _ways(marked: str) -> list[tuple[Term, ...]]:
    if any(sign.isdigit() for sign in marked):
        return []
    terms = [_term(chunk) for chunk in regex.split(r"[\s,()/-]+", marked)]
    named = tuple(term for term in terms if term is not None)
    ways = [named]
    if len(named) > 1 and named[0].level is None and named[0].name.startswith(_SMALLER):
        ways.append(named[1:])
    return [way for way in ways if 0 < len(way) <= _MOST_TERMS]


def _term(chunk: str) -> Term | None:
    tag, name = "", chunk
    if chunk.startswith(_MARK):
        tag, _, name = chunk[1:].partition(_MARK)
    name = name.strip(".ฯ").replace(".", "")
    return Term(name, _TAGS.get(tag)) if name else None
