"""Fill the posts of a committee, each once, and note when somebody gives one up."""

from dataclasses import replace

from engine.conversation.bubbles import Button, Card, Note, Plain, Press, say
from engine.conversation.council.orders import FillPost, LeavePost
from engine.conversation.council.seen import Council, Post
from engine.conversation.council.wording import NAME_AT_MOST, NAME_SLIP, POST, post_rows
from engine.conversation.effects import Say, Turn
from engine.conversation.events import Pressed, Typed
from engine.conversation.resuming import back_to, beside
from engine.conversation.reviewing.wording import stop
from engine.conversation.scene import Scene
from engine.conversation.state import State
from thai.text import normalise

FILL, ASK, LEAVE = range(3)


def card(council: Council) -> Card:
    """Show the committee."""
    shown = tuple((one.name, one.holder) for one in council.posts)
    return Card(title=say("Committee"), rows=post_rows(council.unit, shown, may_change=True))


def pressed(state: State, event: Pressed, scene: Scene, council: Council) -> Turn:
    """Take a tap about a post."""
    post = council.posts[event.press.step] if 0 <= event.press.step < len(council.posts) else None
    is_stale = post is None or bool(post.holder) != (event.press.index != FILL)
    if post is None or is_stale:
        return beside(state, scene, event.when, card(council))
    if event.press.index == FILL:
        return _ask(state, scene, council, post)
    if event.press.index == ASK:
        return beside(state, scene, event.when, _sure(council, post, event.press.step))
    left = replace(post, holder="")
    words = Note((say("{post} is free from now on.", post=Plain(post.name)),))
    after = replace(council, posts=tuple(left if one is post else one for one in council.posts))
    return beside(state, scene, event.when, words, card(after), effects=(LeavePost(council.unit, post.id),))


def typed(state: State, event: Typed, scene: Scene, council: Council) -> Turn:
    """Take the name of whoever is in a post from now on."""
    _, _, post_id = state.about.partition("/")[2].partition("/")
    post = next((one for one in council.posts if one.id == post_id), None)
    name = normalise(event.text)
    if post is None or post.holder:
        return beside(state, scene, event.when, card(council))
    if not 1 < len(name) <= NAME_AT_MOST or any(letter.isdecimal() for letter in name):
        words = say("Please type one name, in letters. For example: Mali Jaidee.")
        return Turn(state, (Say((Note((words,), (stop(),)),)),))
    filled = replace(post, holder=name)
    after = replace(council, posts=tuple(filled if one is post else one for one in council.posts))
    words = say("{name} is {post} from now on.", name=Plain(name), post=Plain(post.name))
    order = FillPost(council.unit, post.id, name)
    return beside(state, scene, event.when, Note((words,)), card(after), effects=(order,))


def _ask(state: State, scene: Scene, council: Council, post: Post) -> Turn:
    about = f"{NAME_SLIP}/{council.unit}/{post.id}"
    writing = replace(back_to(state, scene), place="slip", about=about)
    words = say("Who is {post}? Please type the name.", post=Plain(post.name))
    return Turn(writing, (Say((Note((words,), (stop(),)),)),))


def _sure(council: Council, post: Post, at: int) -> Card:
    done = Button(say("Yes, gives it up"), Press(POST, council.unit, at, index=LEAVE))
    words = say("Does {name} give up the post: {post}?", name=Plain(post.holder), post=Plain(post.name))
    return Card(title=say("Committee"), remarks=(words,), choices=(done,))
