"""Ask for a place: what reads as one is taken, of several the one at home; else the one question that tells most."""

from collections.abc import Sequence

from engine.conversation.bubbles import Plain, Text, say
from engine.conversation.kinds.asked import Miss, Offer, Read, Value
from thai.naming import write_apart
from thai.places import asking
from thai.places.finding import Place, Several, find


def read(typed: str, home: str) -> Read:
    """Read a place; of several that fit, the only one near where the speaker is at home is meant."""
    found = find(typed)
    match found:
        case Place():
            return Value(found.code)
        case Several(codes=codes):
            near = asking.nearest(codes, home)
            return Value(near) if near else offered(codes, home)
    return Miss(
        say("No tambon or district reads like that. Type tambon and district, for example: Rim Tai Mae Rim.")
    )


def offered(codes: Sequence[str], home: str) -> Read:
    """Ask the question that tells most about which of several places is meant; one is no question."""
    if len(codes) == 1:
        return Value(codes[0])
    question = asking.question(codes, home)
    return Offer(question.options, len(codes), asking.nearest_first(codes, home), question.about)


def chosen(offers: Sequence[str], among: Sequence[str], index: int, home: str) -> Read | None:
    """Take a tap on an offered place, or on what holds some of them."""
    if not 0 <= index < len(offers):
        return None
    is_final = len(offers) >= len(among)
    return Value(offers[index]) if is_final else offered(asking.within(among, offers[index]), home)


def narrowed(among: Sequence[str], typed: str, home: str) -> Read | None:
    """Take a typed answer to which of several places is meant; None when it is an answer to something else."""
    about: asking.About = asking.question(among, home).about
    left = asking.named(among, typed, about)
    return offered(left, home) if left and len(left) < len(among) else None


def label(code: str, others: Sequence[str]) -> Text:
    """Word an offered place for a button: what they all are called is left out, where they are is not."""
    return Plain(write_apart(code, others))


def which(about: str, count: int) -> Text:
    """Word the question about several places."""
    if about == "district":
        return say("{count} places read like that. Which district is it in? Type its name.", count=count)
    if about == "province":
        return say("{count} places read like that. Which province is it in? Type its name.", count=count)
    return say("{count} places read like that. Which one?", count=count)
