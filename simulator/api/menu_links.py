"""Who sees which rich menu, and the names (aliases) that tabs switch by."""

import re

from simulator.api.refusals import invalid_property, not_found
from simulator.line import Line
from simulator.wire.answer import Answer, Refusal, json_answer
from simulator.wire.request import Request
from simulator.wire.routes import Route, route
from simulator.world.people import Person

ALIAS = re.compile(r"[a-z0-9_-]{1,32}")
MOST_PEOPLE = 500


def set_default(line: Line, request: Request) -> Answer:
    """Show a menu to everybody who has none of their own."""
    with line.changed:
        line.menus.default = _with_picture(line, request.args["menu"])
        line.touch()
    return json_answer({})


def default(line: Line, _: Request) -> Answer:
    """Return the menu everybody sees."""
    if not line.menus.default:
        raise Refusal(404, "no default richmenu")
    return json_answer({"richMenuId": line.menus.default})


def clear_default(line: Line, _: Request) -> Answer:
    """Show no menu to those who have none of their own."""
    with line.changed:
        line.menus.default = None
        line.touch()
    return json_answer({})


def link(line: Line, request: Request) -> Answer:
    """Show a menu to one person."""
    with line.changed:
        _person(line, request.args["user"]).menu = _with_picture(line, request.args["menu"])
        line.touch()
    return json_answer({})


def linked(line: Line, request: Request) -> Answer:
    """Return the menu that is linked to one person."""
    menu = _person(line, request.args["user"]).menu
    if menu not in line.menus.menus:
        raise Refusal(404, "the user has no richmenu")
    return json_answer({"richMenuId": menu})


def unlink(line: Line, request: Request) -> Answer:
    """Take one person's own menu away."""
    with line.changed:
        _person(line, request.args["user"]).menu = None
        line.touch()
    return json_answer({})


def link_many(line: Line, request: Request) -> Answer:
    """Link or unlink up to 500 people at once."""
    body = request.json()
    ids = body.get("userIds") or []
    if not 0 < len(ids) <= MOST_PEOPLE:
        raise invalid_property("userIds")
    with line.changed:
        linking = request.path.endswith("/link")
        menu = _with_picture(line, str(body.get("richMenuId"))) if linking else None
        for user in ids:
            if user in line.people:
                line.people[user].menu = menu
        line.touch()
    return json_answer({}, 202)


def create_alias(line: Line, request: Request) -> Answer:
    """Give a menu a name."""
    body = request.json()
    alias = str(body.get("richMenuAliasId", ""))
    with line.changed:
        if not ALIAS.fullmatch(alias):
            raise invalid_property("richMenuAliasId")
        if alias in line.menus.aliases:
            raise Refusal(400, "conflict richmenu alias id")
        line.menus.aliases[alias] = _with_picture(line, str(body.get("richMenuId")))
    return json_answer({})


def delete_alias(line: Line, request: Request) -> Answer:
    """Forget a name."""
    with line.changed:
        if line.menus.aliases.pop(request.args["alias"], None) is None:
            raise Refusal(404, "richmenu alias not found")
    return json_answer({})


def list_aliases(line: Line, _: Request) -> Answer:
    """Return all names."""
    with line.changed:
        pairs = [{"richMenuAliasId": name, "richMenuId": menu} for name, menu in line.menus.aliases.items()]
    return json_answer({"aliases": pairs})


def _with_picture(line: Line, menu_id: str) -> str:
    menu = line.menus.menus.get(menu_id)
    if menu is None:
        raise Refusal(404, "richmenu not found")
    if menu.picture is None:
        raise Refusal(400, "must upload richmenu image before applying it to user")
    return menu_id


def _person(line: Line, user: str) -> Person:
    if user not in line.people:
        raise not_found()
    return line.people[user]


ROUTES: tuple[Route[Line], ...] = (
    route("GET", "/v2/bot/user/all/richmenu", default),
    route("DELETE", "/v2/bot/user/all/richmenu", clear_default),
    route("POST", "/v2/bot/user/all/richmenu/{menu}", set_default),
    route("GET", "/v2/bot/user/{user}/richmenu", linked),
    route("DELETE", "/v2/bot/user/{user}/richmenu", unlink),
    route("POST", "/v2/bot/user/{user}/richmenu/{menu}", link),
    route("POST", "/v2/bot/richmenu/bulk/link", link_many),
    route("POST", "/v2/bot/richmenu/bulk/unlink", link_many),
    route("POST", "/v2/bot/richmenu/alias", create_alias),
    route("GET", "/v2/bot/richmenu/alias/list", list_aliases),
    route("DELETE", "/v2/bot/richmenu/alias/{alias}", delete_alias),
)
