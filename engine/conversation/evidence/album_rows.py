"""Show, in a card, the answers that are made of pictures, sounds, films and files, and which of them were seen before."""

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.events import When
from engine.conversation.evidence import albums
from engine.conversation.evidence.pieces import ALIKE, Likeness
from engine.conversation.filling.asking import step_of
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.kinds.pictures import KINDS
from engine.conversation.scene import Filling
from engine.conversation.wording import short
from engine.forms.form import Question

LIKENESSES = 4


def button(filling: Filling, question: Question, nonce: int) -> Button | None:
    """Make the button that shows an answer's pieces, if they were not all sent in this very draft."""
    found, mine = albums.names(filling.draft, question.path), albums.own(filling.draft, question.path)
    if question.kind not in KINDS or filling.draft.is_practice or all(name in mine for name in found):
        return None
    return Button(
        say("Look"), Press(albums.LOOK, filling.draft.id, step_of(filling, question), nonce), "link"
    )


def album_rows(filling: Filling, when: When) -> tuple[Row, ...]:
    """Show a line for each answer that is made of pieces, with its button, and what looks like one seen before."""
    shown = [
        Row(
            Plain(short(filling, one, when)),
            talk.shown(Asked(filling, one, when), value),
            button(filling, one, 0),
        )
        for one in filling.form.questions
        if one.kind in KINDS and (value := filling.draft.answers.get(one.path, ""))
    ]
    return (*shown, *likeness_rows(filling))


def likeness_rows(filling: Filling) -> tuple[Row, ...]:
    """Show which pictures look like one that was seen before; what that means is for people to judge."""
    return tuple(_likeness(one) for one in filling.likenesses[:LIKENESSES])


def opened(filling: Filling, when: When) -> tuple[Card, ...]:
    """Show, above the first question of an officer, the answers of the group that are made of pieces."""
    if filling.draft.purpose != "file":
        return ()
    rows = album_rows(filling, when)
    return (Card(title=say("Pictures of the group"), rows=rows),) if rows else ()


def _likeness(one: Likeness) -> Row:
    press = Press(ALIKE, f"{one.piece}-{one.other}")
    look = Button(say("Look"), press, "link") if one.can_look else None
    return Row(say("A picture seen before"), _words(one), look)


def _words(one: Likeness) -> Text:
    group: Text = Plain(one.group) if one.group else say("another group")
    return say("This picture looks like one of {group} of {day}", group=group, day=one.at.date())
