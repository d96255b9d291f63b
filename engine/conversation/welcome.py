"""Meet newcomers: greet, read a join code, show one screen about their data, ask what to call them."""

from dataclasses import replace

from engine.conversation.bubbles import Blank, Button, Card, Link, Note, Plain, Press, Row, Text, say
from engine.conversation.effects import Agree, Effect, Join, Leave, Say, Turn
from engine.conversation.events import When
from engine.conversation.filling.moving import go_on
from engine.conversation.practice import practising
from engine.conversation.scene import Invitation, Scene
from engine.conversation.state import State
from thai.text import normalise

NAME_AT_MOST = 60
CODES_AT_MOST = 5
LOOKS_LIKE_A_CODE = 6
LOCKED_MS = 3_600_000
IN_USE = "That code is for a new phone, and this account is in use already. Please call the office."
NO_MONEY = "We never ask for a password, an OTP or a bank account, and never for a transfer."


def greet(state: State, scene: Scene) -> Turn:
    """Say who runs this, in at most two bubbles, and ask for the code."""
    hello = say(
        "This is {account}. It collects your group's reports and sends them to your office.",
        account=scene.account,
    )
    if scene.is_closed:
        return Turn(
            state,
            (Say((Note((say("This account was moved to a new phone. Ask your office for a code."),)),)),),
        )
    asks = say("Please type the 8-digit join code from your officer.")
    return Turn(state.at("new", code=""), (Say((Note((hello, say(NO_MONEY))), Note((asks,)))),))


def welcome_back(state: State, scene: Scene, card: Card) -> Turn:
    """Greet somebody who is known."""
    hello = say("Welcome back, Khun {name}.", name=scene.name) if scene.name else say("Welcome back.")
    return Turn(state, (Say((Note((hello,)), card)),))


def typed(state: State, scene: Scene, when: When, text: str) -> Turn:
    """Take what a newcomer types: a code, an answer about consent, or a name."""
    if state.place == "waiting":
        return _still_waiting(state)
    if when.ms < state.locked_until_ms:
        return _locked(state)
    if scene.invitation is not None and state.place not in {"consent", "name"}:
        return invited(state, scene, scene.invitation, when)
    if state.place == "consent":
        return _consent_typed(state, scene, text)
    if state.place == "name":
        return named(state, scene, when, text)
    return _no_code(state, scene, when, text)


def invited(state: State, scene: Scene, invitation: Invitation, when: When) -> Turn:
    """Show who invites and what happens with the data; somebody who agreed before goes straight on."""
    if invitation.is_relink and scene.has_roles:
        return Turn(state, (Say((Note((say(IN_USE),)),)),))
    if invitation.is_held:
        acts_for = invitation.unit or invitation.area or invitation.office
        words = say("You act for {office} already. There is nothing more to do.", office=acts_for)
        return Turn(replace(state, wrong_codes=0), (Say((Note((words,)), _first_card())),))
    coming = replace(state, code=invitation.code, wrong_codes=0)
    if invitation.is_relink or scene.has_consent:
        return _join(coming, scene, invitation, scene.name, when)
    asking = coming.at("consent", code=invitation.code, nonce=state.nonce + 1)
    return Turn(asking, (Say((_consent_card(asking, scene, invitation),)),))


def consented(state: State, scene: Scene, *, yes: bool) -> Turn:
    """Take the answer about consent."""
    invitation = scene.invitation
    if state.place != "consent" or invitation is None:
        return greet(state, scene)
    if not yes:
        left, is_stranger = state.at("new", code=""), not (scene.has_roles or scene.name)
        words = say(
            "Nothing was kept. If you change your mind, type the code again, or call {office}.",
            office=invitation.office,
        )
        gone: tuple[Effect, ...] = (Leave(),) if is_stranger else ()
        return Turn(left, (*gone, Say((Note((words,)),))))
    agree = Agree(scene.consent.version, scene.consent.digest)
    asking = state.at("name", nonce=state.nonce + 1)
    asked = say("What shall we call you? For example: Mali.")
    return Turn(asking, (agree, Say((Note((say("Thank you."), asked)),))))


def named(state: State, scene: Scene, when: When, text: str) -> Turn:
    """Take the name, then let the newcomer in."""
    name = normalise(text)
    if not 1 <= len(name) <= NAME_AT_MOST or name.isdecimal():
        return Turn(state, (Say((Note((say("Please type the name we should call you, in letters."),)),)),))
    if scene.invitation is None:
        return greet(state, scene)
    return _join(state, scene, scene.invitation, name, when)


def _join(state: State, scene: Scene, invitation: Invitation, name: str, when: When) -> Turn:
    join = Join(invitation.code, name)
    if invitation.is_practice:
        started = practising.start(state.at("idle", code=""), scene, when)
        return replace(started, effects=(join, *started.effects))
    if invitation.is_relink or invitation.needs_tap:
        words = say(
            "{office} will confirm that it is you with one tap. We write to you then.",
            office=invitation.office,
        )
        waiting = state.at("idle", code="") if scene.has_roles else state.at("waiting")
        return Turn(waiting, (join, Say((Note((words,)),))))
    if invitation.registers and scene.registration is not None:
        started = go_on(
            state.at("idle"),
            scene.registration,
            when,
            (say("Welcome, Khun {name}. First, your group.", name=name),),
        )
        return Turn(started.state, (join, *started.effects))
    acts_for = invitation.unit or invitation.area or invitation.office
    hello = say("Welcome, Khun {name}. You now act for {office}.", name=name, office=acts_for)
    effects: tuple[Effect, ...] = (join, Say((Note((hello,)), _first_card())))
    return Turn(state.at("idle", code=""), effects)


def _first_card() -> Card:
    return Card(
        title=say("Menu"),
        rows=(Row(say("Next"), Blank("next")),),
        actions=(
            Button(say("What I owe"), Press("m", index=0), "primary"),
            Button(say("How it works"), Press("m", index=2)),
        ),
    )


def _still_waiting(state: State) -> Turn:
    return Turn(
        state, (Say((Note((say("Still waiting for the officer's tap. You need not do anything."),)),)),)
    )


def _consent_typed(state: State, scene: Scene, text: str) -> Turn:
    word = scene.words.match(text)
    if word in {"yes", "no"}:
        return consented(state, scene, yes=word == "yes")
    if scene.invitation is None:
        return greet(state, scene)
    again = replace(state, nonce=state.nonce + 1)
    return Turn(again, (Say((_consent_card(again, scene, scene.invitation),)),))


def _consent_card(state: State, scene: Scene, invitation: Invitation) -> Card:
    rows = (
        Row(say("Invites you"), Plain(invitation.office)),
        Row(say("Officer"), Plain(f"{invitation.inviter} {invitation.office_phone}".strip())),
        Row(say("You would be"), say("practising") if invitation.is_practice else Plain(invitation.role)),
        *((Row(say("Of"), Plain(invitation.unit)),) if invitation.unit else ()),
        *((Row(say("Area"), Plain(invitation.area)),) if invitation.area else ()),
        Row(say("Programme"), Plain(invitation.programme)),
        *((Row(say("Looked after by"), Plain(invitation.owner)),) if invitation.owner else ()),
    )
    remarks: tuple[Text, ...] = (Plain(scene.consent.text), say(NO_MONEY))
    actions = (
        Button(say("I have read it"), Press("y", index=0, nonce=state.nonce), "primary"),
        Button(say("Not for me"), Press("y", index=1, nonce=state.nonce)),
        Link(say("Read all of it"), "/privacy"),
    )
    return Card(title=say("Before we start"), rows=rows, remarks=remarks, actions=actions)


def _no_code(state: State, scene: Scene, when: When, text: str) -> Turn:
    digits = "".join(letter for letter in normalise(text) if letter.isdecimal())
    if len(digits) < LOOKS_LIKE_A_CODE:
        return greet(state, scene)
    wrong = replace(state, wrong_codes=state.wrong_codes + 1)
    words: tuple[Text, ...] = (say("This code is not known, or it is used up. Please check the 8 digits."),)
    if wrong.wrong_codes >= CODES_AT_MOST:
        wrong = replace(wrong, wrong_codes=0, locked_until_ms=when.ms + LOCKED_MS)
        words += (say("Please ask the officer who gave it to you for a new one."),)
    return Turn(wrong, (Say((Note(words),)),))


def _locked(state: State) -> Turn:
    words = say("Too many codes were tried. Please try again in an hour, or call your office.")
    return Turn(state, (Say((Note((words,)),)),))
