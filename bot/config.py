"""Read every setting once, from the environment or .env, for every process; a wrong one stops the start.

Each variable is one field with one line of help. Secrets are masked wherever settings are printed.
"""

import os
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.exposed import LOOPBACK, exposed
from bot.shapes import misshapen

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
SEALED = ("PUBLIC_URL", "LINE_API_BASE", "GOOGLE_SHEETS_BASE")
LINE_HOST = "https://api.line.me"
LOCAL_SECRET = "local-secret"  # noqa: S105 - the local LINE's, valid in development only
LOCAL_TOKEN = "local-token"  # noqa: S105 - the same


class SettingWrong(Exception):
    """A setting is missing or wrong; the text names it and the cure."""

    retryable = False


def setting(help_line: str, default: str = "", *, secret: bool = False) -> str:
    """Declare one variable: its help line, its default, and whether it is masked when printed."""
    value: str = field(default=default, metadata={"help": help_line, "secret": secret})
    return value


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting of the product, as text; the properties give them their types."""

    sanam_env: str = setting("development or production", "production")
    database_url: str = setting("SQLAlchemy URL", "sqlite:///var/sanam.db")
    line_channel_secret: str = setting(
        "from the LINE console; two, comma-separated, while one is rotated", secret=True
    )
    line_channel_access_token: str = setting("from the LINE console", secret=True)
    line_api_base: str = setting("base of LINE's API, no trailing slash", LINE_HOST)
    line_account_name: str = setting(
        "what people call the account, at most 20 characters; empty = the catalogue's name"
    )
    line_basic_id: str = setting("the account's basic id (@...), for deep links and QR codes")
    public_url: str = setting("where people's browsers reach us; the only base of links")
    secret_key: str = setting(
        "signs buttons and sessions; several, comma-separated: the first signs", secret=True
    )
    field_key: str = setting(
        "wraps the personal keys; several, comma-separated: the first writes", secret=True
    )
    google_service_account: str = setting("path or JSON of the service account", secret=True)
    google_sheets_base: str = setting("base of the Sheets API, for a stand-in")
    google_spreadsheet: str = setting("id of the spreadsheet that reports go to")
    evidence_store: str = setting(
        "where voice notes and pictures lie, sealed: a folder, or s3://bucket/prefix", "var/evidence"
    )
    scanner: str = setting(
        "where clamd looks through what people send, host:port or the path of its socket; empty = nothing does"
    )
    evidence_at_most_mb: str = setting("largest file that is kept, in megabytes", "100")
    metrics_token: str = setting(
        "what a collector shows as a bearer token at /metrics; two, comma-separated, while one is rotated; empty = there is no such page",
        secret=True,
    )
    retention: str = setting(
        "days that a kind of data is kept where they differ, such as events=3,evidence=3650"
    )
    proxies: str = setting(
        "how many proxies of ours stand in front and add to X-Forwarded-For; 0 = none", "0"
    )
    messages_a_minute: str = setting(
        "messages of one person, or of one group, that are acted on within a minute; 0 = no limit", "120"
    )
    backup_key: str = setting(
        "seals the backups; several, comma-separated: the first seals, all of them open", secret=True
    )
    webhooks_local: str = setting(
        "yes lets webhooks go to this machine, also over http; for development and tests alone"
    )
    executor: str = setting("unique name of this process among the living ones")
    port: str = setting("port of the bot and dashboard", "8000")
    line_port: str = setting("port of the local LINE", "8010")
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def is_development(self) -> bool:
        """Say whether the virtual clock and the local LINE may exist."""
        return self.sanam_env == "development"

    @property
    def line_secrets(self) -> tuple[bytes, ...]:
        """Return every channel secret that may sign a webhook."""
        return tuple(part.encode() for part in split(self.line_channel_secret))

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """Return the keys of buttons and sessions, the signing one first."""
        return split(self.secret_key)

    @property
    def field_keys(self) -> tuple[str, ...]:
        """Return the keys that wrap personal keys, the writing one first."""
        return split(self.field_key)

    @property
    def backup_keys(self) -> tuple[str, ...]:
        """Return the keys of backups, the sealing one first."""
        return split(self.backup_key)

    @property
    def webhooks_may_be_local(self) -> bool:
        """Say whether a webhook may go to this machine itself."""
        return self.is_development and self.webhooks_local == "yes"

    @property
    def evidence_at_most_bytes(self) -> int:
        """Return the size of the largest file that is kept."""
        return int(self.evidence_at_most_mb) * 1024 * 1024

    @property
    def process_name(self) -> str:
        """Return this process's name, unique among the living."""
        return self.executor or f"{socket.gethostname()}-{os.getpid()}"


def split(text: str) -> tuple[str, ...]:
    """Split a comma-separated setting."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings, fill in what development may make up, refuse what is wrong."""
    environ = dict(os.environ if environ is None else environ)
    stored = {key: value for key, value in dotenv_values(ROOT / ".env").items() if value is not None}
    values: dict[str, str] = {}
    sources: dict[str, str] = {}
    for name in names():
        for source, where in ((environ, "environment"), (stored, ".env")):
            if source.get(name.upper(), "") != "":
                values[name] = source[name.upper()]
                sources[name] = where
                break
    if values.get("sanam_env", "production") == "development":
        _make_up(values, sources)
    settings = Settings(**values, sources=sources)
    _check(settings)
    return settings


def names() -> tuple[str, ...]:
    """Name every setting."""
    return tuple(f.name for f in fields(Settings) if f.name != "sources")


def _make_up(values: dict[str, str], sources: dict[str, str]) -> None:
    made = {
        "line_channel_secret": LOCAL_SECRET,
        "line_channel_access_token": LOCAL_TOKEN,
        "public_url": f"http://127.0.0.1:{values.get('port', '8000')}",
        "line_api_base": f"http://127.0.0.1:{values.get('line_port', '8010')}",
        "line_basic_id": "@local",
        "secret_key": "",
        "field_key": "",
    }
    for name, value in made.items():
        if name not in values:
            values[name] = value or _kept_secret(name)
            sources[name] = "made up for development"


def _kept_secret(name: str) -> str:
    VAR.mkdir(exist_ok=True)
    path = VAR / f"{name}.txt"
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text().strip()


def _check(settings: Settings) -> None:
    if settings.sanam_env not in {"development", "production"}:
        raise SettingWrong("SANAM_ENV is neither development nor production: set one of the two")
    for name in ("line_channel_secret", "line_channel_access_token", "public_url", "secret_key", "field_key"):
        if not split(getattr(settings, name)):
            raise SettingWrong(
                f"{name.upper()} is empty: set it in the environment or in .env ({help_of(name)})"
            )
    if why := misshapen({name: getattr(settings, name) for name in names()}):
        raise SettingWrong(why)
    if settings.is_development:
        _check_loopback("PUBLIC_URL", settings.public_url)
        if not settings.database_url.startswith("sqlite"):
            _check_loopback("DATABASE_URL", settings.database_url)
        return
    addresses = {name: getattr(settings, name.lower()) for name in SEALED}
    why = exposed(addresses, {"SECRET_KEY": settings.secret_keys, "FIELD_KEY": settings.field_keys})
    if why:
        raise SettingWrong(why)


def _check_loopback(name: str, url: str) -> None:
    if (urlsplit(url).hostname or "127.0.0.1") not in LOOPBACK:
        raise SettingWrong(
            f"{name} is not loopback while SANAM_ENV is development: use 127.0.0.1, or production"
        )


def help_of(name: str) -> str:
    """Return a setting's help line."""
    return str(Settings.__dataclass_fields__[name].metadata["help"])


def masked(settings: Settings) -> dict[str, tuple[str, str]]:
    """Return every setting with its source, secrets masked."""
    shown = {}
    for name in names():
        value = str(getattr(settings, name))
        is_secret = bool(Settings.__dataclass_fields__[name].metadata["secret"])
        shown[name.upper()] = (
            "****" if is_secret and value else value,
            settings.sources.get(name, "default"),
        )
    return shown
