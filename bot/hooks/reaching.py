"""Say which address a webhook may go to: a public one over https, looked up once, and exactly that one is connected to."""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 500
LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
# Public to look at, and a way into a private network at some routers.
_TRANSLATED: Final = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotAllowed(Exception):
    """The address is none that we call; the text says why."""

    retryable = False


@dataclass(frozen=True, slots=True)
class Target:
    """Where a call goes: the name that is asked for, the address that is connected to, and the path."""

    host: str
    address: str
    port: int
    path: str
    is_tls: bool


def checked(url: str, *, may_be_local: bool) -> SplitResult:
    """Return the parts of an address that may be called; nothing is looked up."""
    if len(url) > LONGEST or not url.isascii() or any(one.isspace() or not one.isprintable() for one in url):
        raise NotAllowed("the address is too long, or holds what no address holds")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise NotAllowed("this is no address") from error
    if not host or port == 0:
        raise NotAllowed("this is no address")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise NotAllowed("the address holds a name, a password or a fragment")
    if parts.scheme != "https" and not (parts.scheme == "http" and may_be_local and host in LOCAL):
        raise NotAllowed("only https is called")
    return parts


def target(url: str, *, may_be_local: bool) -> Target:
    """Look an address up and return what to connect to; every address behind the name has to be public."""
    parts = checked(url, may_be_local=may_be_local)
    host, is_tls = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if is_tls else 80)
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for one in found:
        if not is_public(one) and not (
            may_be_local and ipaddress.ip_address(one.partition("%")[0]).is_loopback
        ):
            raise NotAllowed("the name leads into a private network")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host, found[0], port, path, is_tls)


def is_public(text: str) -> bool:
    """Say whether an address is one of the open internet, also behind the ways of writing one address in another."""
    address: Address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if address.sixtofour is not None or address.teredo is not None:
            return False
        if any(address in network for network in _TRANSLATED):
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)
