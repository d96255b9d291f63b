"""Say what is to be written down about the people of an office."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Appoint:
    """Let somebody act for another one, or where nobody is, from one day to another."""

    office: str
    instead_of: str
    deputy: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class EndActing:
    """Let somebody act no more from today on."""

    acting: str


@dataclass(frozen=True, slots=True)
class HandOffice:
    """Let another office look after all groups of one."""

    office: str
    to: str


Staffing = Appoint | EndActing | HandOffice
