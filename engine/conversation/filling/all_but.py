"""Take one message for a whole run of questions with the same two answers: all of them alike, but for those with these numbers.

What was read is said with its numbers, stands line by line before sending, and is taken back with one word.
"""

from collections.abc import Sequence

from engine.conversation.bubbles import Plain, say
from engine.conversation.effects import Turn
from engine.conversation.events import When
from engine.conversation.filling.moving import ask_again, go_on_with, open_question
from engine.conversation.filling.runs import named, run_of
from engine.conversation.filling.taking import with_answer
from engine.conversation.filling.undoing import undoable
from engine.conversation.scene import Filling
from engine.conversation.state import State
from engine.conversation.wording import choices
from thai.all_but import AllBut, read_all_but
from thai.choices import pick


def typed(state: State, filling: Filling, when: When, text: str, source: str) -> Turn | None:
    """Answer what is open of the run at once; None for what is about one question, or is no such run."""
    question = open_question(state, filling)
    run = run_of(filling, question, when) if question is not None else {}
    told = read_all_but(text) if question is not None and run else None
    if question is None or told is None:
        return None
    offered = choices(filling, question, when)
    name, other = _two(offered, told)
    if not name:
        return None
    unknown = [number for number in told.but if number not in run]
    if unknown:
        numbers = ", ".join(str(number) for number in unknown)
        words = say("There is no number {numbers} to answer here.", numbers=numbers)
        return ask_again(state, filling, question, when, words)
    filled = filling
    for number, one in run.items():
        filled = with_answer(filled, one, other if number in told.but else name, text, when, source)
    labels = dict(offered)
    kept = [number for number in run if number not in told.but]
    echo = [say("{choice}: {count} items", choice=Plain(labels[name]), count=len(kept))]
    if told.but:
        names = Plain(", ".join(named(run[number]) for number in told.but))
        echo.append(say("{choice}: {names}", choice=Plain(labels[other]), names=names))
    return go_on_with(
        state, undoable(filling.draft, filled), when, (*echo, say("To undo it, type: put it back."))
    )


def _two(offered: Sequence[tuple[str, str]], told: AllBut) -> tuple[str, str]:
    """Return the answer for most and the other one; empty when the words fit neither, or contradict each other."""
    name = pick(told.words, offered) or ""
    other = next((one for one, _ in offered if one != name), "") if name else ""
    if told.other and pick(told.other, offered) not in {None, other}:
        return "", ""
    return name, other
