"""Run the durable tasks: pushes, reminders, the sheet. The only process that launches DBOS."""

import logging
import signal
import threading
from collections.abc import Callable, Mapping
from functools import wraps
from types import FrameType
from typing import Final, ParamSpec

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer

from bot import config, filled_tables, logs, media, mornings, pushing, quota, sealed, tidying
from bot.causes import cause
from bot.followed import following
from bot.hooks import telling
from bot.menus import showing
from bot.tasks import (
    APPLICATION,
    HOOK_QUEUE,
    LINE_QUEUE,
    MEDIA_QUEUE,
    MENU_QUEUE,
    SCHEMA,
    SHEET_QUEUE,
    SLOW_QUEUE,
    VERSION,
)
from bot.wiring import Core, core
from handlers.orders import ERASE, FETCH, READ_TABLE, SHOW_MENUS, SWEEP_MENUS, TELL
from models import restorations
from models.database import lively_url

BEAT_S = 5.0
P = ParamSpec("P")
log = logging.getLogger("sanam.worker")


class TaskFailed(Exception):
    """A task ended in an exception; what it says is kept and logged by others, so it names the cause without anybody's words."""

    retryable = True


def told(task: Callable[P, None]) -> Callable[P, None]:
    """Let a task name its number in the log, and leave no words of people in what is kept of its end."""

    @wraps(task)
    def run(*arguments: P.args, **more: P.kwargs) -> None:
        with following(":".join((task.__name__, *map(str, arguments)))[:80]):
            try:
                task(*arguments, **more)
            except Exception as error:
                log.exception("task_failed", extra={"task": task.__name__})
                raise TaskFailed(cause(error)) from None

    return run


def register(base: Core) -> None:
    """Name the tasks; a task whose steps change shape gets a new name."""

    @DBOS.workflow(name="push_message")
    @told
    def push_message(message_id: str) -> None:
        pushing.push_message(base, message_id)

    @DBOS.workflow(name="push_card")
    @told
    def push_card(person_id: str) -> None:
        pushing.push_card(base, person_id)

    @DBOS.workflow(name="write_sheet")
    @told
    def write_sheet() -> None:
        _sheets(base, is_night=False)

    @DBOS.workflow(name=SHOW_MENUS)
    @told
    def show_menus(person_ids: str) -> None:
        showing.show(base, person_ids.split(","))

    @DBOS.workflow(name=SWEEP_MENUS)
    @told
    def sweep_menus() -> None:
        showing.sweep(base)

    @DBOS.workflow(name="run_job")
    @told
    def run_job(job: str, due: str) -> None:
        log.info("job_started", extra={"job": job, "due": due})
        if job == "menus":
            showing.order_sweep(base, due)
            return
        if job == "sheets":
            _sheets(base, is_night=True)
            return
        WORK[job](base)

    _register_files(base)


WORK: Final[Mapping[str, Callable[[Core], object]]] = {
    "remind": pushing.run_reminders, "tidy": tidying.tidy, "quota": quota.read, "digests": mornings.prepare, "seal": sealed.seal,
}  # fmt: skip


def _sheets(base: Core, *, is_night: bool) -> None:
    """Bring the spreadsheets up to date; by night every cell is compared."""
    from bot.mirrors import passing  # noqa: PLC0415 - a worker without a spreadsheet does not pay for Google's library

    with base.database.reading() as connection:
        is_held = restorations.held(connection) is not None
    if is_held:
        # What stands in the spreadsheet may be all that is left of the lost hours: somebody looks at it first.
        log.warning("sheets_held")
        return
    passing.write(base, passing.Wanted(everything=is_night))


def _register_files(base: Core) -> None:
    """Name the tasks that have to do with what people send besides words."""

    @DBOS.workflow(name=FETCH)
    @told
    def fetch_evidence(evidence_id: str) -> None:
        media.fetch_evidence(base, evidence_id)

    @DBOS.workflow(name=ERASE)
    @told
    def erase_evidence(evidence_id: str) -> None:
        media.erase_evidence(base, evidence_id)

    @DBOS.workflow(name=TELL)
    @told
    def tell_endpoint(endpoint_id: str) -> None:
        telling.tell(base, endpoint_id)

    @DBOS.workflow(name=READ_TABLE)
    @told
    def read_table(evidence_id: str) -> None:
        filled_tables.read(base, evidence_id)


def launch(base: Core) -> None:
    """Start DBOS with fixed names: a changed version would strand pending tasks."""
    settings: DBOSConfig = {
        "name": APPLICATION,
        "system_database_url": lively_url(base.database.url),
        "dbos_system_schema": SCHEMA,
        "application_version": VERSION,
        "executor_id": base.settings.process_name,
        "serializer": DBOSPortableJSONSerializer(),
        "use_listen_notify": False,
        "run_migrations": False,
        "log_level": "WARNING",
    }
    DBOS(config=settings)
    register(base)
    DBOS.launch()
    DBOS.register_queue(
        LINE_QUEUE, worker_concurrency=4, polling_interval_sec=0.1, on_conflict="always_update"
    )
    DBOS.register_queue(
        SLOW_QUEUE, worker_concurrency=2, polling_interval_sec=1.0, on_conflict="always_update"
    )
    DBOS.register_queue(
        MEDIA_QUEUE, worker_concurrency=2, polling_interval_sec=1.0, on_conflict="always_update"
    )
    DBOS.register_queue(
        HOOK_QUEUE, worker_concurrency=4, polling_interval_sec=1.0, on_conflict="always_update"
    )
    # One at a time, all of them: what is linked last is what was counted last.
    DBOS.register_queue(
        MENU_QUEUE,
        global_concurrency=1,
        worker_concurrency=1,
        polling_interval_sec=0.5,
        on_conflict="always_update",
    )
    DBOS.register_queue(
        SHEET_QUEUE,
        global_concurrency=1,
        worker_concurrency=1,
        polling_interval_sec=1.0,
        on_conflict="always_update",
    )


def main() -> None:
    """Run until told to stop."""
    settings = config.load()
    logs.configure(settings)
    base = core(settings)
    stop = threading.Event()

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    base.tasks.show_life("worker")
    launch(base)
    log.info("worker_started")
    while not stop.wait(BEAT_S):
        try:
            base.tasks.show_life("worker")
        except Exception:
            log.exception("heartbeat_failed")
    DBOS.destroy(workflow_completion_timeout_sec=5)


if __name__ == "__main__":
    main()
