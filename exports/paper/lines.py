"""Divide a text into lines of a width. Pure: how wide words are is handed in."""

from collections.abc import Callable, Iterator

from thai.breaking import pieces
from thai.text import graphemes

Measure = Callable[[str], float]


def lines(text: str, width: float, measure: Measure) -> tuple[str, ...]:
    """Return the lines of a text, an empty one for an empty paragraph; no word is broken that fits into a line."""
    return tuple(line for paragraph in text.split("\n") for line in _of_paragraph(paragraph, width, measure))


def widest(text: str, measure: Measure) -> float:
    """Return the width of the longest piece that no line may break."""
    return max((measure(one.rstrip()) for part in text.split("\n") for one in pieces(part)), default=0.0)


def _of_paragraph(text: str, width: float, measure: Measure) -> Iterator[str]:
    line, wide, known = "", 0.0, dict[str, float]()
    for piece in pieces(text):
        if piece not in known:
            known[piece] = measure(piece)
        if line and wide + known[piece] > width and wide + measure(piece.rstrip()) > width:
            yield line.rstrip()
            line, wide = "", 0.0
        line, wide = line + piece, wide + known[piece]
        while wide > width and measure(line.rstrip()) > width:
            head = _fitting(line, width, measure)
            yield head
            line = line[len(head) :]
            wide = measure(line)
    yield line.rstrip()


def _fitting(text: str, width: float, measure: Measure) -> str:
    """Return as much of a word that is longer than a line as fits, at least one letter with its signs."""
    head = ""
    for letter in _letters(text):
        if head and measure(head + letter) > width:
            return head
        head += letter
    return head


def _letters(text: str) -> Iterator[str]:
    """Yield letters with the signs above and below them."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and graphemes(text[at : end + 1]) == 1:
            end += 1
        yield text[at:end]
        at = end
