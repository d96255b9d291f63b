"""Put levels, the status of forms, and steps of review into words."""

from typing import Final

from engine.conversation.bubbles import Plain, Text, say

LEVELS: Final = {
    "village": say("village level"),
    "subdistrict": say("tambon level"),
    "district": say("district level"),
    "province": say("province level"),
    "region": say("region level"),
    "country": say("whole country"),
}
STATUSES: Final = {
    "printed": say("as printed"),
    "partly": say("partly printed, the rest is ours"),
    "named_only": say("stands in for a form that is not printed"),
    "": say("status not told"),
}
MUSTS: Final = {"accept": say("accepts"), "approve": say("approves"), "certify": say("certifies")}


def level(name: str) -> Text:
    """Return a level in words."""
    return LEVELS.get(name) or Plain(name)
