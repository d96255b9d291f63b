"""Tell what a message is: a report, a plan, word of nothing done, a correction, a question, or talk."""

from engine.free_text.seen import Seen
from engine.free_text.told import Intent
from thai.spotting import moods
from thai.spotting.days import in_past
from thai.spotting.spans import Figure


def intent(seen: Seen) -> Intent:
    """Return what a message is. What holds a report is one, whatever else stands in it."""
    text = seen.text
    told = _told(seen)
    if moods.corrects(text) and not _is_whole(seen):
        return "correction"
    if moods.asks(text) >= 0 and not _is_whole(seen):
        return "question"
    nothing = moods.says_nothing_done(text)
    if nothing >= 0 and not _counts(seen, len(text)):
        return "no_progress"
    if _is_plan(seen):
        return "plan"
    if told >= 2 or (seen.spoken and (seen.names or seen.days or moods.done(text))):
        return "report" if not moods.is_courtesy(text) or _counts(seen, len(text)) or seen.names else "chat"
    return "chat"


def _told(seen: Seen) -> int:
    """Return how many different things of a report are told."""
    kinds = {one.of for one in seen.figures if one.of in {"people", "money"}}
    bare = any(one.of == "bare" for one in seen.figures) and any(True for one in seen.cues)
    has_day = any(one.reading != "vague" for one in seen.days)
    return len(kinds) + bool(seen.spoken) + has_day + bool(seen.names) + (bare and not kinds)


def _is_whole(seen: Seen) -> bool:
    """Say whether a report stands here that a word of asking or mending does not undo."""
    return bool(seen.spoken or seen.names) and bool(seen.days) and bool(_counts(seen, len(seen.text)))


def _counts(seen: Seen, until: int) -> list[Figure]:
    return [one for one in seen.figures if one.start < until and one.of in {"people", "money"}]


def _is_plan(seen: Seen) -> bool:
    """Say whether it is all to come: no day that is over, no number before the first word of it."""
    future = moods.future(seen.text)
    ahead = [one for one in seen.days if one.date and one.date > seen.today]
    if any(in_past(one, seen.today) for one in seen.days):
        return False
    if future < 0:
        return bool(ahead) and not moods.done(seen.text) and not _counts(seen, len(seen.text))
    before = seen.text[:future]
    return not _counts(seen, future) and not moods.done(before)
