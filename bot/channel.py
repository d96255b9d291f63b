"""Look at the channel as LINE knows it: token, webhook, quota, modes; say what each trouble means and what cures it.

Nothing here prints. What the API cannot see is named too, because somebody has to look at it by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from bot.config import LINE_HOST, Settings
from bot.line.answers import Bot, Endpoint, WebhookTest
from bot.line.gateway import Gateway
from bot.line.outcomes import Outcome

WEBHOOK = "/line/webhook"
Verdict = Literal["ok", "done", "look", "wrong"]
CONSOLE = "LINE Developers console > your channel > Messaging API"
MANAGER = "LINE Official Account Manager > Settings"
BY_HAND = (
    ("Auto-reply", "off, or the account answers everything twice", f"{MANAGER} > Response settings"),
    ("Greeting message", "off, or newcomers are welcomed twice", f"{MANAGER} > Response settings"),
    ("Use webhook", "on", f"{MANAGER} > Response settings, or {CONSOLE}"),
    ("Allow bot to join group chats", "as you want it; reports are never talked about there", CONSOLE),
)
CURES = {
    "COULD_NOT_CONNECT": "nothing answers at that address: start the web process, open the port, check the domain's DNS",
    "REQUEST_TIMEOUT": "it took longer than two seconds: look whether the web process is starved or asleep",
    "TLS_HANDSHAKE_FAILURE": "the certificate is not one that LINE trusts: use one of a public authority, with its whole chain",
    "UNCLASSIFIED": "the answer was none that LINE understands: look at the proxy in front of the web process",
}
STATUSES = {
    400: "the signature was refused: LINE_CHANNEL_SECRET is not this channel's, or a proxy changes the body",
    404: "the address leads to another program: check PUBLIC_URL and the proxy",
    413: "the proxy refuses the body: raise its limit to 2 MB",
    503: "the database does not answer in time: see /healthz",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: fine, put right just now, to be looked at by hand, or wrong with its cure."""

    check: str
    verdict: Verdict
    said: str
    cure: str = ""


def findings(gateway: Gateway, settings: Settings, *, changes: bool) -> Iterator[Finding]:
    """Look at one thing after the other; without a valid token there is nothing more to see."""
    bot = gateway.info()
    if isinstance(bot, Outcome):
        yield _no_token(bot, settings)
        return
    yield Finding("token", "ok", f"the channel is {bot.display_name} ({bot.basic_id})")
    yield from _account(bot, settings)
    yield from _webhook(gateway, settings, changes=changes)
    yield from _quota(gateway)


def by_hand() -> Iterator[Finding]:
    """Name what the API does not show."""
    for what, wanted, where in BY_HAND:
        yield Finding("by hand", "look", f"{what}: {wanted}", where)


def _no_token(outcome: Outcome, settings: Settings) -> Finding:
    if outcome.kind == "auth":
        cure = f"issue a channel access token ({CONSOLE}) and set LINE_CHANNEL_ACCESS_TOKEN"
        return Finding("token", "wrong", "LINE does not accept LINE_CHANNEL_ACCESS_TOKEN", cure)
    said = f"{settings.line_api_base} did not answer: {_reason(outcome)}"
    return Finding("token", "wrong", said, "check the way out to the internet, and LINE_API_BASE")


def _account(bot: Bot, settings: Settings) -> Iterator[Finding]:
    if settings.line_basic_id != bot.basic_id:
        said = f"LINE_BASIC_ID is {settings.line_basic_id or 'empty'}, the channel says {bot.basic_id}"
        yield Finding("account", "look", said, f"set LINE_BASIC_ID={bot.basic_id}: links and QR codes use it")
    if bot.chat_on:
        said = "Chat is on: officers may write by hand, and read marks are set by hand"
        yield Finding(
            "account", "look", said, f"leave it, or switch Chat off in {MANAGER} > Response settings"
        )
    else:
        yield Finding("account", "ok", "Chat is off: the bot answers alone, read marks are set by themselves")


def _webhook(gateway: Gateway, settings: Settings, *, changes: bool) -> Iterator[Finding]:
    wanted = settings.public_url + WEBHOOK
    if settings.line_api_base == LINE_HOST and urlsplit(wanted).scheme != "https":
        yield Finding("webhook", "wrong", f"{wanted} is not https", "set PUBLIC_URL to an https address")
        return
    address = _address(gateway, wanted, changes=changes)
    yield address
    if address.verdict == "wrong":
        return
    yield _active(gateway.endpoint())
    yield _tested(gateway.webhook_test())


def _address(gateway: Gateway, wanted: str, *, changes: bool) -> Finding:
    found = gateway.endpoint()
    if isinstance(found, Outcome) and found.kind != "not_found":
        return Finding("webhook", "wrong", f"LINE did not say: {_reason(found)}", "run this again")
    now = found.address if isinstance(found, Endpoint) else "nowhere"
    if now == wanted:
        return Finding("webhook", "ok", f"webhooks go to {wanted}")
    if not changes:
        said = f"webhooks go to {now}, not to {wanted}"
        return Finding(
            "webhook", "wrong", said, "run `flask line setup` without --check, or change PUBLIC_URL"
        )
    outcome = gateway.set_endpoint(wanted)
    if not outcome.delivered:
        said = f"LINE did not take {wanted}: {_reason(outcome)}"
        return Finding("webhook", "wrong", said, "check PUBLIC_URL: https, at most 500 letters")
    return Finding("webhook", "done", f"webhooks go to {wanted} now, before: {now}")


def _active(found: Endpoint | Outcome) -> Finding:
    if isinstance(found, Endpoint) and found.is_active:
        return Finding("webhook", "ok", '"Use webhook" is on')
    return Finding("webhook", "wrong", '"Use webhook" is off: LINE sends nothing', f"{CONSOLE} > Use webhook")


def _tested(found: WebhookTest | Outcome) -> Finding:
    if isinstance(found, Outcome):
        again = "LINE allows 60 tests an hour: try again later" if found.kind == "rate" else "run this again"
        return Finding("webhook", "wrong", f"LINE could not be asked for a test: {_reason(found)}", again)
    if found.success:
        return Finding("webhook", "ok", f"LINE called it and was answered {found.status}")
    cure = STATUSES.get(found.status) or CURES.get(found.reason) or "look at the log of the web process"
    said = f"LINE called it and failed: {found.reason} {found.detail}".strip()
    return Finding("webhook", "wrong", said, cure)


def _quota(gateway: Gateway) -> Iterator[Finding]:
    quota, used = gateway.quota(), gateway.consumption()
    if isinstance(quota, Outcome) or isinstance(used, Outcome):
        failed = quota if isinstance(quota, Outcome) else used
        yield Finding("quota", "wrong", f"LINE did not say: {_reason(failed)}", "run this again")
    elif quota.limit is None:
        yield Finding("quota", "ok", f"{used.used} counted messages this month, no limit")
    elif used.used >= quota.limit:
        said = f"all {quota.limit} counted messages of this month are used: only replies leave"
        yield Finding(
            "quota", "look", said, "wait for the new month, or take a larger plan in the OA Manager"
        )
    else:
        yield Finding("quota", "ok", f"{used.used} of {quota.limit} counted messages used this month")


def _reason(outcome: object) -> str:
    if not isinstance(outcome, Outcome):
        return ""
    return f"{outcome.kind} {outcome.status or ''} {outcome.reason}".strip()
