"""Word steps, decisions and reasons, for those who review and for those who are asked again."""

from collections.abc import Mapping
from datetime import date

from engine.conversation.bubbles import Button, Phrase, Plain, Press, Text, say
from engine.conversation.reviewing.orders import Because
from engine.conversation.reviewing.seen import Decided, Waiting

CHECK, PASS, BACK, LINE, BECAUSE, CLEAN, PROOF = (
    "check", "pass", "sendback", "line", "because", "clean", "proof",
)  # fmt: skip
FIX, PASS_ON, APPEAL, CONFIRM, MEETING, STOP = "fixit", "passon", "appeal", "confirm", "meeting", "stop"
OUTSIDE = "outside"
# Mending an answer of somebody else's report: which one, this one, why; and what its sender says to it.
AMEND, AMEND_LINE, AMEND_WHY, AMENDED, SEE_AMENDED = (
    "amend", "amendline", "amendwhy", "amended", "seeamend",
)  # fmt: skip
OF_MENDING = frozenset({AMEND, AMEND_LINE, AMEND_WHY})
OF_MENDED = frozenset({AMENDED, SEE_AMENDED})
OF_REVIEW = OF_MENDING | OF_MENDED | frozenset({
    CHECK, PASS, BACK, LINE, BECAUSE, CLEAN, PROOF, FIX, PASS_ON, APPEAL, CONFIRM, MEETING, OUTSIDE,
})  # fmt: skip
# What people send back for most often; a button carries the place in this list, so new ones are added at the end.
FREQUENT: dict[str, Phrase] = {
    "figure": say("The number differs from the papers"),
    "unclear": say("Not clear yet, more is needed"),
    "picture": say("The picture is not clear"),
    "other_round": say("It belongs to another round"),
}
# Why an answer is mended; the same holds for the places in this list.
WHY_MENDED: dict[str, Phrase] = {
    "figure": FREQUENT["figure"],
    "typed": say("A slip in typing"),
    "said_so": say("The sender said so"),
    "measure": say("Another unit of measure"),
}
_REASONS = FREQUENT | WHY_MENDED
ACTS = {
    "accept": say("Pass it"),
    "approve": say("Approve it"),
    "certify": say("Certify it"),
}
WAIT = {
    "accept": "{count} wait to be reviewed",
    "approve": "{count} wait to be approved",
    "certify": "{count} wait to be certified",
}
DID = {
    "accept": "Reviewed: {about}",
    "approve": "Approved: {about}",
    "certify": "Certified: {about}",
}
AGAIN = {
    "passed": say("corrected, to be reviewed again"),
    "certified": say("to be certified again"),
}
DONE = {
    "passed": say("reviewed"),
    "approved": say("approved"),
    "certified": say("certified"),
    "noted": say("noted by the committee"),
    "agreed": say("agreed to by the committee"),
    "returned": say("sent back for one answer"),
    "refused": say("not agreed to"),
    "confirmed": say("confirmed"),
    "appealed": say("asked to be looked at again"),
}


def act(waiting: Waiting) -> Text:
    """Name what passing a report means at its step, in the words of the pack."""
    if waiting.party == "second":
        return say("Confirm it")
    return ACTS[waiting.must]


def count_words(one: Waiting, count: int) -> Text:
    """Say how many wait, and for what."""
    if one.party == "second":
        return say("{count} wait to be confirmed", count=count)
    return say(WAIT[one.must], count=count)


def done_words(one: Waiting) -> Text:
    """Say that a report has passed a step, in the words of the pack."""
    if one.party == "second":
        return say("Confirmed: {about}", about=Plain(one.about))
    return say(DID[one.must], about=Plain(one.about))


def open_words(one: Waiting, today: date) -> Text:
    """Say since when a report waits, how late its reviewer is by the pack's own clock, and that it was passed before."""
    words = _since(one, today)
    if one.again in AGAIN:
        return say("{again}, {since}", again=AGAIN[one.again], since=words)
    return words


def _since(one: Waiting, today: date) -> Text:
    since = one.since.date()
    if one.due is None:
        return say("came on {day}", day=since)
    days = (today - one.due).days
    if days > 0:
        return say("came on {day}, {days} days past the day for reviewing", day=since, days=days)
    return say("came on {day}, to be reviewed by {due}", day=since, due=one.due)


def reason(because: Because) -> Text:
    """Word a reason: the frequent one that was tapped, or the words as they were typed."""
    return _REASONS.get(because.frequent) or Plain(because.words)


def decided(last: Decided) -> Text:
    """Say what was decided last, by whom and when."""
    if last.is_by_rule:
        return say("{what} by the rule of the programme on {day}", what=DONE[last.result], day=last.at)
    if last.is_acting:
        return say(
            "{what} by {name} as acting on {day}", what=DONE[last.result], name=Plain(last.by), day=last.at
        )
    return say("{what} by {name} on {day}", what=DONE[last.result], name=Plain(last.by), day=last.at)


def stop() -> Button:
    """Offer to leave a slip as it is."""
    return Button(say("Leave it"), Press(STOP))


def frequent_at(index: int, reasons: Mapping[str, Phrase] = FREQUENT) -> str:
    """Name the frequent reason of a button; empty for one that is not known."""
    names = list(reasons)
    return names[index] if 0 <= index < len(names) else ""
