"""Say how units come into a programme besides the form: what keeps them out elsewhere, and the posts of their committee."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class NotIn:
    """Nobody who took part in another programme, or had that duty of it reported: looked up by the unit or the person."""

    programme: str
    duty: str = ""
    by: Literal["unit", "person"] = "unit"


@dataclass(frozen=True, slots=True)
class Post:
    """One post in the committee of a kind of unit; `name_from` is the question of the registration that names its holder."""

    id: str
    name: str
    of: str
    name_from: str = ""
