"""Write one line of a preview as words."""

from collections.abc import Mapping
from datetime import date

from bot.texts import Texts
from engine.conversation.bubbles import say
from thai import writing


def words(line: Mapping[str, object], texts: Texts) -> str:
    """Return a line as people read it."""
    counts = [
        texts.word(say(text, count=int(str(line[key]))), {})
        for key, text in COUNTS.items()
        if line.get(key) not in {None, 0}
    ]
    change = f"{texts.plain(str(line['change']))}  " if "change" in line else ""
    closed_ = f" ({line['closed']})" if line["closed"] else ""
    cohort_ = f" [{line['cohort']}]" if line["cohort"] else ""
    day, at = date.fromisoformat(str(line["day"])), str(line["at"])[11:16]
    return f"{change}{writing.write_weekday_date(day)} {at}{closed_}  {line['role']}  {line['title']}{cohort_}  {line['why']}  {' '.join(counts)}".rstrip()


COUNTS = {
    "units": "units: {count}",
    "people": "people: {count}",
    "counted": "counted {count}",
    "free": "free {count}",
    "not_reached": "not reached {count}",
}
