"""Read how a unit comes in: the registration form and the rules of eligibility."""

from typing import cast

from engine.conversation.bubbles import say
from engine.obligations.programme import Registration, Rule, Severity
from engine.obligations.tables import Table

SEVERITIES = ("hard", "soft", "judged")


def registration(top: Table) -> Registration | None:
    """Read `[registration]`; a programme may have none."""
    table = top.table("registration")
    if table is None:
        return None
    read = Registration(
        form=table.text("form"),
        unit=table.text("unit"),
        by=table.text("by"),
        name_from=table.text("name_from"),
        place_from=table.text("place_from"),
    )
    table.close()
    return read


def rules(top: Table) -> tuple[Rule, ...]:
    """Read every `[[eligibility]]`."""
    read = tuple(_rule(table) for table in top.tables("eligibility"))
    ids = [rule.id for rule in read]
    for twice in sorted({one for one in ids if ids.count(one) > 1}):
        top.fault("eligibility", say('has "{name}" twice', name=twice), say("give each rule its own id"))
    return read


def _rule(table: Table) -> Rule:
    rule = Rule(
        id=table.text("id"),
        severity=cast(Severity, table.word("severity", SEVERITIES) or "hard"),
        says=table.text("says"),
        holds=table.text("holds", required=False),
        quota_of=table.text("quota_of", required=False),
        source_line=table.whole("source_line", least=1, required=False),
    )
    if bool(rule.holds) == bool(rule.quota_of):
        cure = say('write holds = "${{field}} ..." or quota_of = "UNIT"')
        table.fault("holds", say("is not exactly one condition"), cure)
    table.close()
    return rule
