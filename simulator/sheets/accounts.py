"""One service account, and the tokens that its signed requests buy."""

import base64
import binascii
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from simulator.sheets import refusals

GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
GOOGLE_TOKEN = "https://oauth2.googleapis.com/token"  # noqa: S105 -- an address; google-auth signs for it always
SCOPES_TO_READ = frozenset({"spreadsheets", "spreadsheets.readonly", "drive", "drive.readonly", "drive.file"})
SCOPES_TO_WRITE = frozenset({"spreadsheets", "drive", "drive.file"})
_HOUR = 3600
_PREFIX = "https://www.googleapis.com/auth/"


class BadGrant(Exception):
    """A token request that is refused, in the shape of OAuth."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error, self.description = error, description


@dataclass(frozen=True, slots=True)
class Token:
    """What a bearer may do, and until when."""

    email: str
    scopes: frozenset[str]
    ends: float


@dataclass(slots=True)
class Accounts:
    """The account that this stand-in hands out, and the tokens it gave."""

    account: dict[str, str]
    tokens: dict[str, Token] = field(default_factory=dict)

    @property
    def email(self) -> str:
        """Return the address that spreadsheets are shared with."""
        return self.account["client_email"]

    def grant(self, grant_type: str, assertion: str, now: float) -> dict[str, Any]:
        """Answer a JWT bearer grant with a token of an hour."""
        if grant_type != GRANT:
            raise BadGrant("unsupported_grant_type", f"Invalid grant_type: {grant_type}")
        claims = self._verified(assertion)
        scopes = self._checked(claims, now)
        token = "stand-in." + secrets.token_urlsafe(32)
        self.tokens[token] = Token(self.email, scopes, now + _HOUR)
        return {"access_token": token, "expires_in": _HOUR - 1, "token_type": "Bearer"}

    def bearer(self, header: str, *, writing: bool, now: float) -> str:
        """Return the e-mail of the account that a request comes from."""
        token = self.tokens.get(header.removeprefix("Bearer "))
        if token is None or not header.startswith("Bearer ") or token.ends <= now:
            raise refusals.unauthenticated()
        if not token.scopes & (SCOPES_TO_WRITE if writing else SCOPES_TO_READ):
            raise refusals.unscoped()
        return token.email

    def _verified(self, assertion: str) -> Mapping[str, Any]:
        try:
            signed, _, signature = assertion.rpartition(".")
            head, claims = (json.loads(_decoded(part)) for part in signed.split("."))
            self._check_head(head)
            self._key().verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        except (ValueError, AttributeError, binascii.Error, InvalidSignature) as problem:
            raise BadGrant("invalid_grant", "Invalid JWT Signature.") from problem
        return dict(claims)

    def _check_head(self, head: Mapping[str, Any]) -> None:
        if head.get("alg") != "RS256" or head.get("kid") not in {None, self.account["private_key_id"]}:
            raise BadGrant("invalid_grant", "Invalid JWT Signature.")

    def _checked(self, claims: Mapping[str, Any], now: float) -> frozenset[str]:
        if claims.get("iss") != self.email:
            raise BadGrant("invalid_grant", "Invalid grant: account not found")
        if claims.get("aud") not in {GOOGLE_TOKEN, self.account["token_uri"]}:
            raise BadGrant("invalid_grant", "Invalid JWT: Failed audience check.")
        issued, ends = float(claims.get("iat", 0)), float(claims.get("exp", 0))
        if not (issued <= now + 300 and now < ends <= issued + _HOUR):
            raise BadGrant(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
                "Check your iat and exp values in the JWT claim.",
            )
        scopes = str(claims.get("scope", "")).split()
        if not scopes or not all(scope.startswith(_PREFIX) for scope in scopes):
            raise BadGrant("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        return frozenset(scope.removeprefix(_PREFIX) for scope in scopes)

    def _key(self) -> rsa.RSAPublicKey:
        key = serialization.load_pem_private_key(self.account["private_key"].encode(), password=None)
        if not isinstance(key, rsa.RSAPrivateKey):
            raise TypeError("The service account's key must be RSA.")
        return key.public_key()


def load(kept: Path | None, base: str) -> Accounts:
    """Return the kept account with this server's address, or make one and keep it."""
    known = json.loads(kept.read_text("utf-8")) if kept and kept.exists() else _made()
    known["token_uri"] = f"{base}/token"
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(known, indent=2), "utf-8")
        kept.chmod(0o600)
    return Accounts(known)


def _made() -> dict[str, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return {
        "type": "service_account",
        "project_id": "stand-in",
        "private_key_id": secrets.token_hex(20),
        "private_key": pem.decode(),
        "client_email": "sanam@stand-in.iam.gserviceaccount.com",
        "client_id": "100000000000000000000",
        "auth_uri": "https://accounts.google.com/o/oauth2/auth",
        "universe_domain": "googleapis.com",
    }


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
