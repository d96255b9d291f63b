"""Show the whole of a form: its sections with how much is answered, and the items of one, each a tap away."""

from dataclasses import replace

from engine.conversation import presses
from engine.conversation.bubbles import Button, Card, Press, Row, Text, say
from engine.conversation.effects import Keep, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling.moving import edit, go_on
from engine.conversation.filling.review import lines
from engine.conversation.filling.sections import Section, askable, sections
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.forms.form import MORE_ROWS, Question


def whole(state: State, filling: Filling, when: When) -> Turn:
    """List the sections; a form of one section is shown with its items at once."""
    found = sections(filling, when)
    if len(found) <= 1:
        return section(state, filling, when, 0)
    showing = replace(state, nonce=state.nonce + 1)
    rows = tuple(
        Row(one.title, done(filling, one), Button(say("Look"), _to(filling, showing, index), "link"))
        for index, one in enumerate(found)
    )
    card = Card(
        title=say("All questions"),
        rows=rows,
        remarks=(say("To go to an item, type for example: go to item 7."),),
        actions=(_go_on(filling),),
    )
    return Turn(showing, (Keep(filling.draft), Say((card,))))


def section(state: State, filling: Filling, when: When, index: int) -> Turn:
    """List the items of one section, each with the way to it."""
    found = sections(filling, when)
    if not 0 <= index < len(found):
        return go_on(state, filling, when)
    showing = replace(state, nonce=state.nonce + 1)
    rows = lines(showing, filling, found[index].questions, when)
    back = Button(say("See all questions"), Press(presses.MAP, filling.draft.id, 0, showing.nonce))
    actions = (_go_on(filling), back) if len(found) > 1 else (_go_on(filling),)
    card = Card(title=found[index].title, rows=rows, actions=actions)
    return Turn(showing, (Keep(filling.draft), Say((card,))))


def item(state: State, filling: Filling, when: When, number: int) -> Turn:
    """Ask the item with a number; the numbers are those that stand above the questions."""
    found = [one for one in askable(filling, when) if "[" not in one.path]
    if not 1 <= number <= len(found):
        words = say("There are {count} items now.", count=len(found))
        return go_on(state, filling, when, (words,))
    question = found[number - 1]
    return edit(state, filling, when, question, is_editing=is_answered(filling, question))


def is_answered(filling: Filling, question: Question) -> bool:
    """Say whether somebody has answered a question, be it by leaving it empty."""
    return question.path in filling.draft.answers


def done(filling: Filling, one: Section) -> Text:
    """Say how much of a section is answered."""
    counted = [question for question in one.questions if question.kind != MORE_ROWS]
    number = sum(is_answered(filling, question) for question in counted)
    return say("{done} of {count} answered", done=number, count=len(counted))


def _to(filling: Filling, state: State, index: int) -> Press:
    return Press(presses.SECTION, filling.draft.id, 0, state.nonce, index)


def _go_on(filling: Filling) -> Button:
    return Button(say("Go on"), Press("r", filling.draft.id), "primary")
