"""Show everything before it is sent: one card, one edit button a line, and the rules that it does not meet yet."""

from engine.conversation.asking import askable, step_of
from engine.conversation.bubbles import Blank, Button, Card, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Drop, Effect, Keep, Say, Send, Turn
from engine.conversation.events import When
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.conversation.wording import label, shown
from engine.forms import filling as forms
from engine.forms.form import Question
from engine.obligations.eligibility import Verdict, verdict

NO_VERDICT = Verdict()


def review(state: State, filling: Filling, when: When, before: tuple[Text, ...] = ()) -> Turn:
    """Show the card of everything that would be sent."""
    nonce = state.nonce + 1
    reviewing = state.at("review", draft=filling.draft.id, nonce=nonce)
    card = review_card(reviewing, filling, when, before)
    return Turn(reviewing, (Keep(filling.draft), Say((card,))))


def review_card(state: State, filling: Filling, when: When, before: tuple[Text, ...] = ()) -> Card:
    """Build the card: who it speaks for, each answer with its edit button, what stands against sending."""
    judged = judgement(filling, when)
    rows = (Row(say("Reporting for"), Plain(filling.subject)), *_rows(state, filling, when))
    return Card(
        title=Plain(filling.title),
        warnings=(*before, *_against(judged)),
        rows=rows,
        remarks=_doubts(judged),
        actions=_actions(state, filling, judged),
    )


def judgement(filling: Filling, when: When) -> Verdict:
    """Hold a registration against the programme's rules; other forms have none."""
    if filling.draft.purpose != "register":
        return NO_VERDICT
    answers = forms.settle(filling.form, filling.draft.answers, when.at, when.seed)
    return verdict(filling.programme, filling.form, answers, when.at, when.seed, filling.facts)


def send(state: State, filling: Filling, when: When) -> Turn:
    """Send the draft, unless somebody else was quicker or a hard rule stands against it."""
    if filling.taken_by:
        words = say(
            "This was sent already, number {number}. To change it type: fix it.", number=filling.taken_by
        )
        over = state.at("idle", draft="", nonce=state.nonce + 1)
        return Turn(over, (Drop(filling.draft.id), Say((Note((words,)),))))
    if judgement(filling, when).hard:
        return review(
            state,
            filling,
            when,
            (say("This cannot be registered yet. Nothing is lost: you can change the answers."),),
        )
    answers = forms.settle(filling.form, filling.draft.answers, when.at, when.seed)
    effects: tuple[Effect, ...] = (
        Send(filling.draft, answers),
        Say((receipt(filling),), is_worth_a_push=True),
    )
    return Turn(state.at("idle", draft="", nonce=state.nonce + 1), effects)


def receipt(filling: Filling) -> Card:
    """Say that it arrived, under which number, and what comes next; the recording fills in both."""
    done = {
        "register": say("Your group is registered."),
        "collect": say("Your part has reached the office."),
        "file": say("The report is sent in the name of the office."),
    }[filling.draft.purpose]
    rows: tuple[Row, ...] = (
        Row(say("Receipt number"), Blank("number")),
        Row(say("What"), Plain(filling.title)),
        Row(say("For"), Plain(filling.subject)),
        Row(say("Next"), Blank("next")),
    )
    if filling.draft.replaces:
        rows = (rows[0], Row(say("Replaces"), Blank("replaces")), *rows[1:])
    menu = Button(say("What I owe"), Press("m", index=0))
    return Card(title=done, rows=rows, remarks=(say("Made a mistake? Type: fix it."),), actions=(menu,))


def _rows(state: State, filling: Filling, when: When) -> tuple[Row, ...]:
    return tuple(_row(state, filling, question, when) for question in askable(filling, when))


def _row(state: State, filling: Filling, question: Question, when: When) -> Row:
    value = shown(filling, question, filling.draft.answers.get(question.path, ""), when)
    press = Press("e", filling.draft.id, step_of(filling, question), state.nonce)
    name = question.own.get("short") or label(filling, question, when)
    return Row(Plain(name), value, Button(say("Edit"), press, "link"))


def _against(judged: Verdict) -> tuple[Text, ...]:
    return tuple(say("Not met yet: {rule}", rule=Plain(rule.says)) for rule in judged.hard)


def _doubts(judged: Verdict) -> tuple[Text, ...]:
    doubted = (*judged.soft, *judged.doubted, *judged.unknown)
    return tuple(say("The office will look at this: {rule}", rule=Plain(rule.says)) for rule in doubted)


def _actions(state: State, filling: Filling, judged: Verdict) -> tuple[Button, ...]:
    later = Button(say("Keep for later"), Press("p", filling.draft.id, 0, state.nonce))
    if judged.hard:
        return (later,)
    return (Button(say("Send"), Press("s", filling.draft.id, 0, state.nonce), "primary"), later)
