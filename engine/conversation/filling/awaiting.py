"""Say of a registration what stands against it, and on its receipt what an officer still decides, who, and how it is told."""

from engine.conversation.bubbles import Blank, Plain, Row, Text, say
from engine.obligations.eligibility import Verdict
from engine.obligations.programme import Rule

NAMED = 6


def against(found: Verdict) -> tuple[Text, ...]:
    """Name the rules that refuse it."""
    return tuple(say("Not met yet: {rule}", rule=Plain(rule.says)) for rule in found.hard)


def asked(found: Verdict) -> tuple[Rule, ...]:
    """Return what only an officer decides, and what nobody knows yet."""
    unknown = tuple(rule for rule in found.unknown if not rule.quota_of)
    return tuple({rule.id: rule for rule in (*found.judged, *unknown)}.values())


def rows(found: Verdict) -> tuple[Row, ...]:
    """Name each matter that waits, then who decides; the recording knows the office."""
    waits = asked(found)
    if not waits:
        return ()
    each = tuple(Row(say("The office decides whether"), Plain(rule.says)) for rule in waits[:NAMED])
    more = (Row(say("And more to be decided"), say("{count} criteria", count=len(waits) - NAMED)),)
    return (*each, *(more if len(waits) > NAMED else ()), Row(say("Decided by"), Blank("office")))


def remarks(found: Verdict) -> tuple[Text, ...]:
    """Say when it is known, and that nothing has to wait for it."""
    if not asked(found):
        return ()
    return (
        say("No day is printed for it. The decision comes into this chat. Reports can be sent meanwhile."),
    )
