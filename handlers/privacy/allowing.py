"""Say what somebody allows beyond her duties: nothing that she was not asked, and nothing once she has taken it back."""

from handlers.desk import Desk
from models import consents


def allows(desk: Desk, person_id: str, purpose: str) -> bool:
    """Say whether somebody allows something now."""
    found = consents.standing(desk.connection, person_id).get(purpose)
    return found is not None and found.is_given
