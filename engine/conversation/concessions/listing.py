"""List what can be made easier, show one round with what may be done, and the rounds for which a later day can be asked."""

from engine.conversation.bubbles import Button, Card, Plain, Press, Row, Text, say
from engine.conversation.concessions.seen import Easing, Leeway, Listed, Postponing, Wish
from engine.conversation.concessions.wording import ACTS, EASE, GRANT, LABELS, LATER, STATES, until
from engine.conversation.events import When
from engine.conversation.menu.paging import below, on_page
from engine.conversation.menu.work import due_words
from engine.conversation.scene import Scene

ROWS = 6


def card(scene: Scene, when: When, page: int = 0) -> Card:
    """List the rounds that this person may make easier, those that were already at the end."""
    listed = (scene.leeway or Leeway()).listed
    rows = tuple(_listed(one, when) for one in on_page(listed, page))
    nothing = () if rows else (say("There is nothing that could be adjusted."),)
    under = below("ease", len(listed), page)
    return Card(
        title=say("Which one is to be adjusted?"),
        rows=rows,
        remarks=(*nothing, *under.remarks),
        actions=under.actions,
    )


def easing_card(one: Easing) -> Card:
    """Show one round with everything that may be done with it now."""
    rows = (
        Row(say("What"), Plain(one.duty)),
        Row(say("For"), Plain(one.about)),
        Row(say("Office"), Plain(one.office)),
        *((Row(say("The group's part"), until(one.until, one.until_latest)),) if one.until else ()),
        Row(say("To be sent by"), until(one.due, one.latest, one.window)),
        *((Row(say("Now"), STATES[one.state]),) if one.state in STATES else ()),
    )
    offered = [(index, name) for index, name in enumerate(ACTS) if name in one.may]
    choices = tuple(Button(LABELS[name], Press(EASE, one.obligation, index=index)) for index, name in offered)
    remarks: tuple[Text, ...] = ()
    if one.later is None and "later" not in one.may and one.due and one.state not in STATES:
        remarks = (say("More time than is printed comes from the office above."),)
    return Card(title=say("Adjust a duty"), rows=rows, remarks=remarks, choices=choices)


def which(scene: Scene, when: When) -> Card:
    """List the parts for which this person may ask for a later day."""
    found = (scene.leeway or Leeway()).postponing
    rows = tuple(_postponing(one, when) for one in found[:ROWS])
    nothing = () if rows else (say("Nothing has a day that could be moved."),)
    return Card(title=say("Which one is to be later?"), rows=rows, remarks=nothing)


def wish_card(wish: Wish) -> Card:
    """Show a wish for a later day to the one who may answer it: one tap, yes or no."""
    rows = (
        Row(say("Who"), Plain(f"{wish.by} · {wish.about}")),
        Row(say("What"), Plain(wish.duty)),
        Row(say("Asks for"), say("{day} instead of {now}", day=wish.day, now=until(wish.now, None))),
        *((Row(say("Because"), wish.because),) if wish.because else ()),
    )
    yes = Button(say("Give this day"), Press(GRANT, wish.id, index=0), "primary")
    no = Button(say("Keep the old day"), Press(GRANT, wish.id, index=1))
    if wish.is_too_late and wish.latest:
        words = say("It cannot be later than {latest}, which is printed.", latest=wish.latest)
        return Card(title=say("Somebody asks for a later day"), rows=rows, warnings=(words,), actions=(no,))
    return Card(title=say("Somebody asks for a later day"), rows=rows, actions=(yes, no))


def _listed(one: Listed, when: When) -> Row:
    words = STATES.get(one.eased) or due_words(one.due, when.at.date(), window=one.window)
    return Row(
        Plain(f"{one.duty} · {one.about}"), words, Button(say("Adjust this one"), Press(EASE, one.obligation))
    )


def _postponing(one: Postponing, when: When) -> Row:
    name = Plain(f"{one.duty} · {one.about}")
    if one.asked:
        return Row(name, say("asked for {day}, the office has not answered yet", day=one.asked))
    press = Press(LATER, f"{one.obligation}/{one.part}")
    return Row(name, due_words(one.day, when.at.date()), Button(say("Make this one later"), press))
