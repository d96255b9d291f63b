"""Hold a registration against the rules of its programme.

A hard rule that is broken refuses, a soft one flags, a judged one waits for an officer. The quota is no
answer of the form: how many units a place already has comes in as a fact, `units_in_province`, and with types
`units_in_province.a`. What is known of another programme comes in as a fact too, see `record_fact`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.forms.filling import fault_in, truth
from engine.forms.form import Answers, Form
from engine.obligations.nouns.kinds import Quota
from engine.obligations.programme import Programme, Rule

WAS_IN, WAS_OUT = "in", "out"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say: broken hard and soft rules, and the judged ones with the group's own answer.

    `judged` are all rules that an officer decides; `doubted` are those among them that the answers
    already speak against. `unknown` rules could not be decided: a fact is missing, or the form
    does not have what the rule reads.
    """

    hard: tuple[Rule, ...] = ()
    soft: tuple[Rule, ...] = ()
    judged: tuple[Rule, ...] = ()
    doubted: tuple[Rule, ...] = ()
    unknown: tuple[Rule, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Say whether a hard rule is broken."""
        return bool(self.hard)


def verdict(
    programme: Programme, form: Form, answers: Answers, at: datetime, seed: str, facts: Mapping[str, str]
) -> Verdict:
    """Return the verdict over a finished registration; an unanswered question speaks against its rule."""

    def holds(rule: Rule) -> bool | None:
        if rule.quota_of:
            quota = programme.unit(rule.quota_of).quota
            return _has_room(quota, facts, type_of(quota, form, answers))
        known = facts.get(record_fact(rule)) if rule.not_in else None
        if known == WAS_IN:
            return False
        if rule.holds and not fault_in(form, rule.holds):
            return truth(form, rule.holds, answers, at, seed)
        return True if known == WAS_OUT else None

    rules = programme.eligibility
    held = {rule.id: holds(rule) for rule in rules}
    broken = tuple(rule for rule in rules if held[rule.id] is False)
    return Verdict(
        hard=_severe(broken, "hard"),
        soft=_severe(broken, "soft"),
        judged=_severe(rules, "judged"),
        doubted=_severe(broken, "judged"),
        unknown=tuple(rule for rule in rules if held[rule.id] is None),
    )


def quota_fact(quota: Quota, type_: str = "") -> str:
    """Return the name of the fact that counts the other units of the same place, all of them or those of a type."""
    return f"units_in_{quota.per}.{type_}" if type_ else f"units_in_{quota.per}"


def record_fact(rule: Rule) -> str:
    """Return the name of the fact that says what is known of another programme: `WAS_IN`, `WAS_OUT`, or absent."""
    return f"record.{rule.id}"


def type_of(quota: Quota | None, form: Form, answers: Answers) -> str:
    """Return the type that a registration tells, where the quota has types."""
    asked = next((one for one in form.questions if quota and quota.of and one.name == quota.of), None)
    return answers.get(asked.path, "") if asked else ""


def _severe(rules: tuple[Rule, ...], severity: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.severity == severity)


def _has_room(quota: Quota | None, facts: Mapping[str, str], type_: str) -> bool | None:
    """Say whether one more unit fits, of its type too; None while nobody has counted or the type is not told."""
    if quota is None:
        return True
    counted = facts.get(quota_fact(quota))
    if counted is None:
        return None
    if int(counted) >= quota.exactly:
        return False
    if not quota.shares:
        return True
    seats = {share.type: share.exactly for share in quota.shares}
    return int(facts.get(quota_fact(quota, type_), "0")) < seats.get(type_, 0) if type_ else None
