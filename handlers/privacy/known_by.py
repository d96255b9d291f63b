"""Say by which names and numbers somebody is known, and whether a text is one of them; nothing is kept."""

from dataclasses import dataclass, replace

from handlers.desk import Desk
from handlers.keeping import opened
from models import people, reports
from models.sealing import SealBroken
from thai.groups.titles import without_title

# The end of a number is the same, whether it is written with its country or without.
TELLING = 9


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody's names as words without a title, and the ends of her numbers."""

    names: frozenset[tuple[str, ...]]
    phones: frozenset[str]

    def is_name(self, text: str) -> bool:
        """Say whether a text is her name; of two people with one given name the surnames tell, where both are there."""
        words = tuple(without_title(text).split())
        return bool(words) and any(
            one[0] == words[0] and (len(one) == 1 or len(words) == 1 or one[1:] == words[1:])
            for one in self.names
        )

    def is_phone(self, text: str) -> bool:
        """Say whether a text is a number of hers."""
        return _end(text) in self.phones

    def stands_in(self, text: str) -> bool:
        """Say whether a longer text holds her whole name, or her number; a given name alone is also a word."""
        digits = "".join(sign for sign in text if sign.isdecimal())
        plain = " ".join(text.split())
        return any(one in digits for one in self.phones) or any(
            " ".join(one) in plain for one in self.names if len(one) > 1
        )


def known_by(desk: Desk, person_id: str) -> Known:
    """Return by what somebody is known: her own name, and what she wrote of people and numbers in her reports."""
    told = {_name(desk, person_id)}
    unnoted = replace(desk, looks=None)
    for report in reports.all_of(desk.connection, person_id):
        told.update(opened(unnoted, report).get("personal", {}).values())
    names = {tuple(without_title(one).split()) for one in told if not any(sign.isdecimal() for sign in one)}
    phones = {end for one in told if (end := _end(one))}
    return Known(frozenset(names - {()}), frozenset(phones))


def _name(desk: Desk, person_id: str) -> str:
    found = people.person(desk.connection, person_id)
    key = desk.vault.existing(desk.connection, people.owner_of(person_id))
    try:
        return key.open(found.name) if found and found.name and key else ""
    except SealBroken:
        return ""


def _end(text: str) -> str:
    """Return the end of a telephone number; empty for what is none."""
    digits = "".join(sign for sign in text if sign.isdecimal())
    return digits[-TELLING:] if TELLING <= len(digits) <= TELLING + 2 else ""
