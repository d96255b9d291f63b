"""Write bubbles as lines of a transcript, and remember what can be tapped under the last of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.texts import Texts
from engine.conversation.bubbles import (
    Bubble,
    Button,
    Call,
    Card,
    DateButton,
    Link,
    Note,
    Page,
    PhoneButton,
    Row,
    Text,
)
from thai.politeness import once
from thai.text import clip

QUICK: Final = 20
WIDE: Final = 40
Tappable = Button | DateButton | PhoneButton


@dataclass(frozen=True, slots=True)
class Shown:
    """What a turn shows: its text, and each button with the label that LINE would show."""

    text: str
    buttons: tuple[tuple[str, Tappable], ...]

    def labelled(self, label: str) -> Tappable | None:
        """Return the button of a label, or of a label that begins so."""
        wanted = label.strip().rstrip("…")
        exact = (button for name, button in self.buttons if name.rstrip("…") == wanted)
        return next(exact, None) or next(
            (button for name, button in self.buttons if name.startswith(wanted)), None
        )


def shown(bubbles: Sequence[Bubble], texts: Texts) -> Shown:
    """Write what a turn says; only the last bubble has its quick replies, as in LINE."""
    lines: list[str] = []
    buttons: list[tuple[str, Tappable]] = []
    for place, bubble in enumerate(bubbles):
        is_last = place == len(bubbles) - 1
        found = [*_of_card(bubble, texts), *(_of_quick(bubble, texts) if is_last else ())]
        lines += [*(_note(bubble, texts) if isinstance(bubble, Note) else _card(bubble, texts))]
        lines += [" ".join(f"[{label}]" for label, _ in found)] if found else []
        buttons += [(label, one) for label, one in found if isinstance(one, Tappable)]
        buttons += _of_rows(bubble, texts)
    return Shown("\n".join(lines), tuple(buttons))


def _word(texts: Texts, text: Text) -> str:
    return texts.word(text, {})


def _note(note: Note, texts: Texts) -> Iterator[str]:
    if note.picture:
        yield f"({texts.plain('a picture')})"
    yield "\n".join(once([_word(texts, line) for line in note.lines])).strip()


def _card(card: Card, texts: Texts) -> Iterator[str]:
    yield _word(texts, card.title)
    yield from (_word(texts, words) for words in card.warnings)
    yield from (_row(row, texts) for row in card.rows)
    yield from (_word(texts, words) for words in card.remarks)


def _row(row: Row, texts: Texts) -> str:
    button = f"  [{_word(texts, row.button.label)}]" if row.button else ""
    value = f": {_word(texts, row.value)}" if row.value is not None else ""
    return f"  {_word(texts, row.label)}{value}{button}"


def _of_card(bubble: Bubble, texts: Texts) -> Iterator[tuple[str, Tappable | Link | Call | Page]]:
    if isinstance(bubble, Card):
        for one in (*bubble.choices, *bubble.actions):
            if isinstance(one, (Button, DateButton, Link, Call, Page)):
                yield clip(_word(texts, one.label), WIDE), one


def _of_rows(bubble: Bubble, texts: Texts) -> Iterator[tuple[str, Tappable]]:
    """Yield the buttons beside the lines of a card, labelled as a tap on them is told: what, and of which line."""
    for row in bubble.rows if isinstance(bubble, Card) else ():
        if row.button is not None:
            yield f"{_word(texts, row.button.label)} {_word(texts, row.label)}", row.button


def _of_quick(bubble: Bubble, texts: Texts) -> Iterator[tuple[str, Tappable | Page | Link]]:
    for one in bubble.quick:
        yield clip(_word(texts, one.label), QUICK), one
