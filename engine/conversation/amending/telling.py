"""Tell a sender what was mended in her report, hear whether it is right, and word it wherever the report is shown."""

from dataclasses import replace

from engine.conversation.amending.noun import Amended, Mine
from engine.conversation.bubbles import Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.orders import AgreeTo, Because, ObjectTo
from engine.conversation.reviewing.wording import AMENDED, SEE_AMENDED, stop
from engine.conversation.scene import Scene
from engine.conversation.state import State

RIGHT, NOT_SO = range(2)
LONGEST = 500


def card(mine: Mine) -> Card:
    """Show a sender what was mended, why and by whom, and let her say that it is not so."""
    right = Button(say("That is right"), Press(AMENDED, mine.report, index=RIGHT), "primary")
    not_so = Button(say("It is not so"), Press(AMENDED, mine.report, index=NOT_SO))
    look = (Button(say("Look"), Press(SEE_AMENDED, mine.report)),) if mine.is_closed else ()
    return Card(
        title=say("One answer of your report was mended"),
        rows=(
            Row(say("What"), Plain(mine.title)),
            Row(say("For"), Plain(mine.about)),
            *mine.lines,
            *(Row(say("Because"), one) for one in mine.because),
            Row(say("Mended by"), say("{name}, who reviews it", name=Plain(mine.by))),
        ),
        remarks=(say("If it is right, there is nothing to do."),),
        actions=(right, not_so),
        choices=look,
    )


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take «that is right», or ask what is not so."""
    mine, when = _mine(scene), event.when
    if mine is None:
        return beside(state, scene, when, _over())
    if event.press.kind == SEE_AMENDED:
        return beside(state, scene, when, card(replace(mine, is_closed=False)))
    if event.press.index == RIGHT:
        words = say("Thank you. It is noted that it is right.")
        return beside(state, scene, when, Note((words,)), effects=(AgreeTo(mine.report),))
    slip = replace(back_to(state, scene), place="slip", about=f"{AMENDED}/{mine.report}", answered_ms=when.ms)
    return Turn(slip, (Say((_ask(mine),)),))


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take what is not so, in words."""
    mine, words = _mine(scene), " ".join(event.text.split())
    if mine is None:
        return beside(state, scene, event.when, _over())
    if not words or len(words) > LONGEST:
        return Turn(replace(state, answered_ms=event.when.ms), (Say((_ask(mine),)),))
    mend = (Button(say("Correct"), Press("c", mine.report)),) if mine.can_correct else ()
    told = Card(
        title=say("The reviewer is told that this is not so."),
        rows=(Row(_name(mine)), Row(say("What you say"), Plain(words))),
        remarks=(say("It stands beside the report until it is corrected or decided about again."),),
        actions=mend,
    )
    order = ObjectTo(mine.report, Because("", words, event.message_id))
    return beside(state, scene, event.when, told, effects=(order,))


def rows(amended: Amended | None) -> tuple[Row, ...]:
    """Show by whom a report was mended, and why."""
    if amended is None:
        return ()
    by = say("{name} on {day}", name=Plain(amended.by), day=amended.at)
    why = (Row(say("Mended because"), amended.because),) if amended.because else ()
    return (Row(say("Mended by"), by), *why)


def warnings(amended: Amended | None) -> tuple[Text, ...]:
    """Say that its sender objects to what was mended."""
    if amended is None or not amended.is_objected:
        return ()
    name, words = Plain(amended.objector), Plain(amended.objection)
    if not amended.objection:
        return (say("{name} says that what was mended is not so.", name=name),)
    return (say("{name} says that what was mended is not so: {words}", name=name, words=words),)


def _ask(mine: Mine) -> Card:
    return Card(
        title=say("What is not so?"),
        rows=(Row(_name(mine)), *mine.lines),
        remarks=(say("Type it in one message. The reviewer reads it."),),
        quick=(stop(),),
    )


def _name(mine: Mine) -> Text:
    return Plain(f"{mine.title} · {mine.about}")


def _over() -> Note:
    return Note((say("This report was changed or taken back meanwhile."),))


def _mine(scene: Scene) -> Mine | None:
    return scene.bench.mine if scene.bench else None


def objected(name: Text, amended: Amended, lines: tuple[Row, ...], look: Press) -> Card:
    """Tell a reviewer what a sender says to what she mended."""
    return Card(
        title=say("The sender says that it is not so"),
        warnings=warnings(amended),
        rows=(Row(name), *lines, *rows(amended)),
        actions=(Button(say("See the report"), look, "primary"),),
    )
