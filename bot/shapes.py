"""Say what is wrong with the shape of settings: numbers that are none, addresses that lead nowhere. Reads no environment."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from bot.retention.kinds import days_of

# The store in memory is the tests': nothing in it outlives its process.
EVIDENCE_STORES: Final = ("s3", "memory")
MOST_PROXIES, MOST_MESSAGES = 5, 6_000


def misshapen(told: Mapping[str, str]) -> str:
    """Return the first thing that is wrong, with its cure; empty when nothing is."""
    for name in ("line_api_base", "public_url"):
        if told[name].endswith("/"):
            return f"{name.upper()} ends with a slash: leave the slash out"
    try:
        days_of(told["retention"])
    except ValueError as wrong:
        return f"RETENTION is wrong: {wrong}"
    if not _is_number(told["evidence_at_most_mb"], 1, 1_000):
        return "EVIDENCE_AT_MOST_MB is no number of megabytes: set 1 to 1000"
    if not _is_number(told["proxies"], 0, MOST_PROXIES):
        return "PROXIES is no small number: count the proxies of yours in front, 0 for none"
    if not _is_number(told["messages_a_minute"], 0, MOST_MESSAGES):
        return f"MESSAGES_A_MINUTE is no number of messages: set 1 to {MOST_MESSAGES}, 0 for no limit"
    if told["scanner"] and not _is_place(told["scanner"]):
        return "SCANNER is neither host:port nor the path of a socket: set one of the two"
    store = told["evidence_store"]
    if "://" in store and urlsplit(store).scheme not in EVIDENCE_STORES:
        return "EVIDENCE_STORE is neither a folder nor s3://bucket/prefix: set one of the two"
    return ""


def _is_number(text: str, least: int, most: int) -> bool:
    return text.isascii() and text.isdecimal() and least <= int(text) <= most


def _is_place(text: str) -> bool:
    host, _, port = text.rpartition(":")
    return text.startswith("/") or bool(host and _is_number(port, 1, 65_535))
