"""Ask a server how it speaks TLS, as a browser, as an outdated one, and as one that only knows weak ciphers. Changes nothing."""

import contextlib
import socket
import ssl
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

PATIENCE_S: Final = 10.0
SOON_DAYS: Final = 14
# One key for ever, or a chain of blocks under SHA-1: whoever records the talk may read it later.
WEAK: Final = "AES128-SHA:AES256-SHA:AES128-SHA256:AES256-SHA256:AES128-GCM-SHA256:AES256-GCM-SHA384:ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA"  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a server speaks: with a browser of today, and what is wrong with it, each with its cure."""

    version: str
    cipher: str
    days_left: int
    wrong: tuple[str, ...]


def ask(host: str, port: int, *, now: datetime, trusted: str | None = None) -> Spoken:
    """Ask a server in every way; `trusted` names a file of certificates to trust in place of everybody's."""
    wrong: list[str] = []
    version, cipher, days = "", "", 0
    try:
        with _talk(host, port, ssl.create_default_context(cafile=trusted)) as line:
            version, cipher, days = line.version() or "", (line.cipher() or ("",))[0], _days(line, now)
    except ssl.SSLCertVerificationError as error:
        wrong.append(
            f"the certificate is not one that everybody trusts ({error.verify_message}): get one from a public authority"
        )
    except OSError as error:
        return Spoken("", "", 0, (f"nobody answers with TLS at {host}:{port} ({type(error).__name__})",))
    if version and days < SOON_DAYS:
        wrong.append(f"the certificate ends in {days} days: let it be renewed by itself")
    if _is_taken(host, port, _outdated):
        wrong.append("TLS 1.0 or 1.1 is taken: let the proxy take 1.2 and 1.3 alone")
    if _is_taken(host, port, _weak):
        wrong.append(
            "ciphers without a fresh key or with SHA-1 are taken: leave ECDHE with AES-GCM or ChaCha20 alone"
        )
    return Spoken(version, cipher, days, tuple(wrong))


@contextlib.contextmanager
def _talk(host: str, port: int, context: ssl.SSLContext) -> Iterator[ssl.SSLSocket]:
    with (
        socket.create_connection((host, port), timeout=PATIENCE_S) as plain,
        context.wrap_socket(plain, server_hostname=host) as line,
    ):
        yield line


def _days(line: ssl.SSLSocket, now: datetime) -> int:
    told = line.getpeercert() or {}
    ends = datetime.fromtimestamp(ssl.cert_time_to_seconds(str(told["notAfter"])), UTC)
    return (ends - now).days


def _is_taken(host: str, port: int, offer: Callable[[], ssl.SSLContext]) -> bool:
    """Say whether a server takes an offer that it should refuse, whoever it says it is."""
    try:
        with _talk(host, port, offer()):
            return True
    except OSError:
        return False


def _anybody() -> ssl.SSLContext:
    """Return a context that trusts anybody: nothing is said to whoever answers."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _outdated() -> ssl.SSLContext:
    context = _anybody()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def _weak() -> ssl.SSLContext:
    context = _anybody()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(f"{WEAK}:@SECLEVEL=0")
    return context
