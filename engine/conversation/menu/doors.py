"""Open what was chosen in the menu, by a tap or by its words; what is being filled in stays open below it."""

from collections.abc import Callable
from functools import partial

from engine.conversation import enquiries, welcome
from engine.conversation.announcing import hearing as announcing
from engine.conversation.boards import wording as boards
from engine.conversation.bubbles import Call, Card, Link, Note, Plain, say
from engine.conversation.chasing import inviting, prompting
from engine.conversation.concessions import listing as concessions
from engine.conversation.council import handing
from engine.conversation.digest import missing
from engine.conversation.digest import showing as digest
from engine.conversation.effects import Say, Turn
from engine.conversation.events import When
from engine.conversation.files import wording as files
from engine.conversation.happening import telling as happening
from engine.conversation.ledger import listing as ledger
from engine.conversation.measures import reaching
from engine.conversation.menu import groups as group_cards
from engine.conversation.menu import news
from engine.conversation.menu import work as menus
from engine.conversation.privacy import hearing as privacy
from engine.conversation.privacy.wording import OF_MINE
from engine.conversation.reminding import late, resting, settings, whys
from engine.conversation.resuming import back_to, beside, go_on
from engine.conversation.reviewing import listing as reviewing
from engine.conversation.reviewing import outside
from engine.conversation.rooms import wording as rooms
from engine.conversation.scene import Scene
from engine.conversation.staff import listing as staff
from engine.conversation.state import State
from engine.conversation.walls import showing as walls

OFFICE_ONLY = frozenset(
    {
        "news",
        "rooms",
        "missing",
        "ease",
        "ledger",
        "indicators",
        "walls",
        "board",
        "digest",
        "late",
        "staff",
        "outside",
        "prompt",
        "invite",
    }
)
NO_MONEY = "We never ask for a password, an OTP or a bank account, and never for a transfer."


def choose(state: State, scene: Scene, when: When, name: str, page: int = 0) -> Turn:
    """Open one function of the menu, a list at some page; one that is not known any more is explained with the menu."""
    doors: dict[str, Callable[[], Turn]] = {
        "report": lambda: _report(state, scene, when),
        "due": lambda: beside(state, scene, when, menus.due_card(scene, when, page)),
        "sent": lambda: _sent(state, scene, when),
        "ask": lambda: enquiries.begin(back_to(state, scene), scene, when),
        "unit": lambda: _unit(state, scene, when),
        "groups": lambda: _unit(state, scene, when),
        "news": lambda: beside(state, scene, when, news.arrived(scene, when, page)),
        "missing": lambda: beside(
            state, scene, when, missing.card(scene.books.missing, when.at.date(), page)
        ),
        "review": lambda: beside(state, scene, when, reviewing.card(scene, when, page)),
        "ease": lambda: beside(state, scene, when, concessions.card(scene, when, page)),
        "postpone": lambda: beside(state, scene, when, concessions.which(scene, when)),
        "ledger": lambda: beside(state, scene, when, ledger.listed(scene, page)),
        "indicators": lambda: beside(state, scene, when, *reaching.cards(scene)),
        "walls": lambda: beside(state, scene, when, walls.listed(scene, when)),
        "events": lambda: beside(
            state, scene, when, happening.listed(scene.happenings, when.at.date(), page)
        ),
        "announce": lambda: announcing.shown(state, scene, when),
        "digest": lambda: beside(state, scene, when, digest.card(scene.books.digest)),
        "rooms": lambda: beside(state, scene, when, rooms.card(scene.books.rooms)),
        "board": lambda: beside(state, scene, when, boards.card(scene.books.board)),
        "files": lambda: beside(state, scene, when, files.listed(scene)),
        "late": lambda: late.listed(state, scene, when),
        "prompt": lambda: prompting.shown(state, scene, when),
        "invite": lambda: inviting.shown(state, scene, when),
        "settings": lambda: settings.shown(state, scene, when),
        "rest": lambda: resting.begin(state, scene, when),
        "why": lambda: whys.shown(state, scene, when),
        "help": lambda: beside(state, scene, when, menus.help_card(scene)),
        "privacy": lambda: beside(state, scene, when, privacy_card(scene)),
        **{one: partial(privacy.opened, state, scene, when, one) for one in OF_MINE},
        "hand_over": lambda: beside(state, scene, when, handing.card(scene.handing)),
        "outside": lambda: beside(state, scene, when, outside.card(scene)),
        "staff": lambda: beside(state, scene, when, staff.card(scene.staff, page)),
        "code": lambda: beside(state, scene, when, Note((say("Type the 8 digits here at any time."),))),
    }
    if name in OFFICE_ONLY and not scene.acts_for_office:
        mine = Note((say("That part of the menu is for the officers."),))
        return beside(state, scene, when, mine, menus.menu_card(scene))
    if name in doors:
        return doors[name]()
    words = Note((say("That part of the menu is not known here. Choose below."),))
    return beside(state, scene, when, words, menus.menu_card(scene))


def newcomer(state: State, scene: Scene, when: When, name: str) -> Turn:
    """Open what somebody without a role may choose; everything else asks for the code."""
    if name == "help" and not scene.is_closed:
        return Turn(state, (Say((_first_steps(),)),))
    if name == "sent" and scene.sent and not scene.is_closed:
        # Somebody who has handed her work over keeps what she sent.
        return Turn(state, (Say((menus.sent_card(scene),)),))
    if name == "privacy":
        return Turn(state, (Say((privacy_card(scene),)),))
    is_asked_for_a_code = state.place == "new" and not scene.is_closed and when.ms >= state.locked_until_ms
    if name == "code" and is_asked_for_a_code:
        words = say("Please type the 8-digit join code from your officer.")
        return Turn(state, (Say((Note((words,)),)),))
    return welcome.typed(state, scene, when, "")


def privacy_card(scene: Scene) -> Card:
    """Say what is kept, who sees it, and how to have it deleted."""
    remarks = (Plain(scene.consent.text), say(NO_MONEY))
    calls = (Call(say("Call the office"), scene.phone),) if scene.phone else ()
    read = Link(say("Read all of it"), "/privacy")
    return Card(title=say("About your data"), remarks=remarks, actions=(read, *calls))


def _first_steps() -> Note:
    return Note((
        say("1. Ask your officer for the 8-digit join code."),
        say("2. Type the code here, and read what happens with your data."),
        say("3. Answer one question after the other. You can stop at any time."),
    ))  # fmt: skip


def _report(state: State, scene: Scene, when: When) -> Turn:
    """Go on with what is open, begin the only thing that is due, or ask which of several."""
    state = back_to(state, scene)
    if scene.filling is not None:
        return go_on(state, scene.filling, when)
    if scene.opening is not None:
        return menus.opened(state, scene.opening, when)
    return menus.which(state, scene, when)


def _sent(state: State, scene: Scene, when: When) -> Turn:
    return beside(state, scene, when, menus.sent_card(scene, when))


def _unit(state: State, scene: Scene, when: When) -> Turn:
    if scene.acts_for_office and not any(one.is_mine for one in scene.groups):
        return beside(state, scene, when, group_cards.listed(scene, 0))
    return beside(state, scene, when, *group_cards.mine(scene, when))
