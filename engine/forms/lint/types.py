"""Know the types that a question may have, for proposing the one that was meant."""

from typing import Final

from pyxform import aliases
from pyxform.question_type_dictionary import QUESTION_TYPE_DICT

TYPES: Final = tuple(sorted({
    *(one for one in QUESTION_TYPE_DICT if " " not in one and ":" not in one), *(one for one in aliases.select if " " not in one),
    "begin_group", "end_group", "begin_repeat", "end_repeat",
}))  # fmt: skip
"""Types as authors write them today; older names are read and not proposed."""

KNOWN: Final = frozenset({*QUESTION_TYPE_DICT, *aliases.select, *aliases.control, *aliases.osm, *TYPES})
"""Everything that is read as a type, older names included."""
