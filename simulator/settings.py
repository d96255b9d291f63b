"""What the local LINE is told at its start: arguments first, environment as defaults."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.world.journal import KEPT

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one local LINE."""

    port: int = 8010
    bot: str = "http://127.0.0.1:8000/line/webhook"
    secret: str = "local-secret"  # noqa: S105 - opens nothing but this simulator
    token: str = "local-token"  # noqa: S105
    channel_id: str = "1650000000"
    login_channel_id: str = "1650000001"
    start: datetime | None = None
    cast: Path = HERE / "cast.json"
    clock_runs: bool = True
    redeliver: bool = False
    kept_log: int = KEPT
    sheets_page: str = ""


def read(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the command line; what it does not say comes from the environment."""
    found = _parser(environment).parse_args(arguments)
    return Settings(
        port=found.port,
        bot=found.bot,
        secret=found.secret.split(",")[0].strip(),
        token=found.token,
        channel_id=found.channel_id,
        login_channel_id=found.login_channel_id,
        start=found.start,
        cast=found.cast,
        clock_runs=found.clock_runs,
        redeliver=found.redeliver,
        kept_log=found.quiet_log,
        sheets_page=found.sheets_page,
    )


def _parser(environment: Mapping[str, str]) -> argparse.ArgumentParser:
    standard = Settings()
    parser = argparse.ArgumentParser(
        "python -m simulator", description="A local LINE on the loopback address."
    )
    add = parser.add_argument
    add("--port", type=int, default=int(environment.get("LINE_PORT") or standard.port))
    add("--bot", default=environment.get("BOT_WEBHOOK_URL") or standard.bot, help="the bot's webhook")
    add("--secret", default=environment.get("LINE_CHANNEL_SECRET") or standard.secret)
    add("--token", default=environment.get("LINE_CHANNEL_ACCESS_TOKEN") or standard.token)
    add("--channel-id", default=standard.channel_id, help="asks for channel access tokens with the secret")
    add("--login-channel-id", default=standard.login_channel_id, help="whom ID tokens are for")
    add("--start", type=datetime.fromisoformat, help="first virtual moment, e.g. 2021-11-22T09:00:00+07:00")
    add("--cast", type=Path, default=standard.cast, help="JSON file of the people who exist at the start")
    add("--no-clock-run", dest="clock_runs", action="store_false", help="virtual time moves only by hand")
    add("--redeliver", action="store_true", help="LINE's webhook redelivery switch")
    add("--quiet-log", type=int, default=standard.kept_log, metavar="N", help="log entries kept, 0 for none")
    add(
        "--sheets-page",
        default="",
        metavar="URL",
        help="the local Google Sheets page, linked when it answers",
    )
    return parser
