"""Let a pack use the units, offices and roles of another one, so that a department names them once."""

from collections.abc import Mapping

from engine.conversation.bubbles import say
from engine.obligations.tables import Table

# What exists once for all packs that share it: units and offices are kept under the pack that names them.
ONCE = ("units", "offices", "roles")
# To these a pack may add its own.
BESIDE = ("areas", "cohorts", "systems", "ladders", "posts")


def joined(own: Mapping[str, object], base: Mapping[str, object], top: Table) -> dict[str, object]:
    """Return what the pack says with what it takes from its base; naming a thing twice is a fault."""
    found = dict(own)
    for name in ONCE:
        if name in own:
            cure = say(
                "write it in {base}, whose units and offices this pack shares", base=str(base.get("id"))
            )
            top.fault(name, say("stands in two packs"), cure)
        found[name] = base.get(name, {})
    for name in BESIDE:
        theirs, mine = base.get(name, {}), own.get(name, {})
        if isinstance(theirs, dict) and isinstance(mine, dict):
            found[name] = {**theirs, **mine}
            for twice in sorted(theirs.keys() & mine.keys()) if name != "ladders" else ():
                top.fault(f"{name}.{twice}", say("stands in two packs"), say("give it another id"))
    return {name: value for name, value in found.items() if value != {}}
