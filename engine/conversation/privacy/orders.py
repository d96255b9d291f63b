"""Say what is to be done with a person's own data. Nothing here carries it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allow:
    """Allow something beyond a duty, or take that back; no purpose at all means every one."""

    purposes: tuple[str, ...]
    yes: bool


@dataclass(frozen=True, slots=True)
class Rename:
    """Be called otherwise from now on."""

    name: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Delete everything of this person."""


Privacy = Allow | Rename | Erase
