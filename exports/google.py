"""The line to Google: gspread with our address, time-outs, pace and failures.

It asks for the spreadsheets scope only, never for Drive. Tokens come from the account's own token endpoint; google-auth's
AuthorizedSession is left aside, for it looks up things at other addresses in the background.
"""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import gspread
import requests
from google.auth.exceptions import GoogleAuthError, RefreshError
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials
from gspread.exceptions import APIError
from gspread.http_client import HTTPClient
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase

from exports.answers import taken
from exports.failures import SheetsFailure, from_answer
from exports.pace import Pace

SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
GOOGLE = "https://sheets.googleapis.com"
TIMEOUT_SECONDS = (5.0, 30.0)
WHOLE_SECONDS, LONGEST_ANSWER = 60.0, 64 * 1024 * 1024
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_READS_BY_POST = "ByDataFilter"
_PACES: dict[str, tuple[Pace, Pace]] = {}


@contextmanager
def connect(
    account: str, *, base: str | None = None, wait: Callable[[float], None] = time.sleep
) -> Iterator[gspread.Client]:
    """Open a line for one account, given as JSON or as the path of its file; close it behind the caller."""
    credentials, address = _credentials(account), (base or GOOGLE).rstrip("/")
    with _session(address) as calls, _session(credentials._token_uri) as tokens:  # noqa: SLF001
        calls.auth = _Bearer(credentials, tokens)
        http = partial(_SheetsHTTP, address=address, wait=wait, email=credentials.service_account_email)
        yield gspread.Client(credentials, session=calls, http_client=cast("type[HTTPClient]", http))


class _Bounded(HTTPAdapter):
    """Makes calls as `requests` does, but for answers that never end."""

    def build_response(self, req: requests.PreparedRequest, resp: Any) -> requests.Response:
        """Take the whole answer before anybody reads it; half of one is none."""
        answer = taken(resp, seconds=WHOLE_SECONDS, limit_bytes=LONGEST_ANSWER)
        if not answer.is_whole:
            raise requests.ReadTimeout(request=req)
        return super().build_response(req, answer.said)


class _Bearer(AuthBase):
    """Sign each call with a token, fetched when there is none that is still good."""

    def __init__(self, credentials: Credentials, session: requests.Session) -> None:
        self.credentials = credentials
        self.fetch = partial(Request(session), timeout=TIMEOUT_SECONDS)

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if not self.credentials.valid:
            self.credentials.refresh(self.fetch)  # type: ignore[no-untyped-call]
        request.headers["Authorization"] = f"Bearer {self.credentials.token}"
        return request


class _SheetsHTTP(HTTPClient):
    """gspread's own client with one change: how a single call is made."""

    def __init__(
        self,
        auth: Credentials,
        session: requests.Session,
        *,
        address: str,
        wait: Callable[[float], None],
        email: str,
    ) -> None:
        super().__init__(auth, session)
        self.credentials, self.address, self.email = auth, address, email
        self.reads, self.writes = _paces(email, wait)
        self.set_timeout(TIMEOUT_SECONDS)

    def request(  # type: ignore[override] # the rest of gspread's arguments pass through as they came
        self, method: str, endpoint: str, *, json: Any = None, **rest: Any
    ) -> requests.Response:
        """Make one call, or raise the failure that its outcome means."""
        reading = method == "get" or endpoint.endswith(_READS_BY_POST)
        (self.reads if reading else self.writes).step()
        if json is not None:
            rest |= {"data": _encoded(json), "headers": {"Content-Type": "application/json"}}
        try:
            return super().request(method, endpoint.replace(GOOGLE, self.address, 1), **rest)
        except APIError as problem:
            raise self._failure(problem) from problem
        except RefreshError as problem:
            raise SheetsFailure("google_down" if problem.retryable else "account_refused") from problem
        except (requests.RequestException, GoogleAuthError) as problem:
            raise SheetsFailure("unreachable", detail=type(problem).__name__) from problem

    def _failure(self, problem: APIError) -> SheetsFailure:
        code = problem.response.status_code
        if code == 401:
            self.credentials.token = None
        return from_answer(code, problem.error, self.email)


def _paces(email: str, wait: Callable[[float], None]) -> tuple[Pace, Pace]:
    """Return the pace of an account: one for all lines of this process, for Google counts them together."""
    if wait is not time.sleep:
        return Pace(wait), Pace(wait)
    return _PACES.setdefault(email, (Pace(wait), Pace(wait)))


def _encoded(body: object) -> bytes:
    """Write JSON with Thai letters as they are: half the bytes of escaped ones."""
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _session(address: str) -> requests.Session:
    """Open a session; a proxy of the environment has no part in a call to this machine."""
    session = requests.Session()
    session.trust_env = urlsplit(address).hostname not in _LOOPBACK
    # What is meant for Google goes nowhere else, whoever answers in its place.
    session.max_redirects = 0
    for scheme in ("https://", "http://"):
        session.mount(scheme, _Bounded())
    return session


def _credentials(account: str) -> Credentials:
    try:
        text = account if account.lstrip().startswith("{") else Path(account).read_text("utf-8")
        made = Credentials.from_service_account_info(json.loads(text), scopes=SCOPES)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as problem:
        raise SheetsFailure("bad_account", detail=type(problem).__name__) from problem
    return cast("Credentials", made)
