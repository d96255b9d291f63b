"""Turn bubbles into LINE's messages: text with quick replies, and Flex cards that read well on an old phone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.buttons import Buttons
from bot.links import no_link
from bot.rendering.flex import INK, PAPER, RED, SOFT, Message, box, button, separator, strip, text
from bot.rendering.privacy import is_ours
from bot.rendering.sharing import asking, handed, share
from bot.texts import Texts
from engine.conversation.bubbles import (
    Action,
    Bubble,
    Button,
    Call,
    Card,
    DateButton,
    Door,
    Hand,
    Link,
    Look,
    Note,
    Outside,
    Page,
    PhoneButton,
    Phrase,
    Poster,
    Quick,
    Row,
    Table,
    Text,
    say,
)
from thai.politeness import once, plainly
from thai.text import clip, graphemes

LABEL = 20
DISPLAY = 300
ALT = 400
TEXT = 4_900
QUICK_AT_MOST = 13
# So many full-width buttons are still looked through; more are numbered like the lines of the question.
CHOICES_BARE = 8
# And so many letters fit on a button of an old phone when its letters are twice as large.
WIDE = 14
# Presses that answer a question: choices, pickers, what is kept, confirmed, turned to, or finished.
ANSWERS = frozenset("adktgv")
PHONE = {"camera": "camera", "album": "cameraRoll", "location": "location"}
BUBBLES_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Renderer:
    """Render for one person: buttons and links are signed for nobody else."""

    texts: Texts
    buttons: Buttons
    public_url: str
    person: str
    blanks: Mapping[str, Text]
    opens: Callable[[str], str] = no_link
    fills: Callable[[str], str] = no_link
    tables: Callable[[str], str] = no_link
    posters: Callable[[str], str] = no_link
    doors: Callable[[str], str] = no_link
    confirms: Callable[[str], str] = no_link

    def messages(self, bubbles: Sequence[Bubble]) -> list[Message]:
        """Render at most five bubbles; only the last one shows quick replies."""
        rendered = [self._bubble(bubble) for bubble in bubbles[:BUBBLES_AT_MOST]]
        for message in rendered[:-1]:
            message.pop("quickReply", None)
        return self._with_pictures(bubbles, rendered, BUBBLES_AT_MOST - len(rendered))

    def _with_pictures(self, bubbles: Sequence[Bubble], rendered: list[Message], room: int) -> list[Message]:
        """Put the pictures of a form above its words, as far as there is room for them."""
        shown: list[Message] = []
        for bubble, message in zip(bubbles, rendered, strict=False):
            if isinstance(bubble, Note) and bubble.picture and self._shows_pictures() and room:
                room -= 1
                url = self.public_url + bubble.picture
                shown.append({"type": "image", "originalContentUrl": url, "previewImageUrl": url})
            shown.append(message)
        return shown

    def _shows_pictures(self) -> bool:
        """Say whether LINE takes pictures from our address: it asks for https, which this machine alone does not have."""
        return self.public_url.startswith("https://")

    def _bubble(self, bubble: Bubble) -> Message:
        message = self._note(bubble) if isinstance(bubble, Note) else self._card(bubble)
        quick = (*self._pictures_button(bubble), *bubble.quick)
        if quick:
            items = [{"type": "action", "action": self._quick(one)} for one in quick[:QUICK_AT_MOST]]
            message["quickReply"] = {"items": items}
        return message

    def _pictures_button(self, bubble: Bubble) -> tuple[Link, ...]:
        """Offer a picture that cannot stand in the chat as a page."""
        if not isinstance(bubble, Note) or not bubble.picture or self._shows_pictures():
            return ()
        return (Link(say("Look at the picture"), bubble.picture),)

    def _note(self, note: Note) -> Message:
        words = "\n".join(once([self._word(line) for line in note.lines])).strip()
        return {"type": "text", "text": words[:TEXT] or "…"}

    def _card(self, card: Card) -> Message:
        title = self._word(card.title)
        body: list[Message] = [text(title, weight="bold", size="lg")]
        body += [text(self._word(words), color=RED, margin="md") for words in card.warnings]
        for row in card.rows:
            body += [separator(), self._row(row)]
        body += self._choices(card)
        body += [text(self._word(remark), color=SOFT, margin="lg") for remark in card.remarks]
        bubble: Message = {
            "type": "bubble",
            "size": "giga",
            "body": box(body, paddingAll="xl", backgroundColor=PAPER),
        }
        if card.actions:
            footer = [self._action(action) for action in card.actions]
            bubble["footer"] = box(footer, spacing="sm", paddingAll="lg", backgroundColor=PAPER)
        return {"type": "flex", "altText": self._alt(card, title), "contents": bubble}

    def _alt(self, card: Card, title: str) -> str:
        """Say what the card is, for a locked screen that others see too: nothing that somebody typed, and no name."""
        first = [self._word(row.value) for row in card.rows[:2] if row.value and is_ours(row.value)]
        return clip(" · ".join([title, *first]), graphemes=ALT)

    def _row(self, row: Row) -> Message:
        """Lay out a row: a small edit link beside the words, a button that starts something below them."""
        if row.button is None:
            below = [*self._called(row), *([strip(*row.strip)] if row.strip else ())]
            return {**box([*self._row_words(row, leads=bool(row.strip or row.call)), *below]), "margin": "md"}
        said = f"{self._word(row.button.label)} {self._word(row.label)}"
        if isinstance(row.button, Button) and row.button.style == "link":
            column = box(self._row_words(row, leads=False), flex=1)
            edit = button(self._tap(row.button, said), "link", flex=0)
            return box([column, edit], layout="horizontal", margin="md", spacing="md", alignItems="center")
        below = [self._button(row.button, said=said, margin="sm"), *self._called(row)]
        return box([*self._row_words(row, leads=True), *below], margin="md")

    def _called(self, row: Row) -> list[Message]:
        """Lay out the phone of a row; LINE on a phone dials it."""
        return [button(self._uri(row.call.label, f"tel:{row.call.phone}"), margin="sm")] if row.call else []

    def _row_words(self, row: Row, *, leads: bool) -> list[Message]:
        """Word a row; in a list the name leads, in a form the value does."""
        label = text(
            self._word(row.label), color=INK if leads else SOFT, weight="bold" if leads else "regular"
        )
        if row.value is None:
            return [label]
        said = self._word(row.value)
        # What people typed stays as they typed it; our own words in a row have no polite ending.
        bare = plainly(said) if isinstance(row.value, Phrase) else said
        return [label, text(bare or said, color=SOFT if leads else INK, margin="xs")]

    def _choices(self, card: Card) -> list[Message]:
        """Lay out what can be tapped: what answers first, then, below a line, what only leads elsewhere."""
        answers = [one for one in card.choices if one.press.kind in ANSWERS]
        others = [one for one in card.choices if one.press.kind not in ANSWERS]
        is_numbered = len(answers) > CHOICES_BARE or any(map(self._is_wide, answers))
        laid = [part for one in answers for part in self._choice(one, is_numbered=is_numbered)]
        laid += [separator("xl")] if answers and others else []
        return laid + [part for one in others for part in self._choice(one)]

    def _is_wide(self, choice: Button | DateButton) -> bool:
        return graphemes(self._word(choice.label)) > WIDE

    def _choice(self, choice: Button | DateButton, *, is_numbered: bool = False) -> list[Message]:
        """Lay out a choice as a full-width button; words that no button holds stand above it, numbered."""
        words, is_answer = self._word(choice.label), choice.press.kind == "a"
        if not self._is_wide(choice) and not (is_numbered and is_answer):
            return [self._button(choice, margin="md")]
        number = choice.press.index + 1
        label = self._word(say("Choose number {number}", number=number) if is_answer else say("Choose this"))
        action = {**self._tap(choice, words), "label": clip(label, graphemes=LABEL)}
        shown = f"{number}. {words}" if is_answer else words
        return [separator(), text(shown, margin="md"), button(action, margin="sm")]

    def _action(self, action: Action) -> Message:
        match action:
            case Button():
                return self._button(action)
            case Link() | Page():
                return button(self._quick(action), "link")
            case Look(label, evidence):
                return button(self._uri(label, self.public_url + self.opens(evidence)), "primary")
            case Table(label, table):
                return button(self._uri(label, self.public_url + self.tables(table)), "primary")
            case Poster(label, wall):
                return button(self._uri(label, self.public_url + self.posters(wall)), "primary")
            case Outside(label, about):
                asked = self._word(asking(self.public_url + self.confirms(about)))
                return button(self._uri(label, share(asked)), "primary")
            case Hand(label, words, path):
                uri = handed(map(self._word, words), self.public_url + path)
                return button(self._uri(label, uri), "primary")
            case Door(label, leads_to):
                return button(self._uri(label, self.public_url + self.doors(leads_to)), "primary")
            case Call(label, phone):
                return button(self._uri(label, f"tel:{phone}"))

    def _uri(self, label: Text, uri: str) -> Message:
        return {"type": "uri", "label": self._label(label), "uri": uri}

    def _button(self, choice: Button | DateButton, said: str = "", **extra: object) -> Message:
        style = choice.style if isinstance(choice, Button) else "secondary"
        return button(self._tap(choice, said), style, **extra)

    def _quick(self, quick: Quick) -> Message:
        if isinstance(quick, PhoneButton):
            return {"type": PHONE[quick.sends], "label": self._label(quick.label)}
        if isinstance(quick, Page | Link):
            path = self.fills(quick.draft) if isinstance(quick, Page) else quick.path
            return self._uri(quick.label, self.public_url + path)
        return self._tap(quick)

    def _tap(self, choice: Button | DateButton, said: str = "") -> Message:
        return self._postback(choice, said) if isinstance(choice, Button) else self._picker(choice)

    def _picker(self, quick: DateButton) -> Message:
        data = self.buttons.sign(quick.press, self.person)
        picker: Message = {
            "type": "datetimepicker",
            "label": self._label(quick.label),
            "data": data,
            "mode": quick.mode,
        }
        if quick.latest is not None and quick.mode == "date":
            picker["initial"] = picker["max"] = quick.latest.isoformat()
        return picker

    def _postback(self, button: Button, said: str = "") -> Message:
        words = self._word(button.label)
        return {
            "type": "postback",
            "label": clip(words, graphemes=LABEL),
            "data": self.buttons.sign(button.press, self.person),
            "displayText": clip(said or words, graphemes=DISPLAY),
        }

    def _label(self, label: Text) -> str:
        return clip(self._word(label), graphemes=LABEL)

    def _word(self, text: Text) -> str:
        return self.texts.word(text, self.blanks)
