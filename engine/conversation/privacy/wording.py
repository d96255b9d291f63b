"""Name what the buttons about a person's own data mean, and what she may allow beyond a duty."""

from collections.abc import Mapping
from typing import Final

from engine.conversation.bubbles import Phrase, say

MINE: Final = "mine"
"""Something about one's own data."""

NAME, ALLOWED, GIVE, TAKE, SURE, GONE, KEEP, TOLD = range(8)

ABOUT: Final = "mine:"
"""What stands in a button that opens the page with all that is held of a person."""

OF_MINE: Final = frozenset({"mine", "consents", "erase"})
"""The functions of the menu about one's own data: they work at every step, also without a role."""

MINUTES: Final = 10
"""How long a button that deletes everything stays good."""

PHOTOS: Final = "photos"
PURPOSES: Final[Mapping[str, Phrase]] = {
    PHOTOS: say("Use of pictures beyond the report"),
}
"""What a duty does not need: nobody is asked to allow it, and a no costs nothing."""
