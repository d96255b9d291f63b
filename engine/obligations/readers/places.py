"""Read `[areas.ID]`, and what goes to another office in another area."""

from engine.conversation.bubbles import say
from engine.obligations.nouns.places import Among, Area, Route
from engine.obligations.tables import Table

OTHERWISE = "otherwise"


def areas(top: Table) -> tuple[Area, ...]:
    """Read `[areas.north]`: places by their official codes, and from when to when."""
    return tuple(_area(id_, table) for id_, table in top.named("areas"))


def to_by(table: Table, key: str) -> tuple[str, tuple[Route, ...]]:
    """Read an office, or `{ north = "a", south = "b", otherwise = "c" }`; the first area that fits wins."""
    if not table.is_table(key):
        return table.text(key, required=False), ()
    pairs = table.pairs(key)
    routes = tuple(Route(area, office) for area, office in pairs if area != OTHERWISE)
    return dict(pairs).get(OTHERWISE, ""), routes


def among(table: Table) -> Among | None:
    """Read `{ area = "north" }` or `{ cohort = "tranche", values = ["1"] }`: only these units owe it."""
    found = table.table("among")
    if found is None:
        return None
    among = Among(
        found.text("area", required=False), found.text("cohort", required=False), found.texts("values")
    )
    if bool(among.area) == bool(among.cohort) or bool(among.cohort) != bool(among.values):
        cure = say('write {{ area = "north" }} or {{ cohort = "tranche", values = ["1"] }}')
        found.fault("", say("is neither an area nor values of a cohort"), cure)
    found.close()
    return among


def _area(id_: str, table: Table) -> Area:
    name, places = table.text("name"), table.texts("places")
    if not places or not all(one.isdigit() and len(one) in {2, 4, 6, 8} for one in places):
        cure = say('write official codes of 2, 4, 6 or 8 digits, such as places = ["50", "5701"]')
        table.fault("places", say("is not a list of places"), cure)
    area = Area(id_, name, places, table.day("from", required=False), table.day("to", required=False))
    table.close()
    return area
