"""What can go wrong at Google, in the words of the person who can cure it."""

from collections.abc import Mapping
from typing import Any

_CURES = {
    "not_found": "Check the spreadsheet's id: it is the long part of its address after /d/.",
    "api_disabled": "Enable the Google Sheets API in the project of the service account.",
    "busy": "Google's quota for this minute is used up; the next try takes it up again.",
    "google_down": "Google has a problem; the next try takes it up again.",
    "unreachable": "Google could not be reached; check the network, the next try takes it up again.",
    "stale_token": "Google did not take the token; the next try asks for a new one.",
    "account_refused": "Google refused the service account; make a new key for it and check the machine's clock.",
    "bad_account": "GOOGLE_SERVICE_ACCOUNT must be the service account's JSON key, or the path of its file.",
    "header_changed": "Put the title of the key column back into the first row of the tab.",
    "moved": "Somebody changed the tab at the same moment; the next try finds the rows again.",
    "full": "A spreadsheet holds 10 million cells; start a new one and export there.",
    "refused": "Google refused the call as it was; this is a mistake in the program, please report it.",
}
_RETRYABLE = {"busy", "google_down", "unreachable", "stale_token", "moved"}


class SheetsFailure(Exception):
    """An export to Google Sheets that did not happen, or not for sure.

    `reason` is a stable word, `cure` one sentence for the operator, `detail` what Google said.
    """

    def __init__(self, reason: str, *, detail: str = "", cure: str = "") -> None:
        self.reason, self.detail = reason, detail
        self.retryable = reason in _RETRYABLE
        self.cure = cure or _CURES[reason]
        super().__init__(f"{reason}: {self.cure}" + (f" ({detail})" if detail else ""))


def from_answer(code: int, error: Mapping[str, Any], email: str) -> SheetsFailure:
    """Name the failure behind Google's answer."""
    detail = str(error.get("message", ""))
    if code == 403 and "SERVICE_DISABLED" not in str(error.get("details")):
        return SheetsFailure(
            "not_shared", detail=detail, cure=f"Share the spreadsheet with {email} as Editor."
        )
    return SheetsFailure(_reason(code, detail), detail=detail)


def _reason(code: int, detail: str) -> str:
    if code >= 500 or code == 408:
        return "google_down"
    if code == 400 and "above the limit of" in detail and "cells" in detail:
        return "full"
    return {401: "stale_token", 403: "api_disabled", 404: "not_found", 429: "busy"}.get(code, "refused")
