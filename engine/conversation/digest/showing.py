"""Show the day's summary: a strip for the whole and for each place below, and three ways on. Nobody is named in it."""

from typing import Final

from engine.boards.counts import Counts
from engine.conversation.bubbles import Action, Button, Card, Plain, Row, Text, say
from engine.conversation.digest.seen import Digest, Ground, Part
from engine.conversation.handouts import wording as handouts
from engine.conversation.menu.functions import press, title

PARTS: Final = 12


def card(digest: Digest | None) -> Card:
    """Show the summary; for somebody who looks after nothing, that there is none."""
    if digest is None or not (digest.counts.whole or digest.waits or digest.asked):
        return Card(title=title("digest"), remarks=(say("Nothing is due here yet."),))
    shown = _shown(digest.parts)
    left = len(digest.parts) - len(shown)
    rows = (_whole(digest.counts), *_to_do(digest), *(_part(one) for one in shown))
    remarks: tuple[Text, ...] = (
        (say("{count} more places, to be seen on the page.", count=left),) if left else ()
    )
    as_of = say("As of {moment}", moment=digest.at)
    hand_on = (handouts.button(handouts.BOARD),) if digest.counts.expected else ()
    return Card(
        title=title("digest"),
        rows=rows,
        remarks=(*remarks, as_of),
        actions=_actions(digest),
        choices=hand_on,
    )


def _whole(counts: Counts) -> Row:
    if not counts.expected:
        return Row(say("All that was due by now"), say("nothing yet"))
    return Row(say("All that was due by now"), _in(counts), strip=(counts.sent, counts.expected))


def _in(counts: Counts) -> Text:
    words = say("{sent} of {expected} are in", sent=counts.sent, expected=counts.expected)
    return say("{first}, {late} of them late", first=words, late=counts.late) if counts.late else words


def _to_do(digest: Digest) -> tuple[Row, ...]:
    found: list[Row] = []
    if digest.counts.missing:
        found.append(Row(say("Past the day and not in"), say("{count} reports", count=digest.counts.missing)))
    if digest.waits:
        found.append(Row(title("review"), say("{count} matters", count=digest.waits)))
    if digest.asked:
        found.append(Row(say("Questions without an answer"), say("{count} matters", count=digest.asked)))
    if digest.returned:
        found.append(Row(say("Asked for again"), say("{count} reports", count=digest.returned)))
    found += _ground(digest.ground)
    if digest.due is not None:
        until = say("{count} until {day}", count=digest.near, day=digest.due)
        found.append(Row(say("Due next"), until))
    return tuple(found)


def _ground(ground: Ground) -> list[Row]:
    """Say how it stands below what was built of it; what changed there is looked at in the list of what was sent."""
    found: list[Row] = []
    if ground.moved:
        look = Button(title("sent"), press("sent"))
        found.append(
            Row(say("What lies below has changed"), say("{count} reports", count=ground.moved), look)
        )
    if ground.returned:
        words = say("{count} reports", count=ground.returned)
        found.append(Row(say("Sent back below, and built in already"), words))
    if ground.is_reviewed and ground.accepted < ground.used:
        words = say("{count} of {of}", count=ground.accepted, of=ground.used)
        found.append(Row(say("Accepted below of what was built in"), words))
    return found


def _shown(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Leave out places where all is in when there are too many; the order stays that of the map, nobody is ranked."""
    first = sorted(range(len(parts)), key=lambda at: (not _lacks(parts[at].counts), at))[:PARTS]
    return tuple(parts[at] for at in sorted(first))


def _lacks(counts: Counts) -> bool:
    return bool(counts.missing or counts.soon)


def _part(one: Part) -> Row:
    name: Text = Plain(one.name) if one.name else say("The offices themselves")
    if one.counts.expected:
        return Row(name, _in(one.counts), strip=(one.counts.sent, one.counts.expected))
    return Row(name, say("nothing was due yet"))


def _actions(digest: Digest) -> tuple[Action, ...]:
    missing = Button(title("missing"), press("missing"), "primary")
    remind = Button(title("prompt"), press("prompt"))
    review = Button(title("review"), press("review"))
    return (*((missing, remind) if _lacks(digest.counts) else ()), *((review,) if digest.waits else ()))
