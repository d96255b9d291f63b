"""Tell people once, at a quiet moment, when the words about their data have changed. Nothing waits for an answer."""

from engine.conversation.bubbles import Bubble
from engine.conversation.privacy.showing import notice
from engine.conversation.state import State
from handlers.desk import Desk, Speaker
from models import consents


def news(desk: Desk, who: Speaker, state: State) -> tuple[Bubble, ...]:
    """Return the newest words for somebody who has read older ones, the first time she is not in the middle of anything."""
    is_quiet = state.place == "idle" and not state.draft
    if who.is_new or who.is_closed or not who.has_consent or who.is_told or not is_quiet:
        return ()
    text = desk.office.consent
    last = consents.standing(desk.connection, who.person_id).get(consents.NOTICE)
    if last is not None and last.version == text.version:
        return ()
    consents.add(
        desk.connection, person_id=who.person_id, purpose=consents.NOTICE, version=text.version, digest=text.digest,
        is_given=False, at=desk.now,
    )  # fmt: skip
    return (notice(text),)
