"""Turn bubbles into LINE's messages: text with quick replies, and Flex cards that read well on an old phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.buttons import Buttons
from bot.texts import Texts
from engine.conversation.bubbles import (
    Action,
    Bubble,
    Button,
    Call,
    Card,
    DateButton,
    Link,
    Note,
    Quick,
    Row,
    Text,
)
from thai.politeness import once
from thai.text import clip

LABEL = 20
FLEX_LABEL = 40
DISPLAY = 300
ALT = 400
TEXT = 4_900
QUICK_AT_MOST = 13
BUBBLES_AT_MOST = 5
INK, SOFT, RED = "#1B1B1B", "#55585C", "#A3211B"
LINE_GREEN, PAPER, RULE = "#06733A", "#FFFFFF", "#D9DCE0"
Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Renderer:
    """Render for one person: buttons are signed for nobody else."""

    texts: Texts
    buttons: Buttons
    public_url: str
    person: str
    blanks: Mapping[str, Text]

    def messages(self, bubbles: Sequence[Bubble]) -> list[Message]:
        """Render at most five bubbles; only the last one shows quick replies."""
        rendered = [self._bubble(bubble) for bubble in bubbles[:BUBBLES_AT_MOST]]
        for message in rendered[:-1]:
            message.pop("quickReply", None)
        return rendered

    def _bubble(self, bubble: Bubble) -> Message:
        message = self._note(bubble) if isinstance(bubble, Note) else self._card(bubble)
        if bubble.quick:
            items = [
                {"type": "action", "action": self._quick(quick)} for quick in bubble.quick[:QUICK_AT_MOST]
            ]
            message["quickReply"] = {"items": items}
        return message

    def _note(self, note: Note) -> Message:
        words = "\n".join(once([self._word(line) for line in note.lines])).strip()
        return {"type": "text", "text": words[:TEXT] or "…"}

    def _card(self, card: Card) -> Message:
        title = self._word(card.title)
        body: list[Message] = [self._text(title, weight="bold", size="lg")]
        body += [self._text(self._word(words), color=RED, margin="md") for words in card.warnings]
        for row in card.rows:
            body += [{"type": "separator", "margin": "md", "color": RULE}, self._row(row)]
        body += [self._text(self._word(remark), color=SOFT, margin="lg") for remark in card.remarks]
        bubble: Message = {
            "type": "bubble",
            "size": "giga",
            "body": _box(body, paddingAll="xl", backgroundColor=PAPER),
        }
        if card.actions:
            footer = [self._action(action) for action in card.actions]
            bubble["footer"] = _box(footer, spacing="sm", paddingAll="lg")
        return {"type": "flex", "altText": self._alt(card, title), "contents": bubble}

    def _alt(self, card: Card, title: str) -> str:
        first = [self._word(row.value) for row in card.rows[:2] if row.value is not None]
        return clip(" · ".join([title, *first]), graphemes=ALT)

    def _row(self, row: Row) -> Message:
        """Lay out a row: a small edit link beside the words, a button that starts something below them."""
        if row.button is None:
            return {**_box(self._row_words(row, leads=False)), "margin": "md"}
        said = f"{self._word(row.button.label)} {self._word(row.label)}"
        if row.button.style == "link":
            column = _box(self._row_words(row, leads=False), flex=1)
            button = self._button(row.button, said=said, height="sm", flex=0)
            return _box([column, button], layout="horizontal", margin="md", spacing="md", alignItems="center")
        button = self._button(row.button, said=said, height="sm", margin="sm")
        return _box([*self._row_words(row, leads=True), button], margin="md")

    def _row_words(self, row: Row, *, leads: bool) -> list[Message]:
        """Word a row; in a list the name leads, in a form the value does."""
        label = self._text(
            self._word(row.label), color=INK if leads else SOFT, weight="bold" if leads else "regular"
        )
        if row.value is None:
            return [label]
        return [label, self._text(self._word(row.value), color=SOFT if leads else INK, margin="xs")]

    def _text(
        self, words: str, *, weight: str = "regular", size: str = "md", color: str = INK, margin: str = "none"
    ) -> Message:
        return {
            "type": "text", "text": words or "-", "wrap": True, "weight": weight, "size": size, "color": color,
            "margin": margin, "scaling": True,
        }  # fmt: skip

    def _action(self, action: Action) -> Message:
        match action:
            case Button():
                return self._button(action)
            case Link(label, path):
                uri = {"type": "uri", "label": self._label(label, FLEX_LABEL), "uri": self.public_url + path}
                return {"type": "button", "style": "link", "action": uri, "scaling": True}
            case Call(label, phone):
                uri = {"type": "uri", "label": self._label(label, FLEX_LABEL), "uri": f"tel:{phone}"}
                return {"type": "button", "style": "secondary", "action": uri, "scaling": True}

    def _button(self, button: Button, said: str = "", **extra: Any) -> Message:
        action = self._postback(button, FLEX_LABEL, said)
        style: Message = {"style": button.style, "scaling": True}
        if button.style == "primary":
            style["color"] = LINE_GREEN
        return {"type": "button", "action": action, **style, **extra}

    def _quick(self, quick: Quick) -> Message:
        if isinstance(quick, Button):
            return self._postback(quick, LABEL)
        return self._picker(quick)

    def _picker(self, quick: DateButton) -> Message:
        data = self.buttons.sign(quick.press, self.person)
        picker: Message = {
            "type": "datetimepicker",
            "label": self._label(quick.label, LABEL),
            "data": data,
            "mode": "date",
        }
        if quick.latest is not None:
            picker["initial"] = picker["max"] = quick.latest.isoformat()
        return picker

    def _postback(self, button: Button, length: int, said: str = "") -> Message:
        words = self._word(button.label)
        label, data = clip(words, graphemes=length), self.buttons.sign(button.press, self.person)
        return {
            "type": "postback",
            "label": label,
            "data": data,
            "displayText": clip(said or words, graphemes=DISPLAY),
        }

    def _label(self, label: Text, length: int) -> str:
        return clip(self._word(label), graphemes=length)

    def _word(self, text: Text) -> str:
        return self.texts.word(text, self.blanks)


def _box(contents: list[Message], *, layout: str = "vertical", **extra: Any) -> Message:
    return {"type": "box", "layout": layout, "contents": contents, **extra}
