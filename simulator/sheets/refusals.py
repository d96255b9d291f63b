"""What Google answers when it refuses: a code, a status word and a message."""


class Refusal(Exception):
    """One refused request, in Google's shape."""

    def __init__(self, code: int, status: str, message: str) -> None:
        super().__init__(message)
        self.code, self.status, self.message = code, status, message

    def body(self) -> dict[str, object]:
        """Return the JSON that Google would send."""
        return {"error": {"code": self.code, "message": self.message, "status": self.status}}


def invalid(message: str) -> Refusal:
    """Refuse the arguments."""
    return Refusal(400, "INVALID_ARGUMENT", message)


def unparsable(area: str) -> Refusal:
    """Refuse a range that names no cells, or a tab that is not there."""
    return invalid(f"Unable to parse range: {area}")


def not_found() -> Refusal:
    """Refuse a spreadsheet that does not exist."""
    return Refusal(404, "NOT_FOUND", "Requested entity was not found.")


def forbidden() -> Refusal:
    """Refuse a spreadsheet that nobody shared with this account."""
    return Refusal(403, "PERMISSION_DENIED", "The caller does not have permission")


def unscoped() -> Refusal:
    """Refuse a token that was not asked for this API."""
    return Refusal(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.")


def unauthenticated() -> Refusal:
    """Refuse a missing, unknown or expired token."""
    return Refusal(
        401,
        "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or "
        "other valid authentication credential.",
    )


def exhausted(what: str) -> Refusal:
    """Refuse a call above the quota of its minute."""
    return Refusal(
        429,
        "RESOURCE_EXHAUSTED",
        f"Quota exceeded for quota metric '{what} requests' and limit '{what} requests per minute per user' "
        "of service 'sheets.googleapis.com'.",
    )
