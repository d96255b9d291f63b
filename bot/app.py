"""Make the web application: webhook, health, the few public pages. Imported by gunicorn, the CLI and tests only."""

import atexit
import logging
import threading
import time

from flask import Flask
from werkzeug.utils import import_string

from bot import config, logs
from bot.clock import machine_ms
from bot.erasures import Erasures
from bot.front import Front, front
from bot.health import health
from bot.webhook import BODY_LIMIT, webhook
from models.single import claim_web

# Pages stand above the bot and import it; they are named here, never imported.
PAGES = (
    "web.pages:pages",
    "web.evidence:evidence",
    "web.files:files",
    "web.mine:mine",
    "web.reports:reports",
    "web.tables:tables",
    "web.media:media",
    "web.asking:asking",
    "web.confirming:confirming",
    "web.entrances:entrances",
    "web.boards:boards",
    "web.figures:open_figures",
    "web.summaries:summaries",
    "web.interfaces:interfaces",
)
ARMOUR = "web.armour:arm"
WARM_AFTER_S = 2.0
BEAT_S = 5.0
log = logging.getLogger("sanam.web")


def create_app(settings: config.Settings | None = None, *, holds_pool: bool = False) -> Flask:
    """Make the application and start its threads; call it after the fork."""
    settings = settings or config.load()
    logs.configure(settings)
    claim_web(settings.database_url)
    parts = front(settings)
    app = Flask("bot", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    app.extensions["sanam"] = parts
    app.register_blueprint(webhook)
    app.register_blueprint(health)
    for name in PAGES:
        app.register_blueprint(import_string(name))
    import_string(ARMOUR)(app, settings)
    parts.pool.is_held = holds_pool
    parts.pool.start()
    atexit.register(parts.stop)
    threading.Thread(target=_keep_alive, args=(parts,), name="heartbeat", daemon=True).start()
    return app


def _keep_alive(parts: Front) -> None:
    """Warm what the first answers need, after the first 200s are out; then show life."""
    time.sleep(WARM_AFTER_S)
    erasures: Erasures | None = None
    while True:
        try:
            parts.warm()
            parts.tasks.show_life("web")
            erasures = erasures or Erasures(parts.core)
            erasures.follow()
        except Exception:
            log.exception("heartbeat_failed", extra={"at_ms": machine_ms()})
        time.sleep(BEAT_S)
