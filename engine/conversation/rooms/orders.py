"""Say what is to be written down about a LINE group. Nothing here carries it out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BindRoom:
    """Bind a group with a code that was typed in it; `line_id` is its id at LINE."""

    room: str
    line_id: str
    code: str


@dataclass(frozen=True, slots=True)
class UnbindRoom:
    """Bind a group to nothing any more."""

    room: str


@dataclass(frozen=True, slots=True)
class LendCode:
    """Keep a code that binds one group; `scope` names the office, the unit and the place."""

    digits: str
    scope: str


Rooming = BindRoom | UnbindRoom | LendCode
