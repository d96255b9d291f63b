"""Write a year's figures down for people, in the words of the catalogue."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from bot.texts import Texts
from engine.conversation.bubbles import say
from thai import writing
from thai.writing import write_number

FATES: Final = {
    "on_time": "on time",
    "late": "late",
    "never": "not in at the end",
    "ahead": "not due yet",
    "waiting": "waiting for a date",
    "undated": "sent, without a due day",
    "waived": "waived",
}
WHY: Final = {
    "nobody": "nobody acts for the office",
    "no_part": "the group's part never came",
    "late_part": "the group's part came late",
    "office": "the office was late though it was reminded",
    "unreminded": "the office was late and no reminder had reached it",
}
REASONS: Final = {
    "remind_collect_before": "reminder to the group before the day",
    "remind_collect_on": "reminder to the group on the day",
    "remind_collect_after": "reminder to the group after the day",
    "remind_file_before": "reminder to the office before the day",
    "remind_file_on": "reminder to the office on the day",
    "remind_file_after": "reminder to the office after the day",
    "enquiry": "a question to the office",
    "answered": "an answer of the office",
    "late_reply": "a receipt whose free answer came too late",
}


def lines(told: Mapping[str, Any], texts: Texts) -> Iterator[str]:
    """Yield the report line by line."""
    plain = texts.plain
    yield texts.word(say("A year played in advance: {pack}", pack=str(told["pack"])), {})
    begins, ends = (date.fromisoformat(told[key]) for key in ("from", "to"))
    yield texts.word(
        say(
            "{provinces} provinces, {start} to {end}, seed {seed}",
            provinces=int(told["provinces"]), start=begins, end=ends, seed=str(told["seed"]),
        ),
        {},
    )  # fmt: skip
    done = int(told["reports"].get("registration", 0))
    yield texts.word(
        say("{done} of {count} groups were registered", done=done, count=int(told["groups"])), {}
    )
    yield from _table(plain("Reports of the offices"), _named(told["rounds"], FATES, texts))
    yield from _table(plain("Parts of the groups"), _named(told["parts"], FATES, texts))
    yield from _table(plain("Why reports were late or missing"), _named(told["why"], WHY, texts))
    yield from _months(told, texts)
    yield from _table(plain("What the counted messages were for"), _named(told["reasons"], REASONS, texts))
    yield from _table(
        plain("By duty"), [(duty, _short(fates, texts)) for duty, fates in told["by_duty"].items() if fates]
    )
    yield from _table(
        plain("By kind of person"), [(key, _short(fates, texts)) for key, fates in told["by_persona"].items()]
    )
    yield from _chats(told, texts)


def owed_lines(owed: list[dict[str, Any]], day: date, texts: Texts) -> Iterator[str]:
    """Yield what every office owes on a day."""
    yield texts.word(say("What every office owes on {day}", day=day), {})
    office = ""
    for one in owed:
        if one["office_name"] != office:
            office = one["office_name"]
            yield f"\n{office or one['office']}"
        yield f"  {_due(one, texts)}  {one['duty']} {one['period']}  {one['unit_name']}"


def _due(one: Mapping[str, Any], texts: Texts) -> str:
    if one["due"] is None:
        return texts.plain("waiting for a date")
    due = writing.write_date(date.fromisoformat(one["due"]))
    return (
        texts.word(say("{due}, {days} days late", due=due, days=-one["days"]), {}) if one["days"] < 0 else due
    )


def _table(title: str, rows: list[tuple[str, str]]) -> Iterator[str]:
    if rows:
        yield f"\n{title}"
        yield from (f"  {name}: {value}" for name, value in rows)


def _named(counts: Mapping[str, int], names: Mapping[str, str], texts: Texts) -> list[tuple[str, str]]:
    return [(texts.plain(names.get(key, key)), write_number(count)) for key, count in counts.items()]


def _short(fates: Mapping[str, int], texts: Texts) -> str:
    return ", ".join(f"{texts.plain(FATES[key])} {write_number(count)}" for key, count in fates.items())


def _months(told: Mapping[str, Any], texts: Texts) -> Iterator[str]:
    """Yield the messages of each month beside what the plan allows."""
    quota = told["quota"]
    yield f"\n{texts.plain('Messages by month')}"
    for month in sorted({*told["counted_by_line"], *told["free"], *told["over_quota"]}):
        year, number = (int(part) for part in month.split("-"))
        words = texts.word(
            say(
                "{counted} counted, {free} free",
                counted=told["counted_by_line"].get(month, 0), free=told["free"].get(month, 0),
            ),
            {},
        )  # fmt: skip
        over = told["over_quota"].get(month, 0)
        more = (
            f"  {texts.word(say('{count} refused, the plan allows {quota}', count=over, quota=quota), {})}"
            if over
            else ""
        )
        yield f"  {writing.write_month(year, number)}: {words}{more}"


def _chats(told: Mapping[str, Any], texts: Texts) -> Iterator[str]:
    chats, troubles = told["chats"], told["troubles"]
    rows = [
        (texts.plain("messages and taps"), write_number(chats["moves"])),
        (texts.plain("typed answers"), write_number(chats["typed"])),
        (texts.plain("read otherwise than they were meant"), write_number(chats["misread"])),
        (texts.plain("mistyped and nobody noticed"), write_number(chats["slips_not_caught"])),
        (texts.plain("mistyped and asked about"), write_number(chats["caught"])),
        (texts.plain("events that could not be handled"), write_number(troubles["events_unhandled"])),
        (texts.plain("messages that LINE would refuse"), write_number(len(troubles["refused_by_line"]))),
    ]
    rows += [
        (texts.word(say("gave up at {question}", question=key), {}), write_number(count))
        for key, count in chats["stuck"].items()
    ]
    yield from _table(texts.plain("The chats"), rows)
