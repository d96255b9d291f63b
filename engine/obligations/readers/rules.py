"""Read how a unit comes in: the registration form and the rules of eligibility."""

from typing import Literal, cast

from engine.conversation.bubbles import say
from engine.obligations.nouns.entering import NotIn, Post
from engine.obligations.programme import Registration, Rule, Severity
from engine.obligations.readers.kinds import ref
from engine.obligations.tables import Table

SEVERITIES = ("hard", "soft", "judged")
LOOKED_UP_BY = ("unit", "person")


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
        not_in=_not_in(table.table("not_in")),
    )
    is_asked_too = rule.not_in and not rule.quota_of
    if not is_asked_too and bool(rule.holds) == bool(rule.quota_of):
        cure = say('write holds = "${{field}} ..." or quota_of = "UNIT"')
        table.fault("holds", say("is not exactly one condition"), cure)
    table.close()
    return rule


def _not_in(table: Table | None) -> NotIn | None:
    if table is None:
        return None
    by = cast(Literal["unit", "person"], table.word("by", LOOKED_UP_BY, required=False) or "unit")
    found = NotIn(table.text("programme"), table.text("duty", required=False), by)
    table.close()
    return found


def posts(top: Table) -> tuple[Post, ...]:
    """Read `[posts.chair]`: the posts of a unit's committee, in the order in which they are shown."""
    return tuple(_post(id_, table) for id_, table in top.named("posts"))


def _post(id_: str, table: Table) -> Post:
    post = Post(
        id_, table.text("name"), ref(table, "of", "units").id, table.text("name_from", required=False)
    )
    table.close()
    return post
