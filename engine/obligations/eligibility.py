"""Hold a registration against the rules of its programme.

A hard rule that is broken refuses, a soft one flags, a judged one waits for an officer. The quota is no
answer of the form: how many units a place already has comes in as a fact, `units_in_province`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from engine.forms.filling import fault_in, truth
from engine.forms.form import Answers, Form
from engine.obligations.programme import Programme, Quota, Rule


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
            return _has_room(programme.unit(rule.quota_of).quota, facts)
        if fault_in(form, rule.holds):
            return None
        return truth(form, rule.holds, answers, at, seed)

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


def quota_fact(quota: Quota) -> str:
    """Return the name of the fact that counts the other units of the same place."""
    return f"units_in_{quota.per}"


def _severe(rules: tuple[Rule, ...], severity: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.severity == severity)


def _has_room(quota: Quota | None, facts: Mapping[str, str]) -> bool | None:
    """Say whether one more unit fits; None while nobody has counted."""
    if quota is None:
        return True
    counted = facts.get(quota_fact(quota))
    return None if counted is None else int(counted) < quota.exactly
