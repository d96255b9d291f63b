"""Judge what was counted: for each part of the product a colour, a sentence and, where something is to be done, what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from engine.conversation.bubbles import Phrase, say
from engine.vitals.counts import UNREAD, Counts

Colour = Literal["green", "yellow", "red"]
COLOURS: Final[tuple[Colour, ...]] = ("green", "yellow", "red")
SILENT_S: Final = 60
WAITS_S: Final = 120
TASK_WAITS_S: Final = 600
ROW_WAITS_S: Final = 300
ROW_LONG_S: Final = 3_600
SHORT_OF_DISK: Final = 0.15
OUT_OF_DISK: Final = 0.05
HOOK_FAILS_S: Final = 600
HOOK_LONG_S: Final = 86_400
KEY_ENDS_DAYS: Final = 14
# So many of a hundred replies may take longer than a token's life.
SLOW_OF_A_HUNDRED: Final = 1


@dataclass(frozen=True, slots=True)
class Sign:
    """One part of the product: how it is, and what to do; `cure` is None where nothing is to be done."""

    name: str
    colour: Colour
    words: Phrase
    cure: Phrase | None = None


def signs(counts: Counts) -> tuple[Sign, ...]:
    """Return every part's sign, in the order in which somebody who is called at night looks."""
    return tuple(judge(counts) for judge in _JUDGES)


def worst(found: tuple[Sign, ...]) -> Colour:
    """Return the colour of the whole."""
    return max((one.colour for one in found), key=COLOURS.index, default="green")


def lifeless(counts: Counts) -> tuple[str, ...]:
    """Return the kinds of processes of which none shows life."""
    return tuple(sorted(kind for kind, age in counts.silent.items() if age is None or age > SILENT_S))


def _processes(counts: Counts) -> Sign:
    dead = lifeless(counts)
    if not dead:
        return Sign("processes", "green", say("All processes are running."))
    names = ", ".join(dead)
    return Sign(
        "processes", "red", say("These processes show no life: {names}", names=names),
        say("Start them again as the Procfile says, and read the last lines of their log."),
    )  # fmt: skip


def _events(counts: Counts) -> Sign:
    if counts.events_waiting and counts.oldest_event_s > WAITS_S:
        return Sign(
            "events", "red",
            say("{number} messages wait to be answered, the oldest for {minutes} minutes.",
                number=counts.events_waiting, minutes=counts.oldest_event_s // 60),
            say("Look whether web is running and whether the database is slow."),
        )  # fmt: skip
    if counts.events_given_up:
        return Sign(
            "events", "yellow",
            say("{number} messages could not be handled and are kept.", number=counts.events_given_up),
            say("flask ops health --json names each and its reason; flask ops replay NUMBER handles it again."),
        )  # fmt: skip
    return Sign("events", "green", say("What people write is being answered."))


def _replies(counts: Counts) -> Sign:
    if counts.replies and counts.slow_replies * 100 > counts.replies * SLOW_OF_A_HUNDRED:
        return Sign(
            "replies", "yellow",
            say("{slow} of the last {number} answers took longer than LINE waits.",
                slow=counts.slow_replies, number=counts.replies),
            say("If this stays so, start one more web process."),
        )  # fmt: skip
    return Sign("replies", "green", say("Answers are quick."))


def _messages(counts: Counts) -> Sign:
    if counts.is_held:
        return Sign(
            "messages", "yellow", say("What waited when the database was restored stands still."),
            say("flask ops release-held --show says what it is. Then let it go, or drop it."),
        )  # fmt: skip
    if counts.messages_given_up:
        return Sign(
            "messages", "yellow",
            say("LINE did not take {number} messages in the last day.", number=counts.messages_given_up),
            say("flask ops why says for each why. If all fail, look at the channel's token."),
        )  # fmt: skip
    if counts.messages_unknown:
        return Sign(
            "messages", "yellow",
            say("Of {number} answers of the last day nobody knows whether they arrived.", number=counts.messages_unknown),
            say("Nothing has to be done: what they said is shown again with the next answer."),
        )  # fmt: skip
    return Sign("messages", "green", say("LINE takes what is sent."))


def _month(counts: Counts) -> Sign:
    if counts.alarm == UNREAD:
        return Sign(
            "month", "yellow", say("LINE has not said yet what this month holds, so nothing is pushed."),
            say("It is asked every hour. If this stays so, look at the channel's token."),
        )  # fmt: skip
    if counts.alarm == "spent" or counts.messages_left == 0:
        return Sign(
            "month", "red", say("This month's counted messages are used up. Answers still work."),
            say("Wait for the new month, or take a larger plan from LINE."),
        )  # fmt: skip
    if counts.alarm:
        return Sign(
            "month", "yellow", say("Of this month's counted messages {left} are left.", left=counts.messages_left or 0),
            say("flask ops budget shows what they go to."),
        )  # fmt: skip
    return Sign("month", "green", say("This month's counted messages suffice."))


def _tasks(counts: Counts) -> Sign:
    if counts.tasks_waiting and counts.oldest_task_s > TASK_WAITS_S:
        return Sign(
            "tasks", "red",
            say("{number} tasks wait, the oldest for {minutes} minutes.",
                number=counts.tasks_waiting, minutes=counts.oldest_task_s // 60),
            say("Look whether worker is running. One more worker makes it quicker."),
        )  # fmt: skip
    return Sign("tasks", "green", say("Reminders, photos and files are being worked on."))


def _sheet(counts: Counts) -> Sign:
    if counts.rows_owed and counts.oldest_row_s > ROW_WAITS_S:
        return Sign(
            "sheet", "red" if counts.oldest_row_s > ROW_LONG_S else "yellow",
            say("{number} rows are missing in the sheet, the oldest for {minutes} minutes.",
                number=counts.rows_owed, minutes=counts.oldest_row_s // 60),
            say("flask sheets state says why. They follow by themselves once Google takes them."),
        )  # fmt: skip
    return Sign("sheet", "green", say("The sheet is up to date."))


def _menus(counts: Counts) -> Sign:
    if counts.menus_behind:
        return Sign(
            "menus", "yellow", say("{number} people see an old menu.", number=counts.menus_behind),
            say("It is tried again by itself; flask line setup does it at once."),
        )  # fmt: skip
    return Sign("menus", "green", say("Everybody sees the right menu."))


def _escalations(counts: Counts) -> Sign:
    if counts.unowned:
        return Sign(
            "escalations", "yellow", say("{number} late reports have nobody who looks after them.", number=counts.unowned),
            say("Give their offices somebody: flask people list shows who is where."),
        )  # fmt: skip
    return Sign("escalations", "green", say("Every late report has somebody who looks after it."))


def _disk(counts: Counts) -> Sign:
    left = round(counts.disk_free * 100)
    if counts.disk_free < SHORT_OF_DISK:
        return Sign(
            "disk", "red" if counts.disk_free < OUT_OF_DISK else "yellow",
            say("{left} % of the disk is free.", left=left),
            say("Make room or take a larger disk before it is full; nothing is lost until then."),
        )  # fmt: skip
    return Sign("disk", "green", say("There is room on the disk."))


def _hooks(counts: Counts) -> Sign:
    """Judge by what another system costs: what it missed, who is told no more, since when it does not answer."""
    hours, long = counts.hooks_failing_s // 3_600, counts.hooks_failing_s > HOOK_LONG_S
    if counts.hooks_paused or long:
        return Sign(
            "hooks", "red" if long else "yellow",
            say("{number} other systems do not answer or are paused, {waiting} pieces of news wait, the oldest for {hours} hours.",
                number=counts.hooks_paused + counts.hooks_failing, waiting=counts.hooks_waiting, hours=hours),
            say("flask ops webhook log says what it answered; when it is well again, flask ops webhook resume."),
        )  # fmt: skip
    if counts.hooks_failing and counts.hooks_failing_s > HOOK_FAILS_S:
        return Sign(
            "hooks", "yellow",
            say("{number} other systems do not answer, {waiting} pieces of news wait for them.",
                number=counts.hooks_failing, waiting=counts.hooks_waiting),
            say("It is tried again by itself for three days. flask ops webhook log says what it answered."),
        )  # fmt: skip
    if counts.hooks_given_up:
        return Sign(
            "hooks", "yellow", say("{number} pieces of news never reached another system.", number=counts.hooks_given_up),
            say("flask ops webhook replay NUMBER tells it again; flask ops health shows the numbers."),
        )  # fmt: skip
    return Sign("hooks", "green", say("Other systems are told what they want to know."))


def _keys(counts: Counts) -> Sign:
    if counts.keys_ending:
        return Sign(
            "keys", "yellow",
            say("{number} keys of other systems end within {days} days.", number=counts.keys_ending, days=KEY_ENDS_DAYS),
            say("flask ops api-token list says which. Make a new one and hand it over before the old one ends."),
        )  # fmt: skip
    if counts.keys:
        return Sign("keys", "green", say("{number} keys of other systems hold.", number=counts.keys))
    return Sign("keys", "green", say("No other system reads anything."))


_JUDGES: Final[tuple[Callable[[Counts], Sign], ...]] = (
    _processes, _events, _replies, _messages, _month, _tasks, _sheet, _menus, _escalations, _disk,
    _hooks, _keys,
)  # fmt: skip
