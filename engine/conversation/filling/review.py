"""Show everything before it is sent: one card, one edit button a line, and the rules that it does not meet yet."""

from collections.abc import Sequence
from dataclasses import replace

from engine.conversation import presses
from engine.conversation.amending import draft as amending
from engine.conversation.bubbles import Action, Blank, Button, Card, Page, Plain, Press, Row, Text, say
from engine.conversation.calling import likening
from engine.conversation.compiled import lacking, telling
from engine.conversation.council import seats
from engine.conversation.effects import Effect, Keep, Say, Send, Turn
from engine.conversation.events import When
from engine.conversation.evidence import album_rows
from engine.conversation.evidence.pieces import piece_row
from engine.conversation.filling import awaiting, last_time, promising, skipping
from engine.conversation.filling.asking import step_of
from engine.conversation.filling.sections import shown
from engine.conversation.kinds import talk
from engine.conversation.kinds.asked import Asked
from engine.conversation.ledger import offering as ledger
from engine.conversation.practice import rehearsing
from engine.conversation.relaying import told
from engine.conversation.rows.entries import entries
from engine.conversation.scene import Filling
from engine.conversation.sent import changes, overtaken
from engine.conversation.sent.standing import UNDO, can_be_withdrawn
from engine.conversation.state import State
from engine.conversation.wording import LANGUAGE, short
from engine.forms import filling as forms
from engine.forms import rows
from engine.forms.built import is_fixed
from engine.forms.form import Question, in_language
from engine.obligations.eligibility import Verdict, verdict

NO_VERDICT = Verdict()
PIECES = 6
# More lines with their buttons than these pass what LINE takes in one message.
ROWS_AT_MOST = 22
MOVED = "What lies below has changed. Please look at it again before it goes."
CLOSED = "This round is closed. Please call the office: {phone}"


def review(
    state: State, filling: Filling, when: When, before: tuple[Text, ...] = (), *, is_whole: bool = False
) -> Turn:
    """Show the card of everything that would be sent; of a correction what it changes, unless all is asked for."""
    if filling.draft.amends:
        return amending.review(state, filling, when, before)
    nonce = state.nonce + 1
    reviewing = state.at("review", draft=filling.draft.id, nonce=nonce)
    if changes.of(filling, when) and not is_whole:
        judged = judgement(filling, when)
        said = changes.Judged((*before, *awaiting.against(judged)), _doubts(judged), may_send=not judged.hard)
        card = changes.card(filling, when, nonce, said)
    else:
        card = review_card(reviewing, filling, when, before)
    return Turn(reviewing, (Keep(filling.draft), Say(parted(card))))


def parted(card: Card) -> tuple[Card, ...]:
    """Part a card that is too long for one message; what may be done stands under the last part."""
    several = [card.rows[at : at + ROWS_AT_MOST] for at in range(0, len(card.rows), ROWS_AT_MOST)]
    if len(several) < 2:
        return (card,)
    return (*(Card(title=card.title, rows=one) for one in several[:-1]), replace(card, rows=several[-1]))


def review_card(state: State, filling: Filling, when: When, before: tuple[Text, ...] = ()) -> Card:
    """Build the card: who it speaks for, each answer with its edit button, what stands against sending."""
    judged = judgement(filling, when)
    rows = (
        Row(say("Reporting for"), Plain(filling.subject)),
        *told.of(filling.draft),
        *telling.rows_of(filling),
        *lines(state, filling, shown(filling, when), when),
    )
    rows += (
        *album_rows.likeness_rows(filling),
        *(piece_row(one, is_beside=True) for one in filling.pieces[-PIECES:]),
    )
    return Card(
        title=Plain(filling.title),
        warnings=(*before, *likening.warnings(filling), *awaiting.against(judged)),
        rows=rows,
        remarks=(*_doubts(judged), *skipping.words(filling, when)),
        actions=_actions(state, filling, judged, when),
        quick=_take_back(state, filling),
    )


def _take_back(state: State, filling: Filling) -> tuple[Button, ...]:
    """Offer to take the last change back, as long as nothing else was answered since."""
    back = Button(say("Take that back"), Press(presses.RESTORE, filling.draft.id, 0, state.nonce))
    return (back,) if filling.draft.undo else ()


def judgement(filling: Filling, when: When) -> Verdict:
    """Hold a registration against the programme's rules; other forms have none."""
    if filling.draft.purpose != "register":
        return NO_VERDICT
    answers = forms.settle(filling.form, filling.draft.answers, when.at, when.seed)
    return verdict(filling.programme, filling.form, answers, when.at, when.seed, filling.facts)


def send(state: State, filling: Filling, when: When) -> Turn:
    """Send the draft, unless somebody else was first, the round is closed, nothing is changed, or a hard rule stands against it."""
    if filling.draft.is_practice:
        return rehearsing.finished(state, filling)
    if filling.draft.amends:
        return amending.send(state, filling, when)
    if filling.taken is not None:
        return overtaken.told(state, filling, when)
    if filling.compiled is not None and filling.compiled.is_changed:
        return review(state, filling, when, (say(MOVED),))
    if filling.is_locked:
        return review(state, filling, when, (say(CLOSED, phone=filling.phone),), is_whole=True)
    if changes.is_empty(filling, when):
        return review(state, filling, when, (say("Nothing is changed, so nothing was sent."),))
    if filling.rivals:
        return likening.asked(state, filling)
    if judgement(filling, when).hard:
        words = say("This cannot be registered yet. Nothing is lost: you can change the answers.")
        return review(state, filling, when, (words,))
    if lacking.is_due(filling):
        return lacking.asked(state, filling)
    filling = lacking.settled(filling)
    answers = forms.settle(filling.form, filling.draft.answers, when.at, when.seed)
    effects: tuple[Effect, ...] = (
        Send(filling.draft, answers),
        Say((receipt(filling, when),), is_worth_a_push=True),
    )
    return Turn(state.at("idle", draft="", nonce=state.nonce + 1), effects)


def receipt(filling: Filling, when: When) -> Card:
    """Say that it arrived, under which number, and what comes next; the recording fills in both."""
    done = {
        "register": say("Your group is registered."),
        "collect": told.done(filling.draft),
        "file": say("The report is sent in the name of the office."),
    }[filling.draft.purpose]
    if filling.draft.replaces and filling.draft.purpose == "register":
        done = say("Your group's registration is corrected.")
    waits = NO_VERDICT if filling.draft.replaces else judgement(filling, when)
    rows: tuple[Row, ...] = (
        Row(say("Receipt number"), Blank("number")),
        Row(say("What"), Plain(filling.title)),
        Row(say("For"), Plain(filling.subject)),
        *told.of(filling.draft),
        *telling.receipt_rows(filling),
        *awaiting.rows(waits),
        Row(say("Next"), Blank("next")),
    )
    if filling.draft.replaces:
        changed = changes.rows(changes.of(filling, when))
        rows = (rows[0], Row(say("Replaces"), Blank("replaces")), *rows[1:3], *changed, *rows[3:])
    menu, remark = Button(say("What I owe"), Press("m", index=0)), say("Made a mistake? Type: fix it.")
    said = (*awaiting.remarks(waits), remark)
    return Card(title=done, rows=(*rows, *ledger.offers(filling)), remarks=said, actions=(menu,))


def lines(state: State, filling: Filling, found: Sequence[Question], when: When) -> tuple[Row, ...]:
    """Show a line an answer, and one line a list."""
    lists = dict.fromkeys(one.path.partition("[")[0] for one in found if "[" in one.path)
    shown: list[Row] = []
    for question in found:
        place = question.path.partition("[")[0]
        if "[" not in question.path:
            shown.append(_line(state, filling, question, when))
        elif place in lists:
            del lists[place]
            shown.append(_list_row(state, filling, place, when))
    return tuple(shown)


def _line(state: State, filling: Filling, question: Question, when: When) -> Row:
    """Show an answer with its button; what nobody answers has none."""
    if not question.is_askable:
        return telling.figure_row(filling, question, when)
    return _row(state, filling, question, when)


def _list_row(state: State, filling: Filling, place: str, when: When) -> Row:
    """Say how many entries a list has, with the way to see and change them."""
    form, answers = filling.form, filling.draft.answers
    repeat, count = form.group(place), rows.count(form, place, answers, when.at, when.seed)
    name = in_language(repeat.labels, form.language(LANGUAGE), form.default_language) if repeat else ""
    if not count and repeat is not None and is_fixed(repeat.own):
        return Row(Plain(name) if name else say("List"), say("none"))
    if not count:
        more = form.question(f"{place}[1]")
        press = Press("e", filling.draft.id, step_of(filling, more) if more else 0, state.nonce)
        return Row(Plain(name) if name else say("List"), say("none"), Button(say("Edit"), press, "link"))
    press = Press("i", filling.draft.id, entries(filling, when).index(f"{place}[1]") + 1, state.nonce, 1)
    value: Text = say("{count} entries", count=count)
    if any(path.startswith(f"{place}[") for path in {**filling.carried, **filling.draft.carried}):
        value = last_time.like_last_time(value)
    return Row(Plain(name) if name else say("List"), value, Button(say("Look"), press, "link"))


def _row(state: State, filling: Filling, question: Question, when: When) -> Row:
    value = promising.words(filling, question, when) or talk.shown(
        Asked(filling, question, when), filling.draft.answers.get(question.path, "")
    )
    value = last_time.marked(filling, question, value)
    press = Press("e", filling.draft.id, step_of(filling, question), state.nonce)
    name = short(filling, question, when)
    why = filling.reasons.get(question.path) or filling.draft.reasons.get(question.path)
    if why:
        value = say("{value} (because: {reason})", value=value, reason=why)
    button = album_rows.button(filling, question, state.nonce) or Button(say("Edit"), press, "link")
    return Row(Plain(name), value, button)


def _doubts(judged: Verdict) -> tuple[Text, ...]:
    doubted = (*judged.soft, *judged.doubted, *judged.unknown)
    return tuple(say("The office will look at this: {rule}", rule=Plain(rule.says)) for rule in doubted)


def _actions(state: State, filling: Filling, judged: Verdict, when: When) -> tuple[Action, ...]:
    if changes.is_empty(filling, when):
        return _of_unchanged(state, filling, when)
    later = Button(say("Keep for later"), Press("p", filling.draft.id, 0, state.nonce))
    if judged.hard and not filling.rivals:
        wait = (seats.button(filling, state),) if seats.may_wait(filling, judged) else ()
        return (later,) if filling.draft.is_practice else (*wait, later, web_page(filling))
    needed = promising.first_needed(filling, when)
    if needed is not None and not filling.draft.is_practice:
        press = Press("e", filling.draft.id, step_of(filling, needed), state.nonce)
        return (Button(say("Answer it now"), press, "primary"), later, web_page(filling))
    send = Button(say("Send"), Press("s", filling.draft.id, 0, state.nonce), "primary")
    return (send, later) if filling.draft.is_practice else (send, later, web_page(filling))


def web_page(filling: Filling) -> Page:
    """Offer the whole form as a web page: for what is long, and for a desk."""
    return Page(say("Open the web page"), filling.draft.id)


def _of_unchanged(state: State, filling: Filling, when: When) -> tuple[Button, ...]:
    """Offer what can be done with a sent report in which nothing is changed yet."""
    leave = Button(say("Do not correct"), Press(changes.LEAVE, filling.draft.id, 0, state.nonce))
    sent = filling.corrects
    if sent is None or not can_be_withdrawn(sent, when.at):
        return (leave,)
    return (leave, Button(say("Withdraw this report"), Press(UNDO, sent.report)))
