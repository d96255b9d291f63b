"""Put the parts together for one process: the only place that knows them all."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.buttons import Buttons
from bot.clock import Clock
from bot.config import Settings
from bot.delivery import Delivery
from bot.dispatch import Dispatcher
from bot.files import Files
from bot.floods import Floods
from bot.library import Shelf
from bot.line.gateway import Gateway
from bot.pace import Pace
from bot.parts import Parts
from bot.passes import Passes
from bot.tasks import Tasks, clock_of
from bot.texts import LOCALE, Texts
from engine.conversation.privacy.seen import Consent
from engine.free_text.dialect import common_words
from handlers.desk import Office
from models.database import Database
from models.sealing import Keyring
from models.vault import Vault
from thai.words import Vocabulary

LANGUAGE = "th"


@dataclass(frozen=True, slots=True)
class Core:
    """What every process shares."""

    settings: Settings
    database: Database
    vault: Vault
    clock: Clock
    shelf: Shelf
    texts: Texts
    office: Office
    buttons: Buttons
    passes: Passes
    files: Files
    gateway: Gateway
    tasks: Tasks
    pace: Pace


@dataclass(frozen=True, slots=True)
class Rear:
    """What decides and replies in the web process."""

    core: Core
    dispatcher: Dispatcher
    delivery: Delivery


def core(settings: Settings) -> Core:
    """Make what every process shares."""
    database = Database(settings.database_url)
    return _core(settings, database, Vault(Keyring(settings.field_keys)), Tasks(settings, database))


def rear(settings: Settings, database: Database, vault: Vault, tasks: Tasks) -> Rear:
    """Make the deciding part of the web process on what its front has opened."""
    base = _core(settings, database, vault, tasks)
    delivery = Delivery(database, vault, base.gateway, tasks.enqueue_push)
    parts = Parts(
        database=database,
        vault=vault,
        shelf=base.shelf,
        office=base.office,
        clock=base.clock,
        texts=base.texts,
        buttons=base.buttons,
        passes=base.passes,
        public_url=settings.public_url,
        enqueue=tasks.enqueue,
        delivery=delivery,
    )
    delivery.start()
    floods = Floods(int(settings.messages_a_minute))
    return Rear(base, Dispatcher(parts, floods=floods), delivery)


def _core(settings: Settings, database: Database, vault: Vault, tasks: Tasks) -> Core:
    texts = Texts.load(LANGUAGE)
    return Core(
        settings=settings,
        database=database,
        vault=vault,
        clock=clock_of(settings, database),
        shelf=Shelf(database),
        texts=texts,
        office=office(settings, texts),
        buttons=Buttons(settings.secret_keys),
        passes=Passes(settings.secret_keys),
        files=Files(settings.evidence_store),
        gateway=Gateway(lambda: settings.line_channel_access_token, settings.line_api_base),
        tasks=tasks,
        pace=Pace(),
    )


def office(settings: Settings, texts: Texts) -> Office:
    """Say how people are spoken with here."""
    vocabulary, consent, dialect = _spoken(LOCALE / LANGUAGE)
    name = settings.line_account_name or texts.plain("Field report helper")
    return Office(vocabulary, consent, name, dialect, ends_years=not settings.is_development)


@cache
def _spoken(folder: Path) -> tuple[Vocabulary, Consent, Mapping[str, str]]:
    """Read the words people type, the consent text and the dialects, once a process."""
    words = tomllib.loads((folder / "words.toml").read_text("utf-8"))
    consent = tomllib.loads((folder / "consent.toml").read_text("utf-8"))
    digest = hashlib.sha256(consent["text"].encode()).hexdigest()
    dialect = common_words(tomllib.loads((folder / "dialect.toml").read_text("utf-8")))
    return (
        Vocabulary(words),
        Consent(consent["version"], digest, consent["text"], consent["erased"]),
        dialect,
    )
