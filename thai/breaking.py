"""Say where a line of Thai may end: behind a word, never inside one, nor before a sign that belongs to what stands before it."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pythainlp.util import Trie

_OPENING = frozenset("(«“‘[")
_CLOSING = frozenset(")»”’]")
_LEADING = frozenset("เแโใไ")
# Everything of the block but the signs of currency and of endings, digits, and what repeats the word before it.
_LETTERS = frozenset(
    chr(code) for code in (*range(0x0E01, 0x0E2F), *range(0x0E30, 0x0E3B), *range(0x0E40, 0x0E4F))
)
_FIRST = frozenset(chr(code) for code in range(0x0E01, 0x0E2F)) | _LEADING


LONGEST: Final = 30
# Shorter names of places are everyday words.
A_NAME: Final = 4


def pieces(text: str) -> tuple[str, ...]:
    """Divide a text into pieces that no line may break; put together they are the text."""
    found: list[str] = []
    at = last = 0
    for word, longest in _words(text):
        # Where two readings overlap, the word that another reading sees is not parted either.
        is_inside, last = at < last, max(last, at + longest)
        if found and (is_inside or not _may_part(found[-1][-1], word[0])):
            found[-1] += word
        else:
            found.append(word)
        at += len(word)
    return tuple(found)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[tuple[str, int], ...]:
    """Return the words of a text, each with the length of the longest word that begins where it does."""
    from pythainlp.tokenize import word_tokenize  # noqa: PLC0415 - as below

    found, at = list[tuple[str, int]](), 0
    for one in word_tokenize(text, custom_dict=_known(), engine="newmm", keep_whitespace=True):
        known = _known().prefixes(text[at : at + LONGEST])
        found.append((one, max(map(len, (one, *known)))))
        at += len(one)
    return tuple(one for one in found if one[0])


@lru_cache(maxsize=1)
def _known() -> "Trie":
    """Return every word of the dictionary, and the names of places, which are no words of it."""
    # The dictionary costs a second, for what is printed only.
    import geothai  # noqa: PLC0415
    from pythainlp.corpus import thai_words  # noqa: PLC0415
    from pythainlp.util import Trie  # noqa: PLC0415

    names = {one.name_th for one in geothai.provinces()}
    for province in geothai.provinces():
        for district in geothai.districts(province.code):
            names |= {district.name_th, *(one.name_th for one in geothai.subdistricts(district.code))}
    return Trie({*thai_words(), *(one for one in names if len(one) >= A_NAME)})


def _may_part(last: str, first: str) -> bool:
    """Say whether a line may end between two letters: behind a blank, or between words of Thai letters."""
    if first.isspace():
        return False
    if last.isspace():
        return True
    return (last in _LETTERS and first in _FIRST | _OPENING) or (last in _CLOSING and first in _FIRST)
