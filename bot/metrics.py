"""Write what was counted as Prometheus reads it.

Every number comes from the database at the moment of asking, so it does not matter which of several web processes answers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from engine.vitals.counts import Counts
from engine.vitals.signs import COLOURS, signs

FOREVER_S = 10**9
CONTENT_TYPE = CONTENT_TYPE_LATEST


@dataclass(frozen=True, slots=True, eq=False)
class _Counted(Collector):
    """Hand one reading to the library."""

    counts: Counts

    def collect(self) -> Iterator[Metric]:
        """Yield every number with its help line."""
        for name, help_line, value in _plain(self.counts):
            yield GaugeMetricFamily(f"sanam_{name}", help_line, value=value)
        yield _labelled(
            "silent_seconds", "Since when a kind of process shows no life.", "kind",
            {kind: FOREVER_S if age is None else age for kind, age in self.counts.silent.items()},
        )  # fmt: skip
        yield _labelled(
            "month_counted_messages", "Counted messages of this month, by the share they were taken from.", "share",
            self.counts.counted_by_share,
        )  # fmt: skip
        yield _labelled(
            "sign", "How a part of the product is: 0 green, 1 yellow, 2 red.", "part",
            {one.name: COLOURS.index(one.colour) for one in signs(self.counts)},
        )  # fmt: skip


def exposition(counts: Counts) -> bytes:
    """Return the page that a collector reads."""
    registry = CollectorRegistry()
    registry.register(_Counted(counts))
    return generate_latest(registry)


def _labelled(name: str, help_line: str, label: str, values: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(f"sanam_{name}", help_line, labels=[label])
    for key, value in sorted(values.items()):
        family.add_metric([key], value)
    return family


def _plain(counts: Counts) -> Iterator[tuple[str, str, float]]:
    yield "events_waiting", "Messages that came in and were not answered yet.", counts.events_waiting
    yield "events_oldest_seconds", "How long the oldest of them waits.", counts.oldest_event_s
    yield "events_given_up", "Messages that could not be handled.", counts.events_given_up
    yield "events_last_5m", "Messages that came in within five minutes.", counts.events_lately
    yield "replies_last_5m", "Answers that left to what came in within five minutes.", counts.replies
    yield "replies_slow_last_5m", "Those that left after thirty seconds.", counts.slow_replies
    yield (
        "reply_age_mean_seconds",
        "How old a token was on average when its answer left.",
        counts.mean_reply_ms / 1000,
    )
    yield "messages_waiting", "Messages that are to leave.", counts.messages_waiting
    yield "messages_given_up_last_day", "Messages that LINE did not take.", counts.messages_given_up
    yield (
        "messages_unknown_last_day",
        "Answers of which nobody knows whether they arrived.",
        counts.messages_unknown,
    )
    yield "tasks_waiting", "Durable tasks that wait or run.", counts.tasks_waiting
    yield "tasks_oldest_seconds", "How old the oldest of them is.", counts.oldest_task_s
    yield "sheet_rows_owed", "Reports whose rows the sheet lacks.", counts.rows_owed
    yield "sheet_oldest_seconds", "How long the oldest of them is lacking.", counts.oldest_row_s
    yield "menus_behind", "People who see an old menu.", counts.menus_behind
    yield "escalations_unowned", "Late reports that nobody looks after.", counts.unowned
    yield "webhooks_waiting", "News that other systems were not told yet.", counts.hooks_waiting
    yield "webhooks_failing", "Other systems that did not take the last try.", counts.hooks_failing
    yield "webhooks_failing_seconds", "How old the oldest news for them is.", counts.hooks_failing_s
    yield (
        "webhooks_paused",
        "Other systems that are told no more until somebody resumes.",
        counts.hooks_paused,
    )
    yield "webhooks_given_up", "News that was given up and not told again.", counts.hooks_given_up
    yield "api_keys", "Keys of other systems that hold.", counts.keys
    yield "api_keys_ending", "Those in use that end within two weeks.", counts.keys_ending
    yield "disk_free_ratio", "Which share of the disk is free.", counts.disk_free
    if counts.messages_left is not None:
        yield "month_messages_left", "Counted messages that the month still holds.", counts.messages_left
