"""Show an officer what is late and hers to follow up, and take what she says: followed up, or why nothing comes."""

from dataclasses import replace
from datetime import date

from engine.conversation.bubbles import Button, Call, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.concessions.wording import EASE, REASONS, SHOW, WHY, buttons, name_at, reason, stop
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed, When
from engine.conversation.menu.functions import press, title
from engine.conversation.reminding.orders import CallMe, Explain, Follow
from engine.conversation.reminding.seen import NOTHING, Late
from engine.conversation.reminding.wording import EXPLAIN, FOLLOW, LATE, SEE
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.orders import Because
from engine.conversation.scene import Scene
from engine.conversation.state import State

ROWS = 6
LONGEST = 500
OF_LATE = ("weather", "people", "papers", "illness")


def card(late: tuple[Late, ...], today: date) -> Card:
    """List what is late: by group in the own office, of offices below only how much."""
    if not late:
        return Card(title=title("late"), remarks=(say("Nothing is late. Thank you."),))
    rows = tuple(_row(one, today) for one in late[:ROWS])
    remarks: tuple[Text, ...] = ()
    if len(late) > ROWS:
        remarks = (say("{count} more after these.", count=len(late) - ROWS),)
    is_new = any(not one.is_followed for one in late)
    return Card(title=title("late"), rows=rows, remarks=remarks, actions=(_follow(""),) if is_new else ())


def listed(state: State, scene: Scene, when: When) -> Turn:
    """Show everything that is late."""
    return beside(state, scene, when, card(_all(scene), when.at.date()))


def pressed(state: State, event: Pressed, scene: Scene) -> Turn:
    """Take a tap on the list, on one thing of it, or on one of the frequent reasons."""
    tap, when = event.press, event.when
    if tap.kind == WHY:
        one = _one(scene, state.about.partition("/")[2])
        why = name_at(REASONS, tap.index)
        return (
            _explained(state, scene, when, one, Because(why)) if one and why else listed(state, scene, when)
        )
    if tap.index == FOLLOW:
        return _followed(state, scene, when, tap.draft)
    one = _one(scene, tap.draft)
    if one is None:
        return listed(state, scene, when)
    if tap.index == EXPLAIN:
        asking = replace(back_to(state, scene), place="slip", about=f"{LATE}/{one.id}", answered_ms=when.ms)
        return Turn(asking, (Say((_why(one),)),))
    return beside(state, scene, when, _whole(one, when.at.date()))


def typed(state: State, event: Typed, scene: Scene) -> Turn:
    """Take why nothing comes, in words."""
    one = _one(scene, state.about.partition("/")[2])
    words = " ".join(event.text.split())
    if one is None:
        return listed(state, scene, event.when)
    if not words or len(words) > LONGEST:
        return Turn(replace(state, answered_ms=event.when.ms), (Say((_why(one),)),))
    return _explained(state, scene, event.when, one, Because("", words, event.message_id))


def called(state: State, event: Pressed, scene: Scene) -> Turn:
    """Ask the office for a call about something that is due."""
    owed = next((one for one in scene.owed if one.id == event.press.draft and not one.is_done), None)
    if owed is None:
        return beside(state, scene, event.when, Note((say("This is in already, or not yours any more."),)))
    row = Row(Plain(f"{owed.duty} · {owed.about}"))
    phone = (Call(say("Call the office"), scene.phone),) if scene.phone else ()
    remark = say("An officer will call you. If it is urgent, please call the office yourself.")
    told = Card(
        title=say("The office knows that you would like a call."),
        rows=(row,),
        remarks=(remark,),
        actions=phone,
    )
    return beside(state, scene, event.when, told, effects=(CallMe(owed.id),))


def _followed(state: State, scene: Scene, when: When, wanted: str) -> Turn:
    one = _one(scene, wanted) if wanted else None
    found = (one,) if one else () if wanted else tuple(one for one in _all(scene) if not one.is_followed)
    if not found:
        return listed(state, scene, when)
    words = say(
        "Noted: {count} followed up. You are asked again when nothing comes.",
        count=sum(one.count if one.is_above else 1 for one in found),
    )
    return beside(
        state, scene, when, Note((words,)), effects=(Follow(tuple(id_ for one in found for id_ in one.ids)),)
    )


def _explained(state: State, scene: Scene, when: When, one: Late, because: Because) -> Turn:
    rows = (Row(_name(one)), Row(say("Because"), reason(because) or Plain("")))
    told = Card(title=say("The reason is noted. Nobody is asked about it any more."), rows=rows)
    return beside(state, scene, when, told, effects=(Explain(one.id, because),))


def _why(one: Late) -> Card:
    return Card(
        title=say("Why does nothing come?"),
        rows=(Row(_name(one)),),
        remarks=(say("Tap a reason, or type it."),),
        choices=buttons(WHY, one.id, REASONS, OF_LATE),
        quick=(stop(),),
    )


def _whole(one: Late, today: date) -> Card:
    """Show one thing that is late, with everything that ends it."""
    rows = (
        *((Row(say("What"), Plain(one.duty)),) if one.duty else ()),
        *((Row(say("For"), Plain(one.about)),) if one.about else ()),
        Row(say("Office"), Plain(one.office)),
        *((Row(say("Who"), Plain(one.who)),) if one.who else ()),
        Row(say("Now"), _since(one, today)),
    )
    follow = () if one.is_followed else (_follow(one.id),)
    choices = (
        *((Button(say("Do it for them"), Press("o", one.obligation)),) if _may_file(one) else ()),
        *(
            (Button(say("Adjust this one"), Press(EASE, one.obligation, index=SHOW)),)
            if one.obligation
            else ()
        ),
        Button(say("Note the reason"), Press(LATE, one.id, index=EXPLAIN)),
    )
    see = (Button(say("See the group"), Press("l", one.unit)),) if one.unit and not one.is_above else ()
    news = (Button(title("news"), press("news")),) if one.part == "enquiry" and not one.is_above else ()
    calls = (Call(say("Call the office"), one.phone),) if one.phone else ()
    return Card(title=title("late"), rows=rows, choices=choices, actions=(*follow, *news, *see, *calls))


def _follow(id_: str) -> Button:
    return Button(say("I will follow it up"), Press(LATE, id_, index=FOLLOW), "primary")


def _may_file(one: Late) -> bool:
    return one.part in {"collect", "file"} and not one.is_above


def _row(one: Late, today: date) -> Row:
    return Row(_name(one), _since(one, today), Button(say("See to it"), Press(LATE, one.id, index=SEE)))


def _name(one: Late) -> Text:
    whose = one.office if one.is_above else one.about
    return Plain(" · ".join(word for word in (whose, one.duty) if word) or one.office)


def _since(one: Late, today: date) -> Text:
    """Say how it stands, how many there are of it, and that somebody follows it up."""
    words = _waits(one, today)
    if one.count > 1 and one.is_above:
        words = say("{count} of them, {first}", count=one.count, first=words)
    return say("{first}, followed up", first=words) if one.is_followed else words


def _waits(one: Late, today: date) -> Text:
    if one.is_call:
        return say("asks for a call")
    if one.part == "enquiry":
        return say("a question without an answer yet")
    if one.part == "review":
        return say("waits to be reviewed")
    if one.since is None:
        return say("no due day yet")
    return say("was due {due}, {days} days ago", due=one.since, days=(today - one.since).days)


def _all(scene: Scene) -> tuple[Late, ...]:
    return (scene.reminded or NOTHING).late


def _one(scene: Scene, wanted: str) -> Late | None:
    return next((one for one in _all(scene) if wanted in one.ids), None)
