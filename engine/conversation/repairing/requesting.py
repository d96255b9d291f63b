"""Ask the office to change a report whose round is closed: the words and the difference go to it as a question."""

import hashlib
from datetime import date

from engine.conversation import enquiries
from engine.conversation.bubbles import Button, Call, Card, Param, Phrase, Plain, Press, Row, Text, say
from engine.conversation.effects import Enquire, Turn
from engine.conversation.events import Typed, When
from engine.conversation.repairing.found import Found, Put
from engine.conversation.repairing.telling import row
from engine.conversation.resuming import beside
from engine.conversation.scene import Filling, Helper, Scene
from engine.conversation.state import State
from thai import writing
from thai.text import clip, normalise


def asked(state: State, scene: Scene, filling: Filling, found: Found, event: Typed) -> Turn | None:
    """Send the request, and show what was sent, with the way to take it back; None where nobody can be asked."""
    sent = filling.corrects
    helper = next((one for one in scene.helpers if sent and one.name == sent.office), None)
    if sent is None or helper is None:
        return None
    if sum(one.is_mine for one in scene.enquiries) >= enquiries.OPEN_AT_MOST:
        return enquiries.begin(state, scene, event.when, helper.office)
    enquiry = hashlib.sha256(f"enquiry|{event.when.seed}".encode()).hexdigest()[:24]
    order = Enquire(enquiry, helper.office, _words(filling, found, event), event.message_id)
    card = _card(filling, found, helper, enquiry, event.when)
    return beside(state, scene, event.when, card, effects=(order,))


def _card(filling: Filling, found: Found, helper: Helper, enquiry: str, when: When) -> Card:
    number = filling.corrects.number if filling.corrects else ""
    call = (Call(say("Call the office"), helper.phone),) if helper.phone else ()
    return Card(
        title=say("The office was asked to change it"),
        rows=(
            Row(say("What"), Plain(f"{filling.title} · {filling.subject}")),
            Row(say("Receipt number"), Plain(number)),
            row(filling, found, when),
            Row(say("Office"), Plain(helper.name)),
        ),
        remarks=(
            say("This round is closed, so the report itself stays as it was sent."),
            say("The officer's answer comes here."),
        ),
        actions=(*call, Button(say("Take it back"), Press("q", enquiry, index=enquiries.TAKE_BACK))),
    )


def _words(filling: Filling, found: Found, event: Typed) -> str:
    """Write the request: which report, what is different, and what was typed."""
    number = filling.corrects.number if filling.corrects else ""
    about = f"{number} · {filling.title} · {filling.subject}"
    shown = row(filling, found, event.when)
    difference = _difference(shown, found)
    return clip(
        "\n".join(one for one in (about, difference, normalise(event.text)) if one), enquiries.LONGEST
    )


def _difference(shown: Row, found: Found) -> str:
    if not isinstance(found, Put) or not isinstance(shown.value, Phrase):
        return ""
    before, after = (_written(shown.value.params.get(name, "")) for name in ("before", "after"))
    return f"{_written(shown.label)}: {before} → {after}" if before and after else ""


def _written(words: Text | Param) -> str:
    """Write what needs no catalogue: plain words and days; "" for everything else."""
    match words:
        case Plain(text):
            return text
        case str():
            return words
        case Phrase(params=params) if set(params) == {"day"} and isinstance(params["day"], date):
            return writing.write_date(params["day"])
        case _:
            return ""
