"""Run everything on this machine with no account: bot, worker, clock, local LINE, local sheet, and the demo's people."""

import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

from bot import config
from bot.config import ROOT, VAR
from bot.wiring import core
from cli import demo
from cli.release import release

WAIT_S = 120
SPREADSHEET = "sanam-demo"


def run() -> int:
    """Migrate, load the demo, start the processes, print the addresses, and stay until stopped."""
    os.environ.update(environment())
    settings = config.load()
    print(
        "bringing the database up to date; the first time all packs are read, which takes a minute or two",
        flush=True,
    )
    release(settings)
    base = core(settings)
    codes = [*demo.load(base), *demo.load_care(base)]
    os.environ.setdefault("LINE_START", demo.last_moment(base).isoformat())
    base.database.close()
    signal.signal(signal.SIGTERM, _stop)
    starter = subprocess.Popen(
        [sys.executable, "-m", "honcho", "-f", "Procfile.dev", "start"], cwd=ROOT, env=os.environ.copy()
    )
    try:
        _wait(settings.public_url + "/readyz")
        _wait(settings.line_api_base + "/control/health")
        _announce(settings, codes)
        threading.Thread(target=_set_up_line, daemon=True).start()
        return starter.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        starter.terminate()
        starter.wait()


def environment() -> dict[str, str]:
    """Return what `make run` sets, but for what the caller has set."""
    port, line, sheet = (os.environ.get(name, default) for name, default in PORTS)
    wanted = {
        "SANAM_ENV": "development",
        # The runner gives each process a PORT of its own; the addresses must not follow it.
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "LINE_API_BASE": f"http://127.0.0.1:{line}",
        "PORT": port,
        "LINE_PORT": line,
        "SHEETS_PORT": sheet,
        "DATABASE_URL": f"sqlite:///{VAR / 'sanam.db'}",
        "LINE_CHANNEL_SECRET": config.LOCAL_SECRET,
        "LINE_CHANNEL_ACCESS_TOKEN": config.LOCAL_TOKEN,
        "GOOGLE_SERVICE_ACCOUNT": str(VAR / "google-account.json"),
        "GOOGLE_SHEETS_BASE": f"http://127.0.0.1:{sheet}",
        "GOOGLE_SPREADSHEET": SPREADSHEET,
        "PYTHONPATH": str(ROOT),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    return {name: os.environ.get(name, value) if name != "PATH" else value for name, value in wanted.items()}


def _stop(_signal: int, _frame: FrameType | None) -> None:
    """Stop as if Ctrl-C was pressed: the processes that were started end with this one."""
    raise KeyboardInterrupt


PORTS = (("PORT", "8000"), ("LINE_PORT", "8010"), ("SHEETS_PORT", "8011"))


def _wait(address: str) -> None:
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - loopback
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit(f"{address} did not answer in {WAIT_S} s")


def _set_up_line() -> None:
    """Bring the menus to the local LINE, which forgets them at its end; nobody waits for it."""
    command = [sys.executable, "-m", "flask", "--app", "cli.flask_app:create_app", "line", "setup"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)


def _announce(settings: config.Settings, codes: list[str]) -> None:
    sheet = os.environ["GOOGLE_SHEETS_BASE"]
    print(
        "\n".join((
            "",
            f"  phones     {settings.line_api_base}/",
            f"  sheet      {sheet}/",
            f"  bot        {settings.public_url}/healthz",
            f"  the date   {os.environ['LINE_START'][:16].replace('T', ' ')}, running; move it forward on the phone page",
            f"  join codes {', '.join(codes)}",
            "  stop       Ctrl-C",
            "",
        )),
        flush=True,
    )  # fmt: skip
