"""Tell which unit a person means by what she calls it, and which two may be the same. Keeps nothing, decides no words.

Read a name:      `resolving.resolve(text, units, prior) -> Sure | Among | None`
Ask one question: `Among.question` (what to ask about, at most five options), `asking.narrowed(among, answer)`
Find a rival:     `rivals.rivals(unit, others) -> tuple[Rival, ...]`, the most alike first

`units` are those the person may speak for, as `unit.Unit`: whoever loads them has decided that; this room never widens it.
"""
